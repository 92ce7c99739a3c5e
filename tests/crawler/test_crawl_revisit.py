"""A revisit looks at known addresses and at what they newly link, and at nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.models import Crawl
from storage.values import Outcome
from tests.crawling import Crawls, crawls
from tests.fake_papers import concept_pdf
from tests.fake_site import FakeSite

FIRST = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
LATER = FIRST + timedelta(days=1)
AGS = "03001"
TOPIC = {"/konzept.pdf": "Integrationskonzept (PDF)"}
SAID = "<p>Unser Integrationskonzept ist das gemeinsame Werk vieler Menschen im Landkreis.</p>"


@pytest.fixture
def crawling(tmp_path: Path) -> Iterator[Crawls]:
    with crawls(tmp_path) as crawling:
        yield crawling


def built(crawling: Crawls) -> FakeSite:
    """A small site, crawled once."""
    found = crawling.web.site("www.auental.test")
    found.home({"/integration": "Integration", "/abfall": "Abfall"})
    found.page("/abfall", "Abfall", "<p>Restmüll und Papier.</p>")
    found.page("/integration", "Integration", SAID, TOPIC)
    found.file("/konzept.pdf", concept_pdf())
    crawling.district(AGS, "http://www.auental.test")
    crawling.crawl(AGS, now=FIRST)
    crawling.web.forget()
    return found


def revisited(crawling: Crawls, *paths: str) -> Crawl:
    known = {url.partition(".test")[2]: row for url, row in crawling.resources(AGS).items()}
    ids = [known[path].id for path in paths]
    return crawling.crawl(AGS, now=LATER, revisits=ids)[AGS]


def asked(crawling: Crawls) -> list[str]:
    return crawling.web.site("www.auental.test").asked


def test_only_the_chosen_addresses_are_asked_for_and_with_conditions(crawling: Crawls) -> None:
    built(crawling)

    row = revisited(crawling, "/integration", "/konzept.pdf")

    assert sorted(asked(crawling)) == ["/integration", "/konzept.pdf", "/robots.txt"]
    assert (row.revisit, row.outcome, row.reason, row.baseline) == (
        True,
        Outcome.COMPLETE,
        "revisited",
        False,
    )
    assert not row.home_read


def test_a_paper_newly_linked_on_a_known_page_is_read_at_once_and_is_new(crawling: Crawls) -> None:
    found = built(crawling)
    found.file("/konzept-2027.pdf", concept_pdf(year=2027))
    links = {**TOPIC, "/konzept-2027.pdf": "Integrationskonzept 2027 (PDF)"}
    found.page("/integration", "Integration", SAID, links)

    revisited(crawling, "/integration", "/konzept.pdf")

    assert "/konzept-2027.pdf" in asked(crawling)
    assert "/abfall" not in asked(crawling)
    [new] = [row for url, row in crawling.resources(AGS).items() if url.endswith("/konzept-2027.pdf")]
    assert new.newness == "new"


def test_a_changed_paper_is_another_version(crawling: Crawls) -> None:
    found = built(crawling)
    found.file("/konzept.pdf", concept_pdf(year=2027))

    revisited(crawling, "/konzept.pdf")

    assert len(crawling.versions(AGS)) == 2


def test_a_revisit_alone_never_says_that_a_paper_is_gone(crawling: Crawls) -> None:
    """It looked nowhere else: the text may have moved. The next search confirms it or finds it."""
    found = built(crawling)
    found.remove("/konzept.pdf")
    for days in (1, 3):
        ids = [row.id for row in crawling.resources(AGS).values() if row.url.endswith("/konzept.pdf")]
        crawling.crawl(AGS, now=FIRST + timedelta(days=days), revisits=ids)
    [place] = crawling.places(AGS).values()
    assert place.missing_since is not None
    assert place.missing_since < LATER + timedelta(hours=1)
    assert place.gone_at is None

    crawling.crawl(AGS, now=FIRST + timedelta(days=7))
    [place] = crawling.places(AGS).values()
    assert place.gone_at is not None


def test_a_site_that_answers_nothing_is_no_observation(crawling: Crawls) -> None:
    found = built(crawling)
    found.status["/integration"] = 503
    found.status["/konzept.pdf"] = 503

    row = revisited(crawling, "/integration", "/konzept.pdf")

    assert row.outcome == Outcome.FAILED
    assert row.reason == "http_5xx"
