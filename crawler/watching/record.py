"""The end record of a crawl of watched addresses; its form is that of a district's crawl, with the addresses beside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler.record import crawl_facts, failures_by_host, filed_pages, robots_rules, utc
from crawler.robots import Robots
from crawler.tally import Tally
from storage.crawl_records import FORM
from storage.models import Crawl, Paper, Resource, Version
from storage.watch_models import Watch, WatchReading

_NAME = "Beobachtete Adressen"


def watch_record(
    session: Session, crawl: Crawl, tally: Tally, robots: Mapping[str, Robots], looks: Mapping[int, int]
) -> dict[str, Any]:
    """What was asked, seen and refused. ``looks``: how often each watch was looked at."""
    pages = filed_pages(session, crawl, {})
    return {
        "form": FORM,
        "crawl": crawl_facts(crawl, _NAME, None),
        "hosts": [
            {"host": host, "role": None, **{name: counts[name] for name in _COUNTS}}
            for host, counts in tally.hosts.items()
        ],
        "robots": robots_rules(tally.blocked_urls, robots),
        "watches": _watches(session, crawl, looks),
        "papers": _papers(session, crawl),
        "failures": failures_by_host(pages),
        "notes": list(tally.notes),
        "pages": pages,
        "settings": crawl.settings,
    }


_COUNTS = ("requests", "answered", "failed", "robots_blocked")


def _watches(session: Session, crawl: Crawl, looks: Mapping[int, int]) -> list[dict[str, Any]]:
    """Every watch, how often it was looked at, and what came of it: ``same`` when nothing differed."""
    read = dict(
        session.execute(
            select(WatchReading.watch_id, WatchReading.state).where(WatchReading.crawl_id == crawl.id)
        ).all()
    )
    open_watches = select(Watch).where(Watch.ended_at.is_(None)).order_by(Watch.id)
    return [
        {
            "watch_id": watch.id,
            "url": watch.moved_to or watch.url,
            "name": watch.name,
            "looks": looks.get(watch.id, 0),
            "state": None if watch.failure else read.get(watch.id, "gone" if watch.gone_at else "same"),
            "failure": watch.failure,
            "restless": watch.restless_at is not None,
            "missing_since": utc(watch.missing_since),
        }
        for watch in session.scalars(open_watches)
    ]


def _papers(session: Session, crawl: Crawl) -> list[dict[str, Any]]:
    """The papers of which this crawl found a text."""
    rows = session.execute(
        select(Paper, Resource.url)
        .join(Version, Version.paper_id == Paper.id)
        .join(Resource, Resource.id == Version.resource_id)
        .where(Version.crawl_id == crawl.id)
        .order_by(Paper.id)
    )
    return [
        {
            "paper_id": paper.id, "title": paper.title, "role": paper.role, "level": paper.level,
            "score": round(paper.score, 3), "url": url, "channels": ["watch"],
        }
        for paper, url in rows
    ]  # fmt: skip
