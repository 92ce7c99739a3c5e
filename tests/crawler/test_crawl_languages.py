"""Pages in another language through a real crawl: their German sisters are asked and read instead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from monitor.listings import paper_rows
from tests.crawling import Crawls, crawls
from tests.fake_papers import concept_pdf
from tests.fake_site import FakeSite

NOW = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
SISTER, ALONE = "03051", "03052"
ENGLISH = (
    "<h1>Integration concept</h1><p>The Integrationskonzept was adopted by the district council in May. "
    "The integration concept describes how all people take part. The council adopted the integration concept.</p>"
)


def speaks(site: FakeSite, path: str, language: str, german: str = "") -> None:
    """Give a page another language, and the address of its German edition."""
    page = site.answers[path]
    named = f'<link rel="alternate" hreflang="de" href="{german}"></head>' if german else "</head>"
    page.body = page.body.replace(b"lang=de", f"lang={language}".encode()).replace(b"</head>", named.encode())


def build(site: FakeSite, german: str) -> None:
    others = {f"/andere/{letter}": f"Einzelheiten {letter}" for letter in "abc"}
    site.home({"/node/12": "Integration concept", **others})
    for path, words in others.items():
        site.page(path, words, "<p>Der Landkreis hat viele Gemeinden und schöne Wälder.</p>")
    details = {f"/node/{number}": f"Details {number}" for number in range(20, 24)}
    site.page("/node/12", "Integration concept", ENGLISH, details)
    speaks(site, "/node/12", "en", german)
    for path, words in details.items():
        site.page(path, words, "<p>More about life in the district, its people and its towns.</p>")
    if german:
        site.page(german, "Integrationskonzept", links={"/d/7.pdf": "Konzept als PDF"})
        site.file("/d/7.pdf", concept_pdf())


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawls]:
    with crawls(tmp_path_factory.mktemp("languages") / "home") as crawling:
        for ags, german in ((SISTER, "/node/11"), (ALONE, "")):
            crawling.district(ags, f"http://www.s{ags}.test/")
            build(crawling.web.site(f"www.s{ags}.test"), german)
        crawling.crawl(SISTER, ALONE, now=NOW)
        yield crawling


def found(crawled: Crawls, ags: str) -> list[str]:
    with crawled.store.session() as session:
        return [str(row["url"]) for row in paper_rows(session) if row["ags"] == ags]


def test_the_german_sister_is_read_and_the_page_itself_is_no_paper(crawled: Crawls) -> None:
    [url] = found(crawled, SISTER)
    assert url.endswith("/d/7.pdf")


def test_the_sister_comes_next_and_what_the_page_links_in_vain_comes_after_the_paper(crawled: Crawls) -> None:
    asked = crawled.web.site(f"www.s{SISTER}.test").asked
    assert asked.index("/node/11") == asked.index("/node/12") + 1
    assert all(asked.index("/d/7.pdf") < asked.index(path) for path in asked if path.startswith("/node/2"))


def test_a_page_without_a_sister_keeps_its_worth(crawled: Crawls) -> None:
    [url] = found(crawled, ALONE)
    assert url.endswith("/node/12")


def test_a_page_hands_its_worth_on_only_where_it_has_no_sister(crawled: Crawls) -> None:
    """The same links: before the home page's others where the page has no sister, after them where it has one."""
    first = {}
    for ags in (SISTER, ALONE):
        asked = crawled.web.site(f"www.s{ags}.test").asked
        first[ags] = next(path for path in asked if path.startswith(("/node/2", "/andere/")))
    assert first == {SISTER: "/andere/a", ALONE: "/node/20"}
