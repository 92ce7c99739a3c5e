"""The archive's commands on PostgreSQL: the same answers as on SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from crawler.extract import EXTRACTOR_VERSION
from storage.retention import droppable
from storage.store import open_store
from tests.fake_papers import concept_pdf
from tests.kept import Kept
from tests.monitor.cli.command import Command
from tests.postgres import postgresql

pytestmark = pytest.mark.real


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kept]:
    """A home on PostgreSQL: a paper that an older reader read, the way to it, and a page nobody needs."""
    with postgresql() as url:
        monkeypatch.setenv("KONZEPTMONITOR_DATABASE_URL", url)
        store = open_store(tmp_path / "home")
        kept = Kept(store)
        start = kept.see("/", b"<p>start</p>")
        kept.see("/tourismus", b"<p>elsewhere</p>", parent=start)
        kept.paper(
            "/konzept.pdf",
            concept_pdf(),
            "Integrationskonzept",
            parent=start,
            extractor=EXTRACTOR_VERSION - 1,
        )
        yield kept
        store.close()


def test_the_archive_is_exported_read_again_pruned_and_examined(
    kept: Kept, konzeptmonitor: Command, tmp_path: Path
) -> None:
    exported = konzeptmonitor("export", "warc", "--out", str(tmp_path / "a.warc.gz"))
    assert "2 Antworten, 0 Wiederholungen" in exported.out
    assert "1 Inhalt mit Lesefassung" in konzeptmonitor("reextract").out
    assert [version.cause for version in kept.versions()] == ["site", "extractor"]
    with kept.store.session() as session:
        later = kept.now + timedelta(days=1)
        assert [one.size for one in droppable(session, later)] == [len(b"<p>elsewhere</p>")]
    with kept.store.session() as session:
        session.execute(
            text("UPDATE crawl SET ended_at = started_at, detected_at = started_at, outcome = 'complete'")
        )
    assert konzeptmonitor("prune", "--apply").code == 0
    examined = konzeptmonitor("doctor")
    assert examined.code == 0, examined.out
    assert "Alle Tabellen sind lesbar" in examined.out


def test_an_examination_cannot_write(kept: Kept, tmp_path: Path) -> None:
    from monitor.doctor.reading import opened_for_reading

    with opened_for_reading(tmp_path / "home") as store, pytest.raises(Exception, match="read-only"):  # noqa: SIM117
        with store.session() as session:
            session.execute(text("DELETE FROM place"))
