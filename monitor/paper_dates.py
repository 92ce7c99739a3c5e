"""A paper's dates in German: what each is, and the words it rests on. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

LABELS = {
    "stated": "Stand des Textes",
    "adopted": "beschlossen",
    "published": "veröffentlicht",
    "valid_from": "gilt ab",
    "valid_to": "gilt bis",
    "renewal": "Fortschreibung",
}
# Whose word a date is, where it is not the paper's own.
_SOURCES = {
    "page": "Angabe der Webseite",
    "file": "Angabe der Datei",
    "server": "Angabe des Servers (letzte Änderung)",
}
_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateLine:
    """One date for people; ``proof`` is its page and wording, or whose word it is."""

    label: str
    date: str
    proof: str


def dates_in_german(dates: Mapping[str, Any] | None) -> list[DateLine]:
    """The stored dates in a fixed order."""
    found = dates or {}
    return [
        DateLine(label, german_date(str(found[kind]["date"])), _proof(found[kind]))
        for kind, label in LABELS.items()
        if kind in found
    ]


def date_lines(dates: Mapping[str, Any] | None) -> Iterator[str]:
    """The same as lines of text."""
    for line in dates_in_german(dates):
        yield f"{line.label}: {line.date}" + (f" ({line.proof})" if line.proof else "")


def german_date(date: str) -> str:
    """``2019-05-14``, ``2019-05``, ``2019`` or ``P5Y`` as people write it."""
    if every := re.fullmatch(r"P(\d+)Y", date):
        return "jährlich" if every[1] == "1" else f"alle {every[1]} Jahre"
    year, *rest = date.split("-")
    if not rest:
        return year
    month = int(rest[0])
    return f"{int(rest[1])}.{month}.{year}" if len(rest) > 1 else f"{_MONTHS[month - 1]} {year}"


def _proof(one: Mapping[str, Any]) -> str:
    if one.get("source") in _SOURCES:
        return _SOURCES[str(one["source"])]
    page, passage = one.get("page"), one.get("passage") or ""
    return ": ".join(filter(None, [f"S. {page}" if page else "", f"„{passage}“" if passage else ""]))
