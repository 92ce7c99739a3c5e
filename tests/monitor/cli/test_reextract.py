"""reextract: what an older reader read is read again, told to the maintainer and to nobody else."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from crawler.extract import EXTRACTOR_VERSION
from monitor.changes import detect_all
from monitor.listings import alert_rows
from storage import papers, parts
from storage.models import Capture, Crawl, Document, Paper, Resource, Version
from storage.store import Store
from storage.values import Document as ReadDocument
from tests.crawling import ROOT
from tests.fake_papers import concept_pdf
from tests.kept import Kept
from tests.monitor.cli.command import Command

OLD = EXTRACTOR_VERSION - 1


@pytest.fixture
def kept(store: Store) -> Kept:
    return Kept(store)


def documents(store: Store, extractor: int = EXTRACTOR_VERSION) -> int:
    with store.session() as session:
        query = select(func.count()).select_from(Document).where(Document.extractor == extractor)
        return session.scalar(query) or 0


def test_a_better_reading_becomes_a_version_of_ours_and_no_news(kept: Kept, konzeptmonitor: Command) -> None:
    kept.paper("/konzept.pdf", concept_pdf(), "Integrationskonzept des Landkreises", extractor=OLD)
    kept.crawl()
    detect_all(kept.store, kept.now)
    ran = konzeptmonitor("reextract")

    assert ran.code == 0
    assert "1 Inhalt mit Lesefassung" in ran.out
    assert "Papier 1 „Integrationskonzept“: 3 → " in ran.out
    assert [(v.number, v.cause) for v in kept.versions()] == [(1, "site"), (2, "extractor")]
    kept.crawl()
    detect_all(kept.store, kept.now)
    with kept.store.session() as session:
        assert len(alert_rows(session, include_baseline=True)) == 1


def test_the_next_edition_is_compared_with_the_better_reading(kept: Kept, konzeptmonitor: Command) -> None:
    kept.paper("/konzept.pdf", concept_pdf(), "Integrationskonzept des Landkreises", extractor=OLD)
    konzeptmonitor("reextract")
    with kept.store.session() as session:
        shown = session.scalars(select(Version).order_by(Version.number.desc())).first()
        assert shown is not None
        assert "Handlungsfeld" in session.get_one(Document, shown.document_id).text


def test_an_equal_reading_makes_no_version(kept: Kept, konzeptmonitor: Command) -> None:
    page = (
        b"<html><title>Integrationskonzept</title><main><h1>Integrationskonzept</h1><p>Ein Text.</p></main>"
    )
    kept.paper("/seite", page, "Integrationskonzept\nEin Text.", media_type="text/html", extractor=OLD)
    konzeptmonitor("reextract")

    assert documents(kept.store) == 1
    assert len(kept.versions()) == 1


def test_a_trial_keeps_nothing(kept: Kept, konzeptmonitor: Command) -> None:
    kept.paper("/konzept.pdf", concept_pdf(), "Integrationskonzept", extractor=OLD)
    trial = konzeptmonitor("reextract", "--dry-run", "--format", "json").json["bodies"]

    assert documents(kept.store) == 0
    assert trial == konzeptmonitor("reextract", "--format", "json").json["bodies"]
    assert documents(kept.store) == 1


def test_what_is_done_is_not_done_again(kept: Kept, konzeptmonitor: Command) -> None:
    kept.paper("/konzept.pdf", concept_pdf(), "Integrationskonzept", extractor=OLD)
    konzeptmonitor("reextract")

    assert "Alles ist mit der heutigen Lesefassung" in konzeptmonitor("reextract").out
    assert len(kept.versions()) == 2


def test_a_text_is_kept_when_the_file_cannot_be_read_any_more(kept: Kept, konzeptmonitor: Command) -> None:
    kept.paper("/konzept.pdf", b"%PDF-1.4 broken", "Integrationskonzept des Landkreises", extractor=OLD)
    ran = konzeptmonitor("reextract")

    assert "alte Lesung behalten" in ran.out
    assert documents(kept.store) == 0
    assert len(kept.versions()) == 1


def test_a_lost_body_is_told_and_the_others_are_read(kept: Kept, konzeptmonitor: Command) -> None:
    lost = kept.paper("/konzept.pdf", concept_pdf(), "Integrationskonzept", extractor=OLD)
    kept.paper("/bericht.pdf", concept_pdf(year=2020), "Bericht zum Integrationskonzept", extractor=OLD)
    kept.store.bodies.drop(str(lost.body_sha256))
    ran = konzeptmonitor("reextract")

    assert ran.code == 3
    assert str(lost.body_sha256) in ran.err
    assert documents(kept.store) == 1


def test_the_charset_that_the_server_declared_still_counts(kept: Kept, konzeptmonitor: Command) -> None:
    text = "Gleichberechtigte Teilhabe für alle Bürgerinnen und Bürger im Landkreis."
    page = f"<html><main><h1>Integrationskonzept</h1><p>{text}</p></main>".encode("ibm850")
    seen = kept.paper("/seite", page, "Konzept", media_type="text/html", extractor=OLD)
    with kept.store.session() as session:
        session.get_one(Capture, seen.id).headers = {"content-type": "text/html; charset=ibm850"}
    konzeptmonitor("reextract")

    with kept.store.session() as session:
        assert (
            text
            in session.scalars(select(Document.text).where(Document.extractor == EXTRACTOR_VERSION)).one()
        )


def test_what_was_no_paper_is_judged_anew_by_the_next_crawl(kept: Kept, konzeptmonitor: Command) -> None:
    scan = kept.see("/scan.pdf", concept_pdf(), media_type="application/pdf")
    with kept.store.session() as session:
        papers.record_document(session, str(scan.body_sha256), ReadDocument("application/pdf", "", (), OLD))
        session.get_one(Resource, scan.resource_id).recogniser = 7
    konzeptmonitor("reextract")

    with kept.store.session() as session:
        assert session.get_one(Resource, scan.resource_id).recogniser is None


def test_a_paper_in_parts_gets_the_joined_text_of_its_parts(kept: Kept, konzeptmonitor: Command) -> None:
    first = kept.paper("/teil1.pdf", concept_pdf(year=2020), "Integrationskonzept Teil eins", extractor=OLD)
    second = kept.see("/teil2.pdf", concept_pdf(year=2021), media_type="application/pdf")
    with kept.store.session() as session:
        paper = session.query(Paper).one()
        for number, seen in enumerate((first, second)):
            read = ReadDocument("application/pdf", "", (f"Integrationskonzept Teil {number}",), OLD)
            document = papers.record_document(session, str(seen.body_sha256), read)
            resource = session.get_one(Resource, seen.resource_id)
            parts.attach(
                session, paper, parts.PartSeen(resource, document, number, f"Teil {number}"), kept.now
            )
    with kept.store.session() as session:
        (paper,) = parts.papers_in_parts(session, kept.ags)
        crawl = session.get_one(Crawl, paper.crawl_id)
        assert parts.compose(session, paper, crawl, kept.store.bodies.put, kept.now)
    kept.crawl()
    detect_all(kept.store, kept.now)
    konzeptmonitor("reextract")
    konzeptmonitor("reextract")

    assert [(v.number, v.cause) for v in kept.versions()] == [(1, "site"), (2, "extractor")]
    with kept.store.session() as session:
        text = session.get_one(Document, kept.versions()[-1].document_id).text
        assert "2020" in text.partition("2021")[0]
        assert "14. Oktober 2021" in text


def test_only_one_district_when_only_one_is_named(kept: Kept, store: Store, konzeptmonitor: Command) -> None:
    other = Kept(store, "01001")
    kept.paper("/konzept.pdf", concept_pdf(), "Integrationskonzept", extractor=OLD)
    other.paper("/anderes.pdf", concept_pdf(year=2020), "Integrationskonzept", extractor=OLD)
    konzeptmonitor("reextract", "--ags", "01001")

    assert documents(store) == 1


def test_a_killed_run_is_taken_up_where_it_ended(kept: Kept, konzeptmonitor: Command) -> None:
    for number in range(40):
        body = concept_pdf(year=1980 + number)
        kept.paper(f"/{number}.pdf", body, f"Integrationskonzept Nummer {number} alt", extractor=OLD)
    home = str(kept.store.settings.home)
    run = subprocess.Popen(
        [sys.executable, "-m", "monitor", "--home", home, "reextract"],
        cwd=ROOT,
        env=dict(os.environ),
        stdout=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + timedelta(seconds=60).total_seconds()
    while documents(kept.store) == 0 and run.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    run.kill()
    run.wait()
    done = documents(kept.store)

    assert konzeptmonitor("reextract").code == 0
    assert done > 0
    assert documents(kept.store) == 40
    with kept.store.session() as session:
        causes = session.execute(select(Version.cause, func.count()).group_by(Version.cause)).all()
    assert sorted(map(tuple, causes)) == [("extractor", 40), ("site", 40)]
