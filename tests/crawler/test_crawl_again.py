"""Second and third visits: what stayed, came, changed, moved and went, in three crawls of many districts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from storage.models import Crawl, Place
from storage.values import Failure, Outcome
from tests.crawling import Crawls, crawls
from tests.fake_papers import concept, concept_pdf, pdf
from tests.fake_site import FakeSite

FIRST = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
SECOND = FIRST + timedelta(days=7)
THIRD = SECOND + timedelta(days=2)
K = "/konzept.pdf"
NAMES = (
    "ruhe", "export", "neu", "spaet", "auflage", "umzug", "weg", "ausfall", "stoerung", "umleitung", "karte", "weich",
    "zurueck", "verlust",
)  # fmt: skip


@dataclass
class Visits:
    """Three crawls of every district: ``crawled[round][name]``; ``asked[round]`` is what each round asked for."""

    crawling: Crawls
    crawled: list[dict[str, Crawl]] = field(default_factory=list)
    asked: list[dict[str, list[tuple[str, dict[str, str]]]]] = field(default_factory=list)

    def site(self, name: str) -> FakeSite:
        return self.crawling.web.site(f"www.{name}.test")

    def ags(self, name: str) -> str:
        return f"{3001 + NAMES.index(name):05}"

    def crawl(self, now: datetime, *names: str, max_requests: int | None = None) -> dict[str, Crawl]:
        rows = self.crawling.crawl(*map(self.ags, names), now=now, max_requests=max_requests)
        return {name: rows[self.ags(name)] for name in names}

    def round(self, now: datetime) -> None:
        self.crawling.web.forget()
        self.crawled.append(self.crawl(now, *NAMES))
        self.asked.append(
            {name: [(one.path, dict(one.headers)) for one in self.site(name).requests] for name in NAMES}
        )

    def place(self, name: str, path: str = K) -> Place:
        return self.crawling.places(self.ags(name))[f"http://www.{name}.test{path}"]

    def texts(self, name: str) -> int:
        """How many versions the district's papers have."""
        return len(self.crawling.versions(self.ags(name)))


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visits]:
    with crawls(tmp_path_factory.mktemp("again") / "home") as crawling:
        visits = Visits(crawling)
        for name in NAMES:
            site = visits.site(name)
            site.home({"/integration": "Integration"})
            site.page(
                "/integration", "Integration", links={K: "Integrationskonzept"} if name != "karte" else {}
            )
            site.file(K, concept_pdf())
            crawling.district(visits.ags(name), f"http://www.{name}.test/")
        _before(visits)
        visits.crawl(FIRST - timedelta(days=1), "spaet", max_requests=4)
        visits.round(FIRST)
        _between_first_and_second(visits)
        visits.round(SECOND)
        _between_second_and_third(visits)
        visits.round(THIRD)
        yield visits


def _before(visits: Visits) -> None:
    visits.site("ruhe").etags = True
    visits.site("ruhe").last_modified["/kontakt"] = "Sun, 01 Feb 2026 00:00:00 GMT"
    site = visits.site("verlust")
    site.etags = True
    site.page(
        "/kontakt", "Kontakt", "<p>Bodies are kept once for all districts; this one is nobody else's.</p>"
    )
    site.page(
        "/integration", "Integration", "<p>Verloren und beschädigt.</p>", links={K: "Integrationskonzept"}
    )
    visits.site("karte").sitemap(f"http://www.karte.test{K}")


def _between_first_and_second(visits: Visits) -> None:
    visits.site("export").file(K, pdf(*concept(), title="Neu exportiert", invariant=True))
    site = visits.site("neu")
    site.page(
        "/integration",
        "Integration",
        links={K: "Integrationskonzept", "/neu.pdf": "Integrationskonzept 2026"},
    )
    site.file("/neu.pdf", concept_pdf(year=2026, note="Zweite Auflage mit dem Handlungsfeld Sport."))
    visits.site("auflage").file(K, concept_pdf(year=2026, note="Fortschreibung mit dem Handlungsfeld Sport."))
    site = visits.site("umzug")
    site.remove(K)
    site.page("/integration", "Integration", links={"/neu/konzept.pdf": "Integrationskonzept"})
    site.file("/neu/konzept.pdf", concept_pdf())
    visits.site("weg").remove(K)
    for path in ("/", "/integration", K, "/robots.txt"):
        visits.site("ausfall").status[path] = 503
    visits.site("stoerung").status[K] = 403
    visits.site("umleitung").redirect(K, "/dokumente/konzept.pdf", 301)
    visits.site("umleitung").file("/dokumente/konzept.pdf", concept_pdf())
    visits.site("karte").remove(K)
    visits.site("karte").sitemap("http://www.karte.test/kontakt")
    visits.site("weich").page(K, "Seite nicht gefunden")
    visits.site("zurueck").status[K] = 404
    for file in (visits.crawling.home / "archive").rglob("*.z"):
        if (
            visits.crawling.resources(visits.ags("verlust"))["http://www.verlust.test/kontakt"].body_sha256
            in file.name
        ):
            file.unlink()
    integration = visits.crawling.resources(visits.ags("verlust"))["http://www.verlust.test/integration"]
    for file in (visits.crawling.home / "archive").rglob(f"{integration.body_sha256}.z"):
        file.write_bytes(b"damaged")


def _between_second_and_third(visits: Visits) -> None:
    for name in ("ausfall", "zurueck"):
        visits.site(name).status.clear()


# --- nothing changed -----------------------------------------------------------------------------


def test_the_first_crawl_is_the_inventory_and_no_later_one_is(visits: Visits) -> None:
    for name in set(NAMES) - {"spaet"}:
        assert [crawled[name].baseline for crawled in visits.crawled] == [True, False, False], name
    assert all(paper.newness is None for paper in visits.crawling.concepts(visits.ags("ruhe")))


