"""One ended crawl as the rules see it, read from the database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from monitor.health.expectation import expectation
from monitor.health.home import home_captures, home_reading
from monitor.health.known import known_addresses
from monitor.health.problems import NO_ANSWER, Problem, failure_class
from monitor.health.readings import HostReading, SiteReading
from monitor.health.rules import OURS
from storage.health_models import SiteProblem
from storage.models import Capture, Crawl, District, Resource
from storage.registry import hosts_to_crawl
from storage.values import Outcome

# Crawls of one batch end within this span of each other.
_BATCH = timedelta(hours=3)
# With fewer districts in a batch their failures may be their own.
_LEAST_BATCH, _OUTAGE_SHARE = 5, 0.8
# Captures kept as evidence of a host's failure.
_EVIDENCE = 5
_READ = (Outcome.COMPLETE, Outcome.PARTIAL)


def site_reading(session: Session, crawl: Crawl, open_problems: Iterable[SiteProblem]) -> SiteReading:
    """What this crawl (which ended, and has a district) shows of its site."""
    district = session.get_one(District, crawl.ags)
    main_host = urlsplit(district.website or "").netloc
    earlier = _crawl_before(session, crawl)
    known = {(one.problem, one.host): one for one in open_problems}
    return SiteReading(
        name=district.name,
        main_host=main_host,
        started_at=crawl.started_at,
        outcome=crawl.outcome or "",
        reason=crawl.reason or "",
        detail=crawl.detail or "",
        pages=crawl.pages,
        documents=crawl.documents,
        hosts=_hosts(session, crawl),
        registered=frozenset(urlsplit(url).netloc for url, _ in hosts_to_crawl(district)),
        home=home_reading(session, crawl, district),
        home_captures=tuple(home_captures(session, crawl, district)),
        known=known_addresses(session, crawl, _before_the_fall(crawl, known.values())),
        expected=expectation(session, crawl, known.values()),
        hosts_before=recorded_hosts(earlier.record if earlier else None),
        still_open=frozenset(known),
        was_read=earlier is not None,
        our_outage=our_outage(session, crawl),
    )


def _before_the_fall(crawl: Crawl, open_problems: Iterable[SiteProblem]) -> int:
    """The crawl before which addresses count as known: this one, or the one that first missed many of them."""
    fallen = (Problem.RELAUNCH, Problem.ADDRESSES_GONE)
    return min((one.first_crawl_id for one in open_problems if one.problem in fallen), default=crawl.id)


def _crawl_before(session: Session, crawl: Crawl) -> Crawl | None:
    """The last crawl before this one that read the district."""
    earlier = select(Crawl).where(
        Crawl.ags == crawl.ags, Crawl.id < crawl.id, ~Crawl.revisit, Crawl.outcome.in_(_READ)
    )
    return session.scalar(earlier.order_by(Crawl.id.desc()).limit(1))


def _hosts(session: Session, crawl: Crawl) -> dict[str, HostReading]:
    hosts = recorded_hosts(crawl.record)
    for host, failures in failures_by_host(session, crawl).items():
        most = Counter(failure for failure, _ in failures).most_common(1)[0][0]
        captures = tuple(capture for failure, capture in failures if failure == most)[:_EVIDENCE]
        hosts[host] = replace(hosts.get(host, HostReading()), failure=most, captures=captures)
    return hosts


def recorded_hosts(record: Mapping[str, Any] | None) -> dict[str, HostReading]:
    """The hosts of a crawl's end record; a crawl that was cut off has none."""
    parts = record or {}
    certificates = parts.get("certificates") or {}
    return {
        host: HostReading(
            requests=counts.get("requests", 0),
            answered=counts.get("answered", 0),
            blocked=counts.get("robots_blocked", 0),
            valid_from=_moment(certificates.get(host, {}).get("valid_from")),
            valid_until=_moment(certificates.get(host, {}).get("valid_until")),
        )
        for host, counts in (parts.get("hosts") or {}).items()
    }


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def failures_by_host(session: Session, crawl: Crawl) -> dict[str, list[tuple[str, int]]]:
    """By host the failures of this crawl and the captures that show them."""
    rows = session.execute(
        select(Capture.id, Capture.failure, func.coalesce(Capture.url, Resource.url))
        .join(Capture.resource)
        .where(Capture.crawl_id == crawl.id, Capture.failure.is_not(None))
        .order_by(Capture.id)
    )
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for capture_id, failure, url in rows:
        found[urlsplit(url).netloc].append((failure or "", capture_id))
    return found


def our_outage(session: Session, crawl: Crawl) -> bool:
    """Whether nearly no district answered around the time of this crawl: then the connection was ours."""
    ended = crawl.ended_at or crawl.started_at
    rows = session.execute(
        select(Crawl.ags, Crawl.outcome, Crawl.reason).where(
            Crawl.ags.is_not(None), Crawl.ended_at.between(ended - _BATCH, ended + _BATCH)
        )
    )
    silent = {ags: _was_silent(outcome, reason) for ags, outcome, reason in rows if reason not in OURS}
    return len(silent) >= _LEAST_BATCH and sum(silent.values()) >= _OUTAGE_SHARE * len(silent)


def _was_silent(outcome: str | None, reason: str | None) -> bool:
    return outcome == Outcome.FAILED and failure_class(reason) in NO_ANSWER
