"""From a sum of signs to a probability that holds."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.recognise.calibration import Calibration, fitted, shipped_calibration
from crawler.recognise.weights import probability


def rows(slope: float, count: int = 4000) -> list[tuple[float, bool, float]]:
    """Documents whose sums are worth ``slope`` of what they say."""
    chance = random.Random(7)
    sums = [chance.uniform(-5, 5) for _ in range(count)]
    return [(one, chance.random() < probability(slope * one), 1.0) for one in sums]


@pytest.mark.parametrize("slope", [0.5, 1.0, 1.6])
def test_what_sums_are_worth_is_learned(slope: float) -> None:
    found = fitted(rows(slope))
    assert found.above == pytest.approx(slope, abs=0.12)
    assert found.below == pytest.approx(slope, abs=0.12)


def test_without_documents_a_sum_is_taken_at_its_word() -> None:
    assert fitted([]) == Calibration(1.0, 1.0)


def test_documents_of_no_weight_teach_nothing() -> None:
    assert fitted([(3.0, False, 0.0)] * 50).above == 1.0


@given(st.integers(-600, 600), st.integers(-600, 600))
def test_the_order_and_the_even_chance_stay(one: int, other: int) -> None:
    def score(tenths: int) -> float:
        return shipped_calibration().score(tenths / 10)

    assert (score(one) >= 0.5) == (one >= 0)
    assert (score(one) <= score(other)) if one <= other else (score(one) >= score(other))
