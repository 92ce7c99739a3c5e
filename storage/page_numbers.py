"""Figures in lines at the edges of pages: which count the pages and which are content. Pure.

"Kosten: 4520 Euro im Jahr" below every measure looks like "Konzept | 12" below every page; only how the
figures run from page to page tells the two apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

Figures = tuple[str, ...]
Place = tuple[int, Figures]  # the page and the figures of a line on it

# Stands for a figure in a template; no sign of a text.
FIGURE = "\1"

# The figure after such a word is its name: one measure a page, one field of action a page.
_NAMED = (
    r"(?:maßnahmen?(?:blatt)?|handlungsfeld|kapitel|ziel|leitziel|teil|anlage|abschnitt|projekt|steckbrief|modul"
    r"|schritt|baustein|tabelle|abbildung|leitlinie|these|frage)\W{0,3}\d+(?:\.\d+)*"
)
_SAID = r"\b(?P<word>seite|page|blatt|s\.)\W{0,3}\d{1,4}\W{0,3}(?:von|of|/)\W{0,3}\d{1,4}\b"
_FIGURES = re.compile(rf"(?P<said>{_SAID})|(?P<named>{_NAMED})|\d+")
# Three figures in a row that grow with the pages; fewer do so by chance.
_RUN = 3
# A part that counts anew (cover, annex) may be shorter where the line is known to count.
_SHORT_RUN = 2
_MOST_DIGITS = 4


def template(line: str) -> tuple[str, Figures]:
    """The words of a line with ``FIGURE`` for each figure, and the figures; "Seite 3 von 8" has none."""
    figures: list[str] = []

    def put(found: re.Match[str]) -> str:
        if found["said"]:
            return found["word"]
        if found["named"]:
            return found[0]
        figures.append(found[0])
        return FIGURE

    return _FIGURES.sub(put, " ".join(line.lower().replace(FIGURE, "").split())), tuple(figures)


def without_counting(places: Sequence[Place]) -> list[Figures]:
    """The figures of lines of one template with ``FIGURE`` for those that count the pages.

    A figure counts when it is the page's index and a constant on several of these pages in a row; so one
    changed figure never counts, whatever the others do.
    """
    slots = len(places[0][1]) if places else 0
    counting = [counting_pages((page, figures[slot]) for page, figures in places) for slot in range(slots)]
    return [
        tuple(
            FIGURE if (page, shift(page, figure)) in counting[slot] else figure
            for slot, figure in enumerate(figures)
        )
        for page, figures in places
    ]


def counting_pages(figures: Iterable[tuple[int, str]]) -> set[tuple[int, int | None]]:
    """Of the figures (page, figure) those that count the pages, as pages with their shift."""
    shifts: dict[int, set[int]] = defaultdict(set)
    for page, figure in figures:
        found = shift(page, figure)
        shifts[page].update(() if found is None else (found,))
    runs = _runs(shifts)
    longest = max(map(len, runs), default=0)
    least = _SHORT_RUN if longest >= _RUN or len(shifts) == _SHORT_RUN else _RUN
    return {place for run in runs if len(run) >= least for place in run}


def shift(page: int, figure: str) -> int | None:
    """What lies between the page's index and the figure; None for a figure too long for a page number."""
    return int(figure) - page if len(figure) <= _MOST_DIGITS else None


def _runs(shifts: dict[int, set[int]]) -> list[list[tuple[int, int | None]]]:
    """Pages in a row, of those there are, with the same shift."""
    done: list[list[tuple[int, int | None]]] = []
    running: dict[int, list[tuple[int, int | None]]] = {}
    for page in sorted(shifts):
        done += [run for kept, run in running.items() if kept not in shifts[page]]
        running = {kept: [*running.get(kept, ()), (page, kept)] for kept in shifts[page]}
    return [*done, *running.values()]


def repeated(places: Sequence[Place]) -> list[int]:
    """Which of the lines of one template are the same line but for the page's number, as positions.

    More than half of them must be: where other figures vary, the lines are content.
    """
    variants = without_counting(places)
    [(most, count)] = Counter(variants).most_common(1) or [((), 0)]
    return [at for at, variant in enumerate(variants) if variant == most] if 2 * count > len(places) else []
