"""The text of an integration concept: no two share a skeleton, a voice or a length."""

from __future__ import annotations

import random
from collections.abc import Callable

from benchmarks.discovery.chance import some
from benchmarks.discovery.texts.blocks import Text
from benchmarks.discovery.texts.fields import CODES, add_field, field_name
from benchmarks.discovery.texts.grammar import Words, bank, expand, paragraph

VOICES = ("amt", "wir", "fach")
_HEADINGS = {
    "vorwort": ("Vorwort", "Grußwort", "Zum Geleit", "Vorwort {des_heads}"),
    "anlass": ("Einleitung", "Anlass und Auftrag", "Ausgangslage", "Warum dieses Papier?", "Worum es geht"),
    "daten": ("Daten und Fakten", "{kurz} in Zahlen", "Zuwanderung {im_kreis}", "Bestandsaufnahme", "Wer hier lebt"),
    "verstaendnis": (
        "Integrationsverständnis", "Unser Verständnis von Integration", "Was wir unter Integration verstehen",
        "Begriffe und Haltung", "Leitgedanke", "Grundsätze",
    ),
    "leitlinien": ("Leitlinien", "Leitbild", "Unsere Leitsätze", "Grundlinien der Integrationspolitik"),
    "ziele": ("Ziele", "Strategische Ziele", "Was wir erreichen wollen", "Zielsystem"),
    "beteiligung": ("Entstehung", "Beteiligung", "Der Weg zum Papier", "Methodik und Vorgehen"),
    "steuerung": ("Umsetzung und Steuerung", "Organisation", "Wer macht was?", "Zusammenarbeit"),
    "evaluation": ("Evaluation und Fortschreibung", "Monitoring", "Wie geht es weiter?", "Berichtswesen"),
    "schluss": ("Ausblick", "Schlussbemerkung", "Schlusswort", "Zum Schluss"),
    "fortschreibung": ("Was bisher geschah", "Bilanz der ersten Jahre", "Anlass der Fortschreibung"),
}  # fmt: skip
_FIELD_PARTS = (
    "Handlungsfelder",
    "Themenfelder",
    "Arbeitsfelder",
    "Schwerpunkte",
    "Handlungsfelder und Maßnahmen",
)
_WORDS_PER_PAGE = 330


def concept_text(
    title: str, subtitle: str, words: Words, chance: random.Random, pages: int, *, update: bool = False
) -> Text:
    """A concept of about ``pages`` pages."""
    voice = chance.choice(VOICES)
    words = {**words, "_long": {"amt": "0.7", "wir": "0.3", "fach": "0.65"}[voice]}
    text = Text(title, subtitle, _cover(words, chance))
    number = _numbering(chance)
    plan = _plan(voice, chance, pages, update)
    fields = some(chance, CODES, 4 if pages < 12 else 5, 9)
    if chance.random() < 0.55 and pages > 8:
        _contents(text, plan, fields, words, chance)
    budget = pages * _WORDS_PER_PAGE
    for part in plan:
        if part == "felder":
            _fields(text, fields, words, chance, number, budget)
        else:
            _chapter(text, part, voice, words, chance, number, budget)
    _imprint(text, words, chance)
    return text


def _plan(voice: str, chance: random.Random, pages: int, update: bool) -> list[str]:
    start = ["vorwort"] if chance.random() < 0.7 and pages > 7 else []
    middle = [part for part, odds in (("anlass", 0.9), ("daten", 0.75), ("verstaendnis", 0.9), ("beteiligung", 0.6))
              if chance.random() < odds]  # fmt: skip
    if chance.random() < 0.45:
        chance.shuffle(middle)
    if update:
        middle.insert(0, "fortschreibung")
    aims = [part for part, odds in (("leitlinien", 0.55), ("ziele", 0.55)) if chance.random() < odds]
    end = [
        part
        for part, odds in (("steuerung", 0.8), ("evaluation", 0.7), ("schluss", 0.5))
        if chance.random() < odds
    ]
    if voice == "fach" and chance.random() < 0.3:  # the reporting style puts the organisation first
        return [*start, *middle, *end[:1], *aims, "felder", *end[1:]]
    return [*start, *middle, *aims, "felder", *end]


