"""The figures of /metrics: a fixed number of statements, however many districts, crawls and captures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from monitor.coverage import IS_SUCCESS, observation_states
from monitor.health.problems import failure_class
from monitor.ticks import last_tick
from storage.health_models import SiteProblem
from storage.models import Body, Capture, Crawl, Delivery

SPAN = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Deliveries:
    waiting: int
    given_up: int
    oldest: datetime | None  # when the oldest one that waits was written


@dataclass(frozen=True, slots=True)
class Figures:
    """What is measured; moments, not ages, so that they can be turned into either."""

    districts: Counter[str]  # by observation state
    last_success: datetime | None
    crawls: Counter[str]  # by outcome, of those that ended within SPAN
    requests: int
    answered: int
    failures: Counter[str]  # by class
    problems: Counter[tuple[str, str]]  # open ones, by kind and whether told
    deliveries: Deliveries
    tick: datetime | None
    content_bytes: int  # kept contents, before compression
    free_bytes: int | None = None


def figures(session: Session, now: datetime, none_found_days: int, free_bytes: int | None = None) -> Figures:
    """All figures at ``now``."""
    crawls, requests, answered = _crawls(session, now)
    states = observation_states(session, now, none_found_days)
    return Figures(
        districts=Counter(str(one.state) for one in states),
        last_success=session.scalar(select(func.max(Crawl.ended_at)).where(IS_SUCCESS, ~Crawl.revisit)),
        crawls=crawls,
        requests=requests,
        answered=answered,
        failures=_failures(session, now),
        problems=_problems(session),
        deliveries=_deliveries(session),
        tick=last_tick(session),
        content_bytes=session.scalar(select(func.sum(Body.size)).where(Body.dropped_at.is_(None))) or 0,
        free_bytes=free_bytes,
    )


def _crawls(session: Session, now: datetime) -> tuple[Counter[str], int, int]:
    rows = session.execute(
        select(Crawl.outcome, func.count(), func.sum(Crawl.requests), func.sum(Crawl.answered))
        .where(Crawl.ended_at > now - SPAN, Crawl.ended_at <= now)
        .group_by(Crawl.outcome)
    ).all()
    counts = Counter({outcome or "": count for outcome, count, _, _ in rows})
    return counts, sum(row[2] or 0 for row in rows), sum(row[3] or 0 for row in rows)


def _failures(session: Session, now: datetime) -> Counter[str]:
    """By way of the crawls: captures are found by their crawl, not by their time."""
    recent = select(Crawl.id).where(Crawl.ended_at > now - SPAN, Crawl.ended_at <= now)
    rows = session.execute(
        select(Capture.failure, Capture.status, func.count())
        .where(Capture.crawl_id.in_(recent))
        .group_by(Capture.failure, Capture.status)
    )
    found: Counter[str] = Counter()
    for failure, status, count in rows:
        if name := failure_class(failure, status):
            found[name] += count
    return found


def _problems(session: Session) -> Counter[tuple[str, str]]:
    told = case((SiteProblem.told_at.is_(None), "suspected"), else_="told").label("told")
    rows = session.execute(
        select(SiteProblem.problem, told, func.count())
        .where(SiteProblem.ended_at.is_(None))
        .group_by(SiteProblem.problem, "told")
    )
    return Counter({(problem, state): count for problem, state, count in rows})


def _deliveries(session: Session) -> Deliveries:
    waits = Delivery.sent_at.is_(None) & Delivery.failed_at.is_(None)
    waiting, oldest = session.execute(select(func.count(), func.min(Delivery.created_at)).where(waits)).one()
    given_up = session.scalar(select(func.count()).where(Delivery.failed_at.is_not(None)))
    return Deliveries(waiting, given_up or 0, oldest)
