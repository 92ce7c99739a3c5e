"""A web page that stands elsewhere, or again, with a few words changed: one alert, which tells both."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.changes import detect
from storage.config import Settings
from storage.models import Crawl, Paper, Place, Version
from storage.store import Store
from tests.monitor.builders import (
    SITE,
    at,
    lose,
    make_capture,
    make_crawl,
    make_document,
    make_paper,
    make_place,
    make_version,
    see_again,
)
from tests.monitor.test_changes import codes, only, told
from tests.monitor.texts import in_pages, long_paper

LINES = long_paper(pages=8)
TEXT = "\n".join(LINES)
PARAGRAPH = "Der Kreistag hat die Mittel für die Sprachförderung auf 190 000 Euro erhöht."
EDITED = "\n".join([*LINES[:70], PARAGRAPH, *LINES[70:]])
NOISY = "\n".join([*LINES, "Zuletzt aktualisiert am 3. Januar 2026"])
REWRITTEN = "\n".join(long_paper(pages=8, seed=11))
PAGE = {"media_type": "text/html"}


@pytest.fixture
def settings(store: Store) -> Settings:
    return store.settings


@pytest.fixture
def paper(session: Session, settings: Settings) -> Paper:
    """A concept that is the web page /alt, found in the first inventory."""
    found = make_paper(session, make_crawl(session), TEXT, "/alt", **PAGE)
    detect(session, at(0), settings)
    return found


def copy_at(session: Session, crawl: Crawl, paper: Paper, path: str, text: str) -> Place:
    """The crawler takes the page for a copy of the paper's text; what it showed is in the archive."""
    place = make_place(session, crawl, paper, path)
    make_document(
        session, make_capture(session, crawl, place.resource, text, "text/html"), text, "text/html", "Titel"
    )
    return place


def assert_moved_with_its_edit(session: Session, crawl: Crawl, paper: Paper) -> None:
    assert told(session, crawl) == [("moved", "/neu")]
    change = only(session, crawl)
    assert change.urls == [f"{SITE}/neu", f"{SITE}/alt"]
    assert codes(change)[:2] == ["moved", "old_address"]
    assert "an einigen Stellen geändert" in change.reasons[0]["text"]
    assert any("190 000" in passage["new"] for passage in change.evidence["passages"])
    query = select(Version).where(Version.paper_id == paper.id).order_by(Version.number)
    first, second = session.scalars(query)
    assert (change.from_version_id, change.to_version_id) == (first.id, second.id)
    assert (first.number, second.number, second.resource.url) == (1, 2, f"{SITE}/neu")


def test_moved_and_edited_between_two_looks_is_one_move_that_tells_the_edit(
    session: Session, settings: Settings, paper: Paper
) -> None:
    second = make_crawl(session, 7)
    lose(session, second, paper, "/alt", confirmed=False)
    copy_at(session, second, paper, "/neu", EDITED)
    detect(session, at(7), settings)
    assert_moved_with_its_edit(session, second, paper)
    third = make_crawl(session, 14)
    lose(session, third, paper, "/alt")
    see_again(session, third, paper)
    detect(session, at(14), settings)
    assert told(session, third) == []


def test_an_edited_copy_is_silence_until_the_old_page_goes(
    session: Session, settings: Settings, paper: Paper
) -> None:
    second = make_crawl(session, 7)
    copy_at(session, second, paper, "/neu", EDITED)
    see_again(session, second, paper)
    detect(session, at(7), settings)
    assert told(session, second) == []
    third = make_crawl(session, 14)
    see_again(session, third, paper)
    lose(session, third, paper, "/alt")
    detect(session, at(14), settings)
    assert_moved_with_its_edit(session, third, paper)


