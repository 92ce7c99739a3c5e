"""Channels are judged apart: what one shows does not depend on another."""

from __future__ import annotations

from crawler.sightings import Sightings

HOME, MENU, PAGE, HIDDEN, PAPER, OTHER = range(6)


def shown(*pages: tuple[int, str, tuple[int, ...]]) -> dict[str, set[int]]:
    sightings = Sightings()
    for number, channel, links in pages:
        sightings.note((number,), channel, links, is_start=number == HOME)
    return {channel: set(found) for channel, found in sightings.by_channel().items()}


def test_links_show_what_leads_on_from_the_start_page() -> None:
    found = shown((HOME, "link", (MENU,)), (MENU, "link", (PAGE,)), (PAGE, "link", (PAPER, HOME)))
    assert found == {"link": {HOME, MENU, PAGE, PAPER}}


def test_a_paper_on_a_page_that_only_the_sitemap_names_was_shown_by_the_sitemap_alone() -> None:
    found = shown((HOME, "link", (MENU,)), (9, "sitemap", (HIDDEN,)), (HIDDEN, "link", (PAPER,)))
    assert PAPER not in found["link"]
    assert found["sitemap"] == {HIDDEN, PAPER}


def test_a_sitemap_that_names_the_page_shows_the_paper_on_it() -> None:
    found = shown((HOME, "link", (PAGE,)), (PAGE, "link", (PAPER,)), (9, "sitemap", (PAGE,)))
    assert PAPER in found["link"]
    assert PAPER in found["sitemap"]


def test_a_sitemap_is_not_followed_further_than_the_pages_it_names() -> None:
    found = shown((9, "sitemap", (PAGE,)), (PAGE, "link", (OTHER,)), (OTHER, "link", (PAPER,)))
    assert found["sitemap"] == {PAGE, OTHER}


def test_a_council_system_shows_what_its_own_pages_link_to() -> None:
    found = shown((HOME, "link", (7,)), (7, "council", (PAPER,)))
    assert found == {"link": {7}, "council": {PAPER}}


def test_the_order_in_which_pages_were_read_is_no_matter() -> None:
    pages = [(PAGE, "link", (PAPER,)), (MENU, "link", (PAGE,)), (HOME, "link", (MENU,))]
    assert shown(*pages) == shown(*reversed(pages))


def test_a_forwarded_page_is_reached_by_its_old_address() -> None:
    sightings = Sightings()
    sightings.note((HOME,), "link", (PAGE,), is_start=True)
    sightings.note((OTHER, PAGE), "link", (PAPER,), is_start=False)
    assert PAPER in sightings.by_channel()["link"]


def test_a_sitemap_that_names_the_start_page_shows_nothing_of_it() -> None:
    found = shown((HOME, "link", (PAPER,)), (9, "sitemap", (HOME,)))
    assert found["sitemap"] == {HOME}


def test_a_page_that_links_led_to_before_is_a_way_in_when_those_between_are_not_read_again() -> None:
    sightings = Sightings()
    sightings.note((PAGE,), "link", (PAPER,), is_start=False, was_reached=True)
    assert PAPER in sightings.by_channel()["link"]
