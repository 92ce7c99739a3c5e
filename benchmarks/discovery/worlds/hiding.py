"""The ways a concept hides. Each puts one paper into the plan; the first way in ``Paper.ways`` names it."""

from __future__ import annotations

import random
from collections.abc import Callable

from benchmarks.discovery.makes.addresses import MAKES
from benchmarks.discovery.texts.grammar import bank, expand
from benchmarks.discovery.worlds.councils import a_session, add_vote
from benchmarks.discovery.worlds.identity import ascii_name
from benchmarks.discovery.worlds.linking import VAGUE, attach, file_name
from benchmarks.discovery.worlds.model import Link, Page, Paper, Site
from benchmarks.discovery.worlds.plan import (
    Plan,
    add_file,
    add_page,
    link_file,
    new_site,
    size_note,
)

# Share of the landing pages that name the paper; with the hub's name in many paths, about half of all
# addresses hold a word for it and four in five a word of the topic, as on real sites.
_SAYS_SO = 0.42
_OFFICES = (
    "Kommunales Integrationszentrum", "Integrationsmanagement", "Integrationsbeauftragte", "Projekte", "Netzwerk",
    "Integrationsbeirat", "Asylbewerber", "Ansprechpersonen", "Integrationskonferenz",
)  # fmt: skip


def hide(plan: Plan, paper: Paper, way: str) -> Page:
    """Put the paper into the world in this way. The page that links it, or that is it."""
    chance = plan.chance("hide", paper.key)
    paper.ways.append(way)
    page = _PLACES.get(way, topic_page)(plan, paper, chance)
    if way not in ("html_tree", "html_page", "council_only", "press_only"):
        attach(plan, paper, page, way, chance)
    if way not in ("council_only", "press_only", "sitemap_only"):
        _tell(plan, paper, page, chance)
    return page


def _tell(plan: Plan, paper: Paper, page: Page, chance: random.Random) -> None:
    """The page names the paper, mostly; a news item points to the page, sometimes."""
    where = plan.words("hint", paper.key, year=paper.year, titel=paper.title)
    if chance.random() < 0.8 and page.paper is None:
        page.hints += [
            expand(line, where, chance)
            for line in chance.sample(bank("site")["papier_hinweis"], chance.randint(1, 3))
        ]
    near = [item for item in plan.press if item.day and abs(item.day.year - paper.year) <= 1]
    if near and chance.random() < 0.4:
        item = chance.choice(near)
        item.kind, item.title = "press_integration", _headline(plan, paper, chance)
        item.hints.append(expand("{Der_Rat} hat „" + paper.title + "“ beschlossen.", where, chance))
        item.links.append(Link(page, page.title, "inline", sentence="Weitere Informationen: {}"))


def _headline(plan: Plan, paper: Paper, chance: random.Random) -> str:
    return expand(chance.choice((
        "{rat} beschließt {w}", "{kurz} veröffentlicht {w}", "{w} liegt vor", "Neues Konzept für das Zusammenleben verabschiedet",
        "{n:40-90} Ziele und {n:100-180} Maßnahmen", "Gemeinsam leben in Vielfalt: {rat} stimmt zu", "{w} einstimmig verabschiedet",
        "Leitfaden für die kommenden Jahre vorgestellt",
    )), {**plan.words("headline"), "w": paper.word}, chance)  # fmt: skip


# --- where the linking page is ----------------------------------------------------------------
def topic_page(plan: Plan, paper: Paper, chance: random.Random) -> Page:
    """A page in the part about migration, one to three levels below its entrance."""
    assert plan.hub is not None
    data = bank("integration_tree")["papierseite"]
    page = _above(plan, chance)
    if chance.random() < 0.25:
        page = add_page(
            page.site,
            page,
            chance.choice(("Konzepte und Berichte", "Grundlagen", "Publikationen", "Unsere Arbeit")),
            "integration",
        )
    if chance.random() < 0.85:
        title = (
            paper.word
            if chance.random() < _SAYS_SO
            else expand(chance.choice(data), plan.words("landing"), chance)
        )
        page = add_page(page.site, page, title, "integration")
    return page


