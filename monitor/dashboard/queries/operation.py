"""What the pages about crawls read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from monitor.coverage import IS_SUCCESS
from monitor.dashboard.queries.paging import AnyRow, AnySelect, Page, read_page
from storage.models import Capture, Change, Crawl, Delivery, District
from storage.registry import existed_on
from storage.values import Outcome

RUNNING = "running"  # of a filter: crawls that have not ended
FAILURES_SHOWN = 100


@dataclass(frozen=True, slots=True)
class CrawlDetail:
    """One crawl with its district, its failed fetches (the first FAILURES_SHOWN) and what it led to."""

    crawl: Crawl
    district: District | None  # None: of watched addresses
    failures: Sequence[AnyRow]
    failed_captures: Sequence[Capture]
    changes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class NeverRead:
    """How many of the districts no crawl ever read."""

    number: int
    districts: int


@dataclass(frozen=True, slots=True)
class DeliveryCounts:
    """Deliveries not sent yet, and deliveries given up."""

    waiting: int
    given_up: int


def crawl_rows() -> AnySelect:
    """The statement every list of crawls starts from: newest first."""
    return (
        select(
            Crawl.id,
            Crawl.ags,
            Crawl.started_at,
            Crawl.ended_at,
            Crawl.heartbeat_at,
            Crawl.outcome,
            Crawl.reason,
            Crawl.detail,
            Crawl.requests,
            Crawl.max_requests,
            Crawl.failed,
            Crawl.pages,
            Crawl.documents,
            Crawl.baseline,
            District.name.label("district"),
        )
        .join(District, District.ags == Crawl.ags)
        .order_by(Crawl.id.desc())
    )


def crawl_page(session: Session, outcome: str | None, ags: str | None, number: int) -> Page:
    """A page of crawls, newest first; ``outcome`` is an Outcome or RUNNING."""
    statement = crawl_rows()
    if outcome == RUNNING:
        statement = statement.where(Crawl.ended_at.is_(None))
    elif outcome is not None:
        statement = statement.where(Crawl.outcome == outcome)
    if ags is not None:
        statement = statement.where(Crawl.ags == ags)
    return read_page(session, statement, number)


def running_crawls(session: Session) -> Sequence[AnyRow]:
    """The crawls that have not ended, oldest first."""
    return session.execute(
        crawl_rows().where(Crawl.ended_at.is_(None)).order_by(None).order_by(Crawl.id)
    ).all()


def latest_crawls(session: Session, limit: int) -> Sequence[AnyRow]:
    """The newest crawls."""
    return session.execute(crawl_rows().limit(limit)).all()


def unread_districts(session: Session) -> Sequence[AnyRow]:
    """The newest ended crawl of each district whose newest ended crawl observed nothing, newest first."""
    ended = select(func.max(Crawl.id)).where(Crawl.ended_at.is_not(None)).group_by(Crawl.ags)
    return session.execute(crawl_rows().where(Crawl.id.in_(ended), Crawl.outcome == Outcome.FAILED)).all()


def never_read(session: Session, day: date) -> NeverRead:
    """How many districts of that day were never read."""
    read = select(Crawl.id).where(Crawl.ags == District.ags, Crawl.ended_at.is_not(None), IS_SUCCESS).exists()
    number, districts = session.execute(
        select(func.count().filter(~read), func.count()).select_from(District).where(*existed_on(day))
    ).one()
    return NeverRead(number, districts)


def outcomes_since(session: Session, since: datetime) -> Mapping[str, int]:
    """How many crawls that ended since a moment had each outcome."""
    counted = select(Crawl.outcome, func.count()).where(Crawl.ended_at >= since).group_by(Crawl.outcome)
    return {outcome or "": number for outcome, number in session.execute(counted)}


def newest_end(session: Session) -> datetime | None:
    """When the last crawl ended; None before the first."""
    return session.scalar(select(func.max(Crawl.ended_at)))


def delivery_counts(session: Session) -> DeliveryCounts:
    """The state of the outbox."""
    waiting = select(func.count()).where(Delivery.sent_at.is_(None), Delivery.failed_at.is_(None))
    given_up = select(func.count()).where(Delivery.failed_at.is_not(None))
    return DeliveryCounts(session.scalar(waiting) or 0, session.scalar(given_up) or 0)


def find_crawl(session: Session, crawl_id: int) -> CrawlDetail | None:
    """One crawl with everything its page shows; None when there is none."""
    found = session.execute(
        select(Crawl, District).outerjoin(District, District.ags == Crawl.ags).where(Crawl.id == crawl_id)
    ).one_or_none()
    if found is None:
        return None
    failed = (Capture.crawl_id == crawl_id, Capture.failure.is_not(None))
    by_failure = (
        select(Capture.failure, func.count().label("number")).where(*failed).group_by(Capture.failure)
    )
    captures = select(Capture).where(*failed).order_by(Capture.id).limit(FAILURES_SHOWN)
    changes = select(Change.kind, func.count()).where(Change.crawl_id == crawl_id).group_by(Change.kind)
    return CrawlDetail(
        crawl=found.Crawl,
        district=found.District,
        failures=session.execute(by_failure.order_by(func.count().desc())).all(),
        failed_captures=session.scalars(captures.options(joinedload(Capture.resource))).all(),
        changes=dict(session.execute(changes).all()),
    )
