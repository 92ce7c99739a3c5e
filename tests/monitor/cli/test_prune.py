"""prune: shows first, drops when told to, and leaves a home that doctor finds whole."""

from __future__ import annotations

import os

import pytest
from sqlalchemy import text

from storage.store import Store
from tests.kept import Kept
from tests.monitor.cli.command import Command

PDF = b"%PDF-1.4 the concept"


@pytest.fixture
def kept(store: Store) -> Kept:
    """A home whose only crawl ended long ago (the tests' calendar lies in the past)."""
    kept = Kept(store)
    start = kept.see("/", b"<p>start</p>")
    kept.see("/tourismus", b"<p>elsewhere</p>", parent=start)
    kept.paper("/konzept.pdf", PDF, "Integrationskonzept", parent=start)
    with store.session() as session:
        session.execute(
            text("UPDATE crawl SET ended_at = started_at, detected_at = started_at, outcome = 'complete'")
        )
        for table, column in (("body", "stored_at"), ("capture", "captured_at")):
            session.execute(text(f"UPDATE {table} SET {column} = '2020-01-01 00:00:00'"))
    return kept


def files(kept: Kept) -> int:
    return sum(1 for _ in kept.store.bodies.names())


def test_without_being_told_to_it_only_shows(kept: Kept, konzeptmonitor: Command) -> None:
    ran = konzeptmonitor("prune")

    assert (ran.code, files(kept)) == (0, 3)
    assert ran.out.startswith(
        "Entbehrlich: 1 Inhalt, von keinem Papier gebraucht (16 Byte unverdichtet), und 0 Dateien ohne Eintrag"
    )
    assert "Nichts wurde entfernt" in ran.out


def test_what_is_dropped_is_gone_and_the_home_is_whole(kept: Kept, konzeptmonitor: Command) -> None:
    assert konzeptmonitor("prune", "--apply").code == 0

    assert files(kept) == 2
    assert konzeptmonitor("doctor").code == 0
    assert "0 Inhalte" in konzeptmonitor("prune").out


def test_what_is_young_stays(kept: Kept, konzeptmonitor: Command) -> None:
    assert konzeptmonitor("prune", "--older-than", "100000").out.startswith("Entbehrlich: 0 Inhalte")


def test_nothing_is_dropped_while_a_crawl_runs(kept: Kept, konzeptmonitor: Command) -> None:
    kept.crawl()
    ran = konzeptmonitor("prune", "--apply")

    assert ran.code == 1
    assert "is under way" in ran.err
    assert files(kept) == 3


def test_a_run_that_was_cut_off_between_row_and_bytes_is_finished_by_the_next(
    kept: Kept, konzeptmonitor: Command
) -> None:
    with kept.store.session() as session:
        session.execute(text("UPDATE body SET dropped_at = '2020-02-01 00:00:00' WHERE size = 16"))

    for file in (kept.store.settings.home / "archive").rglob("*.z"):
        os.utime(file, (1_600_000_000, 1_600_000_000))
    assert konzeptmonitor("doctor").code == 0
    konzeptmonitor("prune", "--apply")

    assert files(kept) == 2
