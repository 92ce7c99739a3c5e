"""Papers that stand where a concept stands, or would stand, and are none: reports, drafts, short versions, annexes."""

from __future__ import annotations

import random
from collections.abc import Callable

from benchmarks.discovery.chance import some
from benchmarks.discovery.texts.blocks import Text
from benchmarks.discovery.texts.fields import CODES, field_name, measure
from benchmarks.discovery.texts.grammar import expand
from benchmarks.discovery.texts.others import (
    draft_text,
    report_text,
    short_text,
)
from benchmarks.discovery.texts.titles import name_concept
from benchmarks.discovery.worlds.councils import a_session, add_vote
from benchmarks.discovery.worlds.identity import land_of, town_of
from benchmarks.discovery.worlds.model import Page, Paper
from benchmarks.discovery.worlds.other_papers import (
    add_foreign_concept,
    add_guide,
    add_plans,
    add_sheets,
    decoy_name,
)
from benchmarks.discovery.worlds.plan import (
    Plan,
    add_file,
    add_paper,
    link_file,
)


def add_decoys(plan: Plan, concept: Paper | None, landing: Page) -> None:
    """Papers that look right and are not; ``landing`` is where a concept stands or would stand."""
    chance = plan.chance("decoys")
    add_plans(plan, chance)
    add_sheets(plan, chance)
    word = concept.word if concept else "Integrationskonzept"
    year = concept.year if concept else plan.who.year
    wanted: tuple[tuple[float, Callable[[], None]], ...] = (
        (0.45, lambda: _report(plan, landing, word, year, chance)),
        (0.3 if concept else 0.55, lambda: _draft(plan, landing, year, chance)),
        (0.35 if concept else 0.0, lambda: _short(plan, landing, word, year, chance)),
        (0.45, lambda: add_foreign_concept(plan, land_of(plan.who), "land concept", chance)),
        (0.5, lambda: add_foreign_concept(plan, town_of(plan.who, 3), "town concept", chance)),
        (0.25, lambda: add_guide(plan, chance)),
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


def _report(plan: Plan, landing: Page, word: str, year: int, chance: random.Random) -> None:
    later = year + chance.randint(1, 3)
    title = expand(chance.choice((
        "Sachstandsbericht zur Umsetzung: {w}", "Integrationsbericht {y}", "Evaluationsbericht {w}", "Umsetzungsbericht {y} zum Integrationskonzept",
        "Integrationsmonitoring {y}", "1. Zwischenbericht {w}", "Evaluierung des Integrationskonzeptes {kurz}",
    )), {**plan.words("report"), "w": word, "y": str(later)}, chance)  # fmt: skip
    where = plan.words("report", year=later)
    paper = add_paper(plan, "report", title, "", title, plan.who, later,
                      lambda: report_text(title, word, where, plan.chance("reporttext"), plan.chance("rp").randint(5, 25)))  # fmt: skip
    link_file(landing, add_file(landing.site, paper, decoy_name(title, chance, later)), title, chance)


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
        page, name = landing, decoy_name(f"{naming.word} Entwurf", chance, year)
    link_file(page, add_file(page.site, paper, name), text, chance)


def _short(plan: Plan, landing: Page, word: str, year: int, chance: random.Random) -> None:
    where = plan.words("short", year=year)
    paper = add_paper(plan, "short version", word, "Kurzfassung", word, plan.who, year,
                      lambda: short_text(word, "", where, plan.chance("shorttext")))  # fmt: skip
    text = chance.choice(
        (f"{word} – Kurzfassung", "Kurzfassung", f"{word} in Leichter Sprache", "Zusammenfassung")
    )
    link_file(
        landing, add_file(landing.site, paper, decoy_name(f"{word} Kurzfassung", chance, year)), text, chance
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
        add_file(landing.site, paper, decoy_name(f"Massnahmenkatalog {year}", chance, year)),
        f"Maßnahmenkatalog {year}",
        chance,
    )
