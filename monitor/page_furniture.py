"""What a page carries besides its text: printed page numbers, running headers and footers. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from storage.page_numbers import FIGURE, Figures, counting_pages, repeated, shift, template
from storage.text import fold

_PAGE_NUMBER = re.compile(
    r"(?i)(?:(?P<named>seite|s\.)\s*)?[-–|]?\s*(?P<number>\d{1,3})(?:\s*(?:von|/)\s*\d{1,3})?\s*[-–|]?"
)
# A line at the edge of this share of pages, and of at least three, is a header or footer.
_RUNNING_SHARE = 0.4
_RUNNING_PAGES = 3

Lines = list[str]
Spot = tuple[int, int]  # page and line


def without_furniture(pages: Sequence[str]) -> list[str]:
    """The pages without printed page numbers and without running headers and footers.

    Each running line stays once, set apart by blank lines: its wording ("Entwurf, Stand 12.11.2026")
    counts, its place on every page does not. Lines whose figures vary otherwise than page numbers do are
    content. A text of one page is left as it is.
    """
    if len(pages) < 2:
        return list(pages)
    lines = [page.split("\n") for page in pages]
    for page, index in _page_numbers(lines):
        lines[page][index] = ""
    for where in _running(lines):
        _keep_once(lines, where)
    return ["\n".join(page) for page in lines]


def _page_numbers(pages: Sequence[Lines]) -> list[Spot]:
    """The lines that are nothing but a page number: said to be one, or growing with the pages."""
    said: list[Spot] = []
    bare: list[tuple[Spot, str]] = []
    for page, index in _edges(pages):
        if match := _PAGE_NUMBER.fullmatch(pages[page][index].strip()):
            if match["named"]:
                said.append((page, index))
            else:
                bare.append(((page, index), match["number"]))
    counting = counting_pages((page, number) for (page, _), number in bare)
    return said + [spot for spot, number in bare if (spot[0], shift(spot[0], number)) in counting]


def _edges(pages: Sequence[Lines]) -> Iterator[Spot]:
    """Where each page's first and last filled lines stand; none on a page of one line, which is its text."""
    for page, lines in enumerate(pages):
        filled = [index for index, line in enumerate(lines) if line.strip()]
        if len(filled) > 1:
            yield from ((page, filled[0]), (page, filled[-1]))


def _running(pages: Sequence[Lines]) -> list[list[Spot]]:
    """The lines at the edges of many pages that are the same but for the page's number."""
    places: dict[str, list[tuple[Spot, Figures]]] = defaultdict(list)
    for page, index in _edges(pages):
        words, figures = template(pages[page][index])
        if fold(words):
            places[FIGURE.join(map(fold, words.split(FIGURE)))].append(((page, index), figures))
    needed = max(_RUNNING_PAGES, _RUNNING_SHARE * len(pages))
    found = []
    for group in places.values():
        same = repeated([(page, figures) for (page, _), figures in group])
        where = [group[at][0] for at in same]
        if len({page for page, _ in where}) >= needed:
            found.append(where)
    return found


def _keep_once(pages: Sequence[Lines], where: Sequence[Spot]) -> None:
    (page, index), *others = where
    pages[page][index] = f"\n{pages[page][index]}\n\n"
    for page, index in others:
        pages[page][index] = ""
