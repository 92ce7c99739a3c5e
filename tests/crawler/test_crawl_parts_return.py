"""A chapter or volume that goes and comes back with the text it had: both are told, a return as much as an edit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from monitor.changes import detect_all
from monitor.listings import alert_rows
from tests.crawler.test_crawl_parts import CHAPTERS, path, tree
from tests.crawling import Crawls
from tests.fake_papers import concept, pdf
from tests.fake_site import FakeSite

FIRST = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
TREE, FILES = "03001", "03002"
GOES = 4  # of the chapters, in both


def files(site: FakeSite, *, without: int | None = None) -> None:
    """A concept in chapters that are files of their own."""
    pages = concept()
    chapters = {f"/d/{number}.pdf": f"Integrationskonzept Kapitel {number}" for number in range(1, 6)}
    texts = [*pages[:2], *pages[2].split("\n\n")[1:4]]
    site.home({"/integration": "Integration"})
    links = {url: name for number, (url, name) in enumerate(chapters.items(), 1) if number != without}
    site.page("/integration", "Integration", links=links)
    for (url, name), text in zip(chapters.items(), texts, strict=True):
        site.file(url, pdf(f"{name}\n\n{text}", title=name))


@pytest.fixture
def week(crawling: Crawls) -> Callable[[datetime], dict[str, list[str]]]:
    """Crawls both districts and tells the kinds of what is told of each, oldest first."""

    def crawl(now: datetime) -> dict[str, list[str]]:
        crawling.crawl(TREE, FILES, now=now)
        detect_all(crawling.store, now)
        with crawling.store.session() as session:
            rows = list(reversed(alert_rows(session)))
        return {ags: [str(row["kind"]) for row in rows if row["ags"] == ags] for ags in (TREE, FILES)}

    return crawl


def test_a_chapter_that_went_and_one_that_came_back_are_each_told(
    crawling: Crawls, week: Callable[[datetime], dict[str, list[str]]]
) -> None:
    hosts = {TREE: "baum", FILES: "dateien"}
    for ags, host in hosts.items():
        crawling.district(ags, f"http://www.{host}.test/")
    pages, documents = (crawling.web.site(f"www.{host}.test") for host in hosts.values())
    lost = (pages, path(GOES, CHAPTERS[GOES - 1])), (documents, f"/d/{GOES}.pdf")
    tree(pages)
    files(documents)
    assert week(FIRST) == {TREE: [], FILES: []}
    for site, url in lost:
        site.status[url] = 404
    files(documents, without=GOES)
    week(FIRST + timedelta(days=7))
    gone = week(FIRST + timedelta(days=14))
    assert {ags: len(kinds) for ags, kinds in gone.items()} == {TREE: 1, FILES: 1}
    for site, url in lost:
        del site.status[url]
    files(documents)
    back = week(FIRST + timedelta(days=21))
    assert {ags: kinds[1:] for ags, kinds in back.items()} == {TREE: ["changed"], FILES: ["changed"]}
    with crawling.store.session() as session:
        newest = alert_rows(session)[:2]
    for alert in newest:
        [passage] = alert["evidence"]["passages"]
        assert passage["new"]
        assert not passage["old"]
    for ags in hosts:
        versions = [one for one in crawling.versions(ags) if one.number > 0]
        assert versions[0].text_sha256 == versions[-1].text_sha256
    assert week(FIRST + timedelta(days=28)) == back
