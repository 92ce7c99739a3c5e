"""A crawl's end record as people see it: what was read, refused, failed, rejected and left. Pure.

The record is plain JSON in the archive, written by the crawler; parts that are absent or of another shape (a
record of an older form) are empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class HostCounts:
    """What was asked of one host."""

    host: str
    requests: int
    answered: int
    failed: int
    robots_blocked: int


@dataclass(frozen=True, slots=True)
class RobotsRule:
    """A line of a robots.txt, and the addresses it kept us from; ``rule`` "": the file could not be had."""

    origin: str
    rule: str
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FailureGroup:
    """Fetches of one host that failed in one way."""

    host: str
    failure: str
    number: int


@dataclass(frozen=True, slots=True)
class Rejected:
    """A candidate that was read and is no paper."""

    url: str
    title: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class RejectedGroup:
    """Candidates rejected for one reason, the nearest miss first."""

    reason: str
    candidates: tuple[Rejected, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """What is called a concept and could not be fetched or read."""

    url: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Trap:
    """One shape of address that kept bringing the same."""

    shape: str
    example: str
    requests: int
    reason: str


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """A paper this crawl came upon, and through which channels."""

    paper_id: int
    title: str
    role: str
    level: str
    score: float
    url: str
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One fetch."""

    url: str
    title: str
    status: int | None
    failure: str
    at: str


@dataclass(frozen=True, slots=True)
class Left:
    """What the crawl did not ask for any more, and what the best of it was worth (0..1)."""

    queued: int = 0
    best: float = 0.0
    hopeless: int = 0
    worth_asking: float = 0.0
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class Watched:
    """A watched address; ``state``: what came of the looks (``same``, ``read``, ``gone``, ``moved``; "": no answer)."""

    url: str
    name: str
    looks: int
    state: str
    failure: str
    restless: bool


@dataclass(frozen=True, slots=True)
class CrawlRecord:
    """The readable end record of a crawl. ``crawl`` are its own facts (dates, outcome, counts)."""

    crawl: Mapping[str, Any]
    hosts: tuple[HostCounts, ...]
    robots: tuple[RobotsRule, ...]
    failures: tuple[FailureGroup, ...]
    rejected: tuple[Rejected, ...]
    unread: tuple[Unread, ...]
    traps: tuple[Trap, ...]
    papers: tuple[FoundPaper, ...]
    pages: tuple[ReadPage, ...]
    left: Left
    notes: tuple[str, ...]
    watches: tuple[Watched, ...] = ()  # of a crawl of watched addresses, which has no district

    @property
    def robots_blocked(self) -> int:
        """How many addresses robots.txt kept us from."""
        return sum(len(rule.urls) for rule in self.robots)

    def by_reason(self) -> list[RejectedGroup]:
        """The rejected candidates by reason, the most frequent reason first."""
        groups: dict[str, list[Rejected]] = {}
        for candidate in self.rejected:
            groups.setdefault(candidate.reason, []).append(candidate)
        ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
        return [
            RejectedGroup(reason, tuple(sorted(found, key=lambda one: -one.score)))
            for reason, found in ordered
        ]


def read(record: Mapping[str, Any] | None) -> CrawlRecord:
    """The record of a crawl; every part that is missing or of another shape is empty."""
    parts = record if isinstance(record, Mapping) else {}
    return CrawlRecord(
        crawl=_mapping(parts.get("crawl")),
        hosts=tuple(map(_host, _rows(parts.get("hosts")))),
        robots=tuple(map(_robots, _rows(parts.get("robots")))),
        failures=tuple(map(_failure, _rows(parts.get("failures")))),
        rejected=tuple(map(_rejected, _rows(parts.get("rejected")))),
        unread=tuple(map(_unread, _rows(parts.get("unread")))),
        traps=tuple(map(_trap, _rows(parts.get("traps")))),
        papers=tuple(map(_paper, _rows(parts.get("papers")))),
        pages=tuple(map(_page, _rows(parts.get("pages")))),
        left=_left(_mapping(parts.get("left"))),
        notes=_texts(parts.get("notes")),
        watches=tuple(map(_watched, _rows(parts.get("watches")))),
    )


def _host(one: Mapping[str, Any]) -> HostCounts:
    parts = (one.get(part) for part in ("requests", "answered", "failed", "robots_blocked"))
    return HostCounts(_text(one.get("host")), *map(_count, parts))


def _robots(one: Mapping[str, Any]) -> RobotsRule:
    return RobotsRule(_text(one.get("origin")), _text(one.get("rule")), _texts(one.get("urls")))


def _failure(one: Mapping[str, Any]) -> FailureGroup:
    return FailureGroup(_text(one.get("host")), _text(one.get("failure")), _count(one.get("count")))


def _rejected(one: Mapping[str, Any]) -> Rejected:
    reason = _text(one.get("reason")) or "kein Hinweis auf ein Integrationskonzept"
    return Rejected(_text(one.get("url")), _text(one.get("title")), _share(one.get("score")), reason)


def _unread(one: Mapping[str, Any]) -> Unread:
    return Unread(_text(one.get("url")), _text(one.get("title")), _text(one.get("reason")))


def _trap(one: Mapping[str, Any]) -> Trap:
    return Trap(
        _text(one.get("shape")),
        _text(one.get("example")),
        _count(one.get("requests")),
        _text(one.get("reason")),
    )


def _paper(one: Mapping[str, Any]) -> FoundPaper:
    title, role, level, url = (_text(one.get(part)) for part in ("title", "role", "level", "url"))
    score, channels = _share(one.get("score")), _texts(one.get("channels"))
    return FoundPaper(_count(one.get("paper_id")), title, role, level, score, url, channels)


def _page(one: Mapping[str, Any]) -> ReadPage:
    url, title, failure, at = (_text(one.get(part)) for part in ("url", "title", "failure", "at"))
    return ReadPage(url, title, _count(one.get("status")) or None, failure, at)


def _watched(one: Mapping[str, Any]) -> Watched:
    url, name, state, failure = (_text(one.get(part)) for part in ("url", "name", "state", "failure"))
    return Watched(url, name, _count(one.get("looks")), state, failure, one.get("restless") is True)


def _left(one: Mapping[str, Any]) -> Left:
    queued, hopeless, dropped = (_count(one.get(part)) for part in ("queued", "hopeless", "dropped"))
    return Left(queued, _share(one.get("best")), hopeless, _share(one.get("worth_asking")), dropped)


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _rows(value: object) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0


def _share(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0
