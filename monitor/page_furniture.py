"""What a page carries besides its text: printed page numbers, running headers and footers. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from storage.text import fold

_PAGE_NUMBER = re.compile(
    r"(?i)(?:(?P<named>seite|s\.)\s*)?[-–|]?\s*(?P<number>\d{1,3})(?:\s*(?:von|/)\s*\d{1,3})?\s*[-–|]?"
)
# Printed page numbers run beside the real ones, apart from cover and contents.
_NUMBER_DRIFT = 12
# A line at the edge of this share of pages, and of at least three, is a header or footer.
_RUNNING_SHARE = 0.4
_RUNNING_PAGES = 3
_DIGITS = re.compile(r"\d+")


def without_furniture(pages: Sequence[str]) -> list[str]:
    """The pages without printed page numbers and without running headers and footers.

    Each running line stays once, set apart by blank lines: its wording ("Entwurf, Stand 12.11.2026")
    counts, its place on every page does not. A text of one page is left as it is.
    """
    if len(pages) < 2:
        return list(pages)
    lines = [_numberless(page.split("\n"), number) for number, page in enumerate(pages, start=1)]
    running = _running(lines)
    seen: set[str] = set()
    return ["\n".join(_once(page, running, seen)) for page in lines]


def _numberless(lines: list[str], page: int) -> list[str]:
    for index in _edges(lines):
        if _is_page_number(lines[index].strip(), page):
            lines[index] = ""
    return lines


def _is_page_number(line: str, page: int) -> bool:
    match = _PAGE_NUMBER.fullmatch(line)
    return match is not None and (bool(match["named"]) or abs(int(match["number"]) - page) <= _NUMBER_DRIFT)


def _edges(lines: list[str]) -> list[int]:
    """Where a page's first and last filled lines stand; none for a page of one line, which is its text."""
    filled = [index for index, line in enumerate(lines) if line.strip()]
    return [filled[0], filled[-1]] if len(filled) > 1 else []


def _key(line: str) -> str:
    return _DIGITS.sub("", fold(line))  # the page number may stand within the line


def _running(pages: Sequence[list[str]]) -> frozenset[str]:
    counts = Counter(key for lines in pages for key in {_key(lines[index]) for index in _edges(lines)} if key)
    needed = max(_RUNNING_PAGES, _RUNNING_SHARE * len(pages))
    return frozenset(key for key, count in counts.items() if count >= needed)


def _once(lines: list[str], running: frozenset[str], seen: set[str]) -> list[str]:
    for index in _edges(lines):
        key = _key(lines[index])
        if key in running:
            lines[index] = "" if key in seen else f"\n{lines[index]}\n\n"
            seen.add(key)
    return lines