def test_what_is_noise_makes_no_version_of_a_moved_page(
    session: Session, settings: Settings, paper: Paper
) -> None:
    second = make_crawl(session, 7)
    lose(session, second, paper, "/alt")
    copy_at(session, second, paper, "/neu", NOISY)
    detect(session, at(7), settings)
    change = only(session, second)
    assert (change.kind, codes(change)) == ("moved", ["moved", "old_address"])
    assert "Der gleiche Text" in change.reasons[0]["text"]
    assert len(session.scalars(select(Version).where(Version.paper_id == paper.id)).all()) == 1


def test_the_next_edit_is_compared_with_what_moved(
    session: Session, settings: Settings, paper: Paper
) -> None:
    second = make_crawl(session, 7)
    lose(session, second, paper, "/alt")
    copy_at(session, second, paper, "/neu", EDITED)
    detect(session, at(7), settings)
    third = make_crawl(session, 14)
    make_version(
        session,
        third,
        paper,
        EDITED + "\nDer Integrationsbeirat berät den Kreistag künftig vor jedem Beschluss.",
        "/neu",
        **PAGE,
    )
    detect(session, at(14), settings)
    change = only(session, third)
    assert change.kind == "changed"
    assert "190 000" not in str(change.evidence["passages"])
    assert "vor jedem Beschluss" in str(change.evidence["passages"])


def vanish(session: Session, settings: Settings, paper: Paper) -> None:
    crawl = make_crawl(session, 7)
    lose(session, crawl, paper, "/alt")
    detect(session, at(7), settings)
    assert told(session, crawl) == [("vanished", "/alt")]


@pytest.mark.parametrize(
    ("text", "kind"), [(EDITED, "reappeared"), (REWRITTEN, "new_version")], ids=["edited", "rewritten"]
)
def test_a_vanished_paper_that_comes_back_with_another_text_is_told_once(
    session: Session, settings: Settings, paper: Paper, text: str, kind: str
) -> None:
    vanish(session, settings, paper)
    third = make_crawl(session, 14)
    version = make_version(session, third, paper, text, "/alt", **PAGE)
    detect(session, at(14), settings)
    assert told(session, third) == [(kind, "/alt")]
    change = only(session, third)
    assert codes(change)[0] == "reappeared"
    assert "steht jetzt wieder unter" in change.reasons[0]["text"]
    assert "mit anderem Text" in change.reasons[0]["text"]
    assert (change.from_version_id, change.to_version_id) == (paper.versions[0].id, version.id)
    assert change.evidence["passages"]
    assert paper.vanished_at is None
    fourth = make_crawl(session, 21)
    see_again(session, fourth, paper)
    detect(session, at(21), settings)
    assert told(session, fourth) == []


def test_a_return_is_told_once_when_two_crawls_wait(
    session: Session, settings: Settings, paper: Paper
) -> None:
    vanish(session, settings, paper)
    third = make_crawl(session, 14)
    make_version(session, third, paper, EDITED, "/alt", **PAGE)
    fourth = make_crawl(session, 21)
    see_again(session, fourth, paper)
    detect(session, at(21), settings)
    assert [*told(session, third), *told(session, fourth)] == [("reappeared", "/alt")]


def test_a_vanished_page_that_comes_back_elsewhere_tells_what_was_edited(
    session: Session, settings: Settings, paper: Paper
) -> None:
    vanish(session, settings, paper)
    third = make_crawl(session, 14)
    copy_at(session, third, paper, "/neu", EDITED)
    detect(session, at(14), settings)
    assert told(session, third) == [("reappeared", "/neu")]
    change = only(session, third)
    assert "190 000" in str(change.evidence["passages"])
    assert change.from_version_id != change.to_version_id


def test_an_edited_file_that_comes_back_is_told_once(session: Session, settings: Settings) -> None:
    paper = make_paper(session, make_crawl(session), in_pages(LINES), "/alt")
    detect(session, at(0), settings)
    vanish(session, settings, paper)
    third = make_crawl(session, 14)
    make_version(session, third, paper, in_pages([*LINES, PARAGRAPH]), "/alt")
    detect(session, at(14), settings)
    assert told(session, third) == [("reappeared", "/alt")]
