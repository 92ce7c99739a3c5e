"""Crawls over their time: ended with all they started, and the row says why.

The reason is written before the signal is sent. Whoever sent it may die before the process does: the next
round finds the mark and finishes the sentence.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from monitor.schedule_rules import INTERRUPTED
from storage.models import Crawl
from storage.processes import alive, machine

log = logging.getLogger(__name__)

TIME_LIMIT = "time_limit"
_POLL_SECONDS = 0.1


def mark_stopping(session: Session, pid: int, why: str) -> None:
    """Note on the open crawls of a process of this machine why it will be asked to end."""
    mine = (Crawl.pid == pid) & (Crawl.host_name == machine()) & Crawl.ended_at.is_(None)
    session.execute(update(Crawl).where(mine).values(stopping=why))


def explain_ends(session: Session, limit: timedelta) -> int:
    """Say of crawls that ended because they were asked to, why they were asked. Returns how many."""
    asked = select(Crawl).where(
        Crawl.stopping.is_not(None), Crawl.ended_at.is_not(None), Crawl.reason.in_(INTERRUPTED)
    )
    found = session.scalars(asked).all()
    for crawl in found:
        crawl.reason = crawl.stopping
        crawl.detail = (
            f"Nach {_span(limit)} beendet, der Höchstdauer eines Laufs (crawl.max_minutes). "
            "Was er gelesen hat, bleibt erhalten."
        )
    return len(found)


def overdue(crawls: list[Crawl], now: datetime, limit: timedelta) -> set[int]:
    """The processes of open crawls (of this machine) that began longer ago than ``limit``."""
    return {crawl.pid for crawl in crawls if now - crawl.started_at > limit}


def end_orphan(pid: int, patience: float) -> bool:
    """End a crawl process that another service started: TERM, then KILL. False when the number is not one's."""
    if not _is_crawl(pid):
        return False
    log.error("The crawl process %d, left by another service, is over crawl.max_minutes and is ended", pid)
    _signal(pid, signal.SIGTERM)
    deadline = time.monotonic() + patience
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(_POLL_SECONDS)
    if alive(pid):
        _signal(pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    return True


def _is_crawl(pid: int) -> bool:
    """Whether a number still belongs to a crawl process: a reboot hands the same numbers to others."""
    if sys.platform == "win32" or not alive(pid):
        return False
    try:
        if os.getpgid(pid) != pid:
            return False
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return any(b"crawl" in word for word in words[1:])


def _signal(pid: int, number: signal.Signals) -> None:
    if sys.platform == "win32":
        return
    try:
        os.killpg(pid, number)
    except ProcessLookupError:
        return


def _span(limit: timedelta) -> str:
    minutes = limit.total_seconds() / 60
    return f"{minutes:.0f} Minuten" if minutes >= 1 else f"{limit.total_seconds():.0f} Sekunden"
