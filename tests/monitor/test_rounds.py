import os
import signal
import sys
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest

from monitor.crawl_ends import end_orphan
from monitor.crawling import start_process
from monitor.rounds import (
    LOGS_KEPT,
    crawl_what_is_due,
    end_overdue,
    finish,
    logs,
    new_log,
    next_batch,
    supervise,
    watched_are_due,
)
from storage.models import Crawl
from storage.processes import alive, machine
from storage.watches import add_watch
from tests.monitor.fake_crawl import set_mode, start_fake
from tests.monitor.home import NOW, crawl, deliveries, district, opened, told_once
from tests.monitor.postbox import postbox
from tests.monitor.waiting import until

THREE = ("01001", "01002", "01003")


@pytest.fixture
def store(tmp_path):
    with opened(tmp_path, "[crawl]\nconcurrent_districts = 2\nwindows = []\n") as store:
        with store.session() as session:
            for ags in THREE:
                district(session, ags)
        yield store


@pytest.fixture
def stop():
    return Event()


def crawls(store):
    with store.session() as session:
        return session.query(Crawl).order_by(Crawl.id).all()


def test_all_that_is_due_is_crawled_in_batches_and_detected(store, stop):
    crawl_what_is_due(store, start_fake, stop)

    found = crawls(store)
    assert sorted(row.ags for row in found) == list(THREE)
    assert len({row.pid for row in found}) == 2  # two districts side by side, then one
    assert all(row.outcome == "complete" and row.detected_at is not None for row in found)


def test_a_second_round_finds_nothing_to_do(store, stop):
    crawl_what_is_due(store, start_fake, stop)
    crawl_what_is_due(store, start_fake, stop)

    assert len(crawls(store)) == 3


def test_nothing_new_begins_when_the_service_is_to_stop(store, stop):
    stop.set()
    crawl_what_is_due(store, start_fake, stop)

    assert crawls(store) == []


def test_a_crawl_process_that_dies_is_noted_and_tried_again_once(store, stop):
    set_mode(store.settings.home, "die")

    crawl_what_is_due(store, start_fake, stop)

    reasons = [(row.ags, row.reason) for row in crawls(store)]
    assert sorted(reasons) == sorted((ags, "killed") for ags in THREE for _ in range(2))


def test_a_crawl_process_that_leaves_no_trace_is_not_started_over_and_over(store, stop, caplog):
    set_mode(store.settings.home, "nothing")

    crawl_what_is_due(store, start_fake, stop)

    assert len(list(logs(store).iterdir())) == 1
    assert "without crawling 01001" in caplog.text


def test_no_batch_begins_while_a_crawl_of_this_machine_is_at_work(store):
    with store.session() as session:
        crawl(
            session, "01001", ended_at=None, outcome=None, host_name=machine(), pid=os.getpid(), heartbeat_at=NOW
        )  # fmt: skip

    assert next_batch(store, NOW) == []


def test_a_crawl_of_another_machine_keeps_only_its_district(store):
    with store.session() as session:
        crawl(session, "01001", ended_at=None, outcome=None, host_name="elsewhere", heartbeat_at=NOW)

    assert next_batch(store, NOW) == ["01002", "01003"]


def hanging(store, ags=THREE[:1]):
    """A crawl process that does not end by itself, once its rows are open."""
    set_mode(store.settings.home, "hang")
    process = start_fake(store, list(ags), None, None, None)
    until(lambda: len(crawls(store)) == len(ags), "the rows of the crawl")
    return process


def test_a_process_over_its_limit_is_ended_and_its_rows_say_why(tmp_path, stop):
    with opened(tmp_path, "[crawl]\nmax_minutes = 0.0001\n") as store:
        with store.session() as session:
            district(session, THREE[0])
        process = hanging(store)

        supervise(store, process, stop)
        finish(store)

        assert not alive(process.pid)
        [row] = crawls(store)
        assert (row.outcome, row.reason) == ("failed", "time_limit")
        assert "crawl.max_minutes" in row.detail


def test_a_process_that_does_not_hear_is_killed(tmp_path, stop, monkeypatch):
    monkeypatch.setattr("monitor.rounds.PATIENCE_SECONDS", 0.2)
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); time.sleep(600)"
    log = tmp_path / "log"
    with opened(tmp_path / "home", "[crawl]\nmax_minutes = 0.0001\n") as store:
        process = start_process([sys.executable, "-c", deaf], tmp_path, log)
        until(lambda: log.exists() and log.read_text(), "its deafness")

        supervise(store, process, stop)

    assert process.returncode == -signal.SIGKILL


