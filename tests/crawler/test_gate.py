"""The robots gate: before the first page of an origin its robots.txt is read, and then obeyed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from crawler.frontier import Entry
from crawler.gate import MAX_HOPS, Gate
from crawler.home import Home
from crawler.site import Site
from storage.models import DistrictHost
from storage.store import Store
from storage.values import Failure, HostRole
from tests.crawler.visiting import AGS, district, site

MAIN = "https://www.kreis.test"
HOME = Entry(MAIN + "/", 3.0, kind="seed")


@dataclass
class Door:
    site: Site
    home: Home
    gate: Gate
    slowed: list[tuple[str, float]] = field(default_factory=list)

    def answer(
        self, status: int, rules: str = "", origin: str = MAIN, tries: int = 0, **headers: str
    ) -> bool:
        asked = self.gate.ask_first(Entry(origin + "/x", 0.5))
        assert asked is not None
        return self.gate.answered(
            replace(asked, tries=tries), status, headers, f"User-agent: *\n{rules}".encode()
        )

    def queued(self) -> list[str]:
        """What the gate put into the frontier, best first."""
        found = []
        while (entry := self.site.frontier.pop(lambda _host: True)) is not None:
            found.append(entry.url)
        return found


@pytest.fixture
def door(store: Store) -> Door:
    with store.session() as session:
        district(session)
        session.add(DistrictHost(ags=AGS, base_url="https://ris.test", role=HostRole.COUNCIL))
    here, home = site(store), Home("www.kreis.test")
    slowed: list[tuple[str, float]] = []
    return Door(here, home, Gate(here, home, lambda url, delay: slowed.append((url, delay))), slowed)


def test_the_rules_of_an_origin_are_asked_for_before_its_first_page_and_once(door: Door) -> None:
    asked = door.gate.ask_first(HOME)
    assert asked is not None
    assert (asked.url, asked.kind, asked.for_origin) == (MAIN + "/robots.txt", "robots", MAIN)
    door.answer(404)
    assert door.gate.ask_first(HOME) is None


@pytest.mark.parametrize(
    "other", ["http://www.kreis.test", "https://amt.kreis.test", "https://www.kreis.test:8443"]
)
def test_every_scheme_host_and_port_has_rules_of_its_own(door: Door, other: str) -> None:
    door.answer(200, "Disallow: /")
    assert door.gate.ask_first(Entry(other + "/a", 0.5)) is not None


def test_rules_are_obeyed_and_a_refusal_is_counted(door: Door) -> None:
    door.answer(200, "Disallow: /intern")
    assert door.gate.allows(Entry(MAIN + "/offen", 0.5))
    assert not door.gate.allows(Entry(MAIN + "/intern/a", 0.5))
    assert door.site.tally.blocked_urls == [MAIN + "/intern/a"]


@pytest.mark.parametrize(("status", "failure"), [(200, Failure.ROBOTS), (503, Failure.ROBOTS_UNAVAILABLE)])
def test_a_home_page_that_may_not_be_asked_for_says_why(door: Door, status: int, failure: str) -> None:
    door.answer(status, "Disallow: /", tries=1)
    assert not door.gate.allows(HOME)
    assert door.home.failure == failure


@pytest.mark.parametrize("status", [429, 500, 503])
def test_rules_that_cannot_be_had_are_asked_for_once_more(door: Door, status: int) -> None:
    assert not door.answer(status)
    assert door.answer(status, tries=1)
    assert not door.gate.allows(Entry(MAIN + "/a", 0.5))


def test_a_redirect_of_the_rules_is_followed_and_they_bind_the_origin_that_was_asked(door: Door) -> None:
    assert door.answer(301, location="https://kreis.test/robots.txt")
    followed = door.site.frontier.pop(lambda _host: True)
    assert followed is not None
    assert (followed.url, followed.for_origin) == ("https://kreis.test/robots.txt", MAIN)
    door.gate.answered(followed, 200, {}, b"User-agent: *\nDisallow: /x")
    assert not door.gate.allows(Entry(MAIN + "/x", 0.5))


@pytest.mark.parametrize("target", ["https://fremd.test/robots.txt", "mailto:a@b.de", ""])
def test_a_redirect_of_the_rules_to_where_we_may_not_go_means_there_are_none(door: Door, target: str) -> None:
    assert door.answer(302, location=target)
    assert door.gate.allows(Entry(MAIN + "/x", 0.5))


def test_rules_that_lead_from_one_address_to_the_next_are_given_up(door: Door) -> None:
    asked = door.gate.ask_first(HOME)
    for _ in range(MAX_HOPS):
        assert asked is not None
        door.gate.answered(asked, 302, {"location": "/r"}, b"")
        asked = door.site.frontier.pop(lambda _host: True)
    assert asked is not None
    door.gate.answered(asked, 302, {"location": "/r"}, b"")
    assert door.site.frontier.pop(lambda _host: True) is not None or door.gate.ask_first(HOME) is None


def test_a_crawl_delay_slows_its_host_down(door: Door) -> None:
    door.answer(200, "Crawl-delay: 7")
    assert door.slowed == [(MAIN + "/robots.txt", 7.0)]


def test_named_sitemaps_inside_are_read_and_foreign_ones_are_not(door: Door) -> None:
    door.answer(
        200, f"Disallow:\nSitemap: {MAIN}/karte.xml\nSitemap: /zwei.xml\nSitemap: https://fremd.test/s.xml"
    )
    assert sorted(door.queued()) == [MAIN + "/karte.xml", MAIN + "/zwei.xml"]


def test_without_a_named_sitemap_the_usual_place_is_tried_but_not_of_a_council_system(door: Door) -> None:
    door.answer(404)
    door.answer(404, origin="https://ris.test")
    assert door.queued() == []  # the home page may forward to another origin, whose sitemap counts
    door.home.answered(9)
    door.gate.home_read(MAIN + "/")
    assert door.queued() == [MAIN + "/sitemap.xml"]


def test_without_an_answer_nothing_of_the_origin_may_be_fetched(door: Door) -> None:
    asked = door.gate.ask_first(Entry("https://amt.kreis.test/a", 0.5))
    assert asked is not None
    door.gate.failed(asked, Failure.TIMEOUT)
    assert not door.gate.allows(Entry("https://amt.kreis.test/a", 0.5))
    assert door.home.failure is None


def test_a_home_page_whose_host_cannot_be_reached_is_tried_in_its_other_spelling(door: Door) -> None:
    asked = door.gate.ask_first(HOME)
    assert asked is not None
    door.gate.failed(asked, Failure.DNS)
    assert door.home.failure == Failure.DNS
    assert door.queued() == ["https://kreis.test/"]
