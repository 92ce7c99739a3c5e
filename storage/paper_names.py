"""What integration papers are called, in normal words (``storage.normal_words``). Pure.

Families seen on municipal pages of all Länder: compounds, series with a hyphen, reverse order
("Konzept zur Integration"), and brand titles without the word.
"""

from __future__ import annotations

import re


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))


# Ends of names. "plan" must not read as "planung", "programm" not as "programmierung".
_END = r"(?![a-z])"
_CONCEPT = rf"konzept(?:ion(?:en)?|e|es|s|en)?{_END}"
_PLAN = rf"(?:rahmen|master|aktions|handlungs|strategie|fahr)?pl(?:an(?:e?s)?|aene?n?){_END}"
_GUIDE = rf"(?:leit(?:bild(?:e?s|er|ern)?|linien?|saetzen?|faden|gedanken|ziele)|grundsaetze){_END}"
_STRATEGY = rf"(?:strategie(?:n|papier)?|agenda|masterplan){_END}"
_PROGRAMME = rf"(?:handlungs|aktions)?programm(?:e?s|e)?{_END}"
_KIND = r"(?:gesamt|rahmen|handlungs|basis|teil|leit|grund|entwicklungs|steuerungs|aktions|kreis)?"
_FORM = rf"{_KIND}(?:{_CONCEPT}|{_PLAN}|{_GUIDE}|{_STRATEGY}|{_PROGRAMME})"
_FIRM_FORM = rf"{_KIND}(?:{_CONCEPT}|{_GUIDE}|{_STRATEGY}|plan{_END})"
# "Integrations- und Teilhabekonzept", "Integrations-/Inklusionskonzept"
_SERIES = r"(?:[- ]*(?:und|u\.|sowie|&|,|/)[ ]*[a-z]+[- ]?){0,2}"
_START = r"(?<![a-z])"
_HEAD = rf"{_START}(?:gesamt|kreis|stadt|rahmen|landes)?"
# "Programm der Interkulturellen Wochen" announces evenings, not aims.
_EVENT = r"(?:woche(?:n|nende)?|tage?s?|fest(?:e|es|ivals?)?|(?:veranstaltungs|vortrags|film|lese)?reihe|konferenz|kurse?)(?![a-z])"
# Up to seven words between form and topic: "Leitlinien der Hansestadt für eine Stadt der Vielfalt".
_GAP = r"[ \n,„“\"'»«:/()-]+"
_BETWEEN = rf"(?:{_GAP}(?!{_EVENT})[a-z0-9.]+){{0,7}}?{_GAP}"
_LED = (
    rf"{_START}(?:handlungs|gesamt|rahmen|aktions|steuerungs|leit|master|strategie|basis|massnahmen)?"
    rf"(?:{_CONCEPT}|pl(?:an|aene){_END}|programm{_END}|(?:bild|linien?|saetze){_END}|strategie{_END})"
)
_MOVING = r"(?:migrations?|zuwanderungs?|einwanderungs?)"
_DIVERSE = r"(?:vielfalts?|diversit(?:aets?|y)|teilhabe|willkommens\w*|fluechtlings?|asyl|auslaender)"

# Two of these together are no accident: "Gesamtkonzept Migration und Vielfalt".
_MOVED = r"(?:migration|zuwanderung|einwanderung|flucht|asyl|integration)"
_NEAR = r"(?:vielfalt|diversitaet|teilhabe|zusammenleben|zusammenhalt)"
_PAIR = rf"(?:{_MOVED},? (?:(?:und|&) )?(?:{_MOVED}|{_NEAR})|{_NEAR},? (?:und|&) {_MOVED}){_END}"