def test_known_content_is_asked_for_conditionally_and_not_sent_again(visits: Visits) -> None:
    first, second = (dict(asked["ruhe"]) for asked in visits.asked[:2])
    assert not any("if-none-match" in headers for headers in first.values())
    pages = {path for path, _ in visits.asked[1]["ruhe"]} - {"/robots.txt", "/sitemap.xml", "/kontakt"}
    assert len(pages) > 5
    assert all(second[path].get("if-none-match") for path in pages)
    assert second["/kontakt"]["if-modified-since"] == "Sun, 01 Feb 2026 00:00:00 GMT"
    statuses = {capture.status for capture in visits.crawling.captures(visits.crawled[1]["ruhe"]).values()}
    assert statuses == {304}


def test_an_unchanged_page_leads_on_as_if_it_had_been_sent(visits: Visits) -> None:
    assert sorted(path for path, _ in visits.asked[1]["ruhe"]) == sorted(
        path for path, _ in visits.asked[0]["ruhe"]
    )
    assert visits.crawled[1]["ruhe"].outcome == Outcome.COMPLETE


def test_an_unchanged_paper_is_seen_again_and_has_no_new_version(visits: Visits) -> None:
    assert visits.texts("ruhe") == 1
    assert visits.place("ruhe").last_seen_at >= THIRD


def test_a_paper_exported_again_has_no_new_version(visits: Visits) -> None:
    assert visits.texts("export") == 1
    bodies = {
        capture.body_sha256 for capture in visits.crawling.captures(visits.crawled[1]["export"]).values()
    }
    assert visits.crawling.versions(visits.ags("export"))[0].sha256 not in bodies


def test_bodies_the_archive_lost_or_damaged_are_asked_for_anew(visits: Visits) -> None:
    crawl = visits.crawled[1]["verlust"]
    assert (crawl.outcome, crawl.reason) == (Outcome.COMPLETE, "exhausted")
    paths = [path for path, _ in visits.asked[1]["verlust"]]
    assert paths.count("/kontakt") == paths.count("/integration") == 2
    lost = visits.crawling.resources(visits.ags("verlust"))["http://www.verlust.test/kontakt"].body_sha256
    assert lost is not None
    assert b"Kontakt" in visits.crawling.store.bodies.get(lost)


# --- something came ------------------------------------------------------------------------------


def test_a_paper_whose_link_was_not_there_before_is_new(visits: Visits) -> None:
    old, new = visits.crawling.concepts(visits.ags("neu"))
    assert (old.newness, old.baseline) == (None, True)
    assert (new.newness, new.baseline) == ("new", False)


def test_a_paper_whose_link_was_there_before_is_only_found_late(visits: Visits) -> None:
    [paper] = visits.crawling.concepts(visits.ags("spaet"))
    assert (paper.newness, paper.baseline) == ("late_found", False)


def test_a_new_edition_at_the_old_address_is_a_version(visits: Visits) -> None:
    [paper] = visits.crawling.concepts(visits.ags("auflage"))
    assert visits.texts("auflage") == 2
    assert paper.year == 2026


# --- something went ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["weg", "weich", "karte"])
def test_a_paper_is_gone_when_two_looks_far_enough_apart_agree(visits: Visits, name: str) -> None:
    place = visits.place(name)
    assert place.missing_since is not None
    assert SECOND <= place.missing_since < THIRD
    assert place.gone_at is not None
    assert place.gone_at >= THIRD


def test_a_moved_paper_has_a_new_place_and_no_new_version(visits: Visits) -> None:
    assert visits.place("umzug").gone_at is not None
    assert visits.place("umzug", "/neu/konzept.pdf").gone_at is None
    assert len(visits.crawling.concepts(visits.ags("umzug"))) == visits.texts("umzug") == 1


def test_a_paper_behind_a_permanent_redirect_has_moved_there(visits: Visits) -> None:
    assert visits.place("umleitung").redirected_to == "http://www.umleitung.test/dokumente/konzept.pdf"
    assert visits.place("umleitung", "/dokumente/konzept.pdf").gone_at is None
    assert visits.texts("umleitung") == 1


def test_an_outage_is_no_absence(visits: Visits) -> None:
    assert (visits.crawled[1]["ausfall"].outcome, visits.crawled[1]["ausfall"].reason) == (Outcome.FAILED, Failure.ROBOTS_UNAVAILABLE)  # fmt: skip
    place = visits.place("ausfall")
    assert (place.missing_since, place.gone_at) == (None, None)
    assert visits.crawled[2]["ausfall"].outcome == Outcome.COMPLETE


def test_a_refusal_is_no_absence(visits: Visits) -> None:
    place = visits.place("stoerung")
    assert (place.missing_since, place.gone_at) == (None, None)
    assert visits.crawling.failures(visits.crawled[2]["stoerung"]) == {
        f"http://www.stoerung.test{K}": Failure.FORBIDDEN
    }


def test_a_paper_that_came_back_was_never_gone(visits: Visits) -> None:
    place = visits.place("zurueck")
    assert (place.missing_since, place.gone_at) == (None, None)
    assert visits.texts("zurueck") == 1


def test_known_papers_are_looked_at_before_anything_else(visits: Visits) -> None:
    assert [path for path, _ in visits.asked[1]["auflage"]][:3] == ["/robots.txt", K, "/"]


def test_a_second_crawl_asks_for_nothing_twice(visits: Visits) -> None:
    for name in ("ruhe", "auflage", "neu"):
        paths = [path for path, _ in visits.asked[1][name]]
        assert len(paths) == len(set(paths)), name
