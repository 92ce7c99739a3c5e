"""``crawls`` and ``crawls show``: what a crawl did, as people and programs read it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from storage.crawl_records import keep_record
from storage.models import Crawl
from storage.store import Store
from tests.monitor import home
from tests.monitor.cli.command import Command

NOW = datetime(2026, 11, 24, 16, 40, tzinfo=UTC)
RECORD = {
    "form": 1,
    "crawl": {
        "crawl_id": 1,
        "ags": "01001",
        "name": "Flensburg",
        "ended_at": str(NOW),
        "outcome": "complete",
    },
    "hosts": [{"host": "www.flensburg.de", "requests": 3, "answered": 3, "failed": 0}],
    "rejected": [
        {"url": "https://www.flensburg.de/k.pdf", "title": "Klimaplan", "score": 0.01, "reason": "Klima"}
    ],
    "pages": [
        {
            "url": "https://www.flensburg.de/",
            "title": "=1+1",
            "status": 200,
            "failure": None,
            "at": "",
            "channel": "seed",
        }
    ],
}


@pytest.fixture
def crawl(store: Store) -> Crawl:
    with store.session() as session:
        found = home.crawl(session, "01001")
        keep_record(session, store.bodies, found, RECORD, NOW)
        return found


def test_the_record_is_told_in_german(crawl: Crawl, konzeptmonitor: Command) -> None:
    shown = konzeptmonitor("crawls", "show", str(crawl.id))
    assert shown.code == 0
    assert "Am 24.11.2026 durchsucht." in shown.out
    assert "0,01  Klimaplan (https://www.flensburg.de/k.pdf)" in shown.out
    assert "Abrufe:" not in shown.out
    assert "Abrufe:" in konzeptmonitor("crawls", "show", str(crawl.id), "--pages").out


def test_as_json_it_is_the_record_of_the_archive(crawl: Crawl, konzeptmonitor: Command) -> None:
    assert konzeptmonitor("crawls", "show", str(crawl.id), "--format", "json").json == RECORD


def test_as_csv_it_is_the_fetches_safe_for_spreadsheets(crawl: Crawl, konzeptmonitor: Command) -> None:
    head, line = konzeptmonitor("crawls", "show", str(crawl.id), "--format", "csv").out.splitlines()
    assert head == "url,title,status,failure,at,channel"
    assert line == "https://www.flensburg.de/,'=1+1,200,,,seed"


def test_a_record_the_archive_lost_is_a_sentence(crawl: Crawl, store: Store, konzeptmonitor: Command) -> None:
    for file in (store.settings.home / "archive").rglob("*.z"):
        file.unlink()
    shown = konzeptmonitor("crawls", "show", str(crawl.id))
    assert (shown.code, shown.out) == (1, "")
    assert "restore it from a backup" in shown.err


def test_a_crawl_that_was_cut_off_says_why_it_has_no_record(store: Store, konzeptmonitor: Command) -> None:
    with store.session() as session:
        cut = home.crawl(session, "01001", outcome="failed", reason="killed")
    shown = konzeptmonitor("crawls", "show", str(cut.id))
    assert shown.code == 1
    assert f"Lauf {cut.id} wurde abgebrochen und hat kein Protokoll" in shown.err


def test_an_unknown_crawl_is_wrong_usage(store: Store, konzeptmonitor: Command) -> None:
    shown = konzeptmonitor("crawls", "show", "99")
    assert shown.code == 2
    assert "no crawl 99" in shown.err


def test_the_list_still_lists(crawl: Crawl, konzeptmonitor: Command) -> None:
    (row,) = konzeptmonitor("crawls", "--format", "json").json
    assert row["crawl_id"] == crawl.id
