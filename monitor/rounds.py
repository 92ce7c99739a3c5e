"""One round of the service: crawl what is due, detect what changed, tell who must know.

    districts due → crawl process → (ended, over its limit, or told to stop) → dead crawls closed
    → detect → alerts and deliveries → deliver → the next batch

Nothing is remembered between rounds but in the database, so that a round may be cut off anywhere: open
crawls of dead processes are closed, undetected crawls detected and unsent deliveries sent by the next one.
"""

from __future__ import annotations

import logging
import subprocess
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

from sqlalchemy import func, select

from monitor.changes import detect_all
from monitor.crawl_ends import TIME_LIMIT, end_orphan, explain_ends, mark_stopping, overdue
from monitor.crawling import close_dead_crawls, end, live_crawls
from monitor.deliveries import Counts, deliver_all
from monitor.revisiting import BESIDE, MOST_A_DISTRICT, due_revisits
from monitor.schedule import may_begin, startable
from storage.crawls import HEARTBEAT_LIMIT
from storage.hand_papers import REASON
from storage.models import Crawl, District
from storage.store import Store
from storage.watches import active_watches

log = logging.getLogger(__name__)

# store, AGS, now, request limit, log file, resources to revisit: the shape of monitor.crawling.start_crawl
StartCrawl = Callable[..., "subprocess.Popen[bytes]"]

POLL_SECONDS = 0.5  # how soon the end of a crawl process is noticed
# Time a crawl process gets to write its rows when it is asked to stop; answers under way may take this long.
PATIENCE_SECONDS = 30
# A district's next revisit begins that long after its last crawl of any kind: a site that answers nothing is not asked
# again and again.
REVISITS_APART = timedelta(hours=20)
LOGS_KEPT = 100  # a full inventory makes a dozen; the logs of some weeks are enough to look something up


def crawl_what_is_due(store: Store, start: StartCrawl, stop: Event) -> None:
    """Finish what earlier rounds left, then crawl batch after batch until nothing is due or ``stop`` is set."""
    end_overdue(store, datetime.now(UTC))
    finish(store)
    previous: list[str] = []
    while not stop.is_set() and (batch := next_batch(store, datetime.now(UTC))):
        if batch == previous:  # it left no trace of a crawl: something is broken, a later round tries again
            log.error("The crawl process ended without crawling %s; its log is in %s", batch[0], logs(store))
            return
        previous = batch
        log.info("Crawling %d districts, from %s on", len(batch), batch[0])
        process = start(store, batch, None, None, new_log(store, datetime.now(UTC)))
        supervise(store, process, stop)
        if not stop.is_set():
            finish(store)
    if not stop.is_set() and (due := next_revisits(store, datetime.now(UTC))):
        log.info("Looking at known addresses of %d districts again", len(due))
        ids = [resource_id for some in due.values() for resource_id in some]
        log_file = new_log(store, datetime.now(UTC))
        supervise(store, start(store, list(due), None, MOST_A_DISTRICT + BESIDE, log_file, ids), stop)
        finish(store)
    if not stop.is_set() and watched_are_due(store, datetime.now(UTC)):
        log.info("Crawling the watched addresses")
        process = start(store, [], None, None, new_log(store, datetime.now(UTC)))
        supervise(store, process, stop)
        finish(store)


def watched_are_due(store: Store, now: datetime) -> bool:
    """Whether addresses are watched whose last crawl is long enough ago; never while another crawl is at work."""
    with store.session() as session:
        if live_crawls(session) or not active_watches(session) or not may_begin(session, now, store.settings):
            return False
        watched = Crawl.ags.is_(None) & Crawl.reason.is_distinct_from(REASON)
        last = session.scalar(select(func.max(Crawl.started_at)).where(watched))
        return last is None or now - last >= timedelta(hours=store.settings.crawl.watched_hours)


def next_revisits(store: Store, now: datetime) -> dict[str, list[int]]:
    """The known addresses to look at now, of as many districts as are crawled at once; paused ones rest."""
    with store.session() as session:
        if live_crawls(session) or not may_begin(session, now, store.settings):
            return {}
        paused = set(session.scalars(select(District.ags).where(District.paused_at.is_not(None))))
        lately = select(Crawl.ags).where(Crawl.started_at > now - REVISITS_APART, Crawl.ags.is_not(None))
        rest = paused.union(ags for ags in session.scalars(lately) if ags)
        due = due_revisits(session, now, MOST_A_DISTRICT, rest)
        chosen = list(due)[: store.settings.crawl.concurrent_districts]
        return {ags: due[ags] for ags in chosen}


def next_batch(store: Store, now: datetime) -> list[str]:
    """The districts to crawl now; none while a crawl process of this machine is at work, whoever started it."""
    with store.session() as session:
        close_dead_crawls(session, now)
        if any(now - crawl.heartbeat_at < HEARTBEAT_LIMIT for crawl in live_crawls(session)):
            return []
        return startable(session, now, store.settings)


def supervise(store: Store, process: subprocess.Popen[bytes], stop: Event) -> None:
    """Wait for a crawl process; end it, with all it started, at its limit or when ``stop`` is set.

    The limit counts time in which the machine was awake: a suspended laptop ends no crawl.
    """
    deadline = time.monotonic() + limit_of(store).total_seconds()
    while process.poll() is None:
        if time.monotonic() > deadline:
            log.error("The crawl process %d reached crawl.max_minutes and is ended", process.pid)
            with store.session() as session:
                mark_stopping(session, process.pid, TIME_LIMIT)
        elif not stop.wait(POLL_SECONDS):
            continue
        end(process, PATIENCE_SECONDS)


def end_overdue(store: Store, now: datetime) -> None:
    """End crawl processes over their limit that nobody supervises: their service was killed."""
    with store.session() as session:
        late = overdue(live_crawls(session), now, limit_of(store) + timedelta(seconds=2 * PATIENCE_SECONDS))
    for pid in sorted(late):
        with store.session() as session:
            mark_stopping(session, pid, TIME_LIMIT)
        end_orphan(pid, PATIENCE_SECONDS)


def limit_of(store: Store) -> timedelta:
    """The hard limit of one crawl process."""
    return timedelta(minutes=store.settings.crawl.max_minutes)


def finish(store: Store) -> None:
    """Close dead crawls, detect what the ended ones found, and tell it."""
    now = datetime.now(UTC)
    with store.session() as session:
        close_dead_crawls(session, now)
        explain_ends(session, limit_of(store))
    detect_all(store, now)
    deliver_due(store)


def deliver_due(store: Store) -> Counts:
    """Attempt all messages that are due; what went wrong is in the log and in the outbox."""
    counts = deliver_all(store, datetime.now(UTC))
    if counts.sent:
        log.info("%d messages delivered", counts.sent)
    for problem in counts.problems:
        log.warning("%s", problem)
    return counts


def logs(store: Store) -> Path:
    """The folder of the crawl processes' logs."""
    folder = store.settings.home / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def new_log(store: Store, now: datetime) -> Path:
    """A log file for a crawl process; the oldest ones make room."""
    folder = logs(store)
    for old in sorted(folder.glob("crawl-*.log"))[: -LOGS_KEPT + 1]:
        old.unlink(missing_ok=True)
    return folder / f"crawl-{now:%Y%m%dT%H%M%S%f}.log"