def _foreign_section(plan: Plan, paper: Paper, chance: random.Random) -> Page:
    """A page of another office, or a list of all publications."""
    names = [name for name in bank("integration_tree")["fremdort"] if name in plan.by_title]
    page = plan.by_title[chance.choice(names)] if names else chance.choice(plan.main.root.children)
    return (
        add_page(plan.main, page, chance.choice(("Downloads", "Konzepte", "Dokumente", paper.word)), "topic")
        if chance.random() < 0.5
        else page
    )


def _press_only(plan: Plan, paper: Paper, chance: random.Random) -> Page:
    year = min(max(paper.year, plan.press[-1].day.year if plan.press[-1].day else 2018), 2026)
    near = [item for item in plan.press if item.day and item.day.year == year] or plan.press
    item = chance.choice(near)
    item.kind, item.title = "press_integration", _headline(plan, paper, chance)
    item.hints.append(
        expand(
            chance.choice(bank("site")["papier_hinweis"]),
            plan.words("press", paper.key, year=paper.year, titel=paper.title),
            chance,
        )
    )
    file = add_file(plan.main, paper, file_name(paper, chance))
    text = paper.word if chance.random() < 0.6 else chance.choice(VAGUE)
    item.links.append(
        Link(file, text, chance.choice(("list", "inline")), size_note(chance), "Das Papier: {}")
    )
    return item


def _council_only(plan: Plan, paper: Paper, chance: random.Random) -> Page:
    assert plan.council is not None
    session = a_session(plan, paper.year, chance)
    title = chance.choice(
        (
            f"{paper.title} – Beschlussfassung",
            f"Beschluss: {paper.word}",
            paper.title,
            f"{paper.word} {plan.who.full}",
        )
    )
    page = add_vote(plan, session, title, chance, item=chance.random() < 0.5, attachment=True)
    file = add_file(plan.council, paper, file_name(paper, chance))
    link_file(
        page,
        file,
        chance.choice((paper.word, "Anlage 1", f"Anlage {paper.word}", f"{paper.word}_Endfassung", "Anlage")),
        chance,
    )
    if chance.random() < 0.5:
        where = plan.words("council hint", paper.key, year=paper.year, titel=paper.title)
        landing = topic_page(plan, paper, chance)
        landing.hints.append(
            expand(
                "Am {datum_beschluss} hat {der_rat} „{titel}“ beschlossen ([Vorlage {vorlage}|Drucksache {vorlage}]).",
                where,
                chance,
            )
        )
        if chance.random() < 0.6:
            landing.links.append(
                Link(
                    page,
                    chance.choice(("Vorlage im Ratsinformationssystem", "zum Beschluss", paper.word)),
                    "inline",
                    sentence="Unterlagen: {}",
                )
            )
        paper.ways.append("mentioned on the site")
    return page


def _small_site(plan: Plan, host: str, name: str, chance: random.Random) -> Site:
    make = chance.choice(
        [make for make in MAKES if make.name in ("wordpress", "joomla", "typo3", "contao", "drupal")]
    )
    site = new_site(plan.seed, plan.who, plan.who.ags, make, host, name, "Startseite")
    for title in chance.sample(bank("integration_tree")["kinder"], chance.randint(6, 14)):
        page = add_page(site, site.root, title, "integration")
        for below in chance.sample(bank("site")["unterseite"], chance.randint(0, 3)):
            add_page(site, page, below, "integration")
    plan.sites.append(site)
    return site


def _own_site(plan: Plan, paper: Paper, host: str, name: str, chance: random.Random) -> Page:
    assert plan.hub is not None
    site = _small_site(plan, host, name, chance)
    page = chance.choice([site.root, *site.root.children])
    title = (
        paper.word
        if chance.random() < 0.4
        else expand(chance.choice(bank("integration_tree")["papierseite"]), plan.words("portal"), chance)
    )
    landing = add_page(site, page, title, "integration")
    text = chance.choice((name, host.removeprefix("www."), "Integrationsportal", "zum Portal"))
    chance.choice([plan.hub, *plan.hub.children[:4]]).links.append(
        Link(site.root, text, chance.choice(("inline", "box")), sentence="Mehr unter {}")
    )
    site.partners.append(Link(plan.main.root, plan.who.full, "list"))
    return landing


