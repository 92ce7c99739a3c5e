"""Of which year a paper is: the text's own year (state, cover, title, validity), never that of an upload. Pure."""

from __future__ import annotations

import re

from crawler.recognise.reading import Reading
from storage.normal_words import normal
from storage.values import Role

_YEAR = r"((?:19[89]|20[0-4])\d)"
_MONTH = r"(?:januar|februar|maerz|april|mai|juni|juli|august|september|oktober|november|dezember|fruehjahr|sommer|herbst|winter)"
_STATE = re.compile(
    rf"(?:bearbeitungsstand|berichtsstand|redaktionsstand|(?<![a-z])stand|stichtag)(?: der (?:abstimmung|bearbeitung|fortschreibung|planung))?[ :]{{1,3}}(?:vom |der |im )?(?:\d{{1,2}}\. ?)?(?:{_MONTH} ?/? ?|\d{{1,2}}[./]\d{{0,2}}\.?)?{_YEAR}"
)
_EDITION = re.compile(
    rf"(?:fortschreibung|fortgeschrieben\w*|neuauflage|aktualisier\w+|ueberarbeitete\w*|neufassung|auflage|fassung|version)[^.\n\d]{{0,40}}[ (,]{{1,2}}(?:{_MONTH} )?{_YEAR}"
)
_NAMED = re.compile(
    rf"(?:konzept|konzeption|konzepts|konzeptes|plan|leitbild|leitlinien|strategie|programm|integration|vielfalt|kreis\w*|stadt)\w*[^.\d]{{0,60}}?{_YEAR}"
)
_MONTH_YEAR = re.compile(rf"(?<![a-z]){_MONTH} {_YEAR}")
_ALONE = re.compile(rf"(?<![\d./]){_YEAR}(?![\d/]|\.\d)")
_ADOPTED = re.compile(
    rf"(?:beschlossen|verabschiedet|beschluss|beschloss|verabschiedete)[^.]{{0,60}}?(?:\d{{1,2}}\. ?(?:\d{{1,2}}\.|{_MONTH}) ?){_YEAR}"
    rf"|am \d{{1,2}}\. ?(?:\d{{1,2}}\.|{_MONTH}) ?{_YEAR}[^.]{{0,80}}?(?:beschlossen|verabschiedet|zugestimmt)"
)
# Older editions and laws named on a cover are not the paper's own year.
_OTHERS = re.compile(rf"(?:aus dem jahr|aus|von|vom jahr|gesetz\w* (?:von|vom)|seit|bis) {_YEAR}")
_DATE = re.compile(rf"\d{{1,2}}\. ?(?:\d{{1,2}}\.|{_MONTH}) ?{_YEAR}")


def year_of(reading: Reading, role: Role) -> int | None:
    """The year of the text's state: cover, title, link, file name, adoption; of a council paper its session.

    A year after the adoption the cover names, or after the file was made, is a horizon ("Konzept 2030").
    """
    if role is Role.COUNCIL_PAPER:
        found = _DATE.search(reading.cover)
        return int(found[1]) if found else _from_names(reading.title, None)
    front = reading.text[:2500] if reading.is_page else reading.front
    latest = min(filter(None, (_adopted(reading.title_page), _made(reading))), default=None)
    first = reading.headings[:2] if reading.is_page else (normal(reading.cover_head),)
    for region in (*first, reading.title, reading.link):
        if year := _from_names(region, latest):
            return year
    found = _ALONE.search(_OTHERS.sub(" ", reading.file_name))
    if found and (latest is None or int(found[1]) <= latest):
        return int(found[1])
    return int(found[1]) if (found := _STATE.search(front)) else _adopted(front)


def _adopted(front: str) -> int | None:
    found = _ADOPTED.search(front)
    return int(next(group for group in found.groups() if group)) if found else None


def _made(reading: Reading) -> int | None:
    """The year of the newest date a PDF or page itself bears; Word files keep those of their template."""
    if "document" in reading.document.media_type:
        return None
    return max(
        (int(date[:4]) for date in reading.document.dates.values() if date[:4].isdigit()), default=None
    )


def _from_names(region: str, latest: int | None) -> int | None:
    """State, edition, name, month or lone year of a cover or title, in this order of trust."""
    if not region:
        return None
    for pattern in (_STATE, _EDITION):
        if found := pattern.search(region):
            return int(found[1])
    own = _OTHERS.sub(" ", region)
    for pattern in (_NAMED, _MONTH_YEAR, _ALONE):
        for found in pattern.finditer(own):
            if latest is None or int(found[1]) <= latest:
                return int(found[1])
    return None