def test_a_crawl_over_its_limit_whose_service_was_killed_is_ended_by_the_next(tmp_path, stop):
    with opened(tmp_path, "[crawl]\nmax_minutes = 1\nwindows = []\n") as store:
        with store.session() as session:
            district(session, THREE[0])
        process = hanging(store)
        with store.session() as session:
            row = session.query(Crawl).one()
            row.started_at -= timedelta(minutes=10)
        Thread(target=process.wait, daemon=True).start()  # as init would reap it

        end_overdue(store, datetime.now(UTC))
        finish(store)

        assert not alive(process.pid)
        assert [row.reason for row in crawls(store)] == ["time_limit"]


def test_a_process_that_is_no_crawl_is_left_alone(tmp_path):
    """A reboot hands the numbers of dead crawls to other programs."""
    process = start_process([sys.executable, "-c", "import time; time.sleep(600)"], tmp_path, None)
    try:
        assert not end_orphan(process.pid, 0.1)
        assert not end_orphan(os.getpid(), 0.1)
        assert alive(process.pid)
    finally:
        process.kill()
        process.wait()


def test_a_process_is_ended_when_the_service_is_to_stop(store, stop):
    process = start_process([sys.executable, "-c", "import time; time.sleep(600)"], store.settings.home, None)
    stop.set()

    supervise(store, process, stop)

    assert not alive(process.pid)


def test_outside_the_windows_nothing_begins_not_even_watched_addresses(tmp_path, stop):
    closed = f"{('Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So')[(datetime.now(UTC).weekday() + 3) % 7]}"
    with opened(tmp_path, f'[crawl]\nwindows = ["{closed} 12:00-13:00"]\n') as store:
        with store.session() as session:
            district(session, THREE[0])
            add_watch(session, "http://a.test/", "a.test", NOW)

        crawl_what_is_due(store, start_fake, stop)

        assert crawls(store) == []


def test_what_a_killed_service_left_is_finished_by_the_next(tmp_path):
    with postbox() as box, opened(tmp_path, f'[alerts]\nsmtp_url = "{box.url}"\n') as store:
        told_once(store)
        with store.session() as session:
            crawl(session, "01001", ended_at=None, outcome=None, host_name=machine(), pid=2**22 + 1)

        finish(store)
        finish(store)

        assert [row.reason for row in crawls(store)] == ["exhausted", "killed"]
        assert all(row.detected_at is not None for row in crawls(store))
        assert deliveries(store)[0].sent_at is not None
        assert len(box.mails) == 1


def test_old_logs_make_room(store):
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for hours in range(LOGS_KEPT + 20):
        new_log(store, start + timedelta(hours=hours)).touch()

    kept = sorted(path.name for path in logs(store).iterdir())
    assert len(kept) == LOGS_KEPT
    assert kept[-1] == f"crawl-{start + timedelta(hours=LOGS_KEPT + 19):%Y%m%dT%H%M%S%f}.log"


def test_the_log_of_a_crawl_process_is_kept(store, stop):
    def talkative(store, ags, now, max_requests, log_file):
        return start_process([sys.executable, "-c", "print('words')"], store.settings.home, log_file)

    crawl_what_is_due(store, talkative, stop)

    [log] = logs(store).iterdir()
    until(lambda: log.read_text() == "words\n", "the log")


def test_watched_addresses_are_due_a_day_after_their_last_crawl_and_never_without_any(store):
    assert not watched_are_due(store, NOW)
    with store.session() as session:
        add_watch(session, "http://a.test/", "a.test", NOW)
    assert watched_are_due(store, NOW)
    with store.session() as session:
        row = crawl(session, THREE[0])
        row.ags = None
    assert not watched_are_due(store, NOW + timedelta(hours=23))
    assert watched_are_due(store, NOW + timedelta(hours=24))


def test_a_round_crawls_the_watched_addresses_after_the_districts(store, stop):
    started = []

    def start(store, ags, *rest):
        started.append(ags)
        return start_fake(store, ags or THREE[:1], *rest)

    with store.session() as session:
        add_watch(session, "http://a.test/", "a.test", NOW)
    crawl_what_is_due(store, start, stop)
    assert started == [[*THREE[:2]], [THREE[2]], []]
