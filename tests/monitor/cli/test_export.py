"""export warc on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from storage.store import Store
from tests.kept import Kept
from tests.monitor.cli.command import Command


@pytest.fixture
def kept(store: Store) -> Kept:
    kept = Kept(store)
    start = kept.see("/", b"<p>start</p>")
    kept.paper("/konzept.pdf", b"%PDF-1.4 the concept", "Integrationskonzept", parent=start)
    return kept


def test_the_file_says_for_whom_it_was_written(
    kept: Kept, konzeptmonitor: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KONZEPTMONITOR_CRAWL__CONTACT", "monitor@institut.test")
    file = tmp_path / "a.warc.gz"
    ran = konzeptmonitor("export", "warc", "--out", str(file))

    assert (ran.code, ran.err) == (0, "")
    assert "2 Antworten, 0 Wiederholungen (0 Abrufe ohne Antwort ausgelassen)" in ran.out
    with file.open("rb") as stream:
        info = next(iter(ArchiveIterator(stream))).content_stream().read().decode()
    assert "software: Konzeptmonitor/" in info
    assert "operator: monitor@institut.test\r\n" in info


def test_bodies_that_are_lost_make_the_export_partly_failed(
    kept: Kept, konzeptmonitor: Command, tmp_path: Path
) -> None:
    kept.store.bodies.drop(kept.versions()[0].sha256)
    ran = konzeptmonitor("export", "warc", "--out", str(tmp_path / "a.warc.gz"))

    assert ran.code == 3
    assert "konzeptmonitor doctor" in ran.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--paper", "99"], "No paper 99"),
        (["--ags", "99999"], "99999"),
        (["--out", "/nowhere/at/all/a.warc.gz"], "/nowhere/at/all"),
    ],
)
def test_what_does_not_exist_is_told_before_anything_is_written(
    kept: Kept, konzeptmonitor: Command, tmp_path: Path, arguments: list[str], words: str
) -> None:
    out = [] if "--out" in arguments else ["--out", str(tmp_path / "a.warc.gz")]
    ran = konzeptmonitor("export", "warc", *out, *arguments)

    assert ran.code == 2
    assert words in ran.err
    assert not (tmp_path / "a.warc.gz").exists()
