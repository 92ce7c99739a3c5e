"""Earlier states of a known paper, fetched from the CDX server and the replay of a real pywb on loopback."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select, text
from sqlalchemy.pool import NullPool
from warcio.warcwriter import WARCWriter

from monitor.changes import detect_all
from monitor.listings import alert_rows, paper_rows
from storage import warc_records
from storage.heads import Heads, head
from storage.models import Capture, Document, Resource
from storage.store import Store, open_store
from storage.warc_records import Exchange
from tests.fake_papers import concept, concept_pdf
from tests.kept import SITE, Kept
from tests.monitor.cli.command import Command, Ran
from tests.postgres import postgresql
from tests.real.pywb import serving

pytestmark = pytest.mark.real
PAPER = "/konzept.pdf"
OF_2015, OF_2019, OF_2024 = concept_pdf(year=2015), concept_pdf(year=2019), concept_pdf(year=2024)


def at(year: int, month: int = 5) -> datetime:
    return datetime(year, month, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """2015 and 2019 the paper's earlier editions, twice the one of 2019, once an absence, 2027 too late."""
    folder = tmp_path_factory.mktemp("pywb")
    states = [
        (at(2015), OF_2015),
        (at(2019), OF_2019),
        (at(2020), OF_2019),
        (at(2022), None),
        (at(2023), OF_2024),
        (at(2027), OF_2015),
    ]
    with (folder / "old.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True, warc_version="1.1")
        for moment, body in states:
            writer.write_record(warc_records.response(exchange(moment, body), body or b"gone"))
    with serving(folder, folder / "old.warc.gz") as address:
        yield address


def exchange(moment: datetime, body: bytes | None) -> Exchange:
    lines = [("Content-Type", "application/pdf" if body else "text/html"), ("Last-Modified", "Mon, 04 May 2015 10:00:00 GMT")]  # fmt: skip
    status = "200 OK" if body else "404 Not Found"
    heads = Heads("GET / HTTP/1.1\r\n\r\n", head(f"HTTP/1.1 {status}", lines))
    sha256 = hashlib.sha256(body or b"gone").hexdigest()
    return Exchange("1", SITE + PAPER, moment, int(status[:3]), {}, heads, sha256)


@pytest.fixture(scope="module")
def database_url() -> Iterator[str]:
    with postgresql() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """An empty home, on either database."""
    if request.param == "postgresql":
        url = request.getfixturevalue("database_url")
        engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"), poolclass=NullPool)
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        monkeypatch.setenv("KONZEPTMONITOR_DATABASE_URL", url)
    store = open_store(tmp_path / "home")
    yield store
    store.close()


@pytest.fixture
def kept(store: Store) -> Kept:
    kept = Kept(store)
    way = kept.see("/integration", b"<p>way</p>")
    kept.paper(PAPER, OF_2024, "\f".join(concept(year=2024)), parent=way)
    kept.crawl()
    return kept


@pytest.fixture
def konzeptmonitor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    monkeypatch.setenv("KONZEPTMONITOR_CRAWL__ALLOWED_NETWORKS", "127.0.0.1/32")
    monkeypatch.setenv("KONZEPTMONITOR_CRAWL__DELAY_SECONDS", "0")
    return Command(tmp_path / "home", monkeypatch, capsys)


def backfill(konzeptmonitor: Command, archive: str, *more: str) -> Ran:
    ran = konzeptmonitor("backfill", "--from", f"{archive}/cdx", *more)
    assert ran.code == 0, ran
    return ran


def archived(store: Store) -> list[Capture]:
    with store.session() as session:
        return list(
            session.scalars(
                select(Capture)
                .join(Capture.resource)
                .where(Resource.channel.startswith("archive:127.0.0.1:"))
                .order_by(Capture.captured_at)
            )
        )


def test_earlier_editions_become_captures_and_versions_of_their_own_provenance(
    kept: Kept, konzeptmonitor: Command, archive: str
) -> None:
    ran = backfill(konzeptmonitor, archive)

    assert "3 frühere Stände neu aufbewahrt (2 mit unbekanntem Text)" in ran.out
    captures = archived(kept.store)
    assert [capture.captured_at for capture in captures] == [at(2015), at(2019), at(2023)]
    assert [kept.store.bodies.get(str(capture.body_sha256)) for capture in captures] == [
        OF_2015,
        OF_2019,
        OF_2024,
    ]
    assert {capture.url for capture in captures} == {SITE + PAPER}
    assert captures[0].headers["content-type"] == "application/pdf"
    assert captures[0].headers["last-modified"] == "Mon, 04 May 2015 10:00:00 GMT"
    assert str(captures[0].detail).startswith("Aus dem Webarchiv 127.0.0.1:")
    versions = sorted(kept.versions(), key=lambda version: version.number)
    assert [(v.number, v.cause, v.captured_at.year) for v in versions] == [
        (-1, "archive", 2015),
        (0, "archive", 2019),
        (1, "site", 2026),
    ]


def test_nothing_of_it_is_news_and_the_paper_stays_what_it_is_today(
    kept: Kept, konzeptmonitor: Command, archive: str
) -> None:
    detect_all(kept.store, kept.now)
    with kept.store.session() as session:
        before, (paper,) = alert_rows(session, include_baseline=True), paper_rows(session)
    backfill(konzeptmonitor, archive)
    kept.crawl()
    detect_all(kept.store, kept.now)

    with kept.store.session() as session:
        assert alert_rows(session, include_baseline=True) == before
        (after,) = paper_rows(session)
    assert {name: after[name] for name in ("url", "urls", "year", "title", "role")} == {
        name: paper[name] for name in ("url", "urls", "year", "title", "role")
    }
    assert after["versions"][-1]["version_id"] == paper["versions"][-1]["version_id"]


def test_a_second_run_asks_the_index_only(kept: Kept, konzeptmonitor: Command, archive: str) -> None:
    backfill(konzeptmonitor, archive)
    again = backfill(konzeptmonitor, archive)

    assert "0 frühere Stände neu aufbewahrt (0 mit unbekanntem Text), 3 schon vorhanden" in again.out
    assert len(archived(kept.store)) == 3
    assert len(kept.versions()) == 3


def test_a_site_that_returns_to_an_archived_text_is_told(
    kept: Kept, konzeptmonitor: Command, archive: str
) -> None:
    backfill(konzeptmonitor, archive)
    with kept.store.session() as session:
        words = session.scalars(
            select(Document.text).join(Capture, Capture.body_sha256 == Document.body_sha256).where(Capture.captured_at == at(2019))
        ).one()  # fmt: skip
    kept.paper(PAPER, OF_2019 + b"\n", words)
    kept.crawl()
    detect_all(kept.store, kept.now)

    with kept.store.session() as session:
        kinds = [row["kind"] for row in alert_rows(session)]
    assert len(kinds) == 1


def test_another_district_is_left_alone(
    kept: Kept, store: Store, konzeptmonitor: Command, archive: str
) -> None:
    Kept(store, "01001")

    assert "0 Adressen" in backfill(konzeptmonitor, archive, "01001").out


def test_an_archive_that_never_saw_the_paper_is_no_failure(
    kept: Kept, konzeptmonitor: Command, archive: str
) -> None:
    with kept.store.session() as session:
        session.query(Resource).filter_by(url=SITE + PAPER).one().url = SITE + "/unseen.pdf"

    assert "0 frühere Stände" in backfill(konzeptmonitor, archive).out


def test_an_address_that_is_no_index_is_told_in_a_sentence(
    kept: Kept, konzeptmonitor: Command, archive: str
) -> None:
    usage = konzeptmonitor("backfill", "--from", archive)
    no_index = konzeptmonitor(
        "backfill", "--from", f"{archive}/20190501120000id_/{SITE}{PAPER}", "--replay", archive
    )

    assert (usage.code, no_index.code) == (2, 1)
    assert "--replay" in usage.err
    assert "no CDX index" in no_index.err
