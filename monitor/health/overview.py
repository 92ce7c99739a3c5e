"""How a site does: what its newest crawl got against what is usual, what failed and why, and its open problems.

Revisits ask for a few known addresses only; they are no measure of a site and are left out everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from monitor.coverage import IS_SUCCESS
from monitor.health.expectation import expectation
from monitor.health.looking import failures_by_host, recorded_hosts
from monitor.health.problems import failure_class
from monitor.health.readings import Expectation
from storage.health_models import SiteProblem
from storage.models import Crawl, District

# Captures that show a class of failure; `crawls show` lists all.
_EVIDENCE = 5


@dataclass(frozen=True, slots=True)
class Health:
    """A district (host "") or one of its hosts. ``crawl`` is the newest that ended, however it ended."""

    district: District
    host: str
    last_full: datetime | None  # when a crawl last read the district
    crawl: Crawl | None
    requests: int = 0
    answered: int = 0
    pages: int | None = None  # of the district; hosts are not counted apart
    documents: int | None = None
    expected: Expectation = field(default_factory=Expectation)
    failures: dict[str, list[int]] = field(default_factory=dict)  # by class the captures that show it
    problems: tuple[SiteProblem, ...] = ()

    @property
    def evidence(self) -> dict[str, list[int]]:
        """By class the first captures that show it."""
        return {name: captures[:_EVIDENCE] for name, captures in self.failures.items()}


def health(session: Session, districts: Sequence[District]) -> list[Health]:
    """Every district, each followed by its hosts."""
    ended = Crawl.ended_at.is_not(None) & ~Crawl.revisit
    newest, read = _newest(session, ended), _newest(session, ended & IS_SUCCESS)
    problems = session.scalars(select(SiteProblem).where(SiteProblem.ended_at.is_(None))).all()
    found: list[Health] = []
    for district in districts:
        mine = [one for one in problems if one.ags == district.ags]
        found += _district(session, district, newest.get(district.ags), read.get(district.ags), mine)
    return found


def _newest(session: Session, condition: ColumnElement[bool]) -> dict[str, Crawl]:
    newest = select(func.max(Crawl.id)).where(condition, Crawl.ags.is_not(None)).group_by(Crawl.ags)
    rows = session.scalars(select(Crawl).where(Crawl.id.in_(newest.scalar_subquery())))
    return {crawl.ags: crawl for crawl in rows if crawl.ags is not None}


def _district(
    session: Session, district: District, crawl: Crawl | None, read: Crawl | None, problems: list[SiteProblem]
) -> Iterator[Health]:
    full = read.ended_at if read else None
    of_site = tuple(one for one in problems if not one.host)
    if crawl is None:
        yield Health(district, "", None, None, problems=of_site)
        return
    failures = {host: _classes(some) for host, some in failures_by_host(session, crawl).items()}
    yield Health(
        district,
        "",
        full,
        crawl,
        crawl.requests,
        crawl.answered,
        crawl.pages,
        crawl.documents,
        expectation(session, crawl, problems),
        _together(failures),
        of_site,
    )
    hosts = recorded_hosts(crawl.record)
    for host in sorted({*hosts, *failures, *(one.host for one in problems if one.host)}):
        seen = hosts.get(host)
        counts = (seen.requests, seen.answered) if seen else (0, 0)
        here = tuple(one for one in problems if one.host == host)
        yield Health(district, host, full, crawl, *counts, failures=failures.get(host, {}), problems=here)


def _classes(failures: list[tuple[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for failure, capture in failures:
        found.setdefault(failure_class(failure), []).append(capture)
    return found


def _together(hosts: dict[str, dict[str, list[int]]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for classes in hosts.values():
        for name, captures in classes.items():
            found.setdefault(name, []).extend(captures)
    return {name: sorted(captures) for name, captures in found.items()}
