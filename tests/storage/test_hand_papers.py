"""Papers added by hand, against crawls that find the same text before and after."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import papers
from storage.correction_models import Correction
from storage.hand_papers import Added, Said, capture_file, file_by_hand, open_hand_crawl
from storage.models import Body, Capture, Resource
from storage.papers import Recorded, Sighting
from storage.rereading import take
from storage.retention import droppable
from storage.undoing import undo
from storage.values import Document, Level, Recognition, Role
from tests.storage.history import History


@pytest.fixture
def past(session: Session) -> History:
    return History(session)


def add(
    past: History,
    text: str,
    *,
    path: str | None = None,
    role: Role = Role.CONCEPT,
    problem: str | None = None,
    **fields: object,
) -> Added:
    """A person adds a file, or what is at ``path``."""
    session, sha256 = past.session, hashlib.sha256(f"application/pdf:{text}".encode()).hexdigest()
    crawl = open_hand_crawl(session, past.now, {}, "Von Hand", 1)
    if path is None:
        capture = capture_file(session, crawl, past.ags, "Konzept 1.pdf", None, sha256, 4, "application/pdf", past.now)  # fmt: skip
    else:
        capture = _fetched(past, crawl.id, path, sha256)
    read = Document(
        "application/pdf", "Titel des Dokuments", (text,) if not problem else (), 1, problem=problem
    )
    if problem:
        read = Document("application/pdf", "", (), 1, problem="Das PDF ist beschädigt.", problem_code=problem)
    document = papers.record_document(session, sha256, read)
    found = Recognition(role, Level.DISTRICT if role is not Role.NONE else Level.OTHER, 0.6, "Erkannt", 2019)
    seen = Sighting(crawl, capture.resource, capture, document, found, 1, "late_found", past.now)
    return file_by_hand(session, seen, Said(fields, "Anna", "per Mail", past.now, {"file": "Konzept 1.pdf"}))


def _fetched(past: History, crawl_id: int, path: str, sha256: str) -> Capture:
    session = past.session
    if session.get(Body, sha256) is None:
        session.add(Body(sha256=sha256, size=4, media_type="application/pdf", stored_at=past.now))
    resource = past.resource(path)
    capture = Capture(
        resource=resource, crawl_id=crawl_id, captured_at=past.now, status=200, headers={}, body_sha256=sha256
    )
    session.add(capture)
    session.flush()
    return capture


def test_a_file_is_a_paper_without_an_address_kept_with_who_when_why_and_its_name(past: History) -> None:
    paper = add(past, "Eins", title="Mein Titel").paper
    assert (paper.title, paper.role, paper.year, paper.by_hand) == ("Mein Titel", "concept", 2019, "added")
    assert paper.places == []
    (version,) = paper.versions
    assert (version.cause, version.detected_at) == ("hand", past.now)
    assert version.resource.url == "von-hand:Konzept%201.pdf"
    kept = past.session.scalars(select(Correction)).one()
    assert (kept.by, kept.why, kept.said["file"]) == ("Anna", "per Mail", "Konzept 1.pdf")
    assert kept.capture_id == version.capture_id


def test_what_the_machine_takes_for_no_paper_is_a_concept_of_the_district_for_the_person(
    past: History,
) -> None:
    paper = add(past, "Eins", role=Role.NONE).paper
    assert (paper.role, paper.level, paper.corrected) == ("concept", "district", ["role", "level"])
    assert (paper.recognised or {})["role"] == "none"


def test_a_file_that_cannot_be_read_is_a_paper_all_the_same(past: History) -> None:
    paper = add(past, "Müll", role=Role.NONE, problem="broken", title="Konzept").paper
    assert (paper.title, paper.role) == ("Konzept", "concept")
    assert paper.versions[0].document.problem == "Das PDF ist beschädigt."


def test_found_later_by_a_crawl_it_is_one_paper(past: History) -> None:
    paper = add(past, "Eins", title="Mein Titel", role=Role.NONE).paper
    past.crawl()
    assert past.see("/a.pdf", "Eins", title="Titel vom Crawl") is Recorded.NEW_PLACE
    assert past.papers() == [paper]
    assert past.place("/a.pdf").paper_id == paper.id
    past.crawl()
    past.see("/a.pdf", "Zwei", title="Titel vom Crawl", year=2026)
    assert (paper.title, paper.role, paper.year) == ("Mein Titel", "concept", 2026)
    assert past.texts() == ["Eins", "Zwei"]


@pytest.mark.parametrize("path", [None, "/a.pdf", "/b.pdf"])
def test_found_before_by_a_crawl_it_is_one_paper(past: History, path: str | None) -> None:
    past.see("/a.pdf", "Eins", title="Titel vom Crawl")
    past.crawl()
    added = add(past, "Eins", path=path, title="Mein Titel")
    assert (added.is_new, added.paper.title) == (False, "Titel vom Crawl")
    assert len(past.papers()) == 1
    assert past.session.scalars(select(Correction)).all() == []


def test_an_address_added_by_hand_is_one_of_the_papers_places_and_goes_on_from_there(past: History) -> None:
    paper = add(past, "Eins", path="/a.pdf", role=Role.NONE).paper
    assert past.shown() == {"/a.pdf": "Eins"}
    past.crawl()
    assert past.see("/a.pdf", "Eins", role=Role.NONE) is Recorded.SEEN_AGAIN
    assert past.see("/a.pdf", "Zwei", role=Role.NONE) is Recorded.NEW_VERSION
    assert (paper.role, past.texts()) == ("concept", ["Eins", "Zwei"])


def test_taken_back_it_is_none_until_a_crawl_finds_it(past: History) -> None:
    paper = add(past, "Eins", title="Falsch").paper
    row = past.session.scalars(select(Correction)).one()
    undo(past.session, row.id, "Anna", "falscher Kreis", past.now)
    assert (paper.role, paper.by_hand) == ("none", "withdrawn")
    past.crawl()
    past.see("/a.pdf", "Eins", title="Titel vom Crawl")
    assert (paper.role, paper.title, paper.by_hand) == ("concept", "Titel vom Crawl", None)


def test_taken_back_after_a_crawl_has_seen_it_it_stays_the_crawls_find(past: History) -> None:
    paper = add(past, "Eins", title="Von Hand").paper
    past.crawl()
    past.see("/a.pdf", "Eins")
    row = past.session.scalars(select(Correction)).one()
    undo(past.session, row.id, "Anna", "kein Bedarf", past.now)
    assert (paper.role, paper.by_hand) == ("concept", None)


def test_added_again_after_it_was_taken_back_it_is_a_paper_again(past: History) -> None:
    paper = add(past, "Eins").paper
    undo(past.session, past.session.scalars(select(Correction)).one().id, "Anna", "", past.now)
    past.now += timedelta(minutes=1)
    again = add(past, "Eins", title="Doch")
    assert (again.is_new, again.paper, paper.title, paper.role) == (True, paper, "Doch", "concept")


def test_a_better_reading_of_an_added_file_is_its_newest_version_and_silent(past: History) -> None:
    paper = add(past, "Eins").paper
    before = paper.versions[0].document
    take(past.session, before.body_sha256, Document("application/pdf", "", ("Eins und mehr",), 2), before)
    past.session.expire_all()
    assert [one.cause for one in paper.versions] == ["hand", "extractor"]
    assert past.texts() == ["Eins", "Eins und mehr"]


def test_the_bytes_of_an_added_file_are_needed_even_when_it_was_taken_back(past: History) -> None:
    add(past, "Eins")
    past.session.add(Body(sha256="0" * 64, size=1, media_type="text/html", stored_at=past.now))
    row = past.session.scalars(select(Correction)).one()
    undo(past.session, row.id, "Anna", "", past.now)
    assert [one.sha256 for one in droppable(past.session, past.now + timedelta(days=900))] == ["0" * 64]


def test_the_address_of_a_file_is_asked_for_by_nobody(past: History) -> None:
    from crawler.seeds import known_entries
    from crawler.web_archive.keeping import known_places

    add(past, "Eins")
    assert past.session.scalars(select(Resource.channel)).all() == ["hand"]
    assert known_entries(past.session, past.ags) == []
    assert known_places(past.session, past.ags) == []
