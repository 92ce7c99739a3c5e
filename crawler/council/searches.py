"""How the search of each council system of a crawl went, and what waits for that. Pure.

Bodies and sittings are worth reading only where the search does not do the work: it is missing, forbidden, broken,
bound to a session, or answers nothing. Until that is known, the ways to them are held back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from crawler.frontier import Entry

# Two bodies' sittings and some lists; more than a crawl would read.
_MOST_HELD = 300
# The frontier takes the best first: when pages of less than half the worth of a search arrive, it was asked or
# refused. Pages of other hosts may come first while the council's host has to wait.
_LESS = 0.25
_ELSEWHERE = 12


@dataclass(slots=True)
class _Search:
    """Of one system: the second search that waits for the first, the ways that wait for both."""

    later: list[Entry] = field(default_factory=list)
    held: dict[str, Entry] = field(default_factory=dict)
    made: bool = False
    hits: bool = False
    answers: bool | None = None  # None: not known yet
    found: bool = False  # a concept was found here without it
    waited: int = 0


class Searches:
    """The searches of a crawl, by the origin of the system."""

    def __init__(self) -> None:
        self._by_origin: defaultdict[str, _Search] = defaultdict(_Search)

    def is_made(self, origin: str) -> bool:
        """Whether the search was made, and has not failed."""
        state = self._by_origin.get(origin)
        return state is not None and state.made and state.answers is not False

    def has_failed(self, origin: str) -> bool:
        """Whether the search is of no use."""
        state = self._by_origin.get(origin)
        return state is not None and state.answers is False

    def make(self, origin: str, later: list[Entry], *, is_own: bool) -> None:
        """Note that a search is queued; ``later`` are those to follow it. Only the system's own decides anything."""
        state = self._by_origin[origin]
        state.made, state.later = state.made or is_own, later

    def answered(self, origin: str, *, hits: bool) -> list[Entry]:
        """Note an answer of the search; what is to be asked next: another search."""
        state = self._by_origin[origin]
        state.hits = state.hits or hits
        following, state.later = state.later[:1], state.later[1:]
        if state.hits:
            state.answers = True
        elif not following and state.made:
            # Not even the topic is found in years of sittings: the search does not search.
            state.answers = False
        return following

    def hold(self, origin: str, ways: Iterable[Entry]) -> None:
        """Keep ways that are worth a request only if the search fails."""
        state = self._by_origin[origin]
        for way in ways:
            if state.answers is None and not state.found and len(state.held) < _MOST_HELD:
                state.held.setdefault(way.key, way)

    def found(self, origin: str) -> None:
        """Note that the system showed a concept with its files: other sittings hold older editions at most."""
        state = self._by_origin[origin]
        state.found, state.held = True, {}

    def has_found(self, origin: str) -> bool:
        """Whether the system showed a concept with its files."""
        state = self._by_origin.get(origin)
        return state is not None and state.found

    def fail(self, origin: str) -> None:
        """Note that the search cannot be used."""
        state = self._by_origin[origin]
        state.answers, state.later = False, []

    def passed_over(self, origin: str, priority: float) -> None:
        """Note the arrival of another page: searches that should have come long before it have failed."""
        for at, state in self._by_origin.items():
            if state.answers is None and priority < _LESS:
                state.waited += _ELSEWHERE if at == origin else 1
                if state.waited >= _ELSEWHERE:
                    self.fail(at)

    def released(self) -> list[tuple[str, list[Entry]]]:
        """What was held back for searches that have failed since; each once."""
        found = []
        for origin, state in self._by_origin.items():
            if state.answers is False and state.held:
                found.append((origin, list(state.held.values())))
                state.held = {}
        return found
