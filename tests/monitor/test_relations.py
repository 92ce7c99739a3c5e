"""What papers are to each other, in both orders in which they may be found."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.changes import detect
from monitor.paper_record import paper_record
from monitor.relations import Alike, Member, Related, copy, relations
from storage.relation_models import PaperRelation
from storage.store import Store
from tests.monitor.builders import at, make_crawl, make_paper, make_version, see_again
from tests.monitor.texts import in_pages, long_paper

LINES = long_paper(pages=8)
TEXT = in_pages(LINES)
UPDATED = in_pages(LINES[:130] + long_paper(pages=2, seed=5))
SHORT = in_pages(LINES[:40])
OTHER = in_pages(long_paper(pages=8, seed=11))


def member(number: int, title: str, role: str = "concept", **values: Any) -> Member:
    return Member(
        **{
            "paper_id": number,
            "title": title,
            "place": "Landkreis Auental",
            "role": role,
            "level": "district",
            "year": None,
            "words": 4000,
            "is_page": False,
            "text": f"text{number}",
            **values,
        }
    )


NOTHING = Alike(0.0, 0.0)


def found(*members: Member, alike: Alike = NOTHING) -> set[tuple[int, str, int]]:
    """(paper, what it is of, paper); the same in whatever order the papers are given."""
    every = [relations(some, lambda _one, _other: alike) for some in permutations(members)]
    assert all(one == every[0] for one in every)
    return {(one.paper_id, str(one.kind), one.other_id) for one in every[0]}


# --- the rules ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "shares"), [(300, Alike(0.07, 0.95)), (3900, Alike(0.94, 0.97))])
def test_a_whole_and_a_part_of_it_or_the_same_text_twice_are_no_editions(words: int, shares: Alike) -> None:
    whole = member(1, "Integrationskonzept 2024", year=2024)
    part = member(2, "Integrationskonzept: Kapitel 3", words=words)
    assert found(whole, part, alike=shares) == set()
    joined = member(2, "Integrationskonzept", words=3700, in_parts=True)
    assert found(whole, joined, alike=Alike(0.83, 0.92)) == set()
    older = member(2, "Integrationskonzept 2019", words=words, year=2019)
    assert found(whole, older, alike=shares) == {(2, "earlier_edition_of", 1)}


def test_editions_are_ordered_by_their_years_each_related_to_the_next() -> None:
    editions = [
        member(7, "Integrationskonzept 2019", year=2019),
        member(8, "Integrationskonzept, Fortschreibung 2024", "update", year=2024),
        member(9, "Integrationskonzept 2014", year=2014),
    ]
    assert found(*editions) == {(9, "earlier_edition_of", 7), (7, "earlier_edition_of", 8)}


def test_a_number_of_the_update_orders_editions_without_a_year() -> None:
    one = member(2, "Integrationskonzept, 1. Fortschreibung", "update")
    assert found(member(1, "Integrationskonzept, 2. Fortschreibung", "update"), one) == {
        (2, "earlier_edition_of", 1)
    }


def test_papers_of_one_name_and_year_are_no_editions_unless_their_texts_say_so() -> None:
    volumes = member(1, "Integrationskonzept", year=2024), member(2, "Integrationskonzept", year=2024)
    assert found(*volumes) == set()
    assert found(*volumes, alike=Alike(0.6, 0.8)) == {(1, "earlier_edition_of", 2)}


def test_a_draft_is_one_of_the_text_that_came_of_it_and_never_of_an_older_one() -> None:
    draft = member(1, "Integrationskonzept (Entwurf)", "draft", year=2024)
    final = member(2, "Integrationskonzept", year=2025)
    old = member(3, "Integrationskonzept", year=2014)
    assert (1, "draft_of", 2) in found(draft, final, old)
    assert found(draft, old) == set()


def test_a_short_version_is_of_the_edition_of_its_year() -> None:
    short = member(1, "Kurzfassung des Integrationskonzepts", "short_version", year=2024, words=900)
    editions = member(2, "Integrationskonzept", year=2024), member(3, "Integrationskonzept", year=2014)
    assert (1, "short_version_of", 2) in found(short, *editions)


def test_a_short_version_of_another_name_is_known_by_what_it_quotes() -> None:
    short = member(1, "Auf einen Blick", "short_version", words=900)
    assert found(short, member(2, "Vielfalt leben")) == set()
    assert found(short, member(2, "Vielfalt leben"), alike=Alike(0.05, 0.3)) == {(1, "short_version_of", 2)}


def test_easy_language_is_told_by_title_cover_or_link() -> None:
    concept = member(2, "Integrationskonzept")
    for said in ({"title": "Integrationskonzept in Leichter Sprache"}, {"cover": "In Leichter Sprache"}):
        easy = member(1, **{"title": "Integrationskonzept", "role": "short_version", **said})
        assert found(easy, concept) == {(1, "easy_language_of", 2)}
    mentions = member(1, "Integrationskonzept 2030", cover="Es gibt dieses Heft auch in Leichter Sprache")
    assert not mentions.is_easy


def test_works_of_other_names_levels_and_kinds_are_not_related() -> None:
    concept = member(1, "Integrationskonzept", year=2020)
    assert found(concept, member(2, "Vielfalt leben", year=2024), alike=Alike(0.2, 0.4)) == set()
    assert found(concept, member(2, "Integrationskonzept", year=2024, level="town")) == set()
    assert found(concept, member(2, "Integrationskonzept", "report", year=2024)) == set()
    assert found(concept, member(2, "Integrationskonzept", year=2024, is_page=True, words=90)) == set()


def test_the_younger_of_two_papers_with_one_text_is_the_copy_whichever_is_found_first() -> None:
    one, other = member(1, "Konzept", year=2024), member(2, "Konzept", year=2019, place="Kreis Berg")
    alike = Alike(0.8, 0.9)
    both = [copy(one, other, alike), copy(other, one, alike)]
    assert both[0] == both[1]
    assert isinstance(both[0], Related)
    assert (both[0].paper_id, both[0].other_id, both[0].alike) == (1, 2, 0.8)
    assert copy(one, other, Alike(0.3, 0.9)) is None


# --- kept and shown -----------------------------------------------------------------------------


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    with store.session() as session:
        yield session


def kept(session: Session) -> set[tuple[int, str, int]]:
    return {(row.paper_id, row.kind, row.other_id) for row in session.scalars(select(PaperRelation))}


@pytest.mark.parametrize("later", ["edition", "original"])
def test_an_edition_beside_the_old_one_is_related_in_whatever_order_they_are_found(
    store: Store, session: Session, later: str
) -> None:
    works = [(TEXT, "/alt.pdf", 2019), (UPDATED, "/neu.pdf", 2024)]
    papers = {}
    for day, (text, path, year) in enumerate(works if later == "edition" else reversed(works)):
        crawl = make_crawl(session, day)
        see_again(session, crawl, *papers.values())
        papers[year] = make_paper(session, crawl, text, path, year=year)
        detect(session, at(day), store.settings)
    assert kept(session) == {(papers[2019].id, "earlier_edition_of", papers[2024].id)}
    record = paper_record(session, papers[2019].id)
    [shown] = record["relations"]
    assert (shown["kind"], shown["of"], shown["other_id"]) == ("earlier_edition_of", True, papers[2024].id)
    assert len(shown["reasons"]) >= 2


def test_a_relation_that_does_not_hold_any_more_is_taken_back(store: Store, session: Session) -> None:
    first = make_crawl(session)
    make_paper(session, first, TEXT, "/alt.pdf", year=2019)
    new = make_paper(session, first, UPDATED, "/neu.pdf", year=2024)
    detect(session, at(0), store.settings)
    assert len(kept(session)) == 1
    second = make_crawl(session, 1)
    new.title, new.role = "Sachstand der Integration", "report"
    make_version(session, second, new, OTHER)
    detect(session, at(1), store.settings)
    assert kept(session) == set()


@pytest.mark.parametrize("ags", [("03991", "03992"), ("03992", "03991")])
def test_a_text_taken_from_another_district_is_called_a_copy(
    store: Store, session: Session, ags: tuple[str, str]
) -> None:
    papers = []
    for day, (one, year) in enumerate(zip(ags, (2019, 2024), strict=True)):
        crawl = make_crawl(session, day, ags=one)
        papers.append(
            make_paper(session, crawl, TEXT if year == 2019 else TEXT + " Eigenes Wort.", year=year)
        )
        detect(session, at(day), store.settings)
    assert kept(session) == {(papers[1].id, "copy_of", papers[0].id)}


def test_a_short_version_is_known_by_its_quotations_found_first_or_last(
    store: Store, session: Session
) -> None:
    for day, (text, path, role, title) in enumerate(
        [
            (SHORT, "/kurz.pdf", "short_version", "Kurz und knapp"),
            (TEXT, "/lang.pdf", "concept", "Vielfalt leben"),
        ]
    ):
        make_paper(session, make_crawl(session, day), text, path, role=role, title=title)
        detect(session, at(day), store.settings)
    assert {kind for _, kind, _ in kept(session)} == {"short_version_of"}
