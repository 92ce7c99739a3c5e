"""Headers, footers and page numbers of a paper, left out of its pages. Pure.

A re-exported paper breaks its pages elsewhere; without these lines its text stays the same, and a footer
with a new date is no new text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache

from storage.page_numbers import FIGURE, Figures, repeated, template

Lines = list[str]
Spot = tuple[int, int]  # page and line

# Lines at each end of a page that can be header or footer: title, chapter and rule, or address and number.
EDGE_LINES = 3
# Headers of more lines are peeled off in turns.
TURNS = 3
# "Most pages": left and right pages may have different headers, first and chapter pages none.
SHARE = 0.4
# The share of its places in which a running line also stands inside a page (the title on the cover).
MOST_INSIDE = 0.1
# Beyond this a line is a paragraph that two pages share by chance or by copy.
LONGEST = 160
LONGEST_NUMBER = 30

# Before lines that are never running; no line of text begins with it.
_FIXED = "\0"

_PAGE_NUMBER = re.compile(
    r"\W*(?:seite|s\.|page|blatt)?\W*(\d{1,4})(?:\W{0,3}(?:von|of|/|\|)\W{0,3}\d{1,4})?\W*", re.IGNORECASE
)
_SAID_PAGE = re.compile(
    r"\W*(?:seite|page|blatt)\W*\d{1,4}(?:\W{0,3}(?:von|of|/)\W{0,3}\d{1,4})?\W*|[-–—]\s*\d{1,4}\s*[-–—]",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"\W*[ivxl]{1,7}\W*", re.IGNORECASE)


def without_running_lines(pages: Sequence[Lines], titles: Iterable[tuple[int, str]] = ()) -> list[Lines]:
    """The pages without the lines that repeat at their top or bottom, page numbers in them ignored.

    Lines whose other figures vary from page to page are content.
    A line that repeats on a run of pages only (the chapter's name) stays where it comes first. Lines that
    also repeat in the middle of pages are sentences or labels of the text, not running lines. ``titles``
    (page, line) stay in any case: the title on the cover has the words of the header on all other pages.
    """
    kept = _with_marked(pages, Counter(titles))
    for _ in range(TURNS):
        running = _outermost(_running(kept), kept)
        for page, position in sorted(running, reverse=True):
            del kept[page][position]
        if not running:
            break
    return [[line.removeprefix(_FIXED) for line in page] for page in kept]


def _with_marked(pages: Sequence[Lines], titles: Counter[tuple[int, str]]) -> list[Lines]:
    """A copy with the titles marked; where header and title are the same, the header comes first."""
    marked = [list(page) for page in pages]
    for (page, title), count in titles.items():
        places = [position for position, line in enumerate(marked[page]) if line == title]
        for position in places[-count:]:
            marked[page][position] = _FIXED + title
    return marked


def _running(pages: list[Lines]) -> set[Spot]:
    """Every line at the edges that repeats like a running line."""
    filled = sum(map(bool, pages))
    most, runs = {}, {}
    for key, where in _repeated(pages).items():
        on_pages = [page for page, _ in where]
        if _is_on_most(on_pages, filled):
            most[key] = where
        elif _is_run(on_pages):
            runs[key] = where
    found = _page_numbers(pages)
    inside = _inside(pages, most.keys() | runs.keys())
    for key, where in most.items():
        found.update(where if inside[key] <= 1 + MOST_INSIDE * len(where) else ())
    for key, where in runs.items():
        found.update(where[0 if inside[key] else 1 :] if inside[key] <= 1 else ())
    return found


def _repeated(pages: list[Lines]) -> dict[str, list[Spot]]:
    """The lines at the edges that are the same on their pages but for the page's number, once a page."""
    places: dict[str, list[tuple[Spot, Figures]]] = defaultdict(list)
    for page, lines in enumerate(pages):
        for position in _edges(lines):
            key, figures = _key(lines[position])
            if key:
                places[key].append(((page, position), figures))
    found = {}
    for key, group in places.items():
        if len({page for (page, _), _ in group}) == len(group) > 1:
            same = repeated([(page, figures) for (page, _), figures in group])
            found[key] = [group[at][0] for at in same]
    return {key: where for key, where in found.items() if where}


def _inside(pages: list[Lines], keys: Set[str]) -> Counter[str]:
    """How often each key stands inside pages, away from the edges."""
    initials = {key[0] for key in keys}
    found: Counter[str] = Counter()
    for lines in pages if keys else ():
        for line in lines[EDGE_LINES:-EDGE_LINES]:
            initial = FIGURE if line[0].isdigit() else line[0].lower()
            if initial in initials and (key := _key(line)[0]) in keys:
                found[key] += 1
    return found


def _outermost(running: set[Spot], pages: list[Lines]) -> set[Spot]:
    """Those with at most one other line between them and the edge: what repeats further in is text."""
    found = set()
    for page, lines in enumerate(pages):
        for positions in (range(len(lines)), range(len(lines) - 1, -1, -1)):
            others = 0
            for position in positions:
                if (page, position) in running:
                    found.add((page, position))
                elif (others := others + 1) > 1:
                    break
    return found


def _edges(lines: Lines) -> list[int]:
    """Positions of the lines at both ends; at most half of a short page, which may be all text."""
    reach = min(EDGE_LINES, (len(lines) + 1) // 2)
    return sorted({*range(reach), *range(len(lines) - reach, len(lines))})


@lru_cache(maxsize=4096)  # the edges are looked at in every turn
def _key(line: str) -> tuple[str, Figures]:
    """What running lines have in common, their words, and their figures; "" for lines that cannot be running."""
    if len(line) > LONGEST or line.startswith(_FIXED) or sum(map(str.isalpha, line)) < 2:
        return "", ()
    return template(line)


def _is_on_most(on_pages: list[int], filled: int) -> bool:
    return len(on_pages) == filled == 2 or len(on_pages) >= max(3, SHARE * filled)


def _is_run(on_pages: list[int]) -> bool:
    """Whether pages follow one another, or every second one does (left pages, right pages)."""
    span = on_pages[-1] - on_pages[0] + 1
    return len(on_pages) >= 3 and len(on_pages) >= 0.4 * span


def _page_numbers(pages: list[Lines]) -> set[Spot]:
    """Lines that count the pages: their figure grows by one from page to page."""
    shifts: dict[int, list[Spot]] = defaultdict(list)
    found = set()
    for page, lines in enumerate(pages):
        for position in _edges(lines):
            line = lines[position]
            if len(line) > LONGEST_NUMBER or line.startswith(_FIXED):
                continue
            if _SAID_PAGE.fullmatch(line) or (_ROMAN.fullmatch(line) and page < 20 and len(pages) > 20):
                found.add((page, position))
            elif number := _PAGE_NUMBER.fullmatch(line):
                shifts[int(number[1]) - page].append((page, position))
    counts = Counter({shift: len({page for page, _ in where}) for shift, where in shifts.items()})
    for shift, count in counts.most_common(3):  # front matter and annex may count anew
        if count >= max(2, 0.3 * len(pages)) or count >= 5:
            found.update(shifts[shift])
    return found