def _subdomain(plan: Plan, paper: Paper, chance: random.Random) -> Page:
    domain = plan.main.host.removeprefix("www.")
    first = chance.choice(("integration", "vielfalt", "migration", "ki", "willkommen", "zusammenleben"))
    return _own_site(plan, paper, f"{first}.{domain}", f"Integration {plan.who.full}", chance)


def _portal(plan: Plan, paper: Paper, chance: random.Random) -> Page:
    name = ascii_name(plan.who.short)
    host, named = chance.choice((
        (f"www.integration-{name}.test", True), (f"www.integrationsportal-{name}.test", True), (f"willkommen-in-{name}.test", True),
        (f"vielfalt-bewegt-{name}.test", True), (f"www.{name}-international.test", True), (f"fokus-{plan.who.ags[-3:]}.test", False),
        (f"www.zusammenleben-{plan.who.ags[-3:]}.test", False),
    ))  # fmt: skip
    if chance.random() < (0.3 if named else 0.7):
        plan.registered.append(f"http://{host}/")
    else:
        paper.ways.append("host not in the registry")
    return _own_site(plan, paper, host, f"Integrationsportal {plan.who.full}", chance)


def _sitemap_only(plan: Plan, paper: Paper, chance: random.Random) -> Page:
    assert plan.hub is not None
    title = (
        paper.word
        if chance.random() < 0.7
        else expand(chance.choice(bank("integration_tree")["papierseite"]), plan.words("orphan"), chance)
    )
    page = add_page(plan.main, plan.hub, title, "integration", menu=False)
    plan.main.orphans_only_in_sitemap.append(page)
    if plan.main.sitemap == "none":
        plan.main.sitemap = chance.choice(("flat", "index", "gzip"))
    return page


def _html_tree(plan: Plan, paper: Paper, chance: random.Random) -> Page:
    assert plan.hub is not None
    root = add_page(
        plan.main, _above(plan, chance), paper.title if chance.random() < 0.5 else paper.word, "integration"
    )
    root.paper, root.chapter = paper, 0
    for number, (title, _) in enumerate(paper.text().chapters(), 1):
        if title.startswith(
            ("Inhalt", "Gliederung", "Impressum")
        ):  # the menu and the footer say that on the web
            continue
        chapter = add_page(plan.main, root, title[:80], "integration")
        chapter.paper, chapter.chapter = paper, number
    root.kind = "tree"
    return root


def _html_page(plan: Plan, paper: Paper, chance: random.Random) -> Page:
    page = add_page(
        plan.main, _above(plan, chance), paper.title if chance.random() < 0.5 else paper.word, "integration"
    )
    page.paper = paper
    return page


def _above(plan: Plan, chance: random.Random) -> Page:
    """The entrance of the part about migration, or the page of an office in it."""
    assert plan.hub is not None
    offices = [page for page in plan.hub.children if page.title in _OFFICES]
    return chance.choice(offices) if offices and chance.random() < 0.35 else plan.hub


_PLACES: dict[str, Callable[[Plan, Paper, random.Random], Page]] = {
    "press_only": _press_only, "council_only": _council_only, "subdomain": _subdomain, "portal": _portal,
    "sitemap_only": _sitemap_only, "html_tree": _html_tree, "html_page": _html_page, "foreign_section": _foreign_section,
}  # fmt: skip
WAYS = (
    "topic", "press_only", "council_only", "subdomain", "portal", "sitemap_only", "vague", "intermediate", "script", "html_tree",
    "html_page", "docx", "odt", "doc", "scan", "parts", "odd_path", "no_charset", "foreign_section",
)  # fmt: skip
