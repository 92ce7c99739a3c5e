"""A crawl's end record as pages show it: what was read, refused, failed and rejected. Pure.

The record is written by the crawler as plain JSON; absent parts (an older or an interrupted crawl) are empty.
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
class FailureGroup:
    """Fetches that failed in one way, with some of their addresses."""

    failure: str
    number: int
    examples: tuple[str, ...]


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
class CrawlRecord:
    """The readable end record of a crawl."""

    hosts: tuple[HostCounts, ...]
    failures: tuple[FailureGroup, ...]
    robots_blocked: int
    robots_examples: tuple[str, ...]
    rejected: tuple[Rejected, ...]
    notes: tuple[str, ...]

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
    robots = _mapping(parts.get("robots"))
    return CrawlRecord(
        hosts=tuple(_host(name, _mapping(counts)) for name, counts in _mapping(parts.get("hosts")).items()),
        failures=_failures(_mapping(parts.get("failures"))),
        robots_blocked=_count(robots.get("blocked")),
        robots_examples=_texts(robots.get("examples")),
        rejected=tuple(_rejected(one) for one in _list(parts.get("rejected")) if isinstance(one, Mapping)),
        notes=_texts(parts.get("notes")),
    )


def _host(name: str, counts: Mapping[str, Any]) -> HostCounts:
    parts = (counts.get(part) for part in ("requests", "answered", "failed", "robots_blocked"))
    return HostCounts(name, *map(_count, parts))


def _failures(groups: Mapping[str, Any]) -> tuple[FailureGroup, ...]:
    found = [
        FailureGroup(kind, _count(_mapping(group).get("count")), _texts(_mapping(group).get("examples")))
        for kind, group in groups.items()
    ]
    return tuple(sorted(found, key=lambda group: -group.number))


def _rejected(one: Mapping[str, Any]) -> Rejected:
    score = one.get("score")
    return Rejected(
        url=str(one.get("url") or ""),
        title=str(one.get("title") or ""),
        score=float(score) if isinstance(score, (int, float)) else 0.0,
        reason=str(one.get("reason") or "kein Hinweis auf ein Integrationskonzept"),
    )


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, _list(value)))


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0
