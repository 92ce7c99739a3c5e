"""For which time a paper holds, and how often it is to be renewed. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storage.values import PaperDate

# Longer spans are a history ("1990 bis 2020"), not a plan.
_LONGEST_SPAN = 20
_LONGEST_PASSAGE = 200

_Y = r"((?:19[89]|20[0-5])\d)"
_SPAN = re.compile(rf"(?<![\d./]){_Y}\s?(?:bis(?: einschließlich)?|[-–—/])\s?{_Y}(?![\d./]?\d)")
_NAMED = r"(?:konzept|konzeption|plan|strategie|leitbild|leitlinien|programm|rahmen)\w*"
_NAMED_SPAN = re.compile(rf"{_NAMED}\W{{1,3}}(?:\w+\W{{1,2}}){{0,8}}?{_SPAN.pattern}", re.IGNORECASE)
_HOLDS_SPAN = re.compile(
    rf"(?:gilt|gültig(?:keit)?|laufzeit|geltungs(?:dauer|zeitraum)|umsetzungszeitraum|planungszeitraum|für die jahre)\b[^.]{{0,60}}?{_SPAN.pattern}",
    re.IGNORECASE,
)
_HOLDS_UNTIL = re.compile(
    rf"(?:gilt|gültig(?:keit)?|laufzeit|geltungsdauer|fortgeltung)\b[^.]{{0,40}}?\bbis\s(?:zum\s|ende\s|mitte\s)*(?:31\.\s?(?:12\.|dezember\s)\s?)?{_Y}(?!\d)",
    re.IGNORECASE,
)

_NUMBERS = {
    "ein": 1,
    "einem": 1,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "acht": 8,
    "zehn": 10,
}
_COUNT = rf"({'|'.join(sorted(_NUMBERS, key=len, reverse=True))}|\d{{1,2}})"
_RENEWED = r"(?:fortschreib\w*|fortgeschrieben|fortzuschreiben|aktualisier\w*|überarbeite\w*|neu ?auf\w*)"
_EVERY = rf"(?:alle|nach|spätestens nach|turnus von|abstand von|rhythmus von)\s{_COUNT}\sjahren?"
_RENEWAL = re.compile(rf"{_RENEWED}[^.]{{0,60}}?{_EVERY}|{_EVERY}[^.]{{0,60}}?{_RENEWED}", re.IGNORECASE)
_YEARLY = re.compile(
    rf"jährlich\w*[^.,]{{0,30}}\b{_RENEWED}|{_RENEWED}[^.,]{{0,30}}\bjährlich", re.IGNORECASE
)


def validity(title: str, front: Sequence[str]) -> dict[str, PaperDate]:
    """``valid_from`` and ``valid_to`` as title, cover and first pages say them; empty where they do not."""
    if match := _usable(_SPAN, title):
        return _span(match, title, None)
    for number, page in enumerate(front, 1):
        text = " ".join(page.split())
        patterns = (_NAMED_SPAN, _HOLDS_SPAN) if number == 1 else (_HOLDS_SPAN,)
        for pattern in patterns:
            if match := _usable(pattern, text):
                return _span(match, match[0], number)
        if until := _HOLDS_UNTIL.search(text):
            return {"valid_to": PaperDate(until[1], until[0][:_LONGEST_PASSAGE], number, "text")}
    return {}


def renewal(pages: Sequence[str]) -> PaperDate | None:
    """How often the paper is to be renewed, as an ISO duration ("alle fünf Jahre": ``P5Y``)."""
    for number, page in enumerate(pages, 1):
        text = " ".join(page.split())
        if match := _RENEWAL.search(text):
            count = (match[1] or match[2]).lower()
            years = _NUMBERS.get(count) or int(count)
            if years:
                return PaperDate(f"P{years}Y", match[0][:_LONGEST_PASSAGE], number, "text")
        if match := _YEARLY.search(text):
            return PaperDate("P1Y", match[0][:_LONGEST_PASSAGE], number, "text")
    return None


def _usable(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = (match for match in pattern.finditer(text) if 0 < int(match[2]) - int(match[1]) <= _LONGEST_SPAN)
    return next(found, None)


def _span(match: re.Match[str], passage: str, page: int | None) -> dict[str, PaperDate]:
    quote = passage[:_LONGEST_PASSAGE]
    return {
        "valid_from": PaperDate(match[1], quote, page, "text"),
        "valid_to": PaperDate(match[2], quote, page, "text"),
    }
