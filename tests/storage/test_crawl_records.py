"""The end record of a crawl: bytes first, row second, and a reason when there is none."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.bodies import BodyMissing
from storage.crawl_records import NoRecord, keep_record, read_record
from storage.models import Body, Crawl, District
from storage.store import Store, open_store

NOW = datetime(2026, 11, 24, tzinfo=UTC)
RECORD = {"form": 1, "pages": [{"title": "Ümläute \udce4 und mehr"}]}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path)
    with store.session() as session:
        session.add(
            District(ags="01001", name="Flensburg", kind="Kreisfreie Stadt", land="Schleswig-Holstein")
        )
        session.flush()
        session.add(
            Crawl(
                id=1,
                ags="01001",
                started_at=NOW,
                max_requests=9,
                settings={},
                host_name="a",
                pid=1,
                heartbeat_at=NOW,
            )
        )
    yield store
    store.close()


def end(store: Store) -> None:
    with store.session() as session:
        crawl = session.get_one(Crawl, 1)
        crawl.ended_at = NOW
        keep_record(session, store.bodies, crawl, RECORD, NOW)


def row(store: Store) -> Crawl:
    with store.session() as session:
        return session.get_one(Crawl, 1)


def test_a_record_is_read_as_it_was_kept_whatever_sites_wrote(store: Store) -> None:
    end(store)
    found = read_record(store.bodies, row(store))
    assert found["form"] == 1
    assert found["pages"][0]["title"].startswith("Ümläute")


def test_the_row_names_a_body_that_is_listed(store: Store) -> None:
    end(store)
    sha256 = row(store).record_sha256
    assert sha256
    with store.session() as session:
        body = session.get_one(Body, sha256)
    assert (body.media_type, body.size) == ("application/json", len(store.bodies.get(sha256)))
    assert json.loads(store.bodies.get(sha256))


def test_an_archive_that_cannot_write_leaves_the_crawl_open_and_names_nothing(store: Store) -> None:
    end_folder = store.settings.home / "archive" / "bodies"
    store.bodies  # noqa: B018  (opened, so that the folder is there to be spoiled)
    shutil.rmtree(end_folder, ignore_errors=True)
    end_folder.write_text("in the way")
    with pytest.raises(OSError, match="could not store body"):
        end(store)
    crawl = row(store)
    assert (crawl.ended_at, crawl.record_sha256) == (None, None)


def test_a_record_the_archive_lost_is_missing_not_empty(store: Store) -> None:
    end(store)
    shutil.rmtree(store.settings.home / "archive" / "bodies")
    with pytest.raises(BodyMissing, match="restore it from a backup"):
        read_record(store.bodies, row(store))


@pytest.mark.parametrize(
    ("ended", "reason", "why"),
    [(None, None, "läuft noch"), (NOW, "killed", "abgebrochen"), (NOW, "exhausted", "kein Protokoll")],
)
def test_a_crawl_without_record_says_why(
    store: Store, ended: datetime | None, reason: str | None, why: str
) -> None:
    with store.session() as session:
        crawl = session.get_one(Crawl, 1)
        crawl.ended_at, crawl.reason = ended, reason
    with pytest.raises(NoRecord, match=why):
        read_record(store.bodies, row(store))
