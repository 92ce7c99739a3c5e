"""Parts of a site and what belongs to them."""

from __future__ import annotations

from crawler.frontier import Entry
from crawler.neighbourhood import Neighbourhood

MENU, TEXT = True, False


def test_a_link_met_only_near_the_topic_belongs_to_that_part() -> None:
    part = Neighbourhood()
    assert part.meets("a", MENU, 0.6)
    assert part.meets("a", MENU, 0.45)


def test_a_menu_entry_met_off_the_topic_is_the_menu_of_the_site() -> None:
    part = Neighbourhood()
    part.meets("a", MENU, 0.0)
    assert not part.meets("a", MENU, 0.6)


def test_a_link_in_the_text_of_one_other_page_belongs_to_its_part_still_of_two_it_does_not() -> None:
    part = Neighbourhood()
    part.meets("a", TEXT, 0.0)
    assert part.meets("a", TEXT, 0.6)
    part.meets("a", TEXT, 0.1)
    assert not part.meets("a", TEXT, 0.6)


def test_a_page_without_words_of_the_topic_is_near_it_when_its_part_named_it() -> None:
    part = Neighbourhood()
    below = Entry("https://kreis-au.de/grundlagen", 0.5, nearness=0.6)
    assert 0.4 < part.nearness(below, 0.05) < 0.6
    assert part.nearness(below, 0.9) == 0.9
    assert part.nearness(Entry("https://kreis-au.de/x", 0.5), 0.05) == 0.05


def test_a_menu_of_the_whole_site_first_shown_on_a_page_near_the_topic_is_the_site_s() -> None:
    part = Neighbourhood()
    whole = [(f"kreis-au.de/{number}", MENU) for number in range(80)]
    assert part.shows_the_site(whole, 0.6)
    for key, in_menu in whole:
        part.is_the_site_s(key, in_menu)
    assert not part.meets("kreis-au.de/3", MENU, 0.6)


def test_a_short_menu_is_that_of_its_part() -> None:
    part = Neighbourhood()
    assert not part.shows_the_site([(f"kreis-au.de/{number}", MENU) for number in range(12)], 0.6)


def test_a_link_turns_out_to_be_everywhere_once_it_stands_in_the_menu_of_a_page_off_the_topic() -> None:
    part = Neighbourhood()
    part.meets("a", MENU, 0.6)
    assert not part.is_everywhere("a")
    part.meets("a", MENU, 0.0)
    assert part.is_everywhere("a")
