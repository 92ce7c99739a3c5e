"""One address in two percent-encodings, as rules and through a real crawl."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import urls
from crawler.spellings import Spellings, spelling
from monitor.listings import paper_rows
from tests.crawling import Crawls, crawls
from tests.fake_papers import concept_pdf
from tests.fake_site import FakeSite

NOW = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
UTF8, LATIN = "/d/Konzept%20f%C3%BCr%20Integration.pdf", "/d/Konzept%20f%FCr%20Integration.pdf"
SITE = "https://www.kreis.test"
KEY = urls.key(SITE + UTF8)
LATIN_FIRST, UTF8_FIRST, LATER, NEITHER = "03041", "03042", "03043", "03044"


def test_both_spellings_have_one_key() -> None:
    assert urls.key(SITE + LATIN) == KEY


def test_only_what_is_beyond_ascii_makes_a_spelling() -> None:
    assert spelling(f"{SITE}/a%20b.pdf") == spelling(f"{SITE}/ab.pdf?x=%FC") == ""
    assert spelling(f"{SITE}/%fc") == spelling("http://kreis.test/%FC") == "/%FC"


def test_a_missing_address_is_asked_as_another_link_writes_it_and_only_once() -> None:
    known = Spellings()
    known.linked(KEY, SITE + LATIN)
    known.linked(KEY, SITE + UTF8)
    assert known.missing(KEY, SITE + LATIN) == SITE + UTF8
    assert known.missing(KEY, SITE + UTF8) is None


def test_a_spelling_linked_after_the_first_was_missing_is_owed() -> None:
    known = Spellings()
    known.linked(KEY, SITE + UTF8)
    assert not known.is_owed(KEY, SITE + LATIN)
    assert known.missing(KEY, SITE + UTF8) is None
    assert known.is_owed(KEY, SITE + LATIN)
    assert not known.is_owed(KEY, SITE + UTF8)
    known.asked(KEY, SITE + LATIN)
    assert not known.is_owed(KEY, SITE + LATIN)


def test_a_spelling_that_is_asked_after_another_was_missing_is_not_owed_again() -> None:
    known = Spellings()
    known.linked(KEY, SITE + LATIN)
    assert known.missing(KEY, SITE + UTF8) == SITE + LATIN
    assert not known.is_owed(KEY, SITE + LATIN)


@given(
    st.lists(
        st.sampled_from([UTF8, LATIN, "/d/Konzept%20f%c3%bcr%20Integration.pdf", "/d/x.pdf"]), max_size=12
    )
)
def test_no_spelling_is_asked_twice(links: list[str]) -> None:
    known, asked = Spellings(), [SITE + UTF8]
    for link in links:
        known.linked(KEY, SITE + link)
    while (other := known.missing(KEY, asked[-1])) is not None:
        asked.append(other)
    assert len({spelling(one) for one in asked}) == len(asked) <= 2


def both(site: FakeSite, first: str, second: str, *, there: str) -> None:
    site.home({"/integration": "Integration"})
    site.page(
        "/integration", "Integration", links={first: "Integrationskonzept", second: "Das Konzept als PDF"}
    )
    site.file(there, concept_pdf())


def later(site: FakeSite) -> None:
    """The spelling that answers is linked only by a page that is read after the other was missing."""
    site.home({LATIN: "Integrationskonzept als PDF", "/kontakt/stelle": "Ansprechpersonen"})
    site.page("/kontakt/stelle", "Ansprechpersonen", links={UTF8: "Konzept"})
    site.file(UTF8, concept_pdf())


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawls]:
    with crawls(tmp_path_factory.mktemp("spellings") / "home") as crawling:
        every = (LATIN_FIRST, UTF8_FIRST, LATER, NEITHER)
        for ags in every:
            crawling.district(ags, f"http://www.k{ags}.test/")
        sites = {ags: crawling.web.site(f"www.k{ags}.test") for ags in every}
        both(sites[LATIN_FIRST], LATIN, UTF8, there=UTF8)
        both(sites[UTF8_FIRST], UTF8, LATIN, there=LATIN)
        later(sites[LATER])
        both(sites[NEITHER], UTF8, LATIN, there="/d/other.pdf")
        crawling.crawl(*every, now=NOW)
        yield crawling


@pytest.mark.parametrize(("ags", "there"), [(LATIN_FIRST, UTF8), (UTF8_FIRST, LATIN), (LATER, UTF8)])
def test_the_file_is_found_where_one_of_its_spellings_answers(crawled: Crawls, ags: str, there: str) -> None:
    with crawled.store.session() as session:
        [row] = [row for row in paper_rows(session) if row["ags"] == ags and row["is_concept"]]
    assert str(row["url"]).endswith(there)


@pytest.mark.parametrize("ags", [LATIN_FIRST, UTF8_FIRST, LATER, NEITHER])
def test_each_spelling_is_asked_once(crawled: Crawls, ags: str) -> None:
    asked = crawled.web.site(f"www.k{ags}.test").asked
    assert sorted(path for path in asked if path in (UTF8, LATIN)) == sorted((UTF8, LATIN))
