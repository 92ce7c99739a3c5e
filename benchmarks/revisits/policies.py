"""Who chooses the next looks: the product, and the policies people use instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from benchmarks.revisits.world import TruePage
from monitor.revisit.choice import Page, choose
from monitor.revisit.pools import Pools
from monitor.revisit.rates import Looks

# The product's own minimum rhythm for known pages, in days.
LONGEST_WAIT = 90.0


class Policy(Protocol):
    def choose(self, waited: list[float], budget: int) -> list[int]:
        """The pages to look at now."""

    def looked(self, index: int, days: float, has_changed: bool) -> None:
        """What a look showed."""


class Ours:
    """The product's rules; ``knows``: with the true rates, else learning them from its own looks."""

    def __init__(self, pages: list[TruePage], knows: bool) -> None:
        self._pages, self._knows = pages, knows
        self._looks = [Looks()] * len(pages)
        self._pools = Pools()
        self._rates = [page.rate for page in pages] if knows else []
        self._since_pooling = 0
        if not knows:
            self._pool()

    def choose(self, waited: list[float], budget: int) -> list[int]:
        known = (
            Page(index, page.importance, self._rates[index], waited[index])
            for index, page in enumerate(self._pages)
        )
        return choose(known, budget, LONGEST_WAIT)

    def looked(self, index: int, days: float, has_changed: bool) -> None:
        if self._knows:
            return
        page = self._pages[index]
        self._looks[index] = self._looks[index].after(days, has_changed)
        self._rates[index] = self._pools.rate((page.kind, "", str(page.host)), self._looks[index])
        self._since_pooling += 1
        if self._since_pooling >= len(self._pages):  # once a round: pools change slowly
            self._pool()

    def _pool(self) -> None:
        keys = [(page.kind, "", str(page.host)) for page in self._pages]
        self._pools.learn(zip(keys, self._looks, strict=True))
        self._rates = [self._pools.rate(key, looks) for key, looks in zip(keys, self._looks, strict=True)]
        self._since_pooling = 0


class Turns:
    """Looks in proportion to a weight, at equal distances: uniform, by importance, by rate of change."""

    def __init__(self, pages: list[TruePage], weight: Callable[[TruePage], float]) -> None:
        self._weights = [weight(page) for page in pages]

    def choose(self, waited: list[float], budget: int) -> list[int]:
        due = sorted(range(len(waited)), key=lambda index: -waited[index] * self._weights[index])
        return due[:budget]

    def looked(self, index: int, days: float, has_changed: bool) -> None:
        pass


def policies(pages: list[TruePage]) -> dict[str, Policy]:
    """All that are compared, by name."""
    return {
        "ours, rates learned": Ours(pages, knows=False),
        "ours, rates known": Ours(pages, knows=True),
        "uniform": Turns(pages, lambda _: 1.0),
        "by importance": Turns(pages, lambda page: page.importance),
        "by rate of change": Turns(pages, lambda page: page.rate),
    }
