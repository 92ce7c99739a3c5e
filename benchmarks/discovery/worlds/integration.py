"""The part of a site about migration: its pages and the papers there that are no concepts of the district."""

from __future__ import annotations

import random
from collections.abc import Callable

from benchmarks.discovery.chance import some
from benchmarks.discovery.texts.blocks import Text
from benchmarks.discovery.texts.concept import concept_text
from benchmarks.discovery.texts.fields import CODES, field_name, measure
from benchmarks.discovery.texts.grammar import bank, expand
from benchmarks.discovery.texts.others import (
    PLAN_TOPICS,
    draft_text,
    plan_text,
    plan_title,
    report_text,
    sheet_text,
    short_text,
)
from benchmarks.discovery.texts.titles import name_concept
from benchmarks.discovery.worlds.councils import a_session, add_vote
from benchmarks.discovery.worlds.identity import Identity, land_of, town_of, words
from benchmarks.discovery.worlds.model import Page, Paper
from benchmarks.discovery.worlds.plan import (
    Plan,
    add_file,
    add_page,
    add_paper,
    dull_name,
    link_file,
    plain_name,
)

_HOMES = ("Soziale Hilfen", "Familie", "Gesundheit", "Ehrenamt", "Wohnen")
# Where plans about other things stand.
_PLACES = {
    "klima": ("Klimaschutz", "Klimaschutzkonzept", "Strategien und Konzepte"), "stadt": ("Bauen", "Kreisentwicklung", "Bauleitplanung"),
    "land": ("LEADER", "Kreisentwicklung", "Regionalmanagement"), "inklusion": ("Aktionsplan Inklusion", "Menschen mit Behinderung", "Barrierefreiheit"),
    "senioren": ("Senioren", "Pflegestützpunkt", "Sozialplanung"), "verkehr": ("Nahverkehrsplan", "Mobilität", "Radverkehrskonzept"),
    "jugend": ("Jugend", "Schulentwicklungsplanung", "Schulen"), "gleich": ("Gleichstellungsbeauftragte", "Sport", "Strategien und Konzepte", "Tourismus"),
}  # fmt: skip


def build_hub(plan: Plan) -> Page:
    """The pages about migration; their place, names and number differ from site to site."""
    chance = plan.chance("hub")
    data = bank("integration_tree")
    homes = [plan.by_title[name] for name in _HOMES if name in plan.by_title]
    section = plan.main.root.children[chance.randrange(len(plan.main.root.children))]
    leben = next(
        (page for page in plan.main.root.children if any(c.title in _HOMES for c in page.children)), section
    )
    above = chance.choice(homes) if homes and chance.random() < 0.4 else leben
    hub = add_page(plan.main, above, chance.choice(data["hub"]), "integration")
    for title in some(chance, data["kinder"], 5, 16):
        child = add_page(plan.main, hub, title, "integration")
        if chance.random() < 0.25:
            for name in some(chance, data["kinder"], 1, 3):
                add_page(plan.main, child, name, "integration")
    plan.hub = hub
    return hub


def add_decoys(plan: Plan, concept: Paper | None, landing: Page) -> None:
    """Papers that look right and are not; ``landing`` is where a concept stands or would stand."""
    chance = plan.chance("decoys")
    _plans(plan, chance)
    _sheets(plan, chance)
    word = concept.word if concept else "Integrationskonzept"
    year = concept.year if concept else plan.who.year
    wanted: tuple[tuple[float, Callable[[], None]], ...] = (
        (0.45, lambda: _report(plan, landing, word, year, chance)),
        (0.3 if concept else 0.55, lambda: _draft(plan, landing, year, chance)),
        (0.35 if concept else 0.0, lambda: _short(plan, landing, word, year, chance)),
        (0.45, lambda: _foreign(plan, land_of(plan.who), "land concept", chance)),
        (0.5, lambda: _foreign(plan, town_of(plan.who, 3), "town concept", chance)),
        (0.25, lambda: _guide(plan, chance)),
        (0.25 if concept else 0.0, lambda: _annex(plan, landing, word, year, chance)),
    )  # fmt: skip
    for odds, add in wanted:
        if chance.random() < odds:
            add()
    if concept is None:
        landing.hints.append(_not_yet(plan, chance))


