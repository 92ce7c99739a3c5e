"""The seam to the crawler: crawls are started as processes, and those that died are closed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.crawls import HEARTBEAT_LIMIT, close_dead
from storage.models import Crawl
from storage.processes import alive, machine
from storage.store import Store

# On this machine the process table is the better witness: a suspended laptop misses beats and goes on. Only a
# number that another program got after a reboot looks alive for ever, so a day of silence counts too.
SILENT_HERE = timedelta(days=1)


def crawl_command(
    ags: Iterable[str], now: datetime | None, max_requests: int | None, revisits: Iterable[int] = ()
) -> list[str]:
    """The command that crawls these districts side by side in one process; without any, the watched addresses.

    ``revisits``: look at these resources again, and at nothing else.
    """
    ags = list(ags)
    if not ags:
        return watched_command(now)
    command = [sys.executable, "-m", "scrapy", "crawl", "districts", "-a", f"ags={','.join(ags)}"]
    if now is not None:
        command += ["-a", f"now={now.isoformat()}"]
    if max_requests is not None:
        command += ["-a", f"max_requests={max_requests}"]
    if chosen := ",".join(map(str, revisits)):
        command += ["-a", f"revisits={chosen}"]
    return command


def watched_command(now: datetime | None) -> list[str]:
    """The command that crawls the watched addresses."""
    command = [sys.executable, "-m", "scrapy", "crawl", "watched"]
    return command if now is None else [*command, "-a", f"now={now.isoformat()}"]


def hand_command(ags: str, url: str) -> list[str]:
    """The command that asks for one address that a person adds to a district."""
    return [sys.executable, "-m", "scrapy", "crawl", "by_hand", "-a", f"ags={ags}", "-a", f"url={url}"]


def crawl_environment(home: Path, environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What the crawl process finds in its environment: ours, its settings module and the home."""
    return {**environ, "SCRAPY_SETTINGS_MODULE": "crawler.settings", "KONZEPTMONITOR_HOME": str(home)}


def start_crawl(
    store: Store,
    ags: list[str],
    now: datetime | None = None,
    max_requests: int | None = None,
    log_file: Path | None = None,
    revisits: Iterable[int] = (),
) -> subprocess.Popen[bytes]:
    """Start one process that crawls ``ags`` (or looks at ``revisits`` again); its messages go to ``log_file``.

    It leads a process group of its own, so that ending it ends all it started and a Ctrl-C here
    does not reach it unasked. Raises OSError when it cannot be started.
    """
    return start_process(crawl_command(ags, now, max_requests, revisits), store.settings.home, log_file)


def start_process(command: list[str], home: Path, log_file: Path | None) -> subprocess.Popen[bytes]:
    """Start a command for a home, in a process group of its own."""
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP
    log = None if log_file is None else log_file.open("ab")
    try:
        return subprocess.Popen(  # noqa: S603
            command,
            cwd=home,
            env=crawl_environment(home),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=None if log is None else subprocess.STDOUT,
            start_new_session=True,
            creationflags=flags,
        )
    finally:
        if log is not None:
            log.close()  # the child holds its own copy


def close_dead_crawls(session: Session, now: datetime) -> list[str]:
    """Close open crawls whose process is gone (failed, ``killed``). Returns the AGS of their districts."""
    closed = []
    for crawl in session.scalars(select(Crawl).where(Crawl.ended_at.is_(None))):
        detail = _cause_of_death(crawl, now)
        if detail is not None:
            close_dead(crawl, now)
            crawl.detail = detail
            closed.append(crawl.ags or "(beobachtete Adressen)")
    return closed


def live_crawls(session: Session) -> list[Crawl]:
    """Crawls of this machine that are open and whose process lives (call ``close_dead_crawls`` before)."""
    here = select(Crawl).where(Crawl.ended_at.is_(None), Crawl.host_name == machine())
    return [crawl for crawl in session.scalars(here) if alive(crawl.pid)]


def _cause_of_death(crawl: Crawl, now: datetime) -> str | None:
    silence = now - crawl.heartbeat_at
    if crawl.host_name != machine():
        if silence <= HEARTBEAT_LIMIT:
            return None
        return f"Abgebrochen: Der Lauf auf {crawl.host_name} gab {_minutes(silence)} lang kein Lebenszeichen."
    if not alive(crawl.pid):
        return f"Abgebrochen: Der Prozess {crawl.pid} des Laufs auf {crawl.host_name} lebt nicht mehr."
    if silence <= SILENT_HERE:
        return None
    return f"Abgebrochen: Der Lauf gab {_minutes(silence)} lang kein Lebenszeichen."


def _minutes(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    return f"{minutes} Minuten" if minutes < 180 else f"{minutes // 60} Stunden"


def end(process: subprocess.Popen[bytes], patience: float) -> int:
    """Ask a process group to stop, wait ``patience`` seconds, then kill it. Returns the exit status."""
    _signal_group(process, signal.SIGTERM)
    try:
        return process.wait(patience)
    except subprocess.TimeoutExpired:
        _signal_group(process, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
        return process.wait()


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    if sys.platform == "win32":
        process.terminate()
        return
    try:
        os.killpg(process.pid, number)  # the group bears its leader's number (start_new_session)
    except ProcessLookupError:
        return
