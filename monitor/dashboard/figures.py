"""The three-state figures: always all three, always with their base. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

FOUND, NONE_FOUND, NOT_OBSERVABLE = "found", "none_found", "not_observable"
STATES = (FOUND, NONE_FOUND, NOT_OBSERVABLE)

# Below this many observable districts a share says nothing.
SMALLEST_BASE = 5

# Berlin-Institut 2021, "Alle sollen teilhaben": districts with a concept or an equivalent paper.
STUDY_FOUND, STUDY_TOTAL = 221, 401


@dataclass(frozen=True, slots=True)
class Figures:
    """How many districts are in each state."""

    found: int
    none_found: int
    not_observable: int

    @property
    def total(self) -> int:
        return self.found + self.none_found + self.not_observable

    @property
    def observable(self) -> int:
        return self.found + self.none_found

    @property
    def share(self) -> float | None:
        """Found among the observable; None below SMALLEST_BASE observable districts."""
        return self.found / self.observable if self.observable >= SMALLEST_BASE else None

    @property
    def lowest(self) -> float:
        """The share of all if no unobservable district had a concept."""
        return self.found / self.total if self.total else 0.0

    @property
    def highest(self) -> float:
        """The share of all if every unobservable district had one."""
        return (self.found + self.not_observable) / self.total if self.total else 0.0

    def bar(self) -> list[tuple[str, str, str]]:
        """(state, start, width) of the three parts of a bar, as percentages SVG understands."""
        parts, start = [], 0.0
        for state in STATES:
            width = 100 * getattr(self, state) / self.total if self.total else 0.0
            parts.append((state, f"{start:.2f}%", f"{width:.2f}%"))
            start += width
        return parts


def count_states(states: Iterable[str]) -> Figures:
    """The figures of these states. An unknown state counts as not observable: nothing was shown by it."""
    counted = Counter(state if state in STATES else NOT_OBSERVABLE for state in states)
    return Figures(counted[FOUND], counted[NONE_FOUND], counted[NOT_OBSERVABLE])


def by_land(states: Iterable[tuple[str, str]]) -> list[tuple[str, Figures]]:
    """(Land, figures) in alphabetical order, from (Land, state) pairs."""
    grouped: dict[str, list[str]] = {}
    for land, state in states:
        grouped.setdefault(land, []).append(state)
    return [(land, count_states(grouped[land])) for land in sorted(grouped)]