def _not_yet(plan: Plan, chance: random.Random) -> str:
    return expand(chance.choice((
        "Ein Integrationskonzept gibt es bisher noch nicht.",
        "{Der_Kreis} erarbeitet derzeit sein erstes Integrationskonzept; die Auftaktveranstaltung fand am {datum} statt.",
        "{Der_Rat} hat die Verwaltung mit der Erstellung eines Integrationskonzeptes beauftragt.",
        "Wir befinden uns auf dem Weg zum Integrationskonzept.", "Das Konzept soll {jahr_nach} vorgelegt werden.",
    )), plan.words("notyet"), chance)  # fmt: skip


def _somewhere(plan: Plan, names: tuple[str, ...], chance: random.Random) -> Page:
    known = [plan.by_title[name] for name in names if name in plan.by_title]
    return chance.choice(known or plan.main.root.children)


def _plans(plan: Plan, chance: random.Random) -> None:
    for topic in some(chance, PLAN_TOPICS, 4, 8):
        where = plan.words("plan", topic)
        title = plan_title(topic, where, plan.chance("plantitle", topic))
        paper = add_paper(
            plan, f"plan: {topic}", title, "", title, plan.who, plan.who.year, _plan_text(plan, topic, title)
        )
        page = _somewhere(plan, _PLACES[topic], chance)
        link_file(page, add_file(plan.main, paper, _a_name(title, chance, paper.year)), title, chance)
        page.hints.append(
            expand(
                "{Der_Rat} hat „"
                + title
                + "“ [am {datum_beschluss}|einstimmig] [beschlossen|zur Kenntnis genommen].",
                where,
                chance,
            )
        )


def _plan_text(plan: Plan, topic: str, title: str) -> Callable[[], Text]:
    return lambda: plan_text(
        topic,
        title,
        plan.words("plan", topic),
        plan.chance("plantext", topic),
        plan.chance("pl", topic).randint(8, 30),
    )


def _a_name(title: str, chance: random.Random, year: int) -> str:
    return plain_name(title, chance, year) if chance.random() < 0.75 else dull_name(chance, year)


def _sheets(plan: Plan, chance: random.Random) -> None:
    assert plan.hub is not None
    pages = [plan.hub, *plan.hub.children]
    topics = (
        ["buero"] * chance.randint(2, 6)
        + ["person"] * (chance.random() < 0.35)
        + ["kita"] * (chance.random() < 0.25)
    )
    for number, topic in enumerate(topics):
        where = plan.words("sheet", number)
        title = plan_title(topic, where, plan.chance("sheettitle", number))
        paper = add_paper(
            plan,
            f"sheet: {topic}",
            title,
            "",
            title,
            plan.who,
            plan.who.year,
            _sheet(plan, topic, number, title),
        )
        page = (
            chance.choice(pages)
            if topic != "kita"
            else _somewhere(plan, ("Kinderbetreuung", "Kita-Finder"), chance)
        )
        link_file(page, add_file(plan.main, paper, _a_name(title, chance, paper.year)), title, chance)


def _sheet(plan: Plan, topic: str, number: int, title: str) -> Callable[[], Text]:
    return lambda: sheet_text(
        topic,
        title,
        plan.words("sheet", number),
        plan.chance("sheettext", number),
        plan.chance("sp", number).randint(1, 5),
    )


def _report(plan: Plan, landing: Page, word: str, year: int, chance: random.Random) -> None:
    later = year + chance.randint(1, 3)
    title = expand(chance.choice((
        "Sachstandsbericht zur Umsetzung: {w}", "Integrationsbericht {y}", "Evaluationsbericht {w}", "Umsetzungsbericht {y} zum Integrationskonzept",
        "Integrationsmonitoring {y}", "1. Zwischenbericht {w}", "Evaluierung des Integrationskonzeptes {kurz}",
    )), {**plan.words("report"), "w": word, "y": str(later)}, chance)  # fmt: skip
    where = plan.words("report", year=later)
    paper = add_paper(plan, "report", title, "", title, plan.who, later,
                      lambda: report_text(title, word, where, plan.chance("reporttext"), plan.chance("rp").randint(5, 25)))  # fmt: skip
    link_file(landing, add_file(landing.site, paper, _a_name(title, chance, later)), title, chance)


