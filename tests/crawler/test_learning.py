"""What a crawl learns about kinds of addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.learning import COUNCIL, NAMESAKES, NEAR, NEIGHBOURS, Experience

outcomes = st.lists(st.tuples(st.booleans(), st.booleans()), max_size=60)


@given(outcomes)
def test_what_is_left_of_a_worth_is_a_share_of_it(brought: list[tuple[bool, bool]]) -> None:
    experience = Experience()
    for fruitful, repeated in brought:
        experience.learn(["shape"], fruitful=fruitful, repeated=repeated)
    assert 0 < experience.share(["shape"]) <= 1
    assert experience.share(["other"]) == 1


@given(outcomes)
def test_a_find_gives_a_kind_its_turn_back(brought: list[tuple[bool, bool]]) -> None:
    experience = Experience()
    for _ in brought:
        experience.learn(["shape"], fruitful=False)
    experience.learn(["shape"], fruitful=True)
    assert experience.share(["shape"]) == 1


def looks_before_halved(trait: str, *, absent: bool = False) -> int:
    experience, looks = Experience(), 0
    while experience.share([trait]) > 0.5:
        experience.learn([trait], fruitful=False, absent=absent)
        looks += 1
    return looks


def test_a_few_looks_tell_enough_of_a_neighbourhood_more_of_one_on_the_topic() -> None:
    assert looks_before_halved(f"{NAMESAKES}archiv") <= looks_before_halved(f"{NEIGHBOURS}3")
    assert (
        looks_before_halved(f"{NEIGHBOURS}3") < looks_before_halved(f"{NEAR}3") < looks_before_halved("shape")
    )
    assert looks_before_halved(f"{COUNCIL}ris.kreis-au.de") < looks_before_halved("shape")


@pytest.mark.parametrize("trait", ["shape", f"{COUNCIL}ris.kreis-au.de"])
def test_addresses_that_do_not_exist_cost_a_kind_more_than_pages_off_the_topic(trait: str) -> None:
    assert looks_before_halved(trait, absent=True) < looks_before_halved(trait)


def test_the_worst_of_several_traits_counts() -> None:
    experience = Experience()
    for _ in range(30):
        experience.learn(["bad"], fruitful=False)
    assert experience.share(["good", "bad"]) == experience.share(["bad"]) < 1


def test_the_parameter_that_names_the_pages_is_not_blamed_for_what_is_hung_on_it() -> None:
    experience = Experience()
    for _ in range(10):
        experience.learn(("/index.php", "?title"), fruitful=False)
        for _ in range(3):
            experience.learn(("/index.php", "?title", "?limit"), fruitful=True, repeated=True)
    assert experience.share(("/index.php", "?title")) == 1.0
    assert experience.share(("/index.php", "?title", "?limit")) < 0.1
    assert [trait for trait, _ in experience.traps()] == ["?limit"]


def test_new_parameters_without_end_are_a_trap_of_what_they_hang_on() -> None:
    experience = Experience()
    for _ in range(10):
        experience.learn(("/suche",), fruitful=True)
    for number in range(200):
        experience.learn(("/suche", f"?{number}"), fruitful=True, repeated=True)
    assert experience.share(("/suche", "?neu")) < 0.1
