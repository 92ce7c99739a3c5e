"""Resolutions told by the minutes of a sitting, kept as a file: of the items that are about a concept. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from crawler.council.bodies import body_in
from crawler.council.consultations import result_in_lines
from crawler.council.results import result_of
from crawler.council.subject import concern
from crawler.extract.german_dates import iso_date
from storage.resolutions import Resolution

# What minutes call themselves, within the head of their first page.
_MINUTES = re.compile(
    r"(?i)\b(?:niederschrift|(?:beschluss|ergebnis|sitzungs|kurz|verlaufs)?-?protokoll|beschluss(?:buch)?auszug|auszug aus)\b"
)
_HEAD = 1500
_HELD = re.compile(r"(?i)\b(?:am|vom|dem|sitzungstermin|sitzungstag|datum)\b:?(.{0,60})", re.DOTALL)
# The head of an item: its number with a mark, alone or before its title.
_ITEM = re.compile(
    r"^\s*(?:zu\s+)?(?:(?:TOP|Top|Tagesordnungspunkt|Punkt|Pkt\.)\s*(?:Ö|N)?\s*(\d{1,2}(?:\.\d{1,2})*)|(?:Ö|N)\s?(\d{1,2}(?:\.\d{1,2})*)"
    r"|(\d{1,2}(?:\.\d{1,2})*)(?=[.:)]?\s+[A-ZÄÖÜ„\"]))[.:)]?\s*(.*)$"
)
# A title goes on for a line or two; what follows is the paper's number, the debate, the result.
_TITLE_LINES = 3
# Debates fill pages; the result stands within so many lines of its item.
_LONGEST_ITEM = 400


@dataclass(slots=True)
class _Item:
    """An item of the minutes: number, lines, each with its page."""

    number: str
    lines: list[tuple[int, str]] = field(default_factory=list)


def minutes_resolution(pages: Sequence[str]) -> tuple[str, Resolution] | None:
    """What the sitting decided on a concept: (subject, resolution with its page); None if these are no such minutes.

    Of several items the one that is most surely about the concept itself counts: reports and motions stand beside it.
    """
    head = pages[0][:_HEAD] if pages else ""
    where = body_in(head) if _MINUTES.search(head) else None
    if where is None:
        return None
    found: list[tuple[float, str, Resolution]] = []
    for item in _items(pages):
        title = _subject(item)
        wording = result_in_lines([line for _, line in item.lines]) if title else ""
        result = result_of(wording, where[1]) if wording else None
        if result is not None:
            told = Resolution(where[0], _day(head), result, wording, _page_of(item, wording))
            found.append((concern(title), title, told))
    best = max(found, key=lambda one: one[0], default=None)
    return best[1:] if best is not None else None


def _subject(item: _Item) -> str:
    """The title of an item on a concept: of the lines of its head, those up to the one that names it; else ""."""
    words = ""
    for _, line in item.lines[:_TITLE_LINES]:
        words = f"{words} {line}".strip()
        if concern(words):
            return " ".join(words.split())[:300]
    return ""


def _items(pages: Sequence[str]) -> Iterator[_Item]:
    item: _Item | None = None
    for number, page in enumerate(pages, 1):
        for line in page.split("\n"):
            match = _ITEM.match(line)
            if match is not None:
                if item is not None:
                    yield item
                item = _Item(
                    match[1] or match[2] or match[3], [(number, match[4])] if match[4].strip() else []
                )
            elif item is not None and line.strip() and len(item.lines) < _LONGEST_ITEM:
                item.lines.append((number, line.strip()))
    if item is not None:
        yield item


def _day(head: str) -> date | None:
    """The day of the sitting: the first after "am" or "vom", else the first at all."""
    days = [iso_date(match[1]) for match in _HELD.finditer(head)]
    day = next((one for one in days if one and len(one) == len("2020-01-01")), None) or iso_date(head)
    return date.fromisoformat(day) if day and len(day) == len("2020-01-01") else None


def _page_of(item: _Item, wording: str) -> int:
    """The page on which the result stands, by its first words; else that of the item."""
    start = wording.split(" ")[0]
    for page, line in item.lines:
        if wording in line:
            return page
    return next((page for page, line in reversed(item.lines) if start in line), item.lines[0][0])
