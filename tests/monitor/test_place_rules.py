from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from monitor.place_rules import Move, Spot, moves, reappeared, vanished
from tests.monitor.builders import at


def spot(number: int, first: float = 0, last: float = 1, **values: object) -> Spot:
    standard = {"url": f"https://kreis.test/{number}", "text": "text"}
    return Spot(**{"id": number, "first_seen_at": at(first), "last_seen_at": at(last), **standard, **values})  # type: ignore[arg-type]


def gone(number: int, last: float = 1, since: float = 2, **values: object) -> Spot:
    return spot(number, last=last, missing_since=at(since), gone_at=at(since), **values)


def missing(number: int, last: float = 1, since: float = 2, **values: object) -> Spot:
    return spot(number, last=last, missing_since=at(since), **values)


def pairs(found: list[Move]) -> list[tuple[int, int, bool]]:
    return [(move.old.id, move.new.id, move.told) for move in found]


def test_a_text_that_left_one_address_and_came_to_another_moved() -> None:
    assert pairs(moves([gone(1), spot(2, first=2, last=2)], (), None)) == [(1, 2, True)]


def test_a_new_address_makes_the_absence_of_the_old_one_believable_at_once() -> None:
    assert pairs(moves([missing(1), spot(2, first=2, last=2)], (), None)) == [(1, 2, True)]


def test_a_permanent_redirect_is_a_move_even_to_a_copy_known_before() -> None:
    assert pairs(moves([missing(1, redirected_to="https://kreis.test/2"), spot(2)], (), None)) == [
        (1, 2, True)
    ]


def test_a_redirect_elsewhere_is_no_move() -> None:
    assert moves([missing(1, redirected_to="https://kreis.test/"), spot(2)], (), None) == []


def test_a_copy_is_silence() -> None:
    assert moves([spot(1), spot(2, first=1)], (), None) == []


def test_the_main_address_going_leaves_the_copy_once_that_is_confirmed() -> None:
    assert moves([missing(1), spot(2)], (), None) == []
    assert pairs(moves([gone(1), spot(2)], (), None)) == [(1, 2, True)]


def test_a_copy_that_goes_is_no_move() -> None:
    assert moves([spot(1), gone(2)], (), None) == []


def test_a_copy_that_moves_is_a_move() -> None:
    assert pairs(moves([spot(1), gone(2), spot(3, first=2, last=2)], (), None)) == [(2, 3, True)]


def test_of_a_relaunch_one_move_a_paper_is_told() -> None:
    spots = [gone(1), gone(2), spot(3, first=2, last=2), spot(4, first=2, last=2)]
    assert pairs(moves(spots, (), None)) == [(1, 3, True), (2, 3, False)]


def test_a_second_address_going_later_is_not_told_as_another_move_to_the_same_place() -> None:
    assert pairs(moves([gone(2, since=3), spot(3, first=2, last=3)], {3}, 3)) == [(2, 3, False)]


def test_the_address_moved_to_is_the_main_one_from_then_on() -> None:
    spots = [spot(1, last=5), gone(3, last=2, since=5)]
    assert pairs(moves(spots, {3}, 3)) == [(3, 1, True)]


def test_another_text_at_the_other_address_is_no_move() -> None:
    assert moves([gone(1), spot(2, first=2, last=2, text="older")], (), None) == []


def test_gone_everywhere_and_confirmed_is_vanished() -> None:
    assert vanished([gone(1, since=2), gone(2, since=3)], ()) == at(3)


def test_anything_less_is_not() -> None:
    assert vanished([gone(1), missing(2)], ()) is None
    assert vanished([gone(1), spot(2)], ()) is None
    assert vanished([], ()) is None
    assert vanished([gone(1), gone(2)], {2}) is None


def test_a_vanished_paper_seen_again_later_reappeared() -> None:
    assert reappeared([gone(1), spot(2, last=5)], at(3)) == spot(2, last=5)
    assert reappeared([gone(1), spot(2, last=2)], at(3)) is None
    assert reappeared([gone(1, last=5)], at(3)) is None


states = st.sampled_from(["live", "missing", "gone"])


@given(
    st.lists(st.tuples(states, st.integers(0, 3), st.booleans()), max_size=5), st.integers(1, 5) | st.none()
)
def test_moves_lead_from_dead_to_live_addresses_and_one_is_told_at_most(
    rows: list[tuple[str, int, bool]], main: int | None
) -> None:
    spots = []
    for number, (state, first, redirected) in enumerate(rows, start=1):
        target = f"https://kreis.test/{1 + number % 5}" if redirected and state != "live" else None
        make = {"live": spot, "missing": missing, "gone": gone}[state]
        spots.append(make(number, last=first + 1, redirected_to=target))
    found = moves(spots, (), main)
    assert all(not move.old.live and move.new.live for move in found)
    assert len({move.old.id for move in found}) == len(found)
    assert sum(move.told for move in found) <= 1
