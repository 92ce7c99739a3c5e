"""What is usual for a site: the medians of its own last crawls that were made like this one."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.health.problems import Problem
from monitor.health.readings import Expectation
from storage.health_models import SiteProblem
from storage.models import Crawl
from storage.values import Outcome

# Enough that one odd crawl does not count, few enough that a site may change within two months.
_CRAWLS, _LEAST = 6, 3
# What makes two crawls comparable besides their budget: a better recogniser asks for other pages.
_SAME = ("code", "terms", "extractor", "recogniser")


def expectation(session: Session, crawl: Crawl, open_problems: Iterable[SiteProblem]) -> Expectation:
    """The expectation for this crawl; while a site is known to have shrunk, crawls since then do not count."""
    shrunk = min(
        (one.first_crawl_id for one in open_problems if one.problem == Problem.HALVED), default=crawl.id
    )
    earlier = select(Crawl).where(
        Crawl.ags == crawl.ags,
        Crawl.id < shrunk,
        ~Crawl.revisit,
        Crawl.outcome == Outcome.COMPLETE,
        Crawl.max_requests == crawl.max_requests,
    )
    rows = session.scalars(earlier.order_by(Crawl.id.desc()).limit(_CRAWLS)).all()
    like = [row for row in rows if _made_like(row, crawl)]
    if len(like) < _LEAST:
        return Expectation(crawls=len(like))
    pages, documents = (median(getattr(row, what) for row in like) for what in ("pages", "documents"))
    return Expectation(pages, documents, len(like))


def _made_like(one: Crawl, other: Crawl) -> bool:
    return all(one.settings.get(key) == other.settings.get(key) for key in _SAME)