def _cover(words: Words, chance: random.Random) -> list[str]:
    lines = ["{kreis}", "Herausgeber: {kreis}, {head_titel_name}", "Stand: {monat} {jahr}", "{rat}, Beschluss vom {datum_beschluss}",
             "Vorlage {vorlage}", "{kreis} – Stabsstelle Integration", "Bearbeitungsstand: {datum_vor}"]  # fmt: skip
    return [expand(line, words, chance) for line in some(chance, lines, 1, 4)]


def _numbering(chance: random.Random) -> Callable[[int], str]:
    style = chance.choice(("decimal", "roman", "chapter", "none", "none", "decimal"))
    roman = (
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
        "X",
        "XI",
        "XII",
        "XIII",
        "XIV",
        "XV",
        "XVI",
    )
    return {
        "decimal": lambda n: f"{n} ", "roman": lambda n: f"{roman[n % 16 - 1]}. ",
        "chapter": lambda n: f"Kapitel {n}: ", "none": lambda n: "",
    }[style]  # fmt: skip


def _next(text: Text, number: Callable[[int], str]) -> str:
    return number(1 + sum(block.kind == "h1" for block in text.blocks))


def _heading(part: str, words: Words, chance: random.Random) -> str:
    return expand(chance.choice(_HEADINGS[part]), words, chance)


def _contents(text: Text, plan: list[str], fields: list[str], words: Words, chance: random.Random) -> None:
    text.add("h1", chance.choice(("Inhalt", "Inhaltsverzeichnis", "Gliederung")))
    page = 3
    for part in plan:
        names = (
            [field_name(code, chance) for code in fields]
            if part == "felder"
            else [_heading(part, words, chance)]
        )
        for name in names:
            text.add("small", f"{name} {'.' * chance.randint(20, 50)} {page}")
            page += chance.randint(1, 4)


def _chapter(
    text: Text, part: str, voice: str, words: Words, chance: random.Random,
    number: Callable[[int], str], budget: int,
) -> None:  # fmt: skip
    text.add("h1", _next(text, number) + _heading(part, words, chance))
    lines = bank("concept").get(f"{part}.{voice}") or bank("concept")[part]
    if part == "leitlinien":
        for index, line in enumerate(chance.sample(lines, len(lines)), 1):
            text.add(chance.choice(("li", "p")), expand(line, {**words, "nr": str(index)}, chance))
        return
    for _ in range(1 + (budget > 5000) + (part == "daten")):
        text.add("p", paragraph(lines, words, chance, 3, 6))
    if part == "daten" and chance.random() < 0.7:
        _statistics(text, words, chance)


def _statistics(text: Text, words: Words, chance: random.Random) -> None:
    text.row("Gemeinde", "Einwohner", "Ausländer", "Anteil in %")
    for _ in range(chance.randint(5, 12)):
        people = chance.randint(2000, 48000)
        share = chance.uniform(2.5, 24)
        text.row(
            expand("{ort}", words, chance),
            str(people),
            str(int(people * share / 100)),
            f"{share:.1f}".replace(".", ","),
        )


def _fields(
    text: Text, fields: list[str], words: Words, chance: random.Random,
    number: Callable[[int], str], budget: int,
) -> None:  # fmt: skip
    style = chance.choice(("table", "sheets", "lists", "prose", "goals"))
    own_chapter = chance.random() < 0.5
    if own_chapter:
        text.add("h1", _next(text, number) + chance.choice(_FIELD_PARTS))
        text.add("p", paragraph(bank("concept")["ziele"], words, chance, 1, 3))
    share = max(120, (budget - text.words()) // (len(fields) + 1))
    for index, code in enumerate(fields, 1):
        name = field_name(code, chance)
        if own_chapter:
            text.add(
                "h2",
                f"{chance.choice(('Handlungsfeld', 'Themenfeld'))} {index}: {name}"
                if style != "prose"
                else name,
            )
        else:
            text.add(
                "h1", _next(text, number) + (f"Handlungsfeld {name}" if style in ("table", "goals") else name)
            )
        add_field(text, code, index, style, share, words, chance)


def _imprint(text: Text, words: Words, chance: random.Random) -> None:
    if chance.random() < 0.6:
        text.add("h1", "Impressum")
        text.add(
            "small",
            expand(
                "Herausgeber: {kreis}, {die_verwaltung}. Redaktion: {person}, {person}. {monat} {jahr}.",
                words,
                chance,
            ),
        )
