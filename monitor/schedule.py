"""Which districts are due for a crawl, and when the others will be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.config import Settings
from storage.models import Crawl, District, Paper, Place
from storage.registry import districts_as_of, hosts_to_crawl
from storage.values import Outcome

ALWAYS = datetime.min.replace(tzinfo=UTC)  # earlier than any crawl: due whenever asked

# Crawls that ended because of us, not of the site: our process died, or we asked it to stop.
INTERRUPTED = frozenset({"killed", "interrupted"})
# One interrupted crawl is repeated at once. Two in a row may be the district's own doing (a document that
# exhausts the memory) and wait like any failure, so that it cannot keep the service busy for ever.
PARDONED = 1


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


class _PastCrawl(NamedTuple):
    started_at: datetime
    outcome: str | None
    reason: str | None


def next_visit(state: DistrictState, interval: timedelta, retry: timedelta) -> datetime | None:
    """When a district is to be crawled next; None while it is paused or being crawled."""
    if state.paused or state.crawling:
        return None
    if state.last_started is None or 0 < state.interruptions <= PARDONED:
        return ALWAYS if state.last_started is None else state.last_started
    if state.failed or state.interruptions:
        return state.last_started + min(retry, interval)
    due = state.last_started + interval
    return due if state.confirm_at is None else min(due, state.confirm_at)


def due_districts(
    states: Iterable[DistrictState], now: datetime, interval: timedelta, retry: timedelta
) -> list[str]:
    """The AGS of the districts due at ``now``: never crawled first, then the longest overdue."""
    visits = [(next_visit(state, interval, retry), state.ags) for state in states]
    return [
        ags for _, ags in sorted((visit, ags) for visit, ags in visits if visit is not None and visit <= now)
    ]


def due_now(session: Session, now: datetime, settings: Settings) -> list[str]:
    """The districts of a home that are due by its own settings."""
    interval, retry = intervals(settings)
    return due_districts(district_states(session, now, settings), now, interval, retry)


def intervals(settings: Settings) -> tuple[timedelta, timedelta]:
    """How long after a crawl a district is due again, and how long after one that failed."""
    return timedelta(hours=settings.crawl.interval_hours), timedelta(hours=settings.crawl.retry_hours)


def district_states(session: Session, now: datetime, settings: Settings) -> list[DistrictState]:
    """Every district that exists at ``now`` and has an address to start from, by AGS."""
    crawls = _newest_crawls(session)
    crawling = set(session.scalars(select(Crawl.ags).where(Crawl.ended_at.is_(None))))
    absences = _open_absences(session)
    wait = timedelta(hours=settings.alerts.confirm_vanished_hours)
    return [
        _state(
            district,
            district.ags in crawling,
            crawls.get(district.ags, []),
            [since + wait for since in absences.get(district.ags, [])],
        )
        for district in districts_as_of(session, now.date())
        if hosts_to_crawl(district)
    ]


def _state(
    district: District, crawling: bool, crawls: list[_PastCrawl], confirmations: list[datetime]
) -> DistrictState:
    """``crawls`` newest first. A second look that was taken and left the question open is not taken again."""
    last = crawls[0] if crawls else None
    kept = [crawl.reason not in INTERRUPTED for crawl in crawls]
    return DistrictState(
        ags=district.ags,
        last_started=last and last.started_at,
        failed=last is not None and last.outcome == Outcome.FAILED,
        interruptions=kept.index(True) if True in kept else len(kept),
        paused=district.paused_at is not None,
        crawling=crawling,
        confirm_at=min((at for at in confirmations if last and at > last.started_at), default=None),
    )


def _newest_crawls(session: Session) -> dict[str, list[_PastCrawl]]:
    """The last crawls of every district, newest first; as many as it takes to count interruptions."""
    back = func.row_number().over(partition_by=Crawl.ags, order_by=Crawl.id.desc()).label("back")
    ranked = select(Crawl.ags, Crawl.started_at, Crawl.outcome, Crawl.reason, back).subquery()
    found: dict[str, list[_PastCrawl]] = {}
    for ags, *crawl, _ in session.execute(
        select(ranked).where(ranked.c.back <= PARDONED + 1).order_by(ranked.c.back)
    ):
        found.setdefault(ags, []).append(_PastCrawl(*crawl))
    return found


def _open_absences(session: Session) -> dict[str, list[datetime]]:
    """Per district, since when addresses that showed a paper are missing without being confirmed gone."""
    rows = (
        select(Paper.ags, Place.missing_since)
        .join(Place, Place.paper_id == Paper.id)
        .where(Place.missing_since.is_not(None), Place.gone_at.is_(None), Paper.vanished_at.is_(None))
    )
    found: dict[str, list[datetime]] = {}
    for ags, since in session.execute(rows):
        if since is not None:
            found.setdefault(ags, []).append(since)
    return found
