"""Papers about other things, of other offices and of other units, kept on the district's own site."""

from __future__ import annotations

import random
from collections.abc import Callable

from benchmarks.discovery.chance import some
from benchmarks.discovery.texts.blocks import Text
from benchmarks.discovery.texts.concept import concept_text
from benchmarks.discovery.texts.grammar import expand
from benchmarks.discovery.texts.others import (
    PLAN_TOPICS,
    plan_text,
    plan_title,
    sheet_text,
)
from benchmarks.discovery.texts.titles import name_concept
from benchmarks.discovery.worlds.identity import Identity, words
from benchmarks.discovery.worlds.model import Page
from benchmarks.discovery.worlds.plan import (
    Plan,
    add_file,
    add_paper,
    dull_name,
    link_file,
    plain_name,
)

# Where plans about other things stand.
_PLACES = {
    "klima": ("Klimaschutz", "Klimaschutzkonzept", "Strategien und Konzepte"), "stadt": ("Bauen", "Kreisentwicklung", "Bauleitplanung"),
    "land": ("LEADER", "Kreisentwicklung", "Regionalmanagement"), "inklusion": ("Aktionsplan Inklusion", "Menschen mit Behinderung", "Barrierefreiheit"),
    "senioren": ("Senioren", "Pflegestützpunkt", "Sozialplanung"), "verkehr": ("Nahverkehrsplan", "Mobilität", "Radverkehrskonzept"),
    "jugend": ("Jugend", "Schulentwicklungsplanung", "Schulen"), "gleich": ("Gleichstellungsbeauftragte", "Sport", "Strategien und Konzepte", "Tourismus"),
}  # fmt: skip


def somewhere(plan: Plan, names: tuple[str, ...], chance: random.Random) -> Page:
    known = [plan.by_title[name] for name in names if name in plan.by_title]
    return chance.choice(known or plan.main.root.children)


def add_plans(plan: Plan, chance: random.Random) -> None:
    for topic in some(chance, PLAN_TOPICS, 4, 8):
        where = plan.words("plan", topic)
        title = plan_title(topic, where, plan.chance("plantitle", topic))
        paper = add_paper(
            plan, f"plan: {topic}", title, "", title, plan.who, plan.who.year, _plan_text(plan, topic, title)
        )
        page = somewhere(plan, _PLACES[topic], chance)
        link_file(page, add_file(plan.main, paper, decoy_name(title, chance, paper.year)), title, chance)
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


def decoy_name(title: str, chance: random.Random, year: int) -> str:
    return plain_name(title, chance, year) if chance.random() < 0.75 else dull_name(chance, year)


def add_sheets(plan: Plan, chance: random.Random) -> None:
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
        if any(paper.title == title for paper in plan.papers):
            continue
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
            else somewhere(plan, ("Kinderbetreuung", "Kita-Finder"), chance)
        )
        link_file(page, add_file(plan.main, paper, decoy_name(title, chance, paper.year)), title, chance)


def _sheet(plan: Plan, topic: str, number: int, title: str) -> Callable[[], Text]:
    return lambda: sheet_text(
        topic,
        title,
        plan.words("sheet", number),
        plan.chance("sheettext", number),
        plan.chance("sp", number).randint(1, 5),
    )


def add_foreign_concept(plan: Plan, publisher: Identity, what: str, chance: random.Random) -> None:
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
        somewhere(plan, ("Städte und Gemeinden",), chance)
        if what == "town concept" and chance.random() < 0.3
        else chance.choice([plan.hub, *plan.hub.children])
    )
    link_file(
        page,
        add_file(plan.main, paper, decoy_name(f"{naming.word} {publisher.short}", chance, publisher.year)),
        text,
        chance,
    )


def add_guide(plan: Plan, chance: random.Random) -> None:
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
        add_file(plan.main, paper, decoy_name(title, chance, 2016)),
        title,
        chance,
    )
