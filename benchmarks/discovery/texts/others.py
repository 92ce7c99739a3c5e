"""The texts that look like concepts and are none: other plans, reports, drafts, forms, council papers."""

from __future__ import annotations

import random

from benchmarks.discovery.chance import some
from benchmarks.discovery.texts.blocks import Text
from benchmarks.discovery.texts.concept import concept_text
from benchmarks.discovery.texts.fields import CODES, field_name, measure
from benchmarks.discovery.texts.grammar import Words, bank, expand, paragraph

PLAN_TOPICS = ("klima", "stadt", "land", "inklusion", "senioren", "verkehr", "jugend", "gleich")
_PARTS = (
    "Einleitung", "Vorwort", "Ausgangslage", "Bestandsaufnahme", "Leitbild", "Ziele", "Handlungsfelder", "Maßnahmen",
    "Beteiligung", "Umsetzung", "Monitoring und Fortschreibung", "Fazit", "Finanzierung",
)  # fmt: skip


def plan_title(topic: str, words: Words, chance: random.Random) -> str:
    return expand(chance.choice(bank("plans")[f"{topic}.titel"]), words, chance)


def plan_text(topic: str, title: str, words: Words, chance: random.Random, pages: int) -> Text:
    """A plan about something else, with the chapters a concept has."""
    text = Text(title, expand("{kreis}", words, chance), [expand("Stand: {monat} {jahr}", words, chance)])
    words = {**words, "_long": "0.5"}
    lines = bank("plans")[f"{topic}.saetze"]
    parts = [part for part in _PARTS if chance.random() < 0.7]
    for part in parts:
        text.add("h1", part)
        for _ in range(max(1, pages * 330 // (len(parts) * 90))):
            text.add(chance.choice(("p", "p", "p", "li")), paragraph(lines, words, chance, 3, 6))
    if topic in ("stadt", "land", "jugend") and chance.random() < 0.5:
        text.add("h1", "Soziales, Migration und Integration")
        text.add(
            "p",
            paragraph(bank("fields")["WOHNEN.lage"] + bank("fields")["FAMILIE.lage"], words, chance, 3, 5),
        )
    return text


def sheet_text(topic: str, title: str, words: Words, chance: random.Random, pages: int = 1) -> Text:
    """A leaflet, form, statute or programme."""
    text = Text(title, expand("{kreis}", words, chance))
    lines = bank("plans")[f"{topic}.saetze"]
    for _ in range(max(2, pages * 4)):
        if chance.random() < 0.25:
            text.add(
                "h2", chance.choice(("Hinweise", "Angaben", "Allgemeines", "Kontakt", "Ablauf", "§ 1 Zweck"))
            )
        text.add("p", paragraph(lines, words, chance, 2, 4))
    return text


def report_text(title: str, paper: str, words: Words, chance: random.Random, pages: int) -> Text:
    """A report on the implementation of a concept."""
    text = Text(
        title, expand("{kreis}", words, chance), [expand("Berichtsstand {monat} {jahr}", words, chance)]
    )
    own = {**words, "_long": "0.5", "des_papiers": f"des Papiers „{paper}“"}
    data = bank("report")
    text.add("h1", chance.choice(("Einleitung", "Vorbemerkung", "Auftrag")))
    text.add("p", paragraph(data["einleitung"], own, chance, 2, 4))
    text.add("h1", chance.choice(("Stand der Umsetzung", "Umsetzungsstand", "Was wurde erreicht?")))
    for code in some(chance, CODES, 4, 7):
        text.add("h2", field_name(code, chance))
        for _ in range(max(1, pages // 3)):
            filled = {**own, "massname": measure(code, words, chance).split(":")[0]}
            text.add("p", paragraph(data["stand"], filled, chance, 2, 4))
    text.add("h1", "Kennzahlen")
    for _ in range(max(1, pages // 3)):
        text.add("p", paragraph(data["kennzahlen"], own, chance, 2, 4))
    text.add("h1", "Ausblick")
    text.add("p", paragraph(data["ausblick"], own, chance, 2, 4))
    return text


def draft_text(title: str, subtitle: str, words: Words, chance: random.Random, pages: int) -> Text:
    """A concept that says of itself that it is not final."""
    text = concept_text(title, subtitle, words, chance, pages)
    mark = chance.choice(("Entwurf", "ENTWURF – Stand {datum_vor}", "2. Entwurf", "Diskussionspapier", "Vorabzug", "Arbeitspapier, redaktionelle Änderungen folgen"))  # fmt: skip
    text.cover = [expand(mark, words, chance), expand("Stand: {datum_vor}", words, chance)]
    if chance.random() < 0.7:
        text.running_header = mark.split(" –")[0]
    return text


def short_text(title: str, subtitle: str, words: Words, chance: random.Random) -> Text:
    """The short version of a concept, four pages."""
    text = concept_text(title, subtitle, words, chance, 4)
    text.subtitle = chance.choice(
        ("Kurzfassung", "Zusammenfassung", "Kurzversion", "Das Wichtigste in Kürze", "in Leichter Sprache")
    )
    text.blocks = text.blocks[: max(12, len(text.blocks) // 2)]
    return text


def council_text(subject: str, words: Words, chance: random.Random, proposal: str = "") -> Text:
    """A council paper of one or two pages."""
    data, words = bank("council"), {**words, "_long": "0.5"}
    kind = chance.choice(("Beschlussvorlage", "Vorlage", "Sitzungsvorlage", "Mitteilungsvorlage"))
    text = Text(expand(f"{kind} {{vorlage}}", words, chance), subject)
    text.row("Betreff", subject)
    text.row("Beratungsfolge", expand("{ausschuss}, {rat}", words, chance))
    text.add("h2", "Beschlussvorschlag")
    text.add("p", proposal or paragraph(data["beschluss"], words, chance, 1, 1))
    text.add("h2", chance.choice(("Sachverhalt", "Sachdarstellung", "Begründung")))
    for _ in range(chance.randint(1, 4)):
        text.add("p", paragraph(data["sachverhalt"], words, chance, 2, 5))
    return text
