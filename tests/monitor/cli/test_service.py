import os
import subprocess
import sys
from datetime import timedelta
from urllib.request import urlopen

import pytest

from monitor.service import only_one
from tests.monitor.home import NOW, crawl, district


@pytest.fixture
def contact(monkeypatch):
    monkeypatch.setenv("KONZEPTMONITOR_CRAWL__CONTACT", "leitung@institut.test")


def test_run_refuses_to_work_without_a_contact(konzeptmonitor):
    ran = konzeptmonitor("run")

    assert ran.code == 2
    assert "crawl.contact is not set" in ran.err


def test_a_second_run_on_one_home_is_refused(konzeptmonitor, store, contact):
    with only_one(store):
        ran = konzeptmonitor("run", "--address", "127.0.0.1:0")

    assert ran.code == 1
    assert f"already runs on {store.settings.home}" in ran.err


@pytest.mark.parametrize("command", ["serve", "run"])
def test_addresses_that_others_can_reach_are_refused(konzeptmonitor, contact, command):
    ran = konzeptmonitor(command, "--address", "0.0.0.0:8765")

    assert ran.code == 2
    assert "no accounts yet" in ran.err


def test_serve_shows_the_dashboard_and_ends_cleanly(store):
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "monitor",
            "--home",
            str(store.settings.home),
            "serve",
            "--address",
            "127.0.0.1:0",
        ],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ},
    )
    try:
        address = process.stdout.readline().split()[1]
        with urlopen(address + "healthz") as answer:
            assert answer.status == 200
        process.terminate()
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_the_schedule_lists_when_each_district_is_next(konzeptmonitor, store):
    with store.session() as session:
        crawl(session, "01001", started_at=NOW)
        district(session, "01002")
        district(session, "01003", paused_at=NOW)

    rows = konzeptmonitor("schedule", "--format", "json", "--now", NOW.isoformat()).json

    assert [(row["ags"], row["due"], row["paused"]) for row in rows] == [
        ("01002", True, False), ("01001", False, False), ("01003", False, True),
    ]  # fmt: skip
    week = (NOW + timedelta(days=7)).isoformat().replace("+00:00", "Z")
    assert [row["next_crawl"] for row in rows] == [NOW.isoformat().replace("+00:00", "Z"), week, None]
