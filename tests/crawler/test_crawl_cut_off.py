"""Crawls that are cut off: killed, stopped, started twice, out of disk. Nothing stored is harmed or told twice."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import select, text

from monitor.changes import detect_all
from monitor.crawling import close_dead_crawls
from storage.models import Alert, Body, Capture, Change, Crawl
from storage.store import Store
from storage.values import Kind, Outcome
from tests.crawling import PATIENCE, ROOT, Crawls, crawls
from tests.fake_papers import concept_pdf
from tests.fake_site import FakeSite

AGS, OTHER = "03001", "03002"
FIRST = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
NEW = "/neu.pdf"


def build(crawling: Crawls, ags: str = AGS, host: str = "www.kreis.test") -> FakeSite:
    site = crawling.web.site(host)
    site.home({"/integration": "Integration"})
    site.page("/integration", "Integration", links={"/konzept.pdf": "Integrationskonzept 2024"})
    site.file("/konzept.pdf", concept_pdf())
    crawling.district(ags, f"http://{host}/")
    return site


def publish(site: FakeSite, linked: bool = True) -> None:
    """A new concept, linked beside the old one."""
    links = {
        "/konzept.pdf": "Integrationskonzept 2024",
        **({NEW: "Integrationskonzept 2026"} if linked else {}),
    }
    site.page("/integration", "Integration", links=links)
    site.file(NEW, concept_pdf(year=2026, note="Neu ist das Handlungsfeld Sport."))


def assert_whole(store: Store) -> None:
    """Database and archive agree: every row's bytes are there and are what their name says."""
    with store.session() as session:
        assert session.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
        for sha256 in session.scalars(select(Body.sha256)):
            store.bodies.get(sha256)


def told(store: Store) -> list[tuple[str, str, str | None]]:
    """Kind, address and newness of every alert that is not of a first inventory."""
    with store.session() as session:
        rows = session.execute(
            select(Change.kind, Change.url, Change.newness)
            .join(Alert)
            .where(Change.baseline.is_(False))
            .order_by(Alert.id)
        )
        return [(kind, url, newness) for kind, url, newness in rows]


def killed_at(crawling: Crawls, path: str, now: datetime) -> None:
    """Start a crawl and kill its process while it waits for this path."""
    site = crawling.web.site("www.kreis.test")
    crawling.web.forget()
    answer = site.held[path] = Event()
    process = crawling.start(AGS, now=now, timeout_seconds=60)
    try:
        assert crawling.web.wait_for(site.host, path), "the crawl never asked for it"
        process.kill()
        process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
        answer.set()
        site.held.clear()


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawls]:
    """A district whose first crawl was killed and whose second was not; then a new concept, and a third crawl
    killed while it waits for that."""
    with crawls(tmp_path_factory.mktemp("killed") / "home") as crawling:
        site = build(crawling)
        killed_at(crawling, "/kontakt", FIRST - timedelta(hours=1))
        crawling.crawl(AGS, now=FIRST)
        detect_all(crawling.store, FIRST)
        publish(site)
        killed_at(crawling, NEW, FIRST + timedelta(days=7))
        yield crawling


def rows(crawling: Crawls) -> list[Crawl]:
    with crawling.store.session() as session:
        return list(session.scalars(select(Crawl).where(Crawl.ags == AGS).order_by(Crawl.id)))


def test_0_a_first_crawl_that_was_killed_was_no_inventory(killed: Crawls) -> None:
    assert [(crawl.reason, crawl.baseline) for crawl in rows(killed)[:2]] == [
        ("killed", True),
        ("exhausted", True),
    ]
    paper = killed.concepts(AGS)[0]
    assert (paper.baseline, paper.newness) == (True, None)


def test_1_what_a_killed_crawl_stored_is_whole(killed: Crawls) -> None:
    assert_whole(killed.store)
    crawl = rows(killed)[-1]
    assert (crawl.outcome, crawl.ended_at) == (None, None)
    with killed.store.session() as session:
        kept = session.scalars(select(Capture).where(Capture.crawl_id == crawl.id)).all()
    assert len(kept) >= 3


def test_2_nothing_of_a_crawl_still_open_is_told(killed: Crawls) -> None:
    detect_all(killed.store, FIRST + timedelta(days=7))
    assert told(killed.store) == []


def test_3_the_next_crawl_closes_it_finds_what_it_missed_and_knows_that_it_is_new(killed: Crawls) -> None:
    crawl = killed.crawl(AGS, now=FIRST + timedelta(days=8))[AGS]
    dead = rows(killed)[-2]
    assert (dead.outcome, dead.reason) == (Outcome.FAILED, "killed")
    assert (crawl.outcome, crawl.baseline) == (Outcome.COMPLETE, False)
    assert [paper.newness for paper in killed.concepts(AGS)] == [None, "new"]


