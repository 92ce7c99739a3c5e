"""The three states are always counted apart, and a share always has its base."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.dashboard.figures import STATES, Figures, by_land, count_states

figures = st.builds(Figures, *[st.integers(0, 500)] * 3)


def test_every_district_is_in_one_state() -> None:
    assert count_states(["found", "none_found", "found", "not_observable"]) == Figures(2, 1, 1)


def test_a_state_nobody_knows_shows_nothing() -> None:
    assert count_states(["odd"]) == Figures(0, 0, 1)


def test_the_share_is_of_the_observable_districts() -> None:
    assert Figures(239, 141, 21).share == pytest.approx(0.629, abs=0.001)


def test_fewer_than_five_observable_districts_give_no_share() -> None:
    assert Figures(4, 0, 100).share is None
    assert Figures(4, 1, 0).share == 0.8


def test_the_range_for_all_runs_from_none_to_all_of_the_unobservable() -> None:
    assert Figures(239, 141, 21).lowest == pytest.approx(0.596, abs=0.001)
    assert Figures(239, 141, 21).highest == pytest.approx(0.648, abs=0.001)


@given(figures)
def test_the_share_lies_in_the_range(counted: Figures) -> None:
    assert 0 <= counted.lowest <= counted.highest <= 1
    if counted.share is not None:
        assert counted.lowest - 1e-9 <= counted.share <= counted.highest + 1e-9


@given(figures)
def test_the_bar_is_filled_from_end_to_end(counted: Figures) -> None:
    bar = counted.bar()
    widths = [float(width.rstrip("%")) for _, _, width in bar]

    assert [state for state, _, _ in bar] == list(STATES)
    assert sum(widths) == pytest.approx(100 if counted.total else 0, abs=0.02)


@given(st.lists(st.tuples(st.sampled_from(["Hessen", "Bayern"]), st.sampled_from(STATES))))
def test_the_laender_add_up(pairs: list[tuple[str, str]]) -> None:
    lands = by_land(pairs)

    assert sum(of_land.total for _, of_land in lands) == len(pairs)
    assert [land for land, _ in lands] == sorted({land for land, _ in pairs})
