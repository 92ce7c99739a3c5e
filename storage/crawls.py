"""The crawl row: opened before the first request, its counts kept with every answer, closed with a reason."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from storage.models import Crawl
from storage.processes import alive, machine
from storage.values import Outcome

# A crawl of another machine that has not moved for this long is dead: the longest wait inside one is a
# Retry-After, which is capped below this.
HEARTBEAT_LIMIT = timedelta(minutes=10)


class AlreadyCrawling(RuntimeError):
    """Another process crawls this district now. Wait for it, or end that process."""


def open_crawl(
    session: Session,
    ags: str | None,
    now: datetime,
    max_requests: int,
    settings: dict[str, Any],
    *,
    revisit: bool = False,
) -> Crawl:
    """A new crawl row (``ags`` None: of watched addresses; ``revisit``: of known addresses only).

    Raises AlreadyCrawling when a living process has one open for the same.
    """
    running = session.scalars(select(Crawl).where(Crawl.ags == ags, Crawl.ended_at.is_(None))).all()
    for crawl in running:
        if is_alive(crawl, now):
            raise AlreadyCrawling(
                f"{ags or 'The list of watched addresses'} is being crawled already (crawl {crawl.id}, process {crawl.pid} on {crawl.host_name})."
            )
        close_dead(crawl, now)
    crawl = Crawl(
        ags=ags,
        started_at=now,
        max_requests=max_requests,
        settings=settings,
        baseline=ags is not None and not has_been_read(session, ags),
        revisit=revisit,
        host_name=machine(),
        pid=os.getpid(),
        heartbeat_at=now,
    )
    session.add(crawl)
    session.flush()
    return crawl


def has_been_read(session: Session, ags: str) -> bool:
    """Whether any earlier crawl read this district's home page and came to an end."""
    return bool(
        session.scalar(
            select(
                exists().where(
                    Crawl.ags == ags,
                    Crawl.outcome.in_([Outcome.COMPLETE, Outcome.PARTIAL]),
                    Crawl.home_read.is_(True),
                )
            )
        )
    )


def last_read(session: Session, ags: str) -> Crawl | None:
    """The last crawl that read this district's home page and came to an end."""
    return session.scalar(
        select(Crawl)
        .where(
            Crawl.ags == ags,
            Crawl.outcome.in_([Outcome.COMPLETE, Outcome.PARTIAL]),
            Crawl.home_read.is_(True),
        )
        .order_by(Crawl.id.desc())
        .limit(1)
    )


def is_alive(crawl: Crawl, now: datetime) -> bool:
    """Whether the process that opened this crawl still runs (asked of the system here, of its heartbeat elsewhere)."""
    if crawl.host_name != machine():
        return now - crawl.heartbeat_at < HEARTBEAT_LIMIT
    return alive(crawl.pid)


def close_dead(crawl: Crawl, now: datetime) -> None:
    """Close a crawl whose process is gone. What it kept stays; it is no observation of anything absent."""
    crawl.ended_at = now
    crawl.outcome = Outcome.FAILED
    crawl.reason = "killed"
    crawl.detail = "Der Lauf wurde abgebrochen, bevor er fertig war. Was er gelesen hat, bleibt erhalten."
