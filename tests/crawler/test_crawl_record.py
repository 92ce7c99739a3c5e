"""The record a real crawl leaves in the archive, and the channels through which it saw its papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select

from storage.crawl_records import read_record
from storage.models import Body, Crawl, Place, Resource, Sighting
from tests.crawling import Crawls, crawls
from tests.fake_papers import concept_pdf, pdf
from tests.fake_site import MENU

AGS, SMALL = "03001", "03002"


@dataclass
class Searched:
    crawling: Crawls
    crawl: Crawl
    record: dict[str, Any]

    def channels(self, path: str, crawl: Crawl | None = None) -> set[str]:
        """Through which channels a crawl saw the paper at this path."""
        query = (
            select(Sighting.channel)
            .join(Resource, Resource.id == Sighting.resource_id)
            .where(Resource.url.endswith(path), Sighting.crawl_id == (crawl or self.crawl).id)
        )
        with self.crawling.store.session() as session:
            return set(session.scalars(query))


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searched]:
    with crawls(tmp_path_factory.mktemp("record") / "home") as crawling:
        site = crawling.web.site("www.eins.test")
        site.home(
            {"/integration": "Integration", "/intern/plan": "Integration intern", "/alt.pdf": "Altes Konzept"}
        )
        site.page(
            "/integration",
            "Integration im Landkreis",
            links={
                "/konzept.pdf": "Integrationskonzept",
                "/inklusion.pdf": "Aktionsplan Inklusion und Integration",
                "/kaputt": "Integrationsbeirat",
                **{f"/kalender?monat={month}": f"Termine Integration {month}" for month in range(1, 40)},
            },
        )
        for month in range(1, 40):
            site.page(
                f"/kalender?monat={month}", "Termine Integration", "<p>Keine Termine zur Integration.</p>"
            )
        site.file("/konzept.pdf", concept_pdf())
        site.file("/nur-sitemap.pdf", concept_pdf(year=2016, note="Ganz anderer Schluss " * 40))
        site.file(
            "/inklusion.pdf", pdf("Aktionsplan Inklusion\nIntegration von Menschen mit Behinderung " * 30)
        )
        site.redirect("/alt.pdf", "/neu.pdf", 301)
        site.file("/neu.pdf", concept_pdf(year=2011, note="Nochmals ein anderer Schluss " * 40))
        site.status["/kaputt"] = 500
        site.robots("Disallow: /intern/  # nicht für alle")
        base = "http://www.eins.test"
        site.sitemap(*(f"{base}{path}" for path in (*MENU, "/konzept.pdf", "/nur-sitemap.pdf")))
        crawling.district(AGS, "http://www.eins.test/")
        small = crawling.web.site("www.zwei.test")
        small.home({f"/integration-{number}": f"Integration {number}" for number in range(30)})
        for number in range(30):
            small.page(f"/integration-{number}", f"Integration {number}")
        crawling.district(SMALL, "http://www.zwei.test/")
        crawled = crawling.crawl(AGS, max_requests=60)[AGS]
        yield Searched(crawling, crawled, read_record(crawling.store.bodies, crawled))


def test_the_record_is_a_body_of_the_archive_named_by_the_row(searched: Searched) -> None:
    with searched.crawling.store.session() as session:
        body = session.get_one(Body, searched.crawl.record_sha256)
    assert body.media_type == "application/json"
    assert searched.record["crawl"]["crawl_id"] == searched.crawl.id
    assert searched.record["crawl"]["outcome"] == searched.crawl.outcome
    assert searched.record["settings"] == searched.crawl.settings


def test_every_fetch_stands_in_the_record_with_title_status_and_time(searched: Searched) -> None:
    pages = {page["url"]: page for page in searched.record["pages"]}
    page = pages["http://www.eins.test/integration"]
    assert (page["title"], page["status"], page["failure"]) == ("Integration im Landkreis", 200, None)
    assert page["at"].endswith("Z")
    assert pages["http://www.eins.test/kaputt"]["failure"] == "http_5xx"


def test_counts_of_the_record_are_those_of_the_row_and_add_up(searched: Searched) -> None:
    crawl = searched.crawl
    (host,) = searched.record["hosts"]
    assert host["requests"] == crawl.requests == searched.record["crawl"]["requests"]
    assert crawl.answered + crawl.failed <= crawl.requests
    assert host["role"] == "main"


def test_what_robots_forbade_is_quoted_with_the_line_that_did(searched: Searched) -> None:
    (rule,) = searched.record["robots"]
    assert (rule["rule"], rule["available"]) == ("Disallow: /intern/", True)
    assert rule["urls"] == ["http://www.eins.test/intern/plan"]


def test_a_rejected_candidate_is_named_with_score_and_reason(searched: Searched) -> None:
    rejected = {one["url"]: one for one in searched.record["rejected"]}
    inclusion = rejected["http://www.eins.test/inklusion.pdf"]
    assert 0 < inclusion["score"] < 0.5
    assert inclusion["reason"]


def test_a_calendar_is_told_as_a_trap_with_its_cost(searched: Searched) -> None:
    (trap,) = [one for one in searched.record["traps"] if "kalender" in one["example"]]
    assert 6 <= trap["repeated"] <= trap["requests"] < 39
    assert str(trap["repeated"]) in trap["reason"]


def test_a_paper_is_seen_through_every_channel_that_shows_it(searched: Searched) -> None:
    assert searched.channels("/konzept.pdf") == {"link", "sitemap"}
    assert searched.channels("/nur-sitemap.pdf") == {"sitemap"}


def test_a_link_to_the_old_address_of_a_moved_paper_shows_the_paper(searched: Searched) -> None:
    assert searched.channels("/neu.pdf") == {"link"}


def test_only_papers_have_sightings(searched: Searched) -> None:
    with searched.crawling.store.session() as session:
        seen = set(session.scalars(select(Sighting.resource_id)))
        assert seen <= set(session.scalars(select(Place.resource_id)))


def test_a_budget_that_ends_the_crawl_tells_what_was_left(searched: Searched) -> None:
    crawl = searched.crawling.crawl(SMALL, max_requests=8)[SMALL]
    record = read_record(searched.crawling.store.bodies, crawl)
    assert crawl.reason == "budget"
    assert record["left"]["queued"] >= 20
    assert 0 < record["left"]["best"] <= 1


def test_a_later_crawl_sees_known_papers_through_their_channels_again(searched: Searched) -> None:
    again = searched.crawling.crawl(AGS, max_requests=60)[AGS]
    assert searched.channels("/konzept.pdf", again) == {"link", "sitemap"}
