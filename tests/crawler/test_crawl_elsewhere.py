"""Papers that links of the district's own menus do not lead to: its search, another host, a new address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from storage.models import Crawl, DistrictHost, Sighting
from storage.values import HostRole
from tests.crawling import Crawls, crawls
from tests.fake_papers import concept_pdf
from tests.fake_site import FakeSite

CONCEPT = "Integrationskonzept"
FORM = '<form action="/suche" method="get"><input type="search" name="q"><button>Suchen</button></form>'
AGS = {"suche": "03001", "verboten": "03002", "verweis": "03003", "umgezogen": "03004"}


@dataclass
class Elsewhere:
    crawling: Crawls
    crawled: dict[str, Crawl]

    def site(self, host: str) -> FakeSite:
        return self.crawling.web.site(host)

    def found(self, name: str) -> int:
        return len(self.crawling.concepts(AGS[name]))

    def proposed(self, name: str) -> list[str]:
        with self.crawling.store.session() as session:
            rows = select(DistrictHost.base_url).where(
                DistrictHost.ags == AGS[name], DistrictHost.role == HostRole.SUGGESTED
            )
            return sorted(session.scalars(rows))


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Elsewhere]:
    with crawls(tmp_path_factory.mktemp("elsewhere") / "home") as crawling:
        for name in ("suche", "verboten"):
            site = crawling.web.site(f"www.{name}.test")
            site.home({"/a": "Bauen"}, body=FORM)
            site.page("/suche?q=Integrationskonzept", "Suchergebnis", links={"/konzept.pdf": CONCEPT})
            site.file("/konzept.pdf", concept_pdf())
        crawling.web.site("www.verboten.test").robots("Disallow: /suche")
        _hops(crawling)
        old = crawling.web.site("www.umgezogen.test")
        old.redirect("/", "http://www.neuer-name.test/", 301)
        new = crawling.web.site("www.neuer-name.test")
        new.home({"/konzept.pdf": CONCEPT, "/a": "Soziales"})
        new.file("/konzept.pdf", concept_pdf())
        for name, ags in AGS.items():
            crawling.district(ags, f"http://www.{name}.test/")
        yield Elsewhere(crawling, crawling.crawl(*AGS.values(), max_requests=40))


def _hops(crawling: Crawls) -> None:
    site = crawling.web.site("www.verweis.test")
    site.home({"/integration": "Integration"})
    site.page(
        "/integration",
        "Integration",
        links={
            "http://www.integration-auental.test/konzept.pdf": f"{CONCEPT} des Landkreises Auental",
            "http://www.land.test/landeskonzept.pdf": "Integrationskonzept des Landes",
            "http://www.talhausen.test/konzept.pdf": "Integrationskonzept der Stadt Talhausen",
        },
    )
    portal = crawling.web.site("www.integration-auental.test")
    portal.file("/konzept.pdf", concept_pdf())
    for host in ("www.land.test", "www.talhausen.test"):
        crawling.web.site(host)


def test_the_site_s_own_search_finds_what_no_menu_leads_to(elsewhere: Elsewhere) -> None:
    assert elsewhere.found("suche") == 1
    assert "/suche?q=Integrationskonzept" in elsewhere.site("www.suche.test").asked


def test_a_search_is_a_channel_of_its_own(elsewhere: Elsewhere) -> None:
    with elsewhere.crawling.store.session() as session:
        crawl = elsewhere.crawled[AGS["suche"]]
        channels = set(session.scalars(select(Sighting.channel).where(Sighting.crawl_id == crawl.id)))
    assert channels == {"search"}


def test_a_search_that_robots_txt_closes_is_not_used(elsewhere: Elsewhere) -> None:
    assert not any("/suche" in path for path in elsewhere.site("www.verboten.test").asked)
    assert elsewhere.found("verboten") == 0


def test_a_concept_of_the_district_one_hop_away_is_found_and_its_host_proposed(elsewhere: Elsewhere) -> None:
    assert elsewhere.found("verweis") == 1
    assert "http://www.integration-auental.test" in elsewhere.proposed("verweis")
    assert elsewhere.site("www.integration-auental.test").asked == ["/robots.txt", "/konzept.pdf"]


@pytest.mark.parametrize("host", ["www.land.test", "www.talhausen.test"])
def test_concepts_of_the_land_and_of_towns_are_not_asked_for(elsewhere: Elsewhere, host: str) -> None:
    assert elsewhere.site(host).asked == []


def test_a_home_page_that_forwards_to_another_address_is_followed_and_proposed(elsewhere: Elsewhere) -> None:
    assert elsewhere.found("umgezogen") == 1
    assert elsewhere.crawled[AGS["umgezogen"]].home_read
    assert elsewhere.proposed("umgezogen") == ["http://www.neuer-name.test"]
