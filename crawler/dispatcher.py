"""Who may ask next: the politeness between many districts and many hosts.

One request under way per district (so that each is the best its district knows then) and one per host
(DESIGN rule 7); a host that asked for patience is left alone until its time has come.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import Protocol

from crawler.frontier import Entry
from crawler.urls import host_and_port
from storage.addresses import shared_host

# Longer waits than this are a refusal for now: the district's crawl goes on without that host.
MAX_HOLD = 300.0


class Visiting(Protocol):
    """What the dispatcher needs of a visit."""

    def next_entry(self, is_free: Callable[[str], bool]) -> Entry | None: ...

    def open(self) -> None: ...

    def close_if_done(self) -> bool: ...

    @property
    def has_more(self) -> bool: ...


class Dispatcher:
    """Hands out entries; ``finished`` must be called for each when its answer was dealt with."""

    def __init__(self, visits: Iterable[Visiting], side_by_side: int, hosters: Iterable[str] = ()) -> None:
        self._waiting = deque(visits)
        self._side_by_side = side_by_side
        self._hosters = frozenset(hosters)
        self._ready: deque[Visiting] = deque()
        self._under_way = 0
        self._busy: set[str] = set()
        self._held: dict[str, float] = {}

    def next(self) -> tuple[Visiting, Entry] | None:
        """A visit and the entry it should fetch now; None when nothing may be fetched at this moment."""
        self._admit()
        for _ in range(len(self._ready)):
            visit = self._ready.popleft()
            entry = visit.next_entry(self.is_free)
            if entry is not None:
                self._busy.add(self.slot(entry.url))
                self._under_way += 1
                return visit, entry
            if not visit.has_more:
                visit.close_if_done()
                self._admit()
                continue
            self._ready.append(visit)
        return None

    def finished(self, visit: Visiting, slot: str) -> None:
        """The answer to a visit's request was dealt with: its host and its district may be asked again."""
        self._busy.discard(slot)
        self._under_way -= 1
        self._ready.append(visit)

    def _admit(self) -> None:
        while self._waiting and len(self._ready) + self._under_way < self._side_by_side:
            visit = self._waiting.popleft()
            visit.open()
            self._ready.append(visit)

    @property
    def has_more(self) -> bool:
        return bool(self._waiting or self._ready or self._under_way)

    def drain(self) -> list[Visiting]:
        """All visits that are not finished, for an orderly stop."""
        left = [*self._ready, *self._waiting]
        self._ready.clear()
        self._waiting.clear()
        return left

    def hold(self, url: str, seconds: float) -> None:
        """Leave a host alone for a while (Retry-After, a server in trouble)."""
        slot = self.slot(url)
        self._held[slot] = max(self._held.get(slot, 0.0), time.monotonic() + min(seconds, MAX_HOLD))

    def is_free(self, host_and_port: str) -> bool:
        slot = shared_host(host_and_port, self._hosters)
        if slot in self._busy:
            return False
        until = self._held.get(slot)
        if until is not None and until <= time.monotonic():
            del self._held[slot]
            until = None
        return until is None

    def is_held(self, url: str) -> bool:
        """Whether the host of an address asked for patience and its time has not come."""
        return self._held.get(self.slot(url), 0.0) > time.monotonic()

    def slot(self, url: str) -> str:
        """The unit of politeness an address falls under (Scrapy's download slot)."""
        return shared_host(host_and_port(url), self._hosters)