def _draft(plan: Plan, landing: Page, year: int, chance: random.Random) -> None:
    where = plan.words("draft", year=year)
    naming = name_concept(where, plan.chance("draftname"))
    paper = add_paper(plan, "draft", naming.title, naming.subtitle, naming.word, plan.who, year,
                      lambda: draft_text(naming.title, naming.subtitle, where, plan.chance("drafttext"), 18))  # fmt: skip
    text = chance.choice(
        (f"{naming.word} (Entwurf)", f"Entwurf {naming.word}", naming.word, "Entwurf zur Diskussion")
    )
    if plan.council is not None and chance.random() < 0.5:
        page = add_vote(
            plan,
            a_session(plan, year, chance),
            f"Entwurf: {naming.title} – Vorstellung",
            chance,
            item=False,
            attachment=False,
        )
        name = chance.choice((f"Anlage_1_Entwurf_{year}.pdf", f"Anlage 1_{year}.pdf"))
    else:
        page, name = landing, _a_name(f"{naming.word} Entwurf", chance, year)
    link_file(page, add_file(page.site, paper, name), text, chance)


def _short(plan: Plan, landing: Page, word: str, year: int, chance: random.Random) -> None:
    where = plan.words("short", year=year)
    paper = add_paper(plan, "short version", word, "Kurzfassung", word, plan.who, year,
                      lambda: short_text(word, "", where, plan.chance("shorttext")))  # fmt: skip
    text = chance.choice(
        (f"{word} – Kurzfassung", "Kurzfassung", f"{word} in Leichter Sprache", "Zusammenfassung")
    )
    link_file(
        landing, add_file(landing.site, paper, _a_name(f"{word} Kurzfassung", chance, year)), text, chance
    )


def _annex(plan: Plan, landing: Page, word: str, year: int, chance: random.Random) -> None:
    def build() -> Text:
        own = plan.chance("annextext")
        text = Text(f"Maßnahmenkatalog {year}", f"Anlage zum Papier „{word}“")
        for code in some(own, CODES, 5, 8):
            text.add("h1", field_name(code, own))
            for _ in range(6):
                text.row(
                    measure(code, plan.words("annex"), own),
                    own.choice(("laufend", "kurzfristig", "2. Halbjahr")),
                )
        return text

    paper = add_paper(
        plan, "annex", f"Maßnahmenkatalog {year}", "", "Maßnahmenkatalog", plan.who, year, build
    )
    link_file(
        landing,
        add_file(landing.site, paper, _a_name(f"Massnahmenkatalog {year}", chance, year)),
        f"Maßnahmenkatalog {year}",
        chance,
    )


def _foreign(plan: Plan, publisher: Identity, what: str, chance: random.Random) -> None:
    """A concept of another unit, kept on this site."""
    assert plan.hub is not None
    where = words(publisher, plan.chance(what, "words"), publisher.year)
    naming = name_concept(where, plan.chance(what, "name"))
    title = (
        chance.choice((f"Landesintegrationskonzept {publisher.short}", naming.title))
        if what == "land concept"
        else naming.title
    )
    paper = add_paper(plan, what, title, naming.subtitle, naming.word, publisher, publisher.year,
                      lambda: concept_text(title, naming.subtitle, where, plan.chance(what, "text"), 20))  # fmt: skip
    text = chance.choice((f"{naming.word} {publisher.full}", title, f"{publisher.full}: {naming.word}"))
    page = (
        _somewhere(plan, ("Städte und Gemeinden",), chance)
        if what == "town concept" and chance.random() < 0.3
        else chance.choice([plan.hub, *plan.hub.children])
    )
    link_file(
        page,
        add_file(plan.main, paper, _a_name(f"{naming.word} {publisher.short}", chance, publisher.year)),
        text,
        chance,
    )


def _guide(plan: Plan, chance: random.Random) -> None:
    assert plan.hub is not None
    where = plan.words("guide")
    title = plan_title("leitfaden", where, chance)
    paper = add_paper(
        plan,
        "guide",
        title,
        "",
        title,
        plan.who,
        2016,
        lambda: sheet_text("leitfaden", title, where, plan.chance("guidetext"), 14),
    )
    link_file(
        chance.choice([plan.hub, *plan.hub.children]),
        add_file(plan.main, paper, _a_name(title, chance, 2016)),
        title,
        chance,
    )
