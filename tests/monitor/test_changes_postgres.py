"""Detection and listings on PostgreSQL: the same rows, the same order, shared by several processes."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from monitor.changes import detect_all
from monitor.listings import alert_rows, crawl_rows, paper_rows
from monitor.paper_record import paper_record
from tests.monitor.builders import at, opened
from tests.monitor.test_changes_cut_off import EXPECTED, history, outcome
from tests.postgres import postgresql

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def database_url() -> Iterator[str]:
    with postgresql() as url:
        yield url


def test_processes_that_share_a_database_tell_everything_once(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KONZEPTMONITOR_DATABASE_URL", database_url)
    with opened(tmp_path / "home") as store:
        history(store)
        with ThreadPoolExecutor(3) as pool:
            list(pool.map(lambda _: detect_all(store, at(14)), range(3)))
        assert outcome(store) == (EXPECTED, 5, 0)
        with store.session() as session:
            assert len(paper_rows(session)) == 4
            kinds = [row["kind"] for row in alert_rows(session)]
            assert kinds == ["vanished", "moved", "new_concept", "changed"]
            assert len(crawl_rows(session)) == 3
            assert paper_record(session, 1)["path"]
