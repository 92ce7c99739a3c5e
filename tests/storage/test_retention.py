"""What may be dropped from the archive, and what never."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from sqlalchemy import select

from storage import captures
from storage.evidence import evidence
from storage.models import Body, Capture, Crawl, Resource
from storage.retention import droppable, mark_dropped, orphans
from storage.store import Store
from storage.watch_models import Watch, WatchedDocument, WatchReading
from tests.kept import WEEK, Kept

PDF = b"%PDF-1.4 the concept"


@pytest.fixture
def kept(store: Store) -> Kept:
    """A paper two links from the start page, and a page and a file that lead nowhere."""
    kept = Kept(store)
    start = kept.see("/", b"<p>start</p>")
    way = kept.see("/integration", b"<p>way</p>", parent=start)
    kept.see("/tourismus", b"<p>elsewhere</p>", parent=start)
    kept.see("/karte.pdf", b"%PDF map", media_type="application/pdf", parent=start)
    kept.paper("/konzept.pdf", PDF, "Integrationskonzept", parent=way)
    return kept


def would_go(kept: Kept, weeks: float = 1) -> set[bytes]:
    """The bodies that may go so many weeks after the last crawl began."""
    with kept.store.session() as session:
        found = droppable(session, kept.now + weeks * WEEK)
    return {kept.store.bodies.get(one.sha256) for one in found}


def test_only_what_no_paper_needs_may_go(kept: Kept) -> None:
    assert would_go(kept) == {b"<p>elsewhere</p>", b"%PDF map"}


def test_what_was_seen_lately_stays(kept: Kept) -> None:
    assert would_go(kept, weeks=0) == set()
    kept.crawl()
    kept.see("/tourismus", status=304)

    assert would_go(kept, weeks=-0.5) == {b"%PDF map"}


def test_every_state_of_the_way_and_of_the_paper_is_evidence(kept: Kept) -> None:
    kept.crawl()
    kept.see("/integration", b"<p>way, changed</p>")
    kept.paper("/konzept.pdf", PDF + b"2", "Integrationskonzept, zweite Auflage")

    assert would_go(kept) == {b"<p>elsewhere</p>", b"%PDF map"}


def test_landing_pages_and_archived_states_are_evidence(kept: Kept) -> None:
    with kept.store.session() as session:
        for path, values in (
            ("/tourismus", {"presents": True}),
            ("/karte.pdf", {"channel": "archive:a.test"}),
        ):
            resource = session.query(Resource).filter(Resource.url.endswith(path)).one()
            for name, value in values.items():
                setattr(resource, name, value)

    assert would_go(kept) == set()


def test_the_record_of_a_crawl_is_never_dropped(kept: Kept) -> None:
    record = kept.store.bodies.put(b"{}")
    with kept.store.session() as session:
        captures.record_body(session, record, 2, "application/json", kept.now)
        session.flush()
        session.query(Crawl).one().record_sha256 = record

    assert b"{}" not in would_go(kept)


def test_a_page_that_somebody_watches_is_evidence(kept: Kept) -> None:
    with kept.store.session() as session:
        watched = session.query(Resource).filter(Resource.url.endswith("/tourismus")).one()
        session.add(
            Watch(
                url=watched.url, key=watched.key, name="", ignore=[], created_at=kept.now, resource_id=watched.id, volatile={}
            )
        )  # fmt: skip

    assert would_go(kept) == {b"%PDF map"}


def test_nothing_that_is_handed_on_as_evidence_may_go(kept: Kept) -> None:
    kept.crawl()
    kept.see("/integration", b"<p>way, changed</p>")
    watched = kept.see("/in-arbeit", b"<p>watched</p>")
    read = kept.see("/in-arbeit-neu", b"<p>where it moved to</p>")
    linked = kept.see("/plan.pdf", b"%PDF linked", media_type="application/pdf")
    with kept.store.session() as session:
        watch = Watch(
            url="x", key="x", name="", ignore=[], created_at=kept.now, resource_id=watched.resource_id, volatile={}
        )  # fmt: skip
        session.add(watch)
        session.flush()
        rest = {"watch_id": watch.id, "crawl_id": read.crawl_id}
        session.add(
            WatchReading(
                **rest,
                capture_id=read.id,
                state="moved",
                url="x",
                read_at=kept.now,
                lines=[],
                gaps=[],
                links=[],
            )
        )
        session.add(
            WatchedDocument(**rest, key="y", url="y", words="", first=False, resource_id=linked.resource_id)
        )
    kept.crawl()
    kept.see("/in-arbeit", b"<p>watched, later</p>")
    with kept.store.session() as session:
        _, captures_ = evidence(session)
        handed_on = {kept.store.bodies.get(one.body_sha256) for one in captures_ if one.body_sha256}
    assert {b"<p>watched</p>", b"<p>where it moved to</p>", b"%PDF linked", b"<p>way</p>", PDF} <= handed_on
    assert not handed_on & would_go(kept, weeks=9)


def test_a_dropped_body_keeps_its_name_and_its_address_is_asked_without_conditions(kept: Kept) -> None:
    with kept.store.session() as session:
        resource = session.query(Resource).filter(Resource.url.endswith("/karte.pdf")).one()
        resource.etag, sha256 = '"1"', str(resource.body_sha256)
        mark_dropped(session, sha256, kept.now)

    with kept.store.session() as session:
        resource = session.query(Resource).filter(Resource.url.endswith("/karte.pdf")).one()
        assert (resource.etag, resource.body_sha256) == (None, None)
        assert (
            session.scalars(select(Capture.body_sha256).where(Capture.resource_id == resource.id)).one()
            == sha256
        )
        assert session.get_one(Body, sha256).dropped_at == kept.now
    assert b"%PDF map" not in would_go(kept)


def test_what_comes_again_is_kept_again(kept: Kept) -> None:
    with kept.store.session() as session:
        sha256 = str(session.query(Resource).filter(Resource.url.endswith("/karte.pdf")).one().body_sha256)
        mark_dropped(session, sha256, kept.now)
    kept.crawl()
    kept.see("/karte.pdf", b"%PDF map", media_type="application/pdf")

    with kept.store.session() as session:
        body = session.get_one(Body, sha256)
        assert (body.dropped_at, body.stored_at) == (None, kept.now)


def test_files_that_nobody_claims_may_go_once_no_answer_can_be_under_way(kept: Kept) -> None:
    alone = kept.store.bodies.put(b"nobody's")
    (file,) = (kept.store.settings.home / "archive").rglob(f"{alone}.z")
    with kept.store.session() as session:
        now = kept.store.bodies.names().__next__()[2] + timedelta(hours=1)
        assert list(orphans(session, kept.store.bodies, now)) == []
        os.utime(file, (now.timestamp() - 2 * 86400, now.timestamp() - 2 * 86400))
        assert [one.sha256 for one in orphans(session, kept.store.bodies, now)] == [alone]
