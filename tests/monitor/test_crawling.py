import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest

from monitor.crawling import (
    SILENT_HERE,
    close_dead_crawls,
    crawl_command,
    crawl_environment,
    end,
    live_crawls,
    start_process,
)
from storage.crawls import HEARTBEAT_LIMIT
from storage.models import Crawl
from storage.processes import alive, machine
from tests.monitor.home import NOW, crawl, opened
from tests.monitor.waiting import until

DEAD = 2**22 + 1  # above the largest process number there is


@pytest.fixture
def store(tmp_path):
    with opened(tmp_path) as store:
        yield store


def open_crawl(store, **values):
    with store.session() as session:
        crawl(session, **{"ended_at": None, "outcome": None, "reason": None, "pid": os.getpid(), **values})


def after_closing(store, now=NOW):
    with store.session() as session:
        close_dead_crawls(session, now)
    with store.session() as session:
        return session.query(Crawl).one()


def test_the_command_names_districts_moment_and_limit():
    command = crawl_command(["01001", "01002"], NOW, 60)

    assert command[:5] == [sys.executable, "-m", "scrapy", "crawl", "districts"]
    assert command[5:] == [
        "-a",
        "ags=01001,01002",
        "-a",
        "now=2026-11-22T03:31:00+00:00",
        "-a",
        "max_requests=60",
    ]
    assert crawl_command(["01001"], None, None)[5:] == ["-a", "ags=01001"]


def test_the_process_knows_settings_and_home_whatever_the_environment_said(tmp_path):
    environment = crawl_environment(tmp_path, {"KONZEPTMONITOR_HOME": "/other", "PATH": "/bin"})

    assert environment["KONZEPTMONITOR_HOME"] == str(tmp_path)
    assert environment["SCRAPY_SETTINGS_MODULE"] == "crawler.settings"
    assert environment["PATH"] == "/bin"


def test_a_process_works_in_the_home_and_writes_into_its_log(tmp_path):
    script = "import os; print(os.getcwd(), os.environ['KONZEPTMONITOR_HOME'])"
    log = tmp_path / "crawl.log"
    log.write_text("before\n")

    assert start_process([sys.executable, "-c", script], tmp_path, log).wait() == 0

    assert log.read_text().splitlines() == ["before", f"{tmp_path} {tmp_path}"]


def test_ending_a_process_ends_what_it_started_too(tmp_path):
    script = (
        "import subprocess, sys, time; child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']);"
        "print(child.pid, flush=True); time.sleep(600)"
    )
    log = tmp_path / "log"
    process = start_process([sys.executable, "-c", script], tmp_path, log)
    until(lambda: log.read_text().strip(), "the child of the process")

    assert end(process, patience=60) == -signal.SIGTERM
    until(lambda: not alive(int(log.read_text())), "the end of the child")


def test_a_process_that_does_not_listen_is_killed(tmp_path):
    script = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(600)"
    log = tmp_path / "log"
    process = start_process([sys.executable, "-c", script], tmp_path, log)
    until(lambda: log.read_text().strip(), "the process")

    assert end(process, patience=0.1) == -signal.SIGKILL


def test_ending_a_process_that_is_over_is_no_error(tmp_path):
    process = start_process([sys.executable, "-c", ""], tmp_path, None)
    process.wait()

    assert end(process, patience=1) == 0


def test_the_crawl_of_a_dead_process_is_closed_as_killed(store):
    open_crawl(store, host_name=machine(), pid=DEAD)

    closed = after_closing(store)

    assert (closed.outcome, closed.reason, closed.ended_at) == ("failed", "killed", NOW)
    assert str(DEAD) in closed.detail


def test_a_killed_child_that_nobody_waited_for_counts_as_dead(store):
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    open_crawl(store, host_name=machine(), pid=child.pid)
    child.kill()
    until(lambda: not alive(child.pid), "the child's death")

    assert after_closing(store).reason == "killed"
    child.wait()


def test_a_living_process_keeps_its_crawl_even_when_the_machine_slept(store):
    open_crawl(store, host_name=machine())

    assert after_closing(store, NOW + timedelta(hours=9)).ended_at is None
    with store.session() as session:
        assert len(live_crawls(session)) == 1


def test_a_number_another_program_got_does_not_keep_a_crawl_open_for_ever(store):
    open_crawl(store, host_name=machine())

    assert after_closing(store, NOW + SILENT_HERE + timedelta(seconds=1)).reason == "killed"


def test_a_crawl_elsewhere_lives_as_long_as_its_heart_beats(store):
    open_crawl(store, host_name="elsewhere", pid=DEAD)

    assert after_closing(store, NOW + HEARTBEAT_LIMIT).ended_at is None
    with store.session() as session:
        assert live_crawls(session) == []  # not of this machine

    closed = after_closing(store, NOW + HEARTBEAT_LIMIT + timedelta(seconds=1))
    assert closed.reason == "killed"
    assert "elsewhere" in closed.detail


def test_ended_crawls_are_left_alone(store):
    with store.session() as session:
        crawl(session, host_name=machine(), pid=DEAD)

    assert after_closing(store, NOW + timedelta(days=9)).reason == "exhausted"
