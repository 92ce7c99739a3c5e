"""What holds still on a page, and what differs between two states of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from storage.steady import Difference, Volatile, difference, lines_of, steady, without_shared
from storage.text import fold

LINES = st.lists(
    st.sampled_from(["Ziele", "Das Konzept gilt.", "Besucher: 17", "Kontakt", "Noch ein Satz."]), max_size=8
)
NOTHING = Volatile()


def test_a_counter_is_learned_from_two_looks() -> None:
    seen = steady([("Ziele", "Besucher: 17"), ("Ziele", "Besucher: 18")])
    assert seen.lines == ("Ziele",)
    known = NOTHING.with_more(seen.masks, seen.gaps)
    assert not difference(("Ziele", "Besucher: 18"), ("Ziele", "Besucher: 4711"), known)


def test_a_teaser_that_two_looks_showed_by_chance_is_no_removal_where_others_stand_now() -> None:
    old = ("Ziele", "Wussten Sie schon?", "Der Berg ist hoch.", "Ende")
    now = steady(
        [
            ("Ziele", "Wussten Sie schon?", "Das Moor ist tief.", "Ende"),
            ("Ziele", "Wussten Sie schon?", "Die Bahn ist alt.", "Ende"),
        ]
    )
    assert not difference(old, now.lines, NOTHING, now.gaps)


def test_a_sentence_that_came_to_stay_differs_even_on_a_page_that_varies() -> None:
    before = steady([("Ziele", "Teaser eins", "Ende"), ("Ziele", "Teaser zwei", "Ende")])
    known = NOTHING.with_more(before.masks, before.gaps)
    new = "Das Konzept ist in Arbeit."
    now = steady([("Ziele", new, "Teaser drei", "Ende"), ("Ziele", new, "Teaser vier", "Ende")])
    assert difference(before.lines, now.lines, known, now.gaps).come == (new,)


def test_lines_in_another_order_are_no_difference() -> None:
    assert not difference(("Erstens", "Zweitens", "Drittens"), ("Drittens", "Erstens", "Zweitens"), NOTHING)


def test_another_figure_in_steady_text_is_a_difference() -> None:
    found = difference(("Gebühr: 20 Euro",), ("Gebühr: 27 Euro",), NOTHING)
    assert (found.gone, found.come) == (("Gebühr: 20 Euro",), ("Gebühr: 27 Euro",))


def test_soft_hyphens_and_signs_are_no_difference() -> None:
    assert not difference(("Integrations\u00adkonzept – neu",), ("Integrationskonzept - neu",), NOTHING)


def test_a_page_that_shares_little_with_itself_says_so() -> None:
    assert steady([("a b c d", "x y"), ("e f g h", "x y")]).share < 0.5


def test_ignored_lines_are_not_compared() -> None:
    assert lines_of("Ziele\nStand: heute\n\n–", [r"^Stand"]) == ("Ziele",)


@given(LINES)
def test_a_page_that_holds_still_is_what_it_shows(lines: list[str]) -> None:
    seen = steady([lines, lines])
    assert (list(seen.lines), seen.masks, seen.gaps) == (lines, frozenset(), frozenset())
    assert difference(lines, lines, NOTHING) == Difference()


@given(LINES, LINES)
def test_what_is_steady_was_on_both_looks(one: list[str], other: list[str]) -> None:
    assert set(steady([one, other]).lines) <= set(one) & set(other)


@given(LINES, LINES)
def test_what_was_learned_is_kept_as_it_is(one: list[str], other: list[str]) -> None:
    seen = steady([one, other])
    known = NOTHING.with_more(seen.masks, seen.gaps)
    assert Volatile.from_json(known.as_json()) == known


def test_lines_that_the_site_shows_elsewhere_are_no_difference_nor_is_what_they_replaced() -> None:
    found = difference(
        ("Anfang", "Alter Hinweis", "Mitte", "Ziel eins", "Ende"),
        ("Anfang", "Neuer Hinweis", "Mitte", "Ziel zwei", "Ende"),
        Volatile(),
    )
    left = without_shared(found, {fold("Neuer Hinweis")})
    assert (left.gone, left.come) == (("Ziel eins",), ("Ziel zwei",))
    assert not without_shared(found, {fold("Neuer Hinweis"), fold("Ziel zwei")})


def test_more_lines_than_the_site_put_in_their_place_are_a_difference() -> None:
    found = difference(("A", "Ziel eins", "Ziel zwei", "E"), ("A", "Hinweis", "E"), Volatile())
    assert without_shared(found, {fold("Hinweis")}).gone == ("Ziel eins", "Ziel zwei")
