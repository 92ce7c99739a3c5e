"""Corrections on PostgreSQL: merged, split and taken back like on SQLite, and shown in lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.coverage import concept_districts
from monitor.dashboard.queries.alerts import AlertFilter, alert_page
from monitor.dashboard.queries.papers import PaperFilter, confirmed_districts, paper_page
from monitor.decisions import decision_rows
from monitor.doctor import database
from monitor.listings import paper_rows
from monitor.reviews import Verdict, newest_reviews, record_review
from storage.corrections import correct
from storage.merging import merge
from storage.splitting import split_version
from storage.undoing import undo
from tests.monitor.builders import AGS, opened
from tests.monitor.home import alert, crawl
from tests.postgres import postgresql
from tests.storage.history import History

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def database_url() -> Iterator[str]:
    with postgresql() as url:
        yield url


def test_corrections_hold_and_are_taken_back_on_postgresql(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KONZEPTMONITOR_DATABASE_URL", database_url)
    with opened(tmp_path / "home") as store, store.session() as session:
        past = History(session)
        past.see("/a.pdf", "Eins")
        past.see("/b.pdf", "Zwei")
        past.crawl()
        past.see("/a.pdf", "Drei")
        lead, other = past.papers()
        alert(session, crawl(session, AGS), lead)
        merged = merge(session, lead.id, other.id, "Anna", "ein Werk", past.now)
        assert past.texts(0) == ["Eins", "Zwei", "Drei"]
        record_review(session, lead.id, Verdict.FALSE_FRIEND, "Anna", None, past.now)
        past.crawl()
        correct(session, lead.id, {"title": "Von Hand", "role": "update"}, "Anna", "Titelblatt", past.now)
        assert newest_reviews(session) == {}
        assert [row["title"] for row in paper_rows(session)] == ["Von Hand"]
        assert [row.title for row in paper_page(session, PaperFilter(), 1).rows] == ["Von Hand"]
        assert [row.title for row in alert_page(session, AlertFilter(), 1).rows] == ["Von Hand"]
        assert concept_districts(session, past.now) == confirmed_districts(session) == {past.ags}
        split = split_version(session, lead.versions[1].id, "Anna", "doch zwei", past.now)
        undo(session, split.id, "Anna", "nein", past.now)
        undo(session, merged.id, "Anna", "nein", past.now)
        assert [past.texts(0), past.texts(1)] == [["Eins", "Drei"], ["Zwei"]]
        assert len(decision_rows(session)) == 5
        assert [one.state for one in database.corrections(session)] == ["ok"]
