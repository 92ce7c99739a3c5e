"""Pages that change by themselves: known types, hosts and importance, rates that only the world knows."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

# Median changes a day and spread (of the logarithm) by type, as on municipal sites: files hardly, news lists often.
TYPES = {
    "document": (1 / 400, 1.0, 10.0),
    "landing_page": (1 / 60, 1.1, 4.0),
    "topic_page": (1 / 20, 1.1, 1.5),
    "news_list": (1 / 1.5, 0.9, 0.7),
    "home_page": (1.5, 0.7, 0.5),
}
SHARES = (30, 25, 25, 12, 8)
HOST_SPREAD = 0.5  # some offices publish twice as often as others
PAGES_PER_HOST = 25


@dataclass(frozen=True, slots=True)
class TruePage:
    """A page with the rate that nobody but the benchmark knows."""

    kind: str
    host: int
    importance: float
    rate: float


def world(pages: int, seed: int) -> list[TruePage]:
    """Pages of all types on hosts of their own habits."""
    chance = random.Random(seed)
    habits = [chance.gauss(0, HOST_SPREAD) for _ in range(max(1, pages // PAGES_PER_HOST))]
    found = []
    for _ in range(pages):
        kind = chance.choices(tuple(TYPES), SHARES)[0]
        median, spread, weight = TYPES[kind]
        host = chance.randrange(len(habits))
        rate = median * math.exp(habits[host] + chance.gauss(0, spread))
        found.append(TruePage(kind, host, weight * chance.paretovariate(1.5), rate))
    return found


def lawless(pages: int, seed: int) -> list[TruePage]:
    """Pages whose rates follow nothing: no type, no host, four orders of magnitude, all equally likely."""
    chance = random.Random(seed)
    return [TruePage("page", 0, chance.paretovariate(1.2), 10 ** chance.uniform(-3, 1)) for _ in range(pages)]


def freshness(page: TruePage, days: float) -> float:
    """Importance times the expected share of these days, after a look, in which our copy is the page; in days."""
    return page.importance * -math.expm1(-page.rate * days) / page.rate


def optimum(pages: list[TruePage], per_day: float) -> float:
    """The greatest freshness any policy reaches that knows all rates and makes ``per_day`` looks (0..1).

    Looks at equal distances, such that the last look at every page brings the same (Cho and Garcia-Molina 2003);
    both levels by bisection.
    """
    low, high = 0.0, max(page.importance / page.rate for page in pages)
    for _ in range(60):
        level = (low + high) / 2
        if sum(_looks_a_day(page, level) for page in pages) > per_day:
            low = level
        else:
            high = level
    reached = sum(
        looks * freshness(page, 1 / looks) for page in pages if (looks := _looks_a_day(page, high)) > 0
    )
    return reached / sum(page.importance for page in pages)


def _looks_a_day(page: TruePage, level: float) -> float:
    """How often a page is looked at when a further look must bring ``level``."""
    if page.importance / page.rate <= level:
        return 0.0
    low, high = 0.0, 60.0  # changes between two looks
    for _ in range(60):
        changes = (low + high) / 2
        gain = page.importance / page.rate * (1 - (1 + changes) * math.exp(-changes))
        low, high = (changes, high) if gain < level else (low, changes)
    return page.rate / high
