"""The frontier of one district: what to fetch next, best first. Pure (no clock, no network)."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count
from urllib.parse import urlencode

from crawler import urls
from crawler.learning import Experience
from crawler.spellings import Spellings


@dataclass(slots=True)
class Entry:
    """One address to fetch and why. ``priority`` 0..1 (2 and more: before anything else)."""

    url: str
    priority: float
    kind: str = "link"  # seed | robots | sitemap | link | known | confirm
    channel: str = (
        "link"  # how it was found: seed | link | sitemap | redirect | search | council | foreign | data
    )
    depth: int = 0
    parent_id: int | None = None
    parent_title: str = ""
    link_text: str = ""
    link_heading: str = ""
    key: str = ""
    resource_id: int | None = None  # where the answer is filed when a temporary redirect led elsewhere
    hops: int = 0
    tries: int = 0
    parent_new: bool = False  # the page that holds the link is itself new
    parent_read_before: bool = False
    for_origin: str = ""  # robots.txt after a redirect: whose rules it holds
    form: tuple[tuple[str, str], ...] = ()  # fields to send with POST; empty: a plain GET
    kin: tuple[
        str, ...
    ] = ()  # what else it shares its fortune with: the page that named it, a council system
    nearness: float = 0.0  # 0..1: how close to the topic the part of the site is in which it was named
    own: float | None = None  # what it is worth without that part, should it turn out to stand on every page

    def __post_init__(self) -> None:
        if not self.key:
            sent = f"#{urlencode(self.form)}" if self.form else ""
            self.key = urls.key(self.url) + sent


# Kinds of which one answer is enough, however often the address was queued; a seed is asked for its own sake.
_ONCE = frozenset({"link", "sitemap"})
# The stop rule. A priority estimates how likely a request leads to a paper; 0.05 is a link whose words say
# nothing. Below this, more than 160 further requests would have to be made for one find.
WORTH_ASKING = 0.006


def _never(_key: str) -> bool:
    return False


@dataclass
class Frontier:
    """Best-first queue with duplicate removal; kinds of addresses that bring nothing lose their turn.

    A queue per host, so that a host which must wait does not hold up the others.
    """

    _queues: dict[str, list[tuple[float, int, Entry]]] = field(default_factory=dict)
    _seen: dict[str, float] = field(default_factory=dict)
    _experience: Experience = field(default_factory=Experience)
    _spellings: Spellings = field(default_factory=Spellings)
    _order: count[int] = field(default_factory=count)
    _length: int = 0
    hopeless: int = 0  # entries the stop rule dropped
    # Whether a link stands on pages off the topic, too: then it is worth no more than its own words.
    is_everywhere: Callable[[str], bool] = field(default=_never)

    def __len__(self) -> int:
        return self._length

    def push(self, entry: Entry) -> bool:
        """Queue an address unless it was queued before with at least this priority. True if queued."""
        self._spellings.linked(entry.key, entry.url)
        if self._spellings.is_owed(entry.key, entry.url):
            self._spellings.asked(entry.key, entry.url)
            self._put(self._spelled(entry, entry.url))
            return True
        before = self._seen.get(entry.key)
        if before is not None and (entry.kind == "link") and before >= entry.priority - 0.1:
            return False
        if before is not None and before >= 5:  # done already
            return False
        self._seen[entry.key] = entry.priority
        self._put(entry)
        return True

    def put_back(self, entry: Entry) -> None:
        """Queue an entry again (a retry, a redirect's target, a second look), seen or not."""
        self._put(entry)

    def _put(self, entry: Entry) -> None:
        queue = self._queues.setdefault(urls.host_and_port(entry.url), [])
        heapq.heappush(queue, (-entry.priority, next(self._order), entry))
        self._length += 1

    def done(self, entry: Entry) -> None:
        """Note that an address was fetched: it is not queued again as a link."""
        self._seen[entry.key] = 9.0

    def other_spelling(self, entry: Entry) -> Entry | None:
        """After an address was missing: the same in the other percent-encoding, if the site links it so as well."""
        other = self._spellings.missing(entry.key, entry.url)
        return self._spelled(entry, other) if other is not None else None

    def _spelled(self, entry: Entry, url: str) -> Entry:
        """An entry that is asked for although its key is done; each spelling once."""
        kind = "link" if entry.kind == "known" else entry.kind
        return replace(entry, url=url, kind=kind, tries=entry.tries + 1)

    def is_done(self, key: str, url: str = "") -> bool:
        """Whether an address was fetched (as ``url`` writes it, if it was missing in another spelling)."""
        if url and self._spellings.is_owed(key, url):
            return False
        return self._seen.get(key, 0.0) >= 5

    def is_known(self, key: str) -> bool:
        """Whether an address was queued or fetched."""
        return key in self._seen

    def judged(
        self,
        url: str,
        *,
        fruitful: bool,
        repeated: bool = False,
        absent: bool = False,
        kin: tuple[str, ...] = (),
    ) -> None:
        """Learn whether addresses of this kind bring anything, and anything new."""
        self._experience.learn((*urls.traits(url), *kin), fruitful=fruitful, repeated=repeated, absent=absent)

    def traps(self) -> list[str]:
        """A sentence for each kind of address that kept repeating pages we have."""
        return [
            f"Falle {trait}: {cost} Abrufe wiederholten nur Bekanntes; ihre übrigen Adressen wurden zurückgestellt."
            for trait, cost in self._experience.traps()
        ]

    def worth(self, entry: Entry) -> float:
        """What an entry is worth by now: its priority, less what its like have cost for nothing."""
        if entry.kind != "link":
            return entry.priority
        priority = entry.priority
        if entry.own is not None and self.is_everywhere(entry.key):
            priority = min(priority, entry.own)
        return priority * self._experience.share((*urls.traits(entry.url), *entry.kin))

    def pop(self, is_free: Callable[[str], bool]) -> Entry | None:
        """The best entry whose host is free now (``is_free`` takes ``host:port``); None if there is none."""
        while True:
            best: str | None = None
            for host, queue in self._queues.items():
                if queue and is_free(host) and (best is None or queue[0] < self._queues[best][0]):
                    best = host
            if best is None:
                return None
            negative, order, entry = heapq.heappop(self._queues[best])
            self._length -= 1
            if entry.kind in _ONCE and self.is_done(entry.key) and not (entry.hops or entry.tries):
                continue
            worth = self.worth(entry)
            if worth < -negative - 1e-9:  # its like have cost too much since it was queued: back in line
                heapq.heappush(self._queues[best], (-worth, order, entry))
                self._length += 1
                continue
            if worth < WORTH_ASKING and entry.kind == "link":
                self.hopeless += 1
                continue
            if entry.nearness and self.is_everywhere(entry.key):
                entry.nearness = 0.0
            return entry

    def waiting(self) -> list[Entry]:
        """Every entry that waits, in no order."""
        return [entry for queue in self._queues.values() for _, _, entry in queue]

    def left(self) -> tuple[int, float]:
        """How many addresses still wait, and what the best of them is worth."""
        open_ = [one for one in self.waiting() if one.kind not in _ONCE or not self.is_done(one.key)]
        return len(open_), max(map(self.worth, open_), default=0.0)

    def drop_host(self, host: str) -> int:
        """Forget everything queued for a host that does not answer; how many addresses that was."""
        dropped = len(self._queues.pop(host, []))
        self._length -= dropped
        return dropped
