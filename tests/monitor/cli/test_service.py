import os
import subprocess
import sys
from urllib.request import urlopen

import pytest

from monitor.service import only_one


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
