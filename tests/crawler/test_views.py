"""What is left of a link that leads to another view of what is known."""

from __future__ import annotations

import pytest

from crawler import urls
from crawler.extract.links import Link
from crawler.views import share_of_view

HITS = "https://kreis.de/suche?q=Integration&id=start"
BLOG_HITS = "https://kreis.de/?s=Integration"


def share(page: str, address: str, text: str = "", *, of_search: bool = False, rel: str = "") -> float:
    link = Link(address, text, rel=rel)
    return share_of_view(link, address, urls.key(address), page, urls.key(page), of_search=of_search)


@pytest.mark.parametrize(
    ("page", "address"),
    [
        (HITS, "https://kreis.de/suche?q=Integration&sort=datum&id=start"),
        (HITS, "https://kreis.de/suche?q=*integration*"),
        (BLOG_HITS, "https://kreis.de/?orderby=date&s=Integration"),
    ],
)
def test_a_search_is_not_asked_again_in_another_order(page: str, address: str) -> None:
    assert share(page, address, "nach Datum", of_search=True) < 0.1


@pytest.mark.parametrize("text", ["2", "weiter", "»", "Nächste Seite"])
def test_further_hits_are_worth_more_than_the_same_in_another_order(text: str) -> None:
    again = share(BLOG_HITS, "https://kreis.de/?paged=2&s=Integration", "nach Datum", of_search=True)
    assert share(BLOG_HITS, "https://kreis.de/?paged=2&s=Integration", text, of_search=True) > 5 * again


@pytest.mark.parametrize("address", ["https://kreis.de/?p=118", "https://kreis.de/soziales/konzept"])
def test_hits_themselves_are_worth_what_they_say(address: str) -> None:
    assert share(BLOG_HITS, address, "Integration im Landkreis", of_search=True) == 1.0


def test_lists_by_tag_category_author_and_month_count_less_unless_named_for_the_topic() -> None:
    blog = "https://kreis.de/presse/"
    for address in ("/tag/verkehr/", "/?m=20261006", "/author/redaktion/", "/2026/08/"):
        assert share(blog, f"https://kreis.de{address}", "Verkehr") < 0.5
    assert share(blog, "https://kreis.de/tag/integration/", "Integration") == 1.0


def test_further_views_of_a_page_and_links_marked_as_none_count_less() -> None:
    page = "https://kreis.de/termine"
    assert share(page, "https://kreis.de/termine?monat=2027-01", "Januar") < 0.5
    assert share(page, "https://kreis.de/soziales", "Soziales", rel="nofollow") < 0.5
    assert share(page, "https://kreis.de/soziales", "Soziales") == 1.0
