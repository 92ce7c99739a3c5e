"""When to look again."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.revisits.__main__ import PER_PAGE_AND_DAY, simulate
from benchmarks.revisits.policies import Ours, policies
from benchmarks.revisits.world import optimum, world
from monitor.revisit.choice import Page, choose
from monitor.revisit.pools import Pools
from monitor.revisit.rates import GRID, Looks, log_uniform, pooled, posterior, typical
from monitor.revisit.worth import effective, unseen, worth

RATES = st.floats(1e-3, 10)
DAYS = st.floats(0.01, 400)
LOOKS = st.builds(Looks, st.floats(0, 5000), st.lists(st.floats(0.01, 400), max_size=12).map(tuple))


def cho_and_garcia_molina(looks: Looks) -> float:
    """The zero of their equation for irregular accesses: the sum over changes of t / (e^rt - 1) equals the quiet days."""
    low, high = 1e-6, 1e4
    for _ in range(200):
        rate = math.sqrt(low * high)
        found = sum(wait / math.expm1(min(rate * wait, 700)) for wait in looks.changed)
        low, high = (rate, high) if found > looks.quiet else (low, rate)
    return rate


def looked(rate: float, number: int, seed: int) -> Looks:
    """Looks at irregular times at a page of that rate."""
    chance, looks = random.Random(seed), Looks()
    for _ in range(number):
        days = chance.expovariate(rate)
        looks = looks.after(days, chance.random() < -math.expm1(-rate * days))
    return looks


@pytest.mark.parametrize("rate", [0.01, 0.1, 1.0])
def test_the_estimate_is_that_of_cho_and_garcia_molina_where_looks_are_many(rate: float) -> None:
    looks = looked(rate, 400, 3)
    theirs = cho_and_garcia_molina(looks)
    weights = posterior(log_uniform(), looks)
    assert typical(weights) == pytest.approx(theirs, rel=0.15)
    likeliest = GRID[max(range(len(GRID)), key=weights.__getitem__)]
    assert abs(math.log(likeliest / theirs)) < math.log(GRID[1] / GRID[0])


def test_counting_changes_alone_would_be_far_too_low_where_looks_are_rare() -> None:
    rate, looks = 1.0, Looks()
    chance = random.Random(1)
    for _ in range(400):
        looks = looks.after(5, chance.random() < -math.expm1(-5 * rate))
    naive = len(looks.changed) / (looks.quiet + sum(looks.changed))
    assert naive < 0.25
    assert typical(posterior(log_uniform(), looks)) > 3 * naive


@given(LOOKS)
def test_a_posterior_is_a_distribution(looks: Looks) -> None:
    weights = posterior(log_uniform(), looks)
    assert sum(weights) == pytest.approx(1)
    assert all(weight >= 0 for weight in weights)
    assert GRID[0] <= typical(weights) <= GRID[-1]


@given(LOOKS, DAYS)
def test_a_change_raises_the_rate_and_quiet_lowers_it(looks: Looks, days: float) -> None:
    before = typical(posterior(log_uniform(), looks))
    assert typical(posterior(log_uniform(), looks.after(days, has_changed=False))) <= before * (1 + 1e-9)
    assert typical(posterior(log_uniform(), looks.after(days, has_changed=True))) >= before * (1 - 1e-9)


def test_a_page_never_looked_at_is_like_its_kind() -> None:
    pools = Pools()
    busy = [(("news_list", "typo3", f"h{one % 3}"), looked(1.0, 20, one)) for one in range(40)]
    calm = [(("document", "typo3", f"h{one % 3}"), looked(0.005, 20, one)) for one in range(40)]
    pools.learn([*busy, *calm])

    assert pools.rate(("news_list", "typo3", "h9"), Looks()) > 50 * pools.rate(
        ("document", "ikiss", "h9"), Looks()
    )


def test_pooling_learns_from_three_looks_what_one_page_cannot_tell() -> None:
    pages = [looked(0.02, 3, seed) for seed in range(60)]
    alone = [abs(math.log(typical(posterior(log_uniform(), one)) / 0.02)) for one in pages]
    prior = pooled(pages, log_uniform(), 5)
    together = [abs(math.log(typical(posterior(prior, one)) / 0.02)) for one in pages]
    assert sum(together) < 0.6 * sum(alone)


@given(RATES, DAYS, DAYS, st.floats(0.1, 100))
def test_waiting_and_importance_make_a_look_worth_more(
    rate: float, one: float, more: float, importance: float
) -> None:
    assert worth(importance, rate, one + more) >= worth(importance, rate, one) * (1 - 1e-9)
    assert worth(2 * importance, rate, one) == pytest.approx(2 * worth(importance, rate, one))
    assert 0 <= worth(importance, rate, one) <= importance / rate


@given(RATES, DAYS, st.integers(1, 3), st.floats(0, 1))
def test_a_signal_makes_a_change_as_likely_as_its_host_is_trusted(
    rate: float, days: float, hints: int, trust: float
) -> None:
    plain, hinted = unseen(rate, days), unseen(rate, days, hints, trust)
    assert hinted >= plain - 1e-9
    assert 1 - hinted == pytest.approx((1 - plain) * (1 - min(trust, 0.95)) ** hints, abs=1e-9)
    assert effective(rate, days, 1, 0.0) == days


def test_a_page_that_waited_too_long_comes_first_whatever_its_worth() -> None:
    pages = [Page(1, 100, 1.0, 5), Page(2, 0.001, 1e-4, 91), Page(3, 0.001, 1e-4, 95), Page(4, 1, 0.01, 5)]
    assert choose(pages, 3, longest_wait=90) == [3, 2, 1]


def test_learned_from_nothing_the_choice_reaches_95_percent_of_the_optimum_and_beats_the_simple_ones() -> (
    None
):
    pages = world(150, 11)
    best = optimum(pages, PER_PAGE_AND_DAY * len(pages))
    ours = simulate(pages, Ours(pages, knows=False), 20, 7)[20] / best
    others = policies(pages)
    uniform = simulate(pages, others["uniform"], 20, 7)[20] / best
    assert ours >= 0.95
    assert uniform < ours - 0.03
