"""``completeness``: the estimate as sentences, JSON and CSV."""

from __future__ import annotations

import csv
import io

from monitor.cli.completeness import COLUMNS
from storage.store import Store
from tests.monitor.builders import at, make_crawl
from tests.monitor.cli.command import Command
from tests.monitor.test_completeness import seen


def fill(store: Store) -> None:
    with store.session() as session:
        crawl = make_crawl(session, 1, record={"channels": {"link": 9, "sitemap": 9}})
        for number in range(20):
            channels = ("link", "sitemap") if number < 10 else ("link",) if number < 15 else ("sitemap",)
            seen(session, crawl, f"/konzept-{number}.pdf", *channels)


def test_json_says_number_interval_and_assumptions(store: Store, konzeptmonitor: Command) -> None:
    fill(store)
    found = konzeptmonitor("completeness", "--format", "json").json
    assert list(found) == list(COLUMNS)
    assert (found["known"], found["overlap"], found["method"]) == (20, 10, "chapman")
    assert found["missed_low"] <= found["missed"] <= found["missed_high"]
    assert found["overlaps"] == [{"channels": ["link", "sitemap"], "papers": 10}]
    assert len(found["assumptions"]) == 4


def test_csv_has_the_same_columns_with_and_without_an_estimate(store: Store, konzeptmonitor: Command) -> None:
    empty = konzeptmonitor("completeness", "--format", "csv").out
    fill(store)
    filled = konzeptmonitor("completeness", "--format", "csv").out
    (before,), (after,) = (list(csv.DictReader(io.StringIO(text))) for text in (empty, filled))
    assert list(before) == list(after) == list(COLUMNS)
    assert (before["missed"], after["known"]) == ("", "20")


def test_an_earlier_day_knows_less(store: Store, konzeptmonitor: Command) -> None:
    fill(store)
    early = konzeptmonitor("completeness", "--as-of", at(-5).date().isoformat())
    assert (early.code, early.out.splitlines()[0].partition(":")[2].strip()[:1]) == (0, "0")
    wrong = konzeptmonitor("completeness", "--as-of", "gestern")
    assert wrong.code == 2
    assert "write it like 2021-06-30" in wrong.err
