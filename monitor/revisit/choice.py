"""Which pages are looked at next. Pure."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass

from monitor.revisit.worth import worth


@dataclass(frozen=True, slots=True)
class Page:
    """A page we know. ``waited``: days since the last look; ``rate``: expected changes a day."""

    key: int
    importance: float
    rate: float
    waited: float
    hints: int = 0
    trust: float = 0.0


def choose(pages: Iterable[Page], budget: int, longest_wait: float) -> list[int]:
    """The keys of the ``budget`` pages to look at, the best first.

    Pages that waited ``longest_wait`` days come first, the longest wait before the others: an estimate may be wrong, and
    a page that nobody looks at can never prove it.
    """
    ranked = heapq.nlargest(budget, pages, key=lambda page: _rank(page, longest_wait))
    return [page.key for page in ranked]


def _rank(page: Page, longest_wait: float) -> tuple[bool, float]:
    if page.waited >= longest_wait:
        return True, page.waited
    return False, worth(page.importance, page.rate, page.waited, page.hints, page.trust)