def test_4_it_is_told_once_however_often_detection_runs(killed: Crawls) -> None:
    for _ in range(3):
        detect_all(killed.store, FIRST + timedelta(days=8))
    concepts = [one for one in told(killed.store) if one[0] in (Kind.NEW_CONCEPT, Kind.NEW_VERSION)]
    assert [(url, newness) for _, url, newness in concepts] == [(f"http://www.kreis.test{NEW}", "new")]
    assert len(told(killed.store)) == len(set(told(killed.store)))


def test_5_what_a_killed_crawl_had_found_is_told_though_it_never_ended(killed: Crawls) -> None:
    site = killed.web.site("www.kreis.test")
    site.page("/integration", "Integration", links={"/konzept.pdf": "Integrationskonzept 2024", NEW: "Integrationskonzept 2026", "/aktionsplan.pdf": "Integrationskonzept für Kinder 2027", "/bauen/a": "Wohnen"})  # fmt: skip
    site.file(
        "/aktionsplan.pdf",
        concept_pdf(year=2027, note="Ein Konzept für die Jüngsten: Kita, Spiel und Sprache."),
    )
    site.page("/bauen/a", "Wohnen")
    before = len(told(killed.store))
    killed_at(killed, "/bauen/a", FIRST + timedelta(days=14))
    with killed.store.session() as session:
        assert close_dead_crawls(session, FIRST + timedelta(days=14)) == [AGS]
    detect_all(killed.store, FIRST + timedelta(days=14))
    killed.crawl(AGS, now=FIRST + timedelta(days=15))
    detect_all(killed.store, FIRST + timedelta(days=15))
    later = [url for _, url, _ in told(killed.store)[before:]]
    assert later == ["http://www.kreis.test/aktionsplan.pdf"]


def test_a_second_process_leaves_a_district_alone_and_a_stopped_crawl_ends_its_row(crawling: Crawls) -> None:
    site = build(crawling)
    build(crawling, OTHER, "www.nachbar.test")
    answer = site.held["/kontakt"] = Event()
    first = crawling.start(AGS, timeout_seconds=60)
    try:
        assert crawling.web.wait_for("www.kreis.test", "/kontakt")
        before = len(site.asked)
        both = crawling.crawl(AGS, OTHER)
        assert "is being crawled already" in crawling.log
        assert both[OTHER].outcome == Outcome.COMPLETE
        assert len(site.asked) == before
        first.send_signal(signal.SIGTERM)
        answer.set()
        said, _ = first.communicate(timeout=PATIENCE)
    finally:
        answer.set()
        first.kill()
    assert "STORE FAILED" not in said
    [crawl] = rows(crawling)
    assert (crawl.outcome, crawl.reason) == (Outcome.PARTIAL, "interrupted")
    assert crawl.home_read
    assert len(crawling.concepts(AGS)) == 1
    assert_whole(crawling.store)


# --- a full disk ---------------------------------------------------------------------------------


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A file system of this size, in memory; skips where mounting is not permitted."""
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("needs Linux and root to mount a small file system")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if mounted.returncode != 0:
        pytest.skip(f"mounting a small file system is not permitted here: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path) -> None:
    """Leave not a byte."""
    with (folder / "filler").open("wb", buffering=0) as filler, contextlib.suppress(OSError):
        while True:
            filler.write(b"x" * 4096)


def command(crawling: Crawls, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The product's own command on this home."""
    return subprocess.run(
        [sys.executable, "-m", "monitor", "--home", str(crawling.home), *arguments],
        env=crawling.environment(contact="amt@kreis.test"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def test_a_full_disk_ends_the_crawl_with_a_sentence_and_harms_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "6m") as disk, crawls(disk / "home") as crawling:
        site = build(crawling)
        for number in range(8):  # bytes that do not pack
            site.file(f"/papier-{number}.pdf", concept_pdf(year=2000 + number) + os.urandom(1_000_000))
        papers = {f"/papier-{number}.pdf": f"Integrationskonzept {2000 + number}" for number in range(8)}
        site.page("/integration", "Integration", links={"/konzept.pdf": "Integrationskonzept 2024", **papers})

        full = command(crawling, "crawl", AGS)
        assert full.returncode == 1, full.stderr
        assert "Our own store failed" in full.stderr
        assert "Traceback" not in full.stderr
        assert_whole(crawling.store)

        fill(disk)
        still = command(crawling, "crawl", AGS)
        assert still.returncode == 1, still.stderr
        assert "Traceback" not in still.stderr
        assert_whole(crawling.store)

        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
        assert crawling.crawl(AGS)[AGS].outcome == Outcome.COMPLETE
        assert len(crawling.concepts(AGS)) == 9
        assert {crawl.reason for crawl in rows(crawling)[:-1]} == {"killed"}
        assert_whole(crawling.store)
