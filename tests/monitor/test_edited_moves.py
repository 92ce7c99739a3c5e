"""A paper that was edited and put elsewhere: one alert, whichever is seen first, the leaving or the arriving."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.changes import detect
from monitor.reviews import Verdict, record_review
from storage.config import Settings
from storage.models import Change, Crawl, Paper, Version
from storage.store import Store
from tests.monitor.builders import (
    AGS,
    at,
    lose,
    make_crawl,
    make_paper,
    make_place,
    see_again,
)
from tests.monitor.test_changes import codes, only, told
from tests.monitor.texts import in_pages, long_paper

LINES = long_paper(pages=8)
TEXT = in_pages(LINES)
PARAGRAPH = "Im Kreis leben jetzt 6 190 Menschen mit Einwanderungsgeschichte, die am Leben teilhaben sollen."
EDITED = in_pages([*LINES[:70], PARAGRAPH, *LINES[74:]])
OTHER = in_pages(long_paper(pages=8, seed=11))


@pytest.fixture
def settings(store: Store) -> Settings:
    return store.settings


@pytest.fixture
def paper(session: Session, settings: Settings) -> Paper:
    """A concept at /alt.pdf, found in the first inventory."""
    found = make_paper(session, make_crawl(session), TEXT, "/alt.pdf")
    detect(session, at(0), settings)
    return found


def moves_on(session: Session, crawl: Crawl, text: str = EDITED, path: str = "/neu.pdf") -> Paper:
    return make_paper(session, crawl, text, path)


def papers(session: Session) -> list[int]:
    return list(session.scalars(select(Paper.id).where(Paper.ags == AGS)))


def test_left_and_arrived_between_two_looks_is_one_change_with_both_addresses(
    session: Session, settings: Settings, paper: Paper
) -> None:
    second = make_crawl(session, 7)
    lose(session, second, paper, "/alt.pdf", confirmed=False)
    moves_on(session, second)
    detect(session, at(7), settings)
    assert told(session, second) == [("changed", "/neu.pdf")]
    change = only(session, second)
    assert [url.rpartition("/")[2] for url in change.urls] == ["neu.pdf", "alt.pdf"]
    assert codes(change)[0] == "moved_and_edited"
    assert "% der Formulierungen" in change.reasons[0]["text"]
    assert any("6 190" in passage["new"] for passage in change.evidence["passages"])
    assert papers(session) == [paper.id]
    numbers = select(Version.number).where(Version.paper_id == paper.id).order_by(Version.number)
    assert list(session.scalars(numbers)) == [1, 2]


def test_left_first_and_arrived_later_is_told_once(
    session: Session, settings: Settings, paper: Paper
) -> None:
    second = make_crawl(session, 7)
    lose(session, second, paper, "/alt.pdf")
    detect(session, at(7), settings)
    assert told(session, second) == [("vanished", "/alt.pdf")]
    third = make_crawl(session, 14)
    moves_on(session, third)
    detect(session, at(14), settings)
    assert told(session, third) == [("changed", "/neu.pdf")]
    assert "seit 8.1.2026 verschwunden" in only(session, third).reasons[0]["text"]
    assert paper.vanished_at is None
    fourth = make_crawl(session, 21)
    see_again(session, fourth, paper)
    detect(session, at(21), settings)
    assert told(session, fourth) == []


def test_arrived_first_and_left_later_is_a_new_version_and_no_loss(
    session: Session, settings: Settings, paper: Paper
) -> None:
    second = make_crawl(session, 7)
    see_again(session, second, paper)
    new = moves_on(session, second)
    detect(session, at(7), settings)
    assert told(session, second) == [("new_version", "/neu.pdf")]
    third = make_crawl(session, 14)
    see_again(session, third, new)
    lose(session, third, paper, "/alt.pdf")
    detect(session, at(14), settings)
    assert told(session, third) == []
    silent = session.scalars(select(Change).where(Change.crawl_id == third.id)).one()
    assert (silent.kind, silent.significance) == ("moved", 0.0)
    assert "succeeded" in codes(silent)


def test_an_old_edition_that_is_taken_down_beside_a_rewritten_one_vanished_and_says_what_stands(
    session: Session, settings: Settings, paper: Paper
) -> None:
    rewritten = in_pages(LINES[:90] + long_paper(pages=5, seed=5))
    second = make_crawl(session, 7)
    see_again(session, second, paper)
    new = make_paper(session, second, rewritten, "/neu.pdf", year=2026)
    detect(session, at(7), settings)
    assert told(session, second) == [("new_version", "/neu.pdf")]
    third = make_crawl(session, 14)
    see_again(session, third, new)
    lose(session, third, paper, "/alt.pdf")
    detect(session, at(14), settings)
    assert told(session, third) == [("vanished", "/alt.pdf")]
    assert "succeeded" in codes(only(session, third))


def test_another_paper_at_a_new_address_is_no_move(
    session: Session, settings: Settings, paper: Paper
) -> None:
    second = make_crawl(session, 7)
    lose(session, second, paper, "/alt.pdf")
    make_paper(session, second, OTHER, "/neu.pdf", title="Vielfalt leben")
    detect(session, at(7), settings)
    assert told(session, second) == [("new_concept", "/neu.pdf"), ("vanished", "/alt.pdf")]
    assert len(papers(session)) == 2


def test_a_paper_that_still_stands_is_not_joined(session: Session, settings: Settings, paper: Paper) -> None:
    make_place(session, make_crawl(session, 3), paper, "/kopie.pdf")
    detect(session, at(3), settings)
    second = make_crawl(session, 7)
    see_again(session, second, paper)
    lose(session, second, paper, "/alt.pdf")
    moves_on(session, second)
    detect(session, at(7), settings)
    assert len(papers(session)) == 2


def test_what_a_person_has_spoken_of_stays_a_paper_of_its_own(
    session: Session, settings: Settings, paper: Paper
) -> None:
    second = make_crawl(session, 7)
    lose(session, second, paper, "/alt.pdf")
    new = moves_on(session, second)
    record_review(session, new.id, Verdict.CONCEPT, "Anna", None, at(7))
    detect(session, at(7), settings)
    assert len(papers(session)) == 2


def test_a_relaunch_with_edits_joins_every_paper_to_its_own(session: Session, settings: Settings) -> None:
    first = make_crawl(session)
    lines = [long_paper(pages=4, seed=number) for number in range(4)]
    old = [
        make_paper(session, first, in_pages(lines[number]), f"/alt/{number}.pdf", title=f"Papier {number}")
        for number in range(4)
    ]
    detect(session, at(0), settings)
    crawl = make_crawl(session, 7)
    for number in reversed(range(4)):
        lose(session, crawl, old[number], f"/alt/{number}.pdf", confirmed=False)
        edited = in_pages([*lines[number][:30], PARAGRAPH, *lines[number][33:]])
        make_paper(session, crawl, edited, f"/neu/{number}.pdf", title=f"Papier {number}")
    detect(session, at(7), settings)
    assert sorted(told(session, crawl)) == [("changed", f"/neu/{number}.pdf") for number in range(4)]
    assert papers(session) == [paper.id for paper in old]
    for paper in old:
        session.refresh(paper)
        assert [version.number for version in paper.versions] == [1, 2]
