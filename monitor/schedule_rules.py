"""When a district is due and why. Pure: states and moments in, visits out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

ALWAYS = datetime.min.replace(tzinfo=UTC)  # earlier than any crawl: due whenever asked

# Crawls that ended because of us, not of the site: our process died, or we asked it to stop.
INTERRUPTED = frozenset({"killed", "interrupted"})
# One interrupted crawl is repeated at once. Two in a row may be the district's own doing (a document that
# exhausts the memory) and wait like any failure, so that it cannot keep the service busy for ever.
PARDONED = 1
# A last crawl further ahead than this was dated by a clock that has been set back since. Clocks of machines that
# share a database differ by less.
CLOCK_ERROR = timedelta(hours=1)
# However large the jitter is set, a district is left alone for at least this share of its interval.
_LEAST_SHARE = 0.5


class Why(StrEnum):
    """Why a district is due at the moment it is due."""

    NEVER_CRAWLED = "never_crawled"
    INTERVAL = "interval"
    RETRY = "retry"
    INTERRUPTED = "interrupted"
    CONFIRM = "confirm"
    SUSPECTED = "suspected"
    CLOCK = "clock"
    PAUSED = "paused"
    CRAWLING = "crawling"


@dataclass(frozen=True, slots=True)
class DistrictState:
    """What the schedule needs to know of a district."""

    ags: str
    last_started: datetime | None = None  # None: never crawled
    failed: bool = False  # the last crawl could not observe it
    interruptions: int = 0  # how many of the last crawls in a row were interrupted
    paused: bool = False
    crawling: bool = False
    confirm_at: datetime | None = None  # an absence waits for its second look from then on
    suspected: bool = False  # the last crawl showed a problem of the site that is not told yet


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How long after a crawl a district is due again, after one that failed, and how much sooner at most."""

    interval: timedelta
    retry: timedelta
    jitter: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Visit:
    """When a district is to be crawled next, and why then; ``at`` None: not while that is so."""

    at: datetime | None
    why: Why


def next_visit(state: DistrictState, rhythm: Rhythm, now: datetime) -> Visit:
    """The next visit of a district. What is due stays due, however late it is asked."""
    if state.paused or state.crawling:
        return Visit(None, Why.PAUSED if state.paused else Why.CRAWLING)
    if state.last_started is None:
        return Visit(ALWAYS, Why.NEVER_CRAWLED)
    if state.last_started > now + CLOCK_ERROR:
        return Visit(ALWAYS, Why.CLOCK)
    if 0 < state.interruptions <= PARDONED:
        return Visit(state.last_started, Why.INTERRUPTED)
    return _in_turn(state, state.last_started, rhythm)


def _in_turn(state: DistrictState, last: datetime, rhythm: Rhythm) -> Visit:
    soon = last + min(rhythm.retry, rhythm.interval)
    if state.failed or state.interruptions:
        return Visit(soon, Why.RETRY)
    visits = [Visit(last + rhythm.interval - _sooner(state.ags, last, rhythm), Why.INTERVAL)]
    if state.suspected:
        visits.append(Visit(soon, Why.SUSPECTED))
    if state.confirm_at is not None:
        visits.append(Visit(state.confirm_at, Why.CONFIRM))
    return min(visits, key=lambda visit: visit.at or ALWAYS)


def _sooner(ags: str, last: datetime, rhythm: Rhythm) -> timedelta:
    """A span within the jitter that is another one each time and the same whenever asked."""
    number = int.from_bytes(
        hashlib.blake2b(f"{ags} {last.isoformat()}".encode(), digest_size=4).digest(), "big"
    )
    return min(rhythm.jitter, rhythm.interval * _LEAST_SHARE) * (number / 2**32)


def due_districts(states: Iterable[DistrictState], now: datetime, rhythm: Rhythm) -> list[str]:
    """The AGS of the districts due at ``now``: never crawled first, then the longest overdue."""
    visits = [(next_visit(state, rhythm, now).at, state.ags) for state in states]
    return [
        ags for _, ags in sorted((visit, ags) for visit, ags in visits if visit is not None and visit <= now)
    ]
