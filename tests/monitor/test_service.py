import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.request import urlopen

import pytest
from sqlalchemy import text

from monitor.service import AlreadyRunning, ensure_registry, make_scheduler, only_one
from storage.models import Crawl
from storage.processes import alive
from tests.monitor.fake_crawl import set_mode
from tests.monitor.home import deliveries, district, opened, told_once
from tests.monitor.postbox import postbox
from tests.monitor.waiting import until

ROOT = Path(__file__).parents[2]
TWO = ("01001", "01002")


@pytest.fixture
def box():
    with postbox() as box:
        yield box


@pytest.fixture
def store(tmp_path, box):
    with opened(
        tmp_path, f'[alerts]\nsmtp_url = "{box.url}"\n[crawl]\ncontact = "a@b.de"\nwindows = []\n'
    ) as store:
        with store.session() as session:
            for ags in TWO:
                district(session, ags)
        yield store


@pytest.fixture
def start(store):
    """Starts services on the home; whatever is left of them at the end is killed."""
    started = []

    def start_service():
        started.append(
            subprocess.Popen(
                [sys.executable, "-m", "tests.monitor.fake_service", str(store.settings.home)],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
        return started[-1]

    yield start_service
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()
    for row in crawls(store):
        if row.ended_at is None and alive(row.pid):
            os.killpg(row.pid, signal.SIGKILL)


def crawls(store):
    with store.session() as session:
        return session.query(Crawl).order_by(Crawl.id).all()


def test_the_service_crawls_detects_delivers_and_shows_the_dashboard(store, start, box):
    told_once(store)
    process = start()
    address = process.stdout.readline().strip()

    until(
        lambda: len([row for row in crawls(store) if row.ags in TWO and row.detected_at]) == 2, "both crawls"
    )
    until(lambda: box.mails, "the mail")
    with urlopen(address + "healthz") as answer:
        assert answer.status == 200

    process.terminate()
    assert process.wait(60) == 0
    assert len(box.mails) == 1


def test_sigterm_ends_the_crawl_process_too(store, start):
    set_mode(store.settings.home, "hang")
    process = start()
    until(lambda: len(crawls(store)) == 2, "the crawl process")

    process.terminate()

    assert process.wait(60) == 0
    until(lambda: not any(alive(row.pid) for row in crawls(store)), "the end of the crawl process")


def test_a_killed_service_loses_nothing_and_repeats_nothing(store, start, box):
    set_mode(store.settings.home, "hang")
    told_once(store)
    first = start()
    until(lambda: box.mails and len([row for row in crawls(store) if row.ags in TWO]) == 2, "mail and crawls")
    first.send_signal(signal.SIGKILL)
    first.wait()
    orphan = {row.pid for row in crawls(store) if row.ags in TWO}.pop()
    assert alive(orphan)  # a crawl under way is not lost with the service

    os.killpg(orphan, signal.SIGKILL)
    until(lambda: not alive(orphan), "the end of the crawl process")
    set_mode(store.settings.home, "complete")
    second = start()

    def told():
        return sorted((row.ags, row.reason) for row in crawls(store) if row.ags in TWO and row.detected_at)

    once_each = sorted((ags, reason) for ags in TWO for reason in ("killed", "exhausted"))
    until(lambda: told() == once_each, "the crawls made good for")
    second.terminate()
    assert second.wait(60) == 0
    assert len(box.mails) == 1
    assert all(delivery.sent_at for delivery in deliveries(store))


def test_a_service_started_anew_waits_for_the_crawl_its_predecessor_left(store, start, box):
    set_mode(store.settings.home, "hang")
    first = start()
    until(lambda: len(crawls(store)) == 2, "the crawl process")
    first.send_signal(signal.SIGKILL)
    first.wait()
    told_once(store)

    second = start()
    until(lambda: box.mails, "the second service at work")
    second.terminate()

    assert second.wait(60) == 0
    left = [row for row in crawls(store) if row.ags in TWO]
    assert [row.ended_at for row in left] == [None, None]
    assert alive(left[0].pid)


def test_one_home_has_one_service(store):
    with only_one(store), pytest.raises(AlreadyRunning, match="already runs on"), only_one(store):
        pass
    with only_one(store):  # free again
        pass


def test_an_empty_home_gets_the_shipped_registry_and_a_filled_one_keeps_its_own(tmp_path, store):
    assert ensure_registry(store) == 2
    with opened(tmp_path / "empty") as empty:
        assert ensure_registry(empty) in (400, 401)  # 401 since Hanau left its district


def test_the_scheduler_keeps_its_jobs_in_the_same_database_and_one_of_each(store):
    for _ in range(2):
        scheduler = make_scheduler(store)
        scheduler.start(paused=True)
        scheduler.shutdown()

    with store.session() as session:
        assert list(session.scalars(text("SELECT id FROM apscheduler_jobs ORDER BY id"))) == [
            "crawl",
            "deliver",
        ]


def planned_at(store, moment):
    """A scheduler of this home whose jobs were planned for that moment by an earlier one."""
    scheduler = make_scheduler(store)
    scheduler.start(paused=True)
    for job in scheduler.get_jobs():
        job.modify(next_run_time=moment)
    scheduler.resume()
    return scheduler


def test_a_clock_that_was_set_back_strands_no_job(store):
    scheduler = planned_at(store, datetime.now(UTC) + timedelta(days=700))
    try:
        until(lambda: len(crawls(store)) == 0 and _all_soon(scheduler), "the jobs brought back")
    finally:
        scheduler.shutdown(wait=True)


def test_two_years_of_downtime_are_made_up_for_by_one_run(store, caplog):
    caplog.set_level("DEBUG", "apscheduler")
    with only_one(store):
        scheduler = planned_at(store, datetime.now(UTC) - timedelta(days=730))
        until(lambda: _all_soon(scheduler), "the jobs planned anew")
        scheduler.shutdown(wait=True)
    runs = [record for record in caplog.records if "executed successfully" in record.getMessage()]
    assert len(runs) == 2  # crawl and deliver, once each


def _all_soon(scheduler):
    now = datetime.now(UTC)
    return all(now < job.next_run_time <= now + timedelta(minutes=1) for job in scheduler.get_jobs())


def test_missed_runs_are_made_up_for_by_one(store):
    scheduler = make_scheduler(store)
    scheduler.start(paused=True)
    for job in scheduler.get_jobs():
        assert (job.misfire_grace_time, job.coalesce, job.max_instances) == (None, True, 1)
    scheduler.shutdown()
