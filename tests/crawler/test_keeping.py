"""What a visit writes: resources with how they were found, links, and papers with how new they are."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler.extract.links import Link
from crawler.frontier import Entry
from crawler.keeping import Keeper
from crawler.newness import LATE, NEW
from crawler.reading import Reading
from storage import captures
from storage.models import Crawl, Paper, Resource
from storage.papers import Recorded
from storage.values import Document, Level, Recognition, Role
from tests.crawler.visiting import NOW, begin, finish

SITE = "https://www.kreis.test"
WEEK = timedelta(days=7)
PDF, HTML = "application/pdf", "text/html"


def entry(path: str, **values: object) -> Entry:
    return Entry(SITE + path, 0.5, **values)  # type: ignore[arg-type]


def reading(text: str, role: Role = Role.CONCEPT, media_type: str = PDF, links: tuple[str, ...] = (), **dates: str) -> Reading:  # fmt: skip
    score = 0.1 if role is Role.NONE else 0.9
    return Reading(
        media_type,
        links=[Link(SITE + path, "") for path in links],
        document=Document(media_type, "Integrationskonzept", (text,), 1, dates=dates),
        recognition=Recognition(role, Level.DISTRICT, score, "Integrationskonzept"),
    )


def keep(
    session: Session, crawl: Crawl, keeper: Keeper, found: Entry, read: Reading, body: str = "aa"
) -> Recorded:
    """File what an answer held."""
    resource = keeper.resource_for(session, found, crawl, NOW)
    changed = resource.body_sha256 not in (None, body)
    captures.record_body(session, body, 3, read.media_type, NOW)
    capture = keeper.capture(session, crawl, resource, NOW, 200, {}, body_sha256=body)
    return keeper.paper(session, crawl, resource, capture, read, NOW, body_changed=changed)


def page(session: Session, crawl: Crawl, keeper: Keeper, path: str, *links: str) -> tuple[Resource, bool]:
    """A page with these links was read; whether an earlier crawl had read it."""
    resource = keeper.resource_for(session, entry(path), crawl, NOW)
    keeper.capture(session, crawl, resource, NOW, 200, {})
    return resource, keeper.note_links(resource, links)


def newness_of(session: Session) -> list[str | None]:
    return list(session.scalars(select(Paper.newness).order_by(Paper.id)))


# --- resources -------------------------------------------------------------------------------------


def test_a_resource_keeps_how_it_was_found_first(session: Session) -> None:
    crawl, keeper = begin(session)
    first = keeper.resource_for(session, entry("/a", link_text="Download", link_heading="Konzepte", channel="sitemap"), crawl, NOW)  # fmt: skip
    session.flush()
    again = keeper.resource_for(session, entry("/a", link_text="hier"), crawl, NOW)
    assert again is first
    assert (first.link_text, first.link_heading, first.channel) == ("Download", "Konzepte", "sitemap")


def test_the_address_of_a_resource_is_the_one_fetched_last(session: Session) -> None:
    crawl, keeper = begin(session)
    resource = keeper.resource_for(session, Entry("http://kreis.test/a/", 0.5), crawl, NOW)
    session.flush()
    keeper.resource_for(session, entry("/a"), crawl, NOW)
    assert resource.url == SITE + "/a"


def test_an_answer_behind_a_temporary_redirect_is_filed_under_the_address_that_was_linked(
    session: Session,
) -> None:
    crawl, keeper = begin(session)
    linked = keeper.resource_for(session, entry("/a"), crawl, NOW)
    session.flush()
    assert keeper.resource_for(session, entry("/b", resource_id=linked.id), crawl, NOW) is linked


def test_endless_words_of_a_link_are_cut(session: Session) -> None:
    crawl, keeper = begin(session)
    resource = keeper.resource_for(session, entry("/a", link_text="x" * 5000), crawl, NOW)
    assert resource.link_text == "x" * 500


# --- links -----------------------------------------------------------------------------------------


def test_links_are_kept_when_the_crawl_ends(session: Session) -> None:
    crawl, keeper = begin(session)
    resource, _ = page(session, crawl, keeper, "/", "a", "b")
    assert captures.unpack_links(resource.links_seen) == set()
    keeper.settle_links(session)
    assert captures.unpack_links(resource.links_seen) == {
        captures.link_number("a"),
        captures.link_number("b"),
    }


def test_links_once_seen_stay_seen_when_the_page_drops_them(session: Session) -> None:
    crawl, keeper = begin(session)
    resource, _ = page(session, crawl, keeper, "/", "a")
    finish(session, crawl, keeper)
    crawl, keeper = begin(session, NOW + WEEK)
    keeper.known_keys.add(resource.key)
    page(session, crawl, keeper, "/", "b")
    finish(session, crawl, keeper)
    assert captures.links_seen_before(session, crawl.ags) == {
        captures.link_number("a"),
        captures.link_number("b"),
    }


def test_a_page_counts_as_read_before_from_the_next_crawl_on(session: Session) -> None:
    crawl, keeper = begin(session)
    resource, before = page(session, crawl, keeper, "/", "a")
    assert not before
    finish(session, crawl, keeper)
    crawl, keeper = begin(session, NOW + WEEK)
    keeper.known_keys.add(resource.key)
    assert page(session, crawl, keeper, "/", "a")[1]


def test_what_a_crawl_that_never_ended_saw_was_not_read_before(session: Session) -> None:
    crawl, keeper = begin(session)
    finish(session, crawl, keeper)
    killed, keeper = begin(session, NOW + WEEK)
    resource, _ = page(session, killed, keeper, "/neu", "a")
    killed.pid = 0  # nobody's
    killed.host_name = "elsewhere"
    crawl, keeper = begin(session, NOW + 2 * WEEK)
    keeper.known_keys.add(resource.key)
    assert not page(session, crawl, keeper, "/neu", "a")[1]
    assert keeper.seen_before == set()


# --- newness ---------------------------------------------------------------------------------------


def test_a_first_inventory_is_neither_new_nor_late(session: Session) -> None:
    crawl, keeper = begin(session)
    assert keep(session, crawl, keeper, entry("/k.pdf"), reading("Konzept")) is Recorded.NEW_PAPER
    assert newness_of(session) == [None]


def second_crawl(session: Session, *seen: str) -> tuple[Crawl, Keeper]:
    """The second crawl of a district whose first saw links to these addresses."""
    crawl, keeper = begin(session)
    page(session, crawl, keeper, "/", *seen)
    finish(session, crawl, keeper)
    return begin(session, NOW + WEEK)


@pytest.mark.parametrize(
    ("seen", "found", "newness"),
    [
        ((), {"parent_read_before": True}, NEW),
        ((), {"parent_new": True}, NEW),
        ((), {}, LATE),
        (("kreis.test/k.pdf",), {"parent_read_before": True}, LATE),
    ],
)
def test_a_paper_at_a_new_address_is_as_new_as_the_link_to_it(
    session: Session, seen: tuple[str, ...], found: dict[str, bool], newness: str
) -> None:
    crawl, keeper = second_crawl(session, *seen)
    keep(session, crawl, keeper, entry("/k.pdf", **found), reading("Konzept"))
    assert newness_of(session) == [newness]


@pytest.mark.parametrize(("modified", "newness"), [("2026-03-05", NEW), ("2026-02-01", LATE)])
def test_a_date_after_the_last_crawl_makes_a_paper_new(session: Session, modified: str, newness: str) -> None:
    crawl, keeper = second_crawl(session)
    keep(session, crawl, keeper, entry("/k.pdf"), reading("Konzept", modified=modified))
    assert newness_of(session) == [newness]


@pytest.mark.parametrize(("body", "newness"), [("bb", NEW), ("aa", LATE)])
def test_a_known_address_that_shows_a_paper_now_is_new_only_if_its_content_changed(
    session: Session, body: str, newness: str
) -> None:
    crawl, keeper = begin(session)
    keep(session, crawl, keeper, entry("/seite"), reading("Nichts", Role.NONE), body="aa")
    finish(session, crawl, keeper)
    crawl, keeper = begin(session, NOW + WEEK)
    keeper.known_keys.add("kreis.test/seite")
    keep(session, crawl, keeper, entry("/seite"), reading("Konzept"), body=body)
    assert newness_of(session) == [newness]


# --- pages that present a concept ----------------------------------------------------------------------


def test_a_page_that_leads_to_a_concept_we_hold_is_no_paper_of_its_own(session: Session) -> None:
    crawl, keeper = begin(session)
    keep(session, crawl, keeper, entry("/news"), reading("Das Konzept ist da", Role.NEWS, HTML, ("/k.pdf",)))
    keep(session, crawl, keeper, entry("/k.pdf"), reading("Konzept"), body="bb")
    keeper.settle_pending(session, crawl, {"kreis.test/k.pdf"}, NOW)
    assert [paper.role for paper in session.scalars(select(Paper))] == [Role.CONCEPT]


def test_a_page_that_leads_to_none_becomes_a_paper_at_the_end(session: Session) -> None:
    crawl, keeper = begin(session)
    found = entry("/news")
    assert (
        keep(session, crawl, keeper, found, reading("Das Konzept kommt", Role.NEWS, HTML)) is Recorded.NOTHING
    )
    assert newness_of(session) == []
    keeper.settle_pending(session, crawl, set(), NOW)
    assert [paper.role for paper in session.scalars(select(Paper))] == [Role.NEWS]
    assert keeper.pending == []


def test_what_waits_is_not_marked_as_judged_until_it_is_settled(session: Session) -> None:
    crawl, keeper = begin(session)
    keep(session, crawl, keeper, entry("/news"), reading("Das Konzept kommt", Role.NEWS, HTML))
    [resource] = session.scalars(select(Resource))
    assert resource.recogniser is None
    keeper.settle_pending(session, crawl, set(), NOW)
    assert resource.recogniser is not None


def test_what_is_no_paper_is_marked_as_judged_and_not_filed(session: Session) -> None:
    crawl, keeper = begin(session)
    assert keep(session, crawl, keeper, entry("/a.pdf"), reading("Abfall", Role.NONE)) is Recorded.NOTHING
    assert newness_of(session) == []
    assert session.scalars(select(Resource.recogniser)).one() is not None


# --- dates ---------------------------------------------------------------------------------------------


def test_a_paper_keeps_its_dates_with_their_words_and_takes_its_year_from_them(session: Session) -> None:
    crawl, keeper = begin(session)
    keep(session, crawl, keeper, entry("/k.pdf"), reading("Integrationskonzept\nStand: Mai 2019"))
    [paper] = session.scalars(select(Paper))
    assert paper.dates["stated"] == {
        "date": "2019-05",
        "passage": "Stand: Mai 2019",
        "page": 1,
        "source": "text",
    }
    assert paper.year == 2019
