"""What such papers are called: the name families of the vocabulary, brand titles included."""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks.discovery.texts.grammar import Words, expand


@dataclass(frozen=True, slots=True)
class Naming:
    """Title, subtitle, the short word people link with, and the name family."""

    title: str
    subtitle: str
    word: str
    family: str


# (family, weight, title, subtitle, word used in links and file names)
_FAMILIES = (
    ("plain", 9, "Integrationskonzept {des_kreises}", "", "Integrationskonzept"),
    ("plain", 6, "Integrationskonzept", "{kreis} {jahr}", "Integrationskonzept"),
    ("plain", 3, "Integrationskonzept {jahr}–{jahr_nach}", "{kreis}", "Integrationskonzept"),
    ("plain", 3, "Strategisches Integrationskonzept", "für {den_kreis}", "Integrationskonzept"),
    ("plain", 2, "Interkulturelles Integrationskonzept", "{kreis}", "Interkulturelles Integrationskonzept"),
    ("plain", 2, "2. Integrationskonzept {des_kreises}", "", "2. Integrationskonzept"),
    ("plain", 2, "Kommunales Integrationskonzept", "Gemeinsam {im_kreis}", "Integrationskonzept"),
    ("diversity", 2, "Integrations- und Diversitätskonzept", "{kreis}", "Integrations- und Diversitätskonzept"),
    ("diversity", 2, "Konzept für Diversität und Teilhabe", "{im_kreis}", "Konzept für Diversität und Teilhabe"),
    ("diversity", 2, "Teilhabe-Konzept {des_kreises}", "Zusammenleben in der Einwanderungsgesellschaft", "Teilhabe-Konzept"),
    ("diversity", 1, "Vielfalts- und Integrationsstrategie", "{kreis}", "Vielfalts- und Integrationsstrategie"),
    ("diversity", 1, "Integrations- und Teilhabekonzept {kurz}", "", "Integrations- und Teilhabekonzept"),
    ("plan", 3, "Kommunaler Integrationsplan (KIP)", "{kreis}", "Kommunaler Integrationsplan"),
    ("plan", 2, "Integrationsplan {des_kreises}", "", "Integrationsplan"),
    ("plan", 1, "Integrationsfahrplan", "Ziele und Wege {im_kreis}", "Integrationsfahrplan"),
    ("guideline", 2, "Integrationspolitisches Leitbild", "{des_kreises}", "Integrationspolitisches Leitbild"),
    ("guideline", 2, "Leitlinien zur Integrationspolitik", "{des_kreises}", "Leitlinien zur Integrationspolitik"),
    ("guideline", 1, "Integrationsleitlinien {des_kreises}", "", "Integrationsleitlinien"),
    ("guideline", 1, "Migrationsleitbild", "{kreis}", "Migrationsleitbild"),
    ("action", 2, "Handlungskonzept Integration", "{kreis}, {monat} {jahr}", "Handlungskonzept Integration"),
    ("action", 1, "Handlungskonzept Integration 4.0", "{kreis}", "Handlungskonzept Integration 4.0"),
    ("action", 1, "Kommunales Handlungsprogramm Integration", "{des_kreises}", "Handlungsprogramm Integration"),
    ("strategy", 3, "Integrationsstrategie {des_kreises}", "", "Integrationsstrategie"),
    ("konzeption", 3, "Integrationskonzeption", "für {den_kreis}", "Integrationskonzeption"),
    ("gesamt", 1, "Interkulturelles Gesamtkonzept", "{kreis}", "Interkulturelles Gesamtkonzept"),
    ("gesamt", 1, "Gesamtkonzept zur Integration der Migrantinnen und Migranten", "{im_kreis}", "Gesamtkonzept Integration"),
    ("frame", 2, "Integrationsrahmenplan {des_kreises}", "Stand: {monat} {jahr}", "Integrationsrahmenplan"),
    ("frame", 1, "Rahmenkonzept Integration", "{kreis}", "Rahmenkonzept Integration"),
    ("migration", 2, "Migrationskonzept {des_kreises}", "", "Migrationskonzept"),
    ("combined", 1, "Strategischer Sozial- und Integrationsplan", "{des_kreises}", "Sozial- und Integrationsplan"),
    ("single", 1, "Konzept zur Stärkung der integrativen Stadtgesellschaft", "{kreis} {jahr}", "Konzept zur Stärkung der integrativen Stadtgesellschaft"),
    ("single", 1, "Konzept der integrationsorientierten Aufnahme", "{kreis}", "Konzept der integrationsorientierten Aufnahme"),
    ("brand", 2, "Vielfalt leben", "Integrationskonzept {des_kreises}", "Vielfalt leben"),
    ("brand", 2, "Angekommen – Aufgenommen", "Leitlinien für das Zusammenleben {im_kreis}", "Angekommen – Aufgenommen"),
    ("brand", 1, "Zukunft in Vielfalt", "Strategie {des_kreises} bis {jahr_nach}", "Zukunft in Vielfalt"),
    ("brand", 1, "Wir sind Vielfalt", "Handlungsrahmen Migration und Teilhabe", "Wir sind Vielfalt"),
    ("brand", 1, "Zuhause {im_kreis}", "Konzept für das Zusammenleben in der Einwanderungsgesellschaft", "Zuhause {im_kreis}"),
    ("brand", 1, "Ankommen erleichtern, Teilhabe ermöglichen", "{kreis}", "Ankommen erleichtern, Teilhabe ermöglichen"),
    ("brand", 1, "Von A wie Ankunft bis Z wie Zukunft", "Integrationsarbeit {im_kreis}", "Von A wie Ankunft bis Z wie Zukunft"),
    ("brand", 1, "{kurz} für alle", "Gemeinsam leben, gemeinsam gestalten", "{kurz} für alle"),
)  # fmt: skip
_UPDATES = (
    ("Fortschreibung des Integrationskonzeptes {des_kreises}", "{jahr}", "Fortschreibung Integrationskonzept"),
    ("Integrationskonzept {des_kreises}", "1. Fortschreibung {jahr}", "1. Fortschreibung {jahr}"),
    ("Integrationskonzept", "{kreis} – 2., überarbeitete Auflage {monat} {jahr}", "Integrationskonzept, 2. Auflage"),
    ("Integrationskonzept {jahr}–{jahr_nach}", "Neuauflage, {kreis}", "Integrationskonzept {jahr}–{jahr_nach}"),
    ("Weiterentwicklung des Integrationskonzeptes", "{kreis}, Stand {monat} {jahr}", "Weiterentwicklung Integrationskonzept"),
)  # fmt: skip


def name_concept(words: Words, chance: random.Random, *, update: bool = False) -> Naming:
    """The name of a concept or of an update of one."""
    if update:
        title, subtitle, word = chance.choice(_UPDATES)
        family = "update"
    else:
        row = chance.choices(_FAMILIES, [family[1] for family in _FAMILIES])[0]
        family, title, subtitle, word = row[0], row[2], row[3], row[4]
    title, subtitle, word = (expand(part, words, chance) for part in (title, subtitle, word))
    return Naming(title, subtitle, word, family)
