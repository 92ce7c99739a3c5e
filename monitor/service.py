"""The service: dashboard, scheduler and deliveries in one process, one per home.

APScheduler decides when a round begins; what there is to do stands in the database. Its own jobs lie in the
same database and name functions of this module with the home as their argument.
"""

from __future__ import annotations

import logging
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import Any

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.base import STATE_STOPPED
from filelock import FileLock, Timeout
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import OperationalError

from monitor.crawling import start_crawl
from monitor.rounds import StartCrawl, crawl_what_is_due, deliver_due
from monitor.serving import server
from monitor.ticks import TICK_MINUTES
from storage.models import District
from storage.registry import districts_as_of, load, shipped_registry
from storage.store import Store

log = logging.getLogger(__name__)

LOCKED_RETRY_SECONDS = 5.0
DATABASE_LOCK = 0x4B6F6E7A  # any number will do as long as it never changes

_stop = Event()
# The stores that rounds of this process work on, by home: a job can only name its home, and opening a store
# in two threads at once is more than alembic can stand.
_stores: dict[str, Store] = {}


class AlreadyRunning(RuntimeError):
    """Another service works on this home. End it first, or use it."""


class _Scheduler(BackgroundScheduler):  # type: ignore[misc]
    """Outlives a moment in which the database is locked or away, and starts nothing while it ends."""

    def _process_jobs(self) -> float:
        if self.state == STATE_STOPPED:  # its loop looks once more after the executors are gone
            return 0.0
        try:
            self._bring_back()
            wait = super()._process_jobs()
            return min(TICK_MINUTES * 60.0, wait if wait is not None else LOCKED_RETRY_SECONDS)
        except OperationalError as error:
            log.warning("The scheduler's table could not be written: %s", error)
            return LOCKED_RETRY_SECONDS

    def _bring_back(self) -> None:
        """A job further ahead than its own interval was planned by a clock that has been set back since."""
        now = datetime.now(UTC)
        for job in self.get_jobs():
            if job.next_run_time is not None and is_stranded(job.next_run_time, now):
                log.warning(
                    "The clock was set back: %s is planned for %s and runs now", job.id, job.next_run_time
                )
                job.modify(next_run_time=now)


def is_stranded(planned: datetime, now: datetime) -> bool:
    """Whether a run lies further ahead than any plan made at ``now`` would put it."""
    return planned - now > timedelta(minutes=2 * TICK_MINUTES)


@contextmanager
def only_one(store: Store) -> Iterator[None]:
    """Hold the service lock of the home, and of a database that homes share. Raises AlreadyRunning.

    A killed process leaves no lock behind.
    """
    lock = FileLock(store.settings.home / "service.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise AlreadyRunning(
            f"Another konzeptmonitor already runs on {store.settings.home}; end it first, or use --home."
        ) from error
    try:
        with _database_lock(store.engine):
            yield
    finally:
        lock.release()


@contextmanager
def _database_lock(engine: Engine) -> Iterator[None]:
    """On PostgreSQL, a lock that lives as long as its connection; SQLite belongs to one home anyway."""
    if engine.dialect.name != "postgresql":
        yield
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not connection.scalar(select(func.pg_try_advisory_lock(DATABASE_LOCK))):
            raise AlreadyRunning("Another konzeptmonitor already runs on this database; end it first.")
        yield
        connection.execute(select(func.pg_advisory_unlock(DATABASE_LOCK)))


def ensure_registry(store: Store) -> int:
    """Load the shipped registry into an empty home. Returns how many districts there are today."""
    now = datetime.now(UTC)
    with store.session() as session:
        if not session.scalar(select(func.count()).select_from(District)):
            load(session, shipped_registry(), now)
        return len(districts_as_of(session, now.date()))


def run(store: Store, listener: socket.socket, app: Any, start: StartCrawl = start_crawl) -> None:
    """Serve the dashboard and do the rounds until SIGTERM or Ctrl-C; then end the crawl process and return.

    ``start`` starts a crawl process; it must be a function of a module (the scheduler keeps its name).
    Call it inside ``only_one``.
    """
    _stop.clear()
    web = server(app)
    scheduler = make_scheduler(store, start)

    def stop(*_: object) -> None:
        _stop.set()
        web.should_exit = True

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    scheduler.start()
    try:
        web.run(sockets=[listener])
    finally:
        _stop.set()
        scheduler.shutdown(wait=True)


def make_scheduler(store: Store, start: StartCrawl = start_crawl) -> BackgroundScheduler:
    """The scheduler of a home with its two jobs; missed runs are made up for by one."""
    scheduler = _Scheduler(
        jobstores={"default": SQLAlchemyJobStore(engine=store.engine)},
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        timezone=UTC,
    )
    home = str(store.settings.home)
    _stores[home] = store
    for job, function, arguments in (("crawl", crawl_tick, [home, start]), ("deliver", deliver_tick, [home])):
        scheduler.add_job(
            function,
            "interval",
            minutes=TICK_MINUTES,
            args=arguments,
            id=job,
            replace_existing=True,
            next_run_time=datetime.now(UTC),
        )
    return scheduler


def crawl_tick(home: str, start: StartCrawl) -> None:
    """A round; takes as long as its crawls do."""
    crawl_what_is_due(_stores[home], start, _stop)


def deliver_tick(home: str) -> None:
    """Attempt what is due, above all what failed before."""
    deliver_due(_stores[home])