STRONG_NAME = _any(
    rf"{_HEAD}integrations?(?:foerder|politik)?[- ]?{_FORM}",
    rf"{_HEAD}integrations{_SERIES}[- ]?{_FORM}",
    rf"{_START}{_MOVING}{_SERIES}[- ]?{_KIND}(?:{_CONCEPT}|{_GUIDE}|strategie(?:n|papier)?{_END})",
    rf"integrationspolitisch\w* (?:\w+ )?{_FORM}",
    rf"interkulturell\w* {_FORM}",
    rf"{_LED}{_BETWEEN}integration(?:{_END}|s(?:politi|arbeit|orientiert|foerder|prozess))",
    rf"{_LED}{_GAP}(?:fuer |zu |zur |der )?{_PAIR}",
    rf"{_START}integration(?:[ ,:&/-]+(?:und )?[a-z]+){{0,2}}[ \"„:-]+"
    rf"(?:handlungs|gesamt|rahmen|leit)?{_CONCEPT}",
    r"integrationsfahrplan|integrationsrahmen(?:plan|konzept)|integrationsleitlinien|eingliederungskonzept",
    r"kommunaler integrationsplan|buendnis fuer integration",
)
LIKELY_NAME = _any(
    rf"{_START}{_DIVERSE}{_SERIES}[- ]?{_FIRM_FORM}",
    rf"{_START}(?:sozial|inklusions|teilhabe|bildungs|vielfalts?|diversitaets)-? (?:und|&) "
    rf"integrations[- ]?{_FORM}",
    rf"{_LED}{_BETWEEN}(?:zuwander|migration|migrant|einwander|vielfalt|diversit|interkultur(?!\w* {_EVENT})|gefluechtet"
    r"|fluechtling|zusammenleben|zugewander|teilhabe)",
    rf"{_START}(?:vielfalt|diversitaet|zusammenleben|migration|teilhabe)(?:[ ,:&/-]+(?:und )?[a-z]+){{0,2}}"
    rf"[ \"„:-]+{_CONCEPT}",
    r"integration (?:concept|strategy|programme|plan of)",
    # Brand titles: about one paper in seven does without the word.
    r"zusammenleben in vielfalt|vielfalt (?:leben|gestalten|gemeinsam|verbindet)|zukunft in vielfalt",
    rf"internationale stadt{_END}|eine stadt fuer alle|angekommen[ -]+aufgenommen|wir sind vielfalt",
    r"gemeinsam in vielfalt|in vielfalt (?:leben|zusammenleben)",
    r"integrationsbericht und -?konzept|bericht und konzept",
    r"integrative[nr]? (?:stadt|kreis)gesellschaft|(?:sozial)strategie[ -]+fokus integration",
)
# A report on integration: not the concept, but of its family.
REPORT_NAME = _any(
    r"(?:integrations|migrations|zuwanderungs)(?:monitoring|bericht|bilanz|report)",
    r"bericht (?:zur|ueber die) (?:lage der )?(?:integration|migration|zuwanderung)",
    r"(?:integrationszentrum|integrationsbeauftragte|fachstelle integration|(?<![a-z])ki(?![a-z]))[^.]{0,60}(?:jahres|taetigkeits)bericht",
    r"(?:jahres|taetigkeits|sachstands|lage)bericht[^.]{0,60}(?:integrationszentrum|integrationsbeauftragte|migration|integration(?![a-z])|zuwanderung|(?<![a-z])ki(?![a-z]))",
)

_FORM_STEMS = (
    "konzept", "plan", "plaen", "leitbild", "leitlinie", "leits", "leitziel", "grundsaetze", "strategie",
    "programm", "agenda", "fuer integration", "integration conc", "integration strategy",
)  # fmt: skip
_BRAND_STEMS = (
    "vielfalt", "fuer alle", "internationale stadt", "aufgenommen", "zusammenleben", "leitfaden",
    "leitgedanken", "gesellschaft",
)  # fmt: skip


def name_strength(words: str) -> float:
    """How surely normal words hold the name of an integration paper: 1.0 named, 0.7 likely, 0.0 no.

    Names that belong to false friends (``false_friend``) are not looked at here.
    """
    found = find_name(words)
    return found[0] if found else 0.0


def find_name(words: str) -> tuple[float, re.Match[str]] | None:
    """The first name of an integration paper in normal words, with its strength (1.0 or 0.7)."""
    named = any(stem in words for stem in _FORM_STEMS)
    if named and (match := STRONG_NAME.search(words)):
        return 1.0, match
    if (named or any(stem in words for stem in _BRAND_STEMS)) and (match := LIKELY_NAME.search(words)):
        return 0.7, match
    return None
