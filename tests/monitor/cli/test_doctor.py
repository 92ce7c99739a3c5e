"""doctor on homes that are whole, and on homes that somebody damaged."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.models import Body, Capture, Place, Version
from storage.store import Store
from tests.kept import Kept
from tests.monitor.cli.command import Command, Ran

PDF = b"%PDF-1.4 the concept"


@pytest.fixture
def kept(store: Store) -> Kept:
    kept = Kept(store)
    start = kept.see("/", b"<p>start</p>")
    kept.paper("/konzept.pdf", PDF, "Integrationskonzept", parent=start)
    return kept


def file_of(kept: Kept, body: bytes) -> Path:
    name = hashlib.sha256(body).hexdigest()
    (found,) = (kept.store.settings.home / "archive").rglob(f"{name}.z")
    return found


def damages(ran: Ran) -> list[tuple[str, str]]:
    return [(row["check"], row["found"]) for row in ran.json if row["state"] == "damage"]


def contents(folder: Path) -> dict[str, str]:
    """Every file but SQLite's own notes, by its sha256."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file() and not file.name.endswith(("-shm", "-wal"))
    }


def test_a_whole_home_is_healthy_and_is_left_as_it_was(kept: Kept, konzeptmonitor: Command) -> None:
    kept.store.close()
    before = contents(kept.store.settings.home)
    ran = konzeptmonitor("doctor", "--format", "json")

    assert (ran.code, damages(ran)) == (0, [])
    assert "2 Inhalte gelesen, alle Prüfsummen stimmen" in ran.out
    assert contents(kept.store.settings.home) == before


def test_a_home_that_does_not_exist_is_not_made(konzeptmonitor: Command) -> None:
    ran = konzeptmonitor("doctor")

    assert ran.code == 1
    assert "konzeptmonitor init" in ran.err
    assert not konzeptmonitor.home.exists()


def test_a_missing_body_is_named_with_the_paper_it_belongs_to(kept: Kept, konzeptmonitor: Command) -> None:
    file_of(kept, PDF).unlink()
    ran = konzeptmonitor("doctor", "--quick")

    assert ran.code == 1
    assert "Schaden     Archiv: 1 Inhalt aus der Datenbank im Archiv nicht gefunden.\n" in ran.out
    assert "→ Aus einer Sicherung zurückholen (`konzeptmonitor restore`)" in ran.out
    assert "· Papier 1 „Integrationskonzept“, Fassung 1" in ran.out


@pytest.mark.parametrize("harm", [b"", b"x\x9c", b"not zlib at all"])
def test_a_damaged_body_is_found_by_reading_and_not_by_listing(
    kept: Kept, konzeptmonitor: Command, harm: bytes
) -> None:
    file_of(kept, PDF).write_bytes(harm)

    assert damages(konzeptmonitor("doctor", "--quick", "--format", "json")) == []
    assert len(damages(konzeptmonitor("doctor", "--format", "json"))) == 1


def test_a_body_under_a_wrong_name_is_damage(kept: Kept, konzeptmonitor: Command) -> None:
    file_of(kept, PDF).write_bytes(file_of(kept, b"<p>start</p>").read_bytes())

    assert "SHA-256" in damages(konzeptmonitor("doctor", "--format", "json"))[0][1]


def test_files_that_no_row_knows_are_a_note(kept: Kept, konzeptmonitor: Command) -> None:
    orphan = kept.store.bodies.put(b"nobody's")
    (kept.store.settings.home / "archive/bodies/readme.txt").write_text("hello")
    ran = konzeptmonitor("doctor", "--format", "json")
    notes = {
        row["found"]: row["examples"]
        for row in ran.json
        if row["check"] == "Archiv" and row["state"] == "note"
    }

    assert ran.code == 0
    assert list(notes.values()) == [[orphan], ["readme.txt"]]


def test_rows_that_refer_to_nothing_are_damage(kept: Kept, konzeptmonitor: Command) -> None:
    with kept.store.engine.connect() as connection:
        connection.execute(text("PRAGMA foreign_keys = OFF"))
        connection.execute(text("DELETE FROM body WHERE size = :size"), {"size": len(PDF)})
        connection.commit()
    found = [words for _, words in damages(konzeptmonitor("doctor", "--format", "json"))]

    assert len(found) == 3
    assert "verweisen auf Zeilen, die fehlen" in found[0]
    assert "1 Abrufe nennen einen Inhalt" in found[1]
    assert "1 Fassungen nennen einen Inhalt" in found[2]


def test_rows_that_contradict_each_other_are_damage(kept: Kept, konzeptmonitor: Command) -> None:
    kept.paper("/bericht.pdf", b"%PDF other", "Ein anderes Papier über Integration im Landkreis")
    with kept.store.session() as session:
        first, second = session.query(Version).order_by(Version.id)
        session.query(Place).filter_by(paper_id=first.paper_id).one().version = second
        first.text_sha256 = "0" * 64
    found = [words for _, words in damages(konzeptmonitor("doctor", "--format", "json"))]

    assert any("anderen Text als ihr Dokument" in words for words in found)
    assert any("Fassung eines anderen Papiers" in words for words in found)


def test_a_database_that_is_none_is_damage_and_no_traceback(kept: Kept, konzeptmonitor: Command) -> None:
    kept.store.close()
    (kept.store.settings.home / "konzeptmonitor.db").write_bytes(b"this is no database " * 500)
    ran = konzeptmonitor("doctor", "--format", "json")

    assert ran.code == 1
    assert "Die Prüfung scheiterte" in damages(ran)[0][1]


def test_a_torn_page_in_the_database_is_damage(kept: Kept, konzeptmonitor: Command) -> None:
    with kept.store.engine.connect() as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    kept.store.close()
    file = kept.store.settings.home / "konzeptmonitor.db"
    content = bytearray(file.read_bytes())
    content[8192:] = bytes(len(content) - 8192)
    file.write_bytes(content)

    assert konzeptmonitor("doctor", "--quick").code == 1


def test_tables_of_another_version_are_told_and_not_read(kept: Kept, konzeptmonitor: Command) -> None:
    with kept.store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    ran = konzeptmonitor("doctor", "--format", "json")

    assert "eine neuere" in damages(ran)[0][1]
    assert ran.code == 1


def test_a_crawl_whose_process_is_gone_is_noted(kept: Kept, konzeptmonitor: Command) -> None:
    with kept.store.session() as session:
        session.execute(text("UPDATE crawl SET pid = 2147483646 WHERE ended_at IS NULL"))

    assert "1 Lauf abgebrochen." in konzeptmonitor("doctor").out


def test_the_rows_are_what_the_checks_say_they_are(kept: Kept) -> None:
    """The fixture is a home as crawls leave it: two captures, both with a body."""
    with kept.store.session() as session:
        assert session.query(Capture).filter(Capture.body_sha256.is_not(None)).count() == 2
        assert session.query(Body).count() == 2
