"""The ways a concept hides. Each puts one paper into the plan; the first way in ``Paper.ways`` names it."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

from benchmarks.discovery.makes.addresses import MAKES
from benchmarks.discovery.texts.grammar import bank, expand
from benchmarks.discovery.worlds.councils import a_session, add_vote
from benchmarks.discovery.worlds.identity import ascii_name
from benchmarks.discovery.worlds.model import File, Form, Link, Page, Paper, Site
from benchmarks.discovery.worlds.plan import (
    Plan,
    add_file,
    add_page,
    dull_name,
    link_file,
    new_site,
    plain_name,
    size_note,
)

_VAGUE = (
    "hier",
    "Download",
    "(PDF, 2,3 MB)",
    "PDF",
    "mehr",
    "Zum Dokument",
    "Herunterladen",
    "Text als PDF",
    "hier klicken",
    "weiterlesen",
)
_FORMS: dict[str, Form] = {"docx": "docx", "odt": "odt", "scan": "scan"}


def hide(plan: Plan, paper: Paper, way: str) -> Page:
    """Put the paper into the world in this way. The page that links it, or that is it."""
    chance = plan.chance("hide", paper.key)
    paper.ways.append(way)
    page = _PLACES.get(way, _topic)(plan, paper, chance)
    if way not in ("html_tree", "html_page", "council_only", "press_only"):
        _attach(plan, paper, page, way, chance)
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
def _topic(plan: Plan, paper: Paper, chance: random.Random) -> Page:
    """A page in the part about migration, one to three levels below its entrance."""
    assert plan.hub is not None
    data = bank("integration_tree")["papierseite"]
    page = plan.hub
    if chance.random() < 0.4:
        page = chance.choice(plan.hub.children or [plan.hub])
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
            if chance.random() < 0.3
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
    file = add_file(plan.main, paper, _name(paper, chance))
    text = paper.word if chance.random() < 0.6 else chance.choice(_VAGUE)
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
    file = add_file(plan.council, paper, _name(paper, chance))
    link_file(
        page,
        file,
        chance.choice((paper.word, "Anlage 1", f"Anlage {paper.word}", f"{paper.word}_Endfassung", "Anlage")),
        chance,
    )
    if chance.random() < 0.5:
        where = plan.words("council hint", paper.key, year=paper.year, titel=paper.title)
        landing = _topic(plan, paper, chance)
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
    assert plan.hub is not None
    return plan.hub if chance.random() < 0.6 else chance.choice(plan.hub.children or [plan.hub])


_PLACES: dict[str, Callable[[Plan, Paper, random.Random], Page]] = {
    "press_only": _press_only, "council_only": _council_only, "subdomain": _subdomain, "portal": _portal,
    "sitemap_only": _sitemap_only, "html_tree": _html_tree, "html_page": _html_page, "foreign_section": _foreign_section,
}  # fmt: skip
WAYS = (
    "topic", "press_only", "council_only", "subdomain", "portal", "sitemap_only", "vague", "intermediate", "script", "html_tree",
    "html_page", "docx", "odt", "scan", "parts", "odd_path", "no_charset", "foreign_section",
)  # fmt: skip


# --- how the file is linked -------------------------------------------------------------------
def _name(paper: Paper, chance: random.Random, ending: str = "pdf") -> str:
    if chance.random() < 0.25:
        return dull_name(chance, paper.year).replace(".pdf", f".{ending}")
    return plain_name(paper.word if chance.random() < 0.7 else paper.title, chance, paper.year, ending)


def _attach(plan: Plan, paper: Paper, page: Page, way: str, chance: random.Random) -> None:
    form = _FORMS.get(way, "pdf")
    day = date(min(paper.year + chance.randint(0, 1), 2026), chance.randint(1, 12), chance.randint(1, 28))
    if way == "parts":
        _parts(page, paper, day, chance)
        return
    name = (
        dull_name(chance, paper.year)
        if way == "vague"
        else _name(paper, chance, "pdf" if form == "scan" else form)
    )
    if way == "odd_path":
        name = _odd(paper, plan, chance)
    file = add_file(page.site, paper, name, form, day=day)
    file.script = way == "script"
    if way == "odd_path":
        file.quoting = chance.choice(("utf-8", "latin-1", "raw"))
    if way == "no_charset":
        _without_charset(page, file, plan, paper, chance)
    _link(page, file, paper, way, chance)


def _link(page: Page, file: File, paper: Paper, way: str, chance: random.Random) -> None:
    vague = way == "vague" or (chance.random() < 0.15 and way != "sitemap_only")
    text = (
        chance.choice(_VAGUE)
        if vague
        else chance.choice(
            (paper.word, paper.title, f"{paper.word} {paper.year}", f"{paper.word} herunterladen")
        )
    )
    if vague and way != "vague":
        paper.ways.append("vague link")
    if way == "intermediate":
        between = add_page(
            page.site, page, paper.word if chance.random() < 0.6 else "Dokument", "document", menu=False
        )
        page.links.append(Link(between, text, "list", size_note(chance)))
        link_file(
            between, file, chance.choice(("Datei öffnen", "Herunterladen", "Download", file.name)), chance
        )
    elif vague:
        page.links.append(
            Link(file, text, chance.choice(("inline", "list")), "", "Das Papier finden Sie {}.")
        )
    else:
        link_file(page, file, text, chance, chance.choice(("list", "list", "list", "inline", "box")))


def _parts(page: Page, paper: Paper, day: date, chance: random.Random) -> None:
    count = chance.randint(2, 4)
    for number in range(1, count + 1):
        file = add_file(
            page.site,
            paper,
            _name(paper, chance).replace(".pdf", f"_Teil{number}.pdf"),
            part=(number, count),
            day=day,
        )
        link_file(
            page,
            file,
            chance.choice(
                (f"{paper.word} – Teil {number}", f"Teil {number}", f"{paper.word} ({number}/{count})")
            ),
            chance,
        )


def _odd(paper: Paper, plan: Plan, chance: random.Random) -> str:
    return chance.choice((
        f"{paper.word} für {plan.who.short}, Endfassung {paper.year}.pdf", f"Präsentation & Konzept {paper.word} (Übersicht).pdf",
        f"Anlage 1, {paper.word} – gültig ab {paper.year}.pdf".replace("–", "-"), f"Migration und Vielfalt – Maßnahmen {paper.year}.pdf".replace("–", "-"),
        f"Zusammenleben_fördern, Ziele_{paper.year}.pdf",
    ))  # fmt: skip


def _without_charset(page: Page, file: File, plan: Plan, paper: Paper, chance: random.Random) -> None:
    page.charset = None
    page.encoding = chance.choice(("iso-8859-1", "utf-8", "cp1252"))
    if chance.random() < 0.5:
        file.name = f"{paper.word.replace(' ', '_')}_für_alle_{paper.year}.pdf"
        file.quoting = "latin-1" if page.encoding != "utf-8" else "utf-8"
