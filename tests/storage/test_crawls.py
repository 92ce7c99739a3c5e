"""The crawl row: opened before the first request, closed with a reason."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from storage import crawls
from storage.models import Crawl, District
from storage.values import Outcome
from tests.storage.history import DAY, START

AGS = "03991"


@pytest.fixture(autouse=True)
def _district(session: Session) -> None:
    session.add(District(ags=AGS, name="Landkreis Au", kind="Landkreis", land="Niedersachsen"))
    session.flush()


def opened(session: Session, days: int = 0) -> Crawl:
    return crawls.open_crawl(session, AGS, START + days * DAY, 400, {"delay_seconds": 1.0})


def ended(session: Session, days: int, outcome: Outcome, home_read: bool = True) -> Crawl:
    crawl = opened(session, days)
    crawl.ended_at, crawl.outcome, crawl.home_read = START + days * DAY, outcome, home_read
    session.flush()
    return crawl


def of_dead_process(crawl: Crawl) -> Crawl:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    crawl.pid = process.pid
    return crawl


def test_a_crawl_names_its_process_budget_and_settings(session: Session) -> None:
    crawl = opened(session)
    assert (crawl.pid, crawl.max_requests, crawl.settings) == (os.getpid(), 400, {"delay_seconds": 1.0})
    assert (crawl.started_at, crawl.heartbeat_at, crawl.ended_at) == (START, START, None)


def test_two_processes_never_crawl_one_district_at_once(session: Session) -> None:
    crawl = opened(session)
    with pytest.raises(crawls.AlreadyCrawling, match=f"crawl {crawl.id}, process {os.getpid()}"):
        opened(session, 1)


def test_the_crawl_of_a_dead_process_is_closed_and_does_not_block(session: Session) -> None:
    dead = of_dead_process(opened(session))
    alive = opened(session, 1)
    assert (dead.outcome, dead.reason, dead.ended_at) == (Outcome.FAILED, "killed", START + DAY)
    assert dead.detail
    assert alive.ended_at is None


def test_a_process_that_only_waits_to_be_reaped_is_dead(session: Session) -> None:
    process = subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.read()  # ends with the process, which nobody has reaped yet
    crawl = opened(session)
    crawl.pid = process.pid
    deadline = 200
    while crawls.is_alive(crawl, START) and deadline:
        deadline -= 1
        os.sched_yield()
    assert not crawls.is_alive(crawl, START)
    process.stdout.close()
    process.wait()


@pytest.mark.parametrize(("silent", "alive"), [(timedelta(minutes=9), True), (timedelta(minutes=11), False)])
def test_a_crawl_of_another_machine_lives_by_its_heartbeat(
    session: Session, silent: timedelta, alive: bool
) -> None:
    crawl = opened(session)
    crawl.host_name = "elsewhere"
    assert crawls.is_alive(crawl, START + silent) is alive


@pytest.mark.parametrize(
    ("earlier", "baseline"),
    [
        ([], True),
        ([(Outcome.FAILED, False)], True),
        ([(Outcome.FAILED, True)], True),
        ([(Outcome.PARTIAL, False)], True),
        ([(Outcome.PARTIAL, True)], False),
        ([(Outcome.COMPLETE, True)], False),
        ([(Outcome.COMPLETE, True), (Outcome.FAILED, False)], False),
    ],
)
def test_the_first_crawl_that_reads_a_district_is_its_inventory(
    session: Session, earlier: list[tuple[Outcome, bool]], baseline: bool
) -> None:
    for days, (outcome, home_read) in enumerate(earlier):
        ended(session, days, outcome, home_read)
    assert opened(session, 9).baseline is baseline


def test_a_killed_first_crawl_was_no_inventory(session: Session) -> None:
    of_dead_process(opened(session)).home_read = True
    assert opened(session, 1).baseline


def test_the_last_reading_is_the_last_crawl_that_read_the_home_page(session: Session) -> None:
    assert crawls.last_read(session, AGS) is None
    ended(session, 0, Outcome.COMPLETE)
    last = ended(session, 1, Outcome.PARTIAL)
    ended(session, 2, Outcome.FAILED, home_read=False)
    assert crawls.last_read(session, AGS) is last
