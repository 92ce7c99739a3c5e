"""The estimate of what no channel showed: its interval holds what it promises, and where it cannot."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.capture_recapture import LEAST_OVERLAP, Estimate, estimate, interval
from monitor.linear import inverse

ROUNDS = 400
NAMES = ("link", "sitemap", "search", "council")


def sample(chance: random.Random, size: int, yields: tuple[float, ...]) -> list[frozenset[str]]:
    """Which channels saw each of ``size`` papers when every channel finds each with its own probability."""
    return [
        frozenset(name for name, share in zip(NAMES, yields, strict=False) if chance.random() < share)
        for _ in range(size)
    ]


def estimates(size: int, yields: tuple[float, ...]) -> list[Estimate]:
    chance = random.Random(f"{size} {yields}")
    return [found for _ in range(ROUNDS) if (found := estimate(sample(chance, size, yields)))]


@pytest.mark.parametrize(
    ("size", "yields"),
    [
        (60, (0.85, 0.5)),
        (60, (0.95, 0.3)),
        (300, (0.9, 0.6)),
        (1000, (0.5, 0.2)),
        (300, (0.8, 0.5, 0.3)),
        (300, (0.9, 0.5, 0.05)),
        (100, (0.6, 0.5, 0.4)),
        (300, (0.9, 0.5, 0.2, 0.1)),
    ],
)
def test_the_interval_covers_the_truth_in_95_of_100_known_populations(
    size: int, yields: tuple[float, ...]
) -> None:
    found = estimates(size, yields)
    covered = sum(math.floor(one.low) <= size <= math.ceil(one.high) for one in found)
    assert len(found) > 0.95 * ROUNDS
    assert covered / len(found) >= 0.93
    assert abs(sum(one.total for one in found) / len(found) - size) < 0.02 * size


def test_a_channel_that_finds_little_does_not_swell_the_estimate() -> None:
    """The oldest form of Chao's bound takes all channels for equally good and would be 37 too high here."""
    found = estimates(300, (0.9, 0.5, 0.05))
    assert sum(one.total for one in found) / len(found) < 305


def test_channels_that_miss_the_same_papers_make_the_estimate_too_low() -> None:
    """A sitemap made from the menu lacks what the menu lacks: the estimate is then a lower bound."""
    chance = random.Random(7)
    low = 0
    for _ in range(100):
        hidden = [chance.random() < 0.2 for _ in range(300)]
        papers = [
            frozenset(
                name
                for name, share in (("link", 0.3 if one else 0.95), ("sitemap", 0.1 if one else 0.7))
                if chance.random() < share
            )
            for one in hidden
        ]
        found = estimate(papers)
        assert found is not None
        low += found.total < 300
    assert low >= 95


SEEN = st.frozensets(st.sampled_from(NAMES))


@given(st.lists(SEEN, max_size=120))
def test_an_estimate_is_never_below_what_was_seen_and_lies_in_its_interval(
    papers: list[frozenset[str]],
) -> None:
    found = estimate(papers)
    if found is not None:
        assert found.seen == sum(map(bool, papers))
        assert found.seen <= found.low <= found.total <= found.high < math.inf


@given(st.lists(SEEN, max_size=120), st.randoms())
def test_the_order_of_papers_is_no_matter(papers: list[frozenset[str]], chance: random.Random) -> None:
    mixed = chance.sample(papers, len(papers))
    assert estimate(mixed) == estimate(papers)


def test_too_few_papers_seen_twice_give_no_estimate() -> None:
    both, one = frozenset({"link", "sitemap"}), frozenset({"link"})
    assert estimate([both] * (LEAST_OVERLAP - 1) + [one] * 50) is None
    assert estimate([both] * LEAST_OVERLAP + [one] * 50) is not None
    assert estimate([one] * 500) is None
    assert estimate([]) is None


def test_two_channels_follow_chapman() -> None:
    papers = (
        [frozenset({"link", "sitemap"})] * 30 + [frozenset({"link"})] * 20 + [frozenset({"sitemap"})] * 10
    )
    found = estimate(papers)
    assert found is not None
    assert found.method == "chapman"
    assert found.total == pytest.approx(51 * 41 / 31 - 1)


def test_channels_that_agree_in_everything_miss_nothing() -> None:
    found = estimate([frozenset({"link", "sitemap"})] * 50)
    assert found is not None
    assert (found.low, found.total) == (50, 50)
    assert found.high < 51


def test_a_channel_inside_the_other_proves_no_completeness() -> None:
    """Fourteen of fourteen: the better channel may still miss some of the next fourteen."""
    found = estimate([frozenset({"link", "sitemap"})] * 14 + [frozenset({"link"})] * 4)
    assert found is not None
    assert (found.low, found.total) == (18, 18)
    assert 20 < found.high < 25


@given(st.floats(0.001, 1e4), st.floats(0, 1e6))
def test_the_interval_lies_around_the_number_and_above_none(missed: float, variance: float) -> None:
    low, high = interval(missed, variance)
    assert 0 <= low <= missed * (1 + 1e-9)
    assert high >= missed * (1 - 1e-9)


@given(st.lists(st.lists(st.floats(-1, 1), min_size=4, max_size=4), min_size=4, max_size=4))
def test_a_matrix_times_its_inverse_is_one(rows: list[list[float]]) -> None:
    matrix = [[value + 5 * (i == j) for j, value in enumerate(row)] for i, row in enumerate(rows)]
    back = inverse(matrix)
    for i in range(4):
        for j in range(4):
            product = sum(matrix[i][k] * back[k][j] for k in range(4))
            assert product == pytest.approx(float(i == j), abs=1e-9)
