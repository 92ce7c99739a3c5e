"""The pages of the crawl's benchmark are what it says they are."""

from __future__ import annotations

from benchmarks.crawl.pages import Site

SITE = Site(1000)


def test_pages_are_as_large_and_as_full_of_links_as_municipal_pages() -> None:
    pages = [SITE.page(number) for number in range(0, 1000, 37)]
    assert all(30_000 <= len(page.encode()) <= 80_000 for page in pages)
    assert all(100 <= page.count("<a ") <= 200 for page in pages)


def test_every_page_is_linked_from_its_parent_and_none_is_like_another() -> None:
    whole = [SITE.page(number) for number in range(200)]
    assert len(set(whole)) == len(whole)
    assert all(f'href="{SITE.path(number)}"' in whole[(number - 1) // 12] for number in range(1, 200))
