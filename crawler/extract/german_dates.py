"""Dates as German pages and papers write them, to ISO. Pure."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

MONTHS = {
    "januar": 1, "jänner": 1, "jan": 1, "februar": 2, "feb": 2, "märz": 3, "maerz": 3, "mär": 3, "mrz": 3,
    "april": 4, "apr": 4, "mai": 5, "juni": 6, "jun": 6, "juli": 7, "jul": 7, "august": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "november": 11, "nov": 11,
    "dezember": 12, "dez": 12,
}  # fmt: skip

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
# A day with month and year, numbers or words: 05.03.2024 · 5.3.24 · 5. März 2024 · 2024-03-05.
DAY = rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?|(?:{_MONTH})\.?\s)(?:\d{{4}}|\d{{2}})(?!\d))"
# A month with a year only: März 2024 · 03/2024.
MONTH = rf"(?:(?:{_MONTH})\.?\s\d{{4}}|\b(?:0[1-9]|1[0-2])/\d{{4}})"

_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_GERMAN_DAY = re.compile(
    rf"(\d{{1,2}})\.\s?(?:(\d{{1,2}})\.|({_MONTH})\.?)\s?(\d{{4}}|\d{{2}})(?!\d)", re.IGNORECASE
)
_GERMAN_MONTH = re.compile(rf"({_MONTH})\.?\s(\d{{4}})|\b(\d{{2}})/(\d{{4}})", re.IGNORECASE)

# Two-digit years: no municipal page is older than the web.
_CENTURY = 2000


def iso_date(text: str) -> str | None:
    """The first date in ``text``: ``YYYY-MM-DD``, or ``YYYY-MM`` where only a month is named, or None."""
    for pattern, read in ((_ISO_DAY, _iso_day), (_GERMAN_DAY, _german_day), (_GERMAN_MONTH, _german_month)):
        for match in pattern.finditer(text):
            if found := read(match):
                return found
    return None


def iso_moment(text: str) -> str | None:
    """A machine-written moment (ISO 8601, HTTP date or a German date) in ISO, or None."""
    text = text.strip()
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = parse(text)
        except (ValueError, TypeError, IndexError):
            continue
        return moment.isoformat() if len(text) > 10 else moment.date().isoformat()
    return iso_date(text)


def _iso_day(match: re.Match[str]) -> str | None:
    return _checked(int(match[1]), int(match[2]), int(match[3]))


def _german_day(match: re.Match[str]) -> str | None:
    year = int(match[4]) + (_CENTURY if len(match[4]) == 2 else 0)
    month = int(match[2]) if match[2] else MONTHS[match[3].lower()]
    return _checked(year, month, int(match[1]))


def _german_month(match: re.Match[str]) -> str | None:
    month, year = (MONTHS[match[1].lower()], match[2]) if match[1] else (int(match[3]), match[4])
    found = _checked(int(year), month, 1)
    return found[:7] if found else None


def _checked(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if 1900 <= year <= 2100 else None
    except ValueError:
        return None
