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

# Forms that name a paper only where the topic is said too, and of which other texts are called so as well.
_LOOSE = (
    r"(?<![a-z])(?:eckpunkte(?:papier)?|positionspapier|grundsatzpapier|strategiepapier|handlungsempfehlungen|charta|agenda)"
    r"(?![a-z])"
)
_SETTLERS = r"(?:aussiedl|spaetaussiedl|auslaend|zugewander|zuwander|migrant|gefluechtet)"

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
    r"integrationsfahrplan|integrationsrahmen(?:plan|konzept)?(?![a-z])|integrationsleitlinien|eingliederungskonzept",
    rf"{_START}handlungsrahmen{_BETWEEN}(?:integration{_END}|{_MOVED})|{_START}integrations(?:charta|papier){_END}",
    rf"{_LED}{_BETWEEN}eingliederung (?:\w+ ){{0,3}}?{_SETTLERS}",
    r"kommunaler integrationsplan|buendnis(?:ses)? fuer integration",
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
    rf"{_LOOSE}{_BETWEEN}(?:integration(?:{_END}|spoliti|sarbeit)|migration{_END}|zuwanderung{_END}|{_SETTLERS})",
    r"integrationsbericht und ?- ?konzept|bericht und konzept",
    rf"integrative[nr]? (?:stadt|kreis)gesellschaft|(?:{_CONCEPT}|strategie(?:{_END}|papier)|pl(?:an|aene){_END}|programm{_END})(?: [a-z]+){{0,5}}"
    rf"[ \n,:()–-]+(?:mit )?(?:dem )?(?:fokus|schwerpunkt)(?: auf)?[ :-]+(?:die |der )?(?:integration{_END}|migration{_END}|zuwanderung{_END}|vielfalt{_END})",
)
# Brand titles: about one paper in seven does without the word. What else bears them (weeks, networks, clubs),
# only the text tells.
BRAND_NAME = _any(
    r"zusammenleben in vielfalt|vielfalt (?:leben|gestalten|gemeinsam|verbindet)|(?:zukunft|heimat|leben) in vielfalt",
    rf"internationale stadt{_END}|eine stadt fuer alle|ein (?:land)?kreis fuer alle|angekommen[ -]+aufgenommen|wir sind vielfalt",
    r"gemeinsam in vielfalt|in vielfalt (?:leben|zusammenleben)|(?:zuwanderung|migration|integration) (?:gemeinsam |aktiv )?gestalten",
    rf"{_START}ankommen[ ,.&-]+(?:\w+[ ,.&-]+){{0,3}}?(?:teilhab|bleiben|aufgenommen|mitmachen|mitgestalten|dazugehoer)",
    rf"{_START}zu ?hause im (?:land)?kreis|{_START}zusammen[. ]+[a-z]+\. ?leben|von a wie ankunft",
)
# A report on integration: not the concept, but of its family.
REPORT_NAME = _any(
    r"(?:integrations|migrations|zuwanderungs)(?:monitoring|bericht|bilanz|report)",
    r"(?:status|bestands|bedarfs|situations|ist-)-?(?:analyse|aufnahme|erhebung)[^.]{0,60}(?:integration(?![a-z])|migration|zuwanderung|gefluechtete)",
    r"(?:integration(?![a-z])|migration|zuwanderung)[^.]{0,80}(?:statusanalyse|bestandsaufnahme|bedarfsanalyse|situationsanalyse)",
    r"bericht (?:zur|ueber die) (?:lage der )?(?:integration|migration|zuwanderung)",
    r"(?:integrationszentrum|integrationsbeauftragte|fachstelle integration|(?<![a-z])ki(?![a-z]))[^.]{0,60}(?:jahres|taetigkeits)bericht",
    r"(?:jahres|taetigkeits|sachstands|lage)bericht[^.]{0,60}(?:integrationszentrum|integrationsbeauftragte|migration|integration(?![a-z])|zuwanderung|(?<![a-z])ki(?![a-z]))",
)

_FORM_STEMS = (
    "konzept", "plan", "plaen", "leitbild", "leitlinie", "leits", "leitziel", "grundsaetze", "strategie",
    "programm", "agenda", "fuer integration", "integration conc", "integration strategy", "rahmen", "eckpunkt", "papier",
    "empfehlungen", "charta",
)  # fmt: skip
_BRAND_STEMS = (
    "vielfalt", "fuer alle", "internationale stadt", "aufgenommen", "zusammenleben", "leitfaden",
    "leitgedanken", "gesellschaft", "gestalten", "ankommen", "hause im", "zusammen.", "wie ankunft",
)  # fmt: skip


# How surely a name names a paper
SURE, LIKELY, BRAND = 1.0, 0.7, 0.5


def name_strength(words: str) -> float:
    """How surely normal words hold the name of an integration paper: 1.0 named, 0.7 likely, 0.5 a brand, 0.0 no.

    Names that belong to false friends (``false_friend``) are not looked at here.
    """
    found = find_name(words)
    return found[0] if found else 0.0


def find_name(words: str) -> tuple[float, re.Match[str]] | None:
    """The first name of an integration paper in normal words, with its strength (1.0, 0.7 or 0.5)."""
    named = any(stem in words for stem in _FORM_STEMS)
    if named and (match := STRONG_NAME.search(words)):
        return SURE, match
    if (named or any(stem in words for stem in _BRAND_STEMS)) and (match := LIKELY_NAME.search(words)):
        return LIKELY, match
    if any(stem in words for stem in _BRAND_STEMS) and (match := BRAND_NAME.search(words)):
        return BRAND, match
    return None
