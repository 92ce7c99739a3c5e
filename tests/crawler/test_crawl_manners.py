"""Politeness in a real crawl, as the servers see it: pauses are compared with each other, never with a clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pytest

from storage.models import Crawl
from storage.values import Failure, HostRole, Outcome
from tests.crawling import Crawls, crawls
from tests.fake_papers import concept_pdf
from tests.fake_site import FakeSite

BUDGET = 14


@dataclass
class Visitors:
    crawling: Crawls
    crawled: dict[str, Crawl]

    def site(self, host: str) -> FakeSite:
        return self.crawling.web.site(host)

    def pauses(self, *hosts: str) -> list[float]:
        """The times between two requests to these hosts."""
        times = [asked.at for asked in self.crawling.web.requests if asked.host in hosts]
        return [later - earlier for earlier, later in pairwise(times)]


@pytest.fixture(scope="module")
def visitors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitors]:
    with crawls(tmp_path_factory.mktemp("manners") / "home") as crawling:
        for number, host in enumerate(("www.flink.test", "www.langsam.test", "www.geduld.test", "www.abweisend.test", "www.regelgeduld.test", "www.weg.test"), 1):  # fmt: skip
            site = crawling.web.site(host)
            site.home({"/konzept.pdf": "Integrationskonzept", "/integration": "Integration"})
            site.page("/integration", "Integration")
            site.file("/konzept.pdf", concept_pdf())
            crawling.district(f"0300{number}", f"http://{host}/")
        _troubles(crawling)
        _shared(crawling)
        crawling.settings["shared_hosters"] = ["hoster.test"]
        crawled = crawling.crawl(
            *(f"030{number:02}" for number in (1, 2, 3, 4, 5, 6, 11, 12, 13)), max_requests=60
        )
        yield Visitors(crawling, crawled)


def _troubles(crawling: Crawls) -> None:
    crawling.web.site("www.langsam.test").robots("Crawl-delay: 0.5")
    patient = crawling.web.site("www.geduld.test")
    patient.status["/integration"] = [429, 200]
    patient.headers["/integration"] = {"Retry-After": "2"}
    refusing = crawling.web.site("www.abweisend.test")
    refusing.status["/integration"] = 429
    refusing.headers["/integration"] = {"Retry-After": "86400"}
    rules = crawling.web.site("www.regelgeduld.test")
    rules.status["/robots.txt"] = 503
    rules.headers["/robots.txt"] = {"Retry-After": "86400"}
    gone = crawling.web.site("www.weg.test")
    gone.page(
        "/integration", "Integration", links={f"/integration/{word}": f"Integration {word}" for word in WORDS}
    )
    gone.hang_up |= {f"/integration/{word}" for word in WORDS} | {"/konzept.pdf"}


WORDS = (
    "arbeit",
    "bildung",
    "wohnen",
    "sprache",
    "gesundheit",
    "sport",
    "kultur",
    "ehrenamt",
    "recht",
    "kita",
)


def _shared(crawling: Crawls) -> None:
    """Two districts with council systems at one hoster; a third has nothing to do with it."""
    for ags, name in (("03011", "eins"), ("03012", "zwei"), ("03013", "drei")):
        host = f"www.{name}.test"
        crawling.web.site(host).home({"/konzept.pdf": "Integrationskonzept"})
        crawling.web.site(host).file("/konzept.pdf", concept_pdf())
        council = f"{name}.hoster.test"
        if name != "drei":
            site = crawling.web.site(council)
            site.robots("Crawl-delay: 0.3")
            site.page(
                "/",
                "Ratsinformationssystem",
                links={f"/vo{number}": f"Integrationskonzept {number}" for number in range(4)},
            )
            for number in range(4):
                site.page(f"/vo{number}", f"Vorlage {number}")
        crawling.district(
            ags, f"http://{host}/", *([(f"http://{council}/", HostRole.COUNCIL)] if name != "drei" else [])
        )


def test_a_crawl_delay_is_kept_between_all_requests(visitors: Visitors) -> None:
    slow, quick = visitors.pauses("www.langsam.test"), visitors.pauses("www.flink.test")
    assert min(slow) > 0.4
    assert min(slow) > 3 * median(quick)


def test_a_host_that_asks_for_patience_gets_it_and_is_asked_again(visitors: Visitors) -> None:
    asked = visitors.site("www.geduld.test").requests
    times = [one.at for one in asked if one.path == "/integration"]
    assert len(times) == 2
    between = [one.path for one in asked if times[0] < one.at < times[1]]
    assert between == []
    assert times[1] - times[0] > 1.9
    assert visitors.crawled["03003"].outcome == Outcome.COMPLETE


def test_a_host_that_asks_for_a_day_is_asked_no_further(visitors: Visitors) -> None:
    asked = visitors.site("www.abweisend.test").asked
    assert asked.count("/integration") == 1
    assert asked[-1] == "/integration"
    crawl = visitors.crawled["03004"]
    assert (crawl.outcome, crawl.reason) == (Outcome.PARTIAL, "failures")
    assert crawl.record is not None
    assert any("www.abweisend.test" in note for note in crawl.record["notes"])


def test_rules_that_ask_for_a_day_are_asked_for_once(visitors: Visitors) -> None:
    assert visitors.site("www.regelgeduld.test").asked == ["/robots.txt"]
    assert (visitors.crawled["03005"].outcome, visitors.crawled["03005"].reason) == (
        Outcome.FAILED,
        Failure.TOO_MANY,
    )


def test_a_host_that_stops_answering_is_left_alone_and_its_district_was_not_searched(
    visitors: Visitors,
) -> None:
    crawl = visitors.crawled["03006"]
    assert (crawl.outcome, crawl.reason) == (Outcome.PARTIAL, "failures")
    hung_up = [
        path for path in visitors.site("www.weg.test").asked if path in visitors.site("www.weg.test").hang_up
    ]
    assert 4 <= len(hung_up) <= 8


def test_hosts_of_one_hoster_are_paused_for_as_one(visitors: Visitors) -> None:
    council = visitors.pauses("eins.hoster.test", "zwei.hoster.test")
    assert len(council) > 10
    assert sorted(council)[1] > 0.2  # the first two requests come before anybody has read a Crawl-delay


def test_nobody_else_waits_for_them(visitors: Visitors) -> None:
    assert median(visitors.pauses("www.drei.test")) < 0.15


def test_a_host_has_one_request_under_way(visitors: Visitors) -> None:
    """A page that takes long is answered before the next one of its host is asked for; other hosts go on."""
    crawling = visitors.crawling
    site = visitors.site("www.traege.test")
    site.home({f"/integration/{word}": f"Integration {word}" for word in WORDS[:4]})
    for word in WORDS[:4]:
        site.page(f"/integration/{word}", "Integration")
        site.slow[f"/integration/{word}"] = 0.4
    visitors.site("www.andere.test").home()
    crawling.district("03021", "http://www.traege.test/", ("http://www.andere.test/", HostRole.PORTAL))
    crawling.district("03022", "http://www.traege.test/")
    crawling.crawl("03021", "03022", max_requests=BUDGET)
    slow = [asked for asked in site.requests if asked.path in site.slow]
    ends = [asked.at + 0.4 for asked in slow]
    later = [asked.at for asked in site.requests]
    assert not [
        at for at in later for asked, end in zip(slow, ends, strict=True) if asked.at < at < end - 0.05
    ]
    assert len(slow) >= 6


def test_a_budget_is_never_overspent(visitors: Visitors) -> None:
    for ags, host in (("03021", "www.traege.test"), ("03022", "www.traege.test")):
        crawl = visitors.crawling.last(ags)
        assert crawl.requests <= BUDGET
        assert crawl.max_requests == BUDGET
        assert (crawl.reason == "budget") == (crawl.requests == BUDGET), host
    asked = [
        one for one in visitors.crawling.web.requests if one.host in ("www.traege.test", "www.andere.test")
    ]
    assert len(asked) == sum(visitors.crawling.last(ags).requests for ags in ("03021", "03022"))
