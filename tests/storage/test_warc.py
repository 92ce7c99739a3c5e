"""Which captures go into a WARC file, and in what form."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from storage.evidence import evidence
from storage.store import Store
from storage.warc import Written, write_warc
from tests.kept import SITE, Kept

NOW = datetime(2026, 6, 1, tzinfo=UTC)
PDF = b"%PDF-1.4 the concept"


@pytest.fixture
def kept(store: Store) -> Kept:
    """A paper two links from the start page, and pages that lead nowhere."""
    kept = Kept(store)
    start = kept.see("/", b"<p>start</p>")
    way = kept.see("/integration", b"<p>way</p>", parent=start)
    kept.see("/tourismus", b"<p>elsewhere</p>", parent=start)
    kept.paper("/konzept.pdf", PDF, "Integrationskonzept", parent=way)
    return kept


def export(kept: Kept, file: Path, **which: list[int] | list[str]) -> tuple[Written, list[tuple[str, str]]]:
    """What was written, and (type, path) of its captures."""
    with kept.store.session() as session:
        _, captures = evidence(session, **which)  # type: ignore[arg-type]
        written = write_warc(file, captures, kept.store.bodies, NOW, {"software": "test"})
    with file.open("rb") as stream:
        records = [
            (record.rec_type, (record.rec_headers.get_header("WARC-Target-URI") or "").removeprefix(SITE))
            for record in ArchiveIterator(stream, check_digests="raise")
            if record.raw_stream.read() is not None
        ]
    return written, [record for record in records if record[0] in ("response", "revisit")]


def test_papers_and_the_pages_that_led_to_them_are_evidence_and_nothing_else(
    kept: Kept, tmp_path: Path
) -> None:
    _, records = export(kept, tmp_path / "a.warc.gz")

    assert records == [("response", "/"), ("response", "/integration"), ("response", "/konzept.pdf")]


def test_a_body_is_written_once_and_every_later_sight_of_it_is_a_revisit(kept: Kept, tmp_path: Path) -> None:
    kept.crawl()
    kept.see("/", b"<p>start, changed</p>")
    kept.see("/konzept.pdf", status=304)
    kept.paper("/kopie.pdf", PDF, "Integrationskonzept")
    written, records = export(kept, tmp_path / "a.warc.gz")

    assert records[3:] == [("response", "/"), ("revisit", "/konzept.pdf"), ("revisit", "/kopie.pdf")]
    assert (written.responses, written.revisits, written.lost) == (4, 2, [])


def test_absences_and_redirects_are_told_and_silence_is_counted(kept: Kept, tmp_path: Path) -> None:
    kept.crawl()
    kept.see("/konzept.pdf", status=404)
    kept.see("/konzept.pdf", status=301, headers={"location": "/neu.pdf"})
    kept.see("/konzept.pdf", status=None, failure="timeout")
    written, records = export(kept, tmp_path / "a.warc.gz")

    assert Counter(records)["response", "/konzept.pdf"] == 3
    assert written.unanswered == 1


def test_a_lost_body_is_named_and_the_rest_is_written(kept: Kept, tmp_path: Path) -> None:
    lost = kept.see("/integration", b"<p>other</p>")
    (path,) = (kept.store.settings.home / "archive").rglob(f"{lost.body_sha256}.z")
    path.unlink()
    written, records = export(kept, tmp_path / "a.warc.gz")

    assert written.lost == [lost.id]
    assert len(records) == 3


def test_a_file_appears_when_it_is_complete(kept: Kept, tmp_path: Path) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with kept.store.session() as session, pytest.raises(KeyboardInterrupt):
        write_warc(tmp_path / "a.warc.gz", evidence(session)[1], kept.store.bodies, NOW, {}, stop)

    assert not (tmp_path / "a.warc.gz").exists()


def test_the_same_home_makes_the_same_file(kept: Kept, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        export(kept, tmp_path / folder / "a.warc.gz")

    assert (tmp_path / "one/a.warc.gz").read_bytes() == (tmp_path / "two/a.warc.gz").read_bytes()


def test_a_district_or_a_paper_can_be_asked_for_alone(kept: Kept, tmp_path: Path) -> None:
    kept.paper("/anderes.pdf", b"%PDF other", "Ein ganz anderes Integrationskonzept")
    (_, other) = kept.papers()

    assert export(kept, tmp_path / "a.warc.gz", ags=["01001"])[1] == []
    assert export(kept, tmp_path / "b.warc.gz", papers=[other.id])[1] == [("response", "/anderes.pdf")]


def test_pages_that_name_each_other_as_parent_end_the_walk(kept: Kept, tmp_path: Path) -> None:
    with kept.store.session() as session:
        from storage.models import Resource

        start = session.query(Resource).filter_by(url=SITE + "/").one()
        start.parent_id = session.query(Resource).filter_by(url=SITE + "/integration").one().id

    assert len(export(kept, tmp_path / "a.warc.gz")[1]) == 3
