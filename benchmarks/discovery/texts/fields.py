"""A field of action in one of five forms: measure table, sheets, lists, prose, goals with indicators."""

from __future__ import annotations

import random

from benchmarks.discovery.chance import some
from benchmarks.discovery.texts.blocks import Text
from benchmarks.discovery.texts.grammar import Words, bank, expand, paragraph

CODES = (
    "ARBEIT", "BILDUNG", "SPRACHE", "WOHNEN", "GESUNDHEIT", "PARTIZIPATION", "ENGAGEMENT", "IKÖ", "KULTUR_SPORT",
    "RELIGION", "ANTIDISKRIMINIERUNG", "AUFNAHME", "FAMILIE", "SICHERHEIT", "STEUERUNG",
)  # fmt: skip
_SITUATION = ("Ausgangslage", "Wo wir stehen", "Bestand", "Situation", "Beobachtungen")
_GOALS = ("Ziele", "Das wollen wir erreichen", "Handlungsziele", "Teilziele")
_MEASURES = ("Maßnahmen", "Das tun wir", "Vorhaben", "Umsetzung", "Empfehlungen")
_TIMES = (
    "laufend",
    "kurzfristig",
    "mittelfristig",
    "bis {jahr_nach}",
    "ab {jahr}",
    "jährlich",
    "2. Quartal {jahr_nach}",
)
_TARGETS = (
    "Neuzugewanderte", "Familien", "Fachkräfte", "Frauen", "Jugendliche", "alle Einwohnerinnen und Einwohner",
    "Ehrenamtliche", "Geflüchtete mit Bleibeperspektive", "Beschäftigte der Verwaltung", "Vereine",
)  # fmt: skip
_INDICATORS = (
    "Zahl der Teilnehmenden", "Zahl der Beratungen", "Konzept liegt vor", "Anteil der erreichten Familien",
    "Stelle ist besetzt", "zwei Treffen im Jahr", "Rückmeldungen der Einrichtungen", "Vermittlungsquote",
)  # fmt: skip
_PROSE = (
    "Vorgesehen ist: {m}.", "Als Nächstes steht an: {m}.", "Ergänzend kommt hinzu: {m}.", "Bewährt hat sich: {m}.",
    "Aus den Werkstätten stammt der Vorschlag: {m}.", "In {ort} startet als Erprobung: {m}.", "Weiter ausgebaut wird: {m}.",
)  # fmt: skip


_AGAIN = (
    "auch in {ort}", "Ausweitung auf {ort} und {ort2}", "zweite Stufe ab {jahr_nach}", "mit Schwerpunkt Frauen",
    "gemeinsam mit den Gemeinden", "Verstetigung nach der Erprobung", "für den Raum {ort}", "Auswertung der Erfahrungen",
)  # fmt: skip


def field_name(code: str, chance: random.Random) -> str:
    return chance.choice(bank("fields")[f"{code}.kopf"])


def measure(code: str, words: Words, chance: random.Random) -> str:
    """A measure without its full stop."""
    return expand(chance.choice(bank("fields")[f"{code}.mass"]), words, chance).rstrip(".")


def add_field(
    text: Text, code: str, index: int, style: str, share: int, words: Words, chance: random.Random
) -> None:
    """Append the field's text, about ``share`` words long."""
    start = text.words()
    data = bank("fields")
    headings = style != "prose"
    if headings and chance.random() < 0.7:
        text.add("h2", chance.choice(_SITUATION))
    text.add("p", paragraph(data[f"{code}.lage"], words, chance, 2, 5))
    told = {**words, "feld": field_name(code, chance)}
    for _ in range(1 + min(3, share // 350)):
        text.add("p", paragraph(data["erlaeuterung"], told, chance, 2, 4))
    if share > 900:
        text.add("p", paragraph(bank("concept")["daten"], words, chance, 1, 3))
    if headings:
        text.add("h2", chance.choice(_GOALS))
    for step, line in enumerate(some(chance, data[f"{code}.ziel"], 2, 5), 1):
        goal = expand(line, words, chance).rstrip(".")
        if chance.random() < 0.4:
            goal = f"{goal}, {expand(chance.choice(data['ziel.anhang']), words, chance)}"
        label = f"Ziel {index}.{step}: " if style in ("goals", "table") else ""
        text.add("p" if style == "prose" else "li", f"{label}{goal[:1].upper()}{goal[1:]}.")
    if headings:
        text.add("h2", chance.choice(_MEASURES))
    if style == "table":
        text.row("Nr.", "Maßnahme", "Zuständig", "Zeitraum")
    number, used = 0, set[str]()
    while (number < 2 or text.words() - start < share) and number < 40:
        number += 1
        what = _new_measure(code, used, words, chance)
        _measure(text, code, what, f"{index}.{number}", style, words, chance)


def _new_measure(code: str, told: set[str], words: Words, chance: random.Random) -> str:
    """A measure the field does not have yet; when the bank is used up, the same one for another town."""
    what = measure(code, words, chance)
    for _ in range(6):
        if what not in told:
            break
        what = measure(code, words, chance)
    else:
        what = f"{what} – {expand(chance.choice(_AGAIN), words, chance)}"
    told.add(what)
    return what


def _measure(
    text: Text, code: str, what: str, number: str, style: str, words: Words, chance: random.Random
) -> None:
    data = bank("fields")
    who = expand(chance.choice(data[f"{code}.wer"]), words, chance)
    when = expand(chance.choice(_TIMES), words, chance)
    if style == "table":
        text.row(number, what, who, when)
    elif style == "lists":
        text.add("li", f"{what} ({who}, {when})")
    elif style == "prose":
        line = expand(chance.choice(_PROSE).replace("{m}", "§§"), words, chance).replace("§§", what)
        why = {**words, "feld": field_name(code, chance)}
        text.add("p", f"{line} {paragraph(data['erlaeuterung'], why, chance, 1, 3)}")
    elif style == "goals":
        text.add("li", f"M {number} {what}. Indikator: {chance.choice(_INDICATORS)}. Verantwortlich: {who}.")
        if chance.random() < 0.35:
            why = {**words, "feld": field_name(code, chance)}
            text.add("p", paragraph(data["erlaeuterung"], why, chance, 1, 2))
    else:
        _sheet(text, number, what, who, when, chance)


def _sheet(text: Text, number: str, what: str, who: str, when: str, chance: random.Random) -> None:
    text.add("h2", f"Maßnahme {number}: {what.split(':')[0]}")
    text.row("Kurzbeschreibung", what)
    text.row("Zielgruppe", ", ".join(some(chance, _TARGETS, 1, 3)))
    text.row("Verantwortlich", who)
    text.row("Zeitraum", when)
    text.row(
        "Mittel",
        chance.choice(
            ("im Haushalt vorhanden", "Fördermittel beantragt", f"{chance.randint(2, 60)}.000 Euro", "keine")
        ),
    )
    text.row("Erfolgskontrolle", chance.choice(_INDICATORS))
