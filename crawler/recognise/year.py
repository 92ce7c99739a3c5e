"""Of which year a paper is: the text's own year (state, cover, title, validity), never that of an upload. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from crawler.recognise.reading import Reading
from storage.normal_words import normal
from storage.values import Role

_YEAR = r"((?:19[89]|20[0-4])\d)"
_MONTH = r"(?:januar|februar|maerz|april|mai|juni|juli|august|september|oktober|november|dezember|fruehjahr|sommer|herbst|winter)"
_STATE = re.compile(
    rf"(?:bearbeitungsstand|berichtsstand|redaktionsstand|(?<![a-z])stand|stichtag)(?: der (?:abstimmung|bearbeitung|fortschreibung|planung))?[ :]{{1,3}}(?:vom |der |im )?(?:\d{{1,2}}\. ?)?(?:{_MONTH} ?/? ?|\d{{1,2}}[./]\d{{0,2}}\.?)?{_YEAR}"
)
_EDITION = re.compile(
    rf"(?:fortschreibung|fortgeschrieben\w*|neuauflage|aktualisier\w+|ueberarbeitete\w*|neufassung|auflage|fassung|version)[^.\n\d]{{0,40}}[ (,\n]{{1,2}}(?:{_MONTH} )?{_YEAR}"
)
_NAMED = re.compile(
    rf"(?:konzept|konzeption|konzepts|konzeptes|plan|leitbild|leitlinien|strategie|programm|integration|vielfalt|kreis\w*|stadt)\w*[^.\d]{{0,60}}?{_YEAR}"
)
_MONTH_YEAR = re.compile(rf"(?<![a-z]){_MONTH} {_YEAR}")
_ALONE = re.compile(rf"(?<![\d./]){_YEAR}(?![\d/]|\.\d)")
_ADOPTED = re.compile(
    rf"(?:beschlossen|verabschiedet|beschluss|beschloss|verabschiedete)(?:[^.]|nr\.){{0,60}}?(?:\d{{1,2}}\. ?(?:\d{{1,2}}\.|{_MONTH}) ?){_YEAR}"
    rf"|am \d{{1,2}}\. ?(?:\d{{1,2}}\.|{_MONTH}) ?{_YEAR}[^.]{{0,80}}?(?:beschlossen|verabschiedet|zugestimmt)"
)
# Older editions and laws named on a cover are not the paper's own year.
_OTHERS = re.compile(rf"(?:aus dem jahr|aus|von|vom jahr|gesetz\w* (?:von|vom)|seit|bis) {_YEAR}")
_DATE = re.compile(rf"\d{{1,2}}\. ?(?:\d{{1,2}}\.|{_MONTH}) ?{_YEAR}")

_FULL_DATE = re.compile(rf"(?:\d{{1,2}}\. ?(?:\d{{1,2}}\.|{_MONTH}) ?|(?<![a-z]){_MONTH} ){_YEAR}")
# "Bis 2030 sollen …": what is to be reached then
_UNTIL = re.compile(
    rf"(?:bis (?:zum jahr |zum jahre |ende |zum ende des jahres |spaetestens )?|(?:zielhorizont|horizont|vision|perspektive)[^.\n\d]{{0,20}} ){_YEAR}"
)
# A council's paper has its session's year in its number.
_PAPER_NUMBER = re.compile(
    rf"(?:vorlage|drucksache|drs\.?)(?:n?[- ]?nr\.?|nnummer)?:? [a-z0-9-]*\d+/{_YEAR}(?!\d)"
)
_SPAN_END = re.compile(rf"(?<!\d)(?:19|20)\d\d ?(?:-|/|bis) ?{_YEAR}(?!\d)")
# Horizons are round years; a text without a date within so many years of one looks ahead to it.
_ROUND, _FAR_AHEAD = 5, 3
_SENTENCE = re.compile(r"(?:\S+ ){6,}\S+\.$|[a-zäöüß]{3}[.!?] [A-ZÄÖÜ]")


def year_of(reading: Reading, role: Role) -> int | None:
    """The year of the text's state: cover, title, link, file name, adoption; of a council paper its session.

    A year after the adoption the cover names, or after the file was made, is a horizon ("Konzept 2030"); so is one
    by which the text says its aims are to be reached.
    """
    if role is Role.COUNCIL_PAPER:
        found = _DATE.search(reading.cover)
        return int(found[1]) if found else _from_names(reading.title, _any_year, role)
    front = reading.text[:2500] if reading.is_page else reading.front
    latest = min(filter(None, (_adopted(reading.title_page), _made(reading))), default=None)

    def fits(year: int) -> bool:
        return (latest is None or year <= latest) and not _is_horizon(reading, year)

    first = reading.headings[:2] if reading.is_page else (_cover_lines(reading),)
    for region in (*first, reading.title, reading.link):
        if year := _from_names(region, fits, role):
            return year
    if not reading.is_page and (found := _PAPER_NUMBER.search(first[0])):
        return int(found[1])
    found = _ALONE.search(_OTHERS.sub(" ", reading.file_name))
    if found and fits(int(found[1])):
        return int(found[1])
    return int(found[1]) if (found := _STATE.search(front)) else _adopted(front)


def _any_year(_: int) -> bool:
    return True


def _cover_lines(reading: Reading) -> str:
    """The cover without sentences: a thin cover runs into a text that looks back on other years."""
    lines = (line.strip() for line in reading.cover_head.split("\n"))
    return normal("\n".join(line for line in lines if not _SENTENCE.search(line)))


def _is_horizon(reading: Reading, year: int) -> bool:
    """Whether the text looks forward to a round year, or its newest date lies far before it; no span begins there."""
    if year % _ROUND or re.search(rf"(?<!\d){year} ?(?:-|bis) ?(?:20)?\d\d(?!\d)", reading.cover):
        return False
    if any(int(found[1]) == year for found in _UNTIL.finditer(reading.text)):
        return True
    newest = max((int(found[1]) for found in _FULL_DATE.finditer(reading.text)), default=year)
    return year - newest >= _FAR_AHEAD


def _adopted(front: str) -> int | None:
    found = _ADOPTED.search(front)
    return int(next(group for group in found.groups() if group)) if found else None


def _made(reading: Reading) -> int | None:
    """The year of the newest date a PDF or page itself bears; Word files keep those of their template.

    The first moment of a year is that of a clock nobody set.
    """
    if "document" in reading.document.media_type:
        return None
    dates = (date for date in reading.document.dates.values() if date[4:16] != "-01-01T00:00")
    return max((int(date[:4]) for date in dates if date[:4].isdigit()), default=None)


def _from_names(region: str, fits: Callable[[int], bool], role: Role) -> int | None:
    """State, edition, name, month or lone year of a cover or title, in this order of trust.

    A report is named after the years it looks back on; its own is the month on its cover, or the last of them.
    """
    if not region:
        return None
    if states := [int(found[1]) for found in _STATE.finditer(region)]:
        return max(states)
    if found := _EDITION.search(region):
        return int(found[1])
    own = _OTHERS.sub(" ", region)
    of_report, of_plan = (_MONTH_YEAR, _SPAN_END, _NAMED, _ALONE), (_NAMED, _MONTH_YEAR, _ALONE)
    for pattern in of_report if role is Role.REPORT else of_plan:
        for found in pattern.finditer(own):
            if fits(int(found[1])):
                return int(found[1])
    return None
