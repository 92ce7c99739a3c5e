"""Which districts are due for a crawl, and when the others will be."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from monitor.health.entering import suspected_districts
from monitor.schedule_rules import INTERRUPTED, PARDONED, DistrictState, Rhythm, due_districts
from storage.config import Settings
from storage.models import Crawl, District, Paper, Place
from storage.pauses import open_pauses
from storage.registry import districts_as_of, hosts_to_crawl
from storage.values import Outcome


class _PastCrawl(NamedTuple):
    started_at: datetime
    outcome: str | None
    reason: str | None


def due_now(session: Session, now: datetime, settings: Settings) -> list[str]:
    """The districts of a home that are due by its own settings."""
    return due_districts(district_states(session, now, settings), now, rhythm_of(settings))


def startable(session: Session, now: datetime, settings: Settings) -> list[str]:
    """The districts that the service may crawl now, the most urgent first and no more than run side by side."""
    if not may_begin(session, now, settings):
        return []
    return due_now(session, now, settings)[: settings.crawl.concurrent_districts]


def may_begin(session: Session, now: datetime, settings: Settings) -> bool:
    """Whether the service may begin crawls: within a window, and nobody paused them all."""
    return settings.crawl.week.is_open(now) and None not in open_pauses(session)


def rhythm_of(settings: Settings) -> Rhythm:
    """How often districts are crawled."""
    crawl = settings.crawl
    return Rhythm(
        *(timedelta(hours=hours) for hours in (crawl.interval_hours, crawl.retry_hours, crawl.jitter_hours))
    )


def district_states(session: Session, now: datetime, settings: Settings) -> list[DistrictState]:
    """Every district that exists at ``now`` and has an address to start from, by AGS."""
    crawls = _newest_crawls(session)
    crawling = set(session.scalars(select(Crawl.ags).where(Crawl.ended_at.is_(None))))
    absences = _open_absences(session)
    suspected = suspected_districts(session)
    wait = timedelta(hours=settings.alerts.confirm_vanished_hours)
    return [
        _state(
            district,
            district.ags in crawling,
            crawls.get(district.ags, []),
            [since + wait for since in absences.get(district.ags, [])],
            suspected=district.ags in suspected,
        )
        for district in districts_as_of(session, now.date())
        if hosts_to_crawl(district)
    ]


def _state(
    district: District,
    crawling: bool,
    crawls: list[_PastCrawl],
    confirmations: list[datetime],
    *,
    suspected: bool,
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
        suspected=suspected,
    )


def _newest_crawls(session: Session) -> dict[str, list[_PastCrawl]]:
    """The last crawls of every district, newest first; as many as it takes to count interruptions."""
    back = func.row_number().over(partition_by=Crawl.ags, order_by=Crawl.id.desc()).label("back")
    ranked = (
        select(Crawl.ags, Crawl.started_at, Crawl.outcome, Crawl.reason, back)
        .where(~Crawl.revisit)
        .subquery()
    )
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
