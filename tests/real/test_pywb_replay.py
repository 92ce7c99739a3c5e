"""What a crawl kept, exported as WARC and replayed by the real pywb, is byte for byte what the archive holds."""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests
from sqlalchemy import select
from sqlalchemy.orm import joinedload, undefer

from crawler.urls import key
from storage.heads import unpack_heads
from storage.models import Capture
from storage.watches import add_watch
from tests.crawling import PATIENCE, ROOT, Crawls, crawls
from tests.fake_papers import concept_pdf, pdf
from tests.fake_site import Answer
from tests.real.pywb import serving

pytestmark = pytest.mark.real
AGS = "03991"


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawls]:
    """Two crawls of a site that sends gzip, redirects, 304 and one file at two addresses."""
    with crawls(tmp_path_factory.mktemp("replay") / "home") as crawling:
        site = crawling.web.site("www.kreis-au.test")
        site.etags = True
        crawling.district(AGS, "http://www.kreis-au.test/")
        papers = {
            "/konzept.pdf": "Integrationskonzept 2024 (PDF)",
            "/weiter": "Integrationskonzept 2020 (PDF)",
        }
        site.home({"/integration": "Integration"})
        site.page("/integration", "Integration", links=papers)
        page = site.answers["/integration"]
        coded = {**page.headers, "Content-Encoding": "gzip", "X-Powered-By": "TYPO3 CMS"}
        site.answers["/integration"] = Answer(gzip.compress(page.body), coded)
        site.file("/konzept.pdf", concept_pdf())
        site.redirect("/weiter", "/alt.pdf", 302)
        site.file("/alt.pdf", concept_pdf(year=2020))
        crawling.crawl(AGS, now=datetime(2026, 1, 1, tzinfo=UTC))
        site.file("/kopie.pdf", concept_pdf())
        site.page(
            "/integration", "Integration", "<p>Neu.</p>", {"/kopie.pdf": "Integrationskonzept 2024", **papers}
        )
        crawling.crawl(AGS, now=datetime(2026, 1, 8, tzinfo=UTC))
        site.page("/arbeitskreis", "Arbeitskreis", "<p>Das Konzept ist in Arbeit.</p>", {"/plan.pdf": "Plan"})
        site.file("/plan.pdf", pdf("Arbeitsplan", "Der Arbeitskreis tagt im Mai und im Juni."))
        with crawling.store.session() as session:
            url = "http://www.kreis-au.test/arbeitskreis"
            add_watch(session, url, key(url), datetime(2026, 1, 9, tzinfo=UTC), ags=AGS)
        _crawl_watched(crawling, datetime(2026, 1, 9, tzinfo=UTC))
        yield crawling


def _crawl_watched(crawling: Crawls, now: datetime) -> None:
    command = [sys.executable, "-m", "scrapy", "crawl", "watched", "-a", f"now={now.isoformat()}"]
    subprocess.run(command, cwd=crawling.home, env=crawling.environment(), check=True, timeout=PATIENCE)


@pytest.fixture(scope="module")
def captures(crawled: Crawls) -> list[Capture]:
    with crawled.store.session() as session:
        found = (
            select(Capture).options(joinedload(Capture.resource), undefer(Capture.heads)).order_by(Capture.id)
        )
        return list(session.scalars(found))


def test_every_archived_body_is_replayed_byte_for_byte(
    crawled: Crawls, captures: list[Capture], tmp_path: Path
) -> None:
    file = tmp_path / "konzepte.warc.gz"
    command = ["--home", str(crawled.home), "export", "warc", "--ags", AGS, "--out", str(file)]
    subprocess.run([sys.executable, "-m", "monitor", *command], cwd=ROOT, check=True, timeout=60)

    replayed, statuses = set(), set()
    with serving(tmp_path, file) as archive:
        for capture in captures:
            moment = f"{capture.captured_at:%Y%m%d%H%M%S}"
            if capture.body_sha256 is None or not _is_on_the_way(capture):
                continue
            answer = requests.get(f"{archive}/{moment}id_/{capture.url}", timeout=30)
            assert answer.content == crawled.store.bodies.get(capture.body_sha256), capture.url
            replayed.add((moment[:8], capture.url))
            statuses.add(capture.status)

    site = "http://www.kreis-au.test"
    assert statuses == {200, 304}
    assert replayed == {
        *(("20260101", site + path) for path in ("/", "/integration", "/konzept.pdf", "/alt.pdf")),
        *(("20260108", site + path) for path in ("/", "/integration", "/konzept.pdf", "/alt.pdf", "/kopie.pdf")),
        *(("20260109", site + path) for path in ("/arbeitskreis", "/plan.pdf")),
    }  # fmt: skip


def _is_on_the_way(capture: Capture) -> bool:
    return (capture.url or "").endswith(("/", "/integration", "/arbeitskreis", ".pdf"))


def test_a_capture_keeps_both_heads_whole(captures: list[Capture]) -> None:
    first = next(capture for capture in captures if capture.url == "http://www.kreis-au.test/integration")
    heads = unpack_heads(first.heads)

    assert heads is not None
    assert heads.request.startswith("GET /integration HTTP/1.1\r\nHost: www.kreis-au.test\r\n")
    assert "\r\nUser-Agent: Konzeptmonitor/" in heads.request
    assert heads.response.startswith("HTTP/1.1 200 OK\r\n")
    assert "\r\nX-Powered-By: TYPO3 CMS\r\n" in heads.response
    assert "\r\nContent-Encoding: gzip\r\n" in heads.response
    assert (heads.decoded, heads.ip) == (("gzip",), "127.0.0.1")


def test_a_capture_is_filed_under_the_address_that_answered(captures: list[Capture]) -> None:
    after = [c.url for c in captures if c.resource.url.endswith("/weiter") and c.status == 200]

    assert after[:1] == ["http://www.kreis-au.test/alt.pdf"]
