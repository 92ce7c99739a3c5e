from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.recognise.address_model import shipped_model
from crawler.recognise.address_signs import signs
from crawler.recognise.training import BIAS, Judged, log_odds, train
from crawler.recognise.weights import probability

NAMED: Mapping[str, float] = {"named": 1.0}
BARE: Mapping[str, float] = {}
# Of ten pages with the sign eight are papers, of ten without it one.
ROWS: list[Judged] = [*[(NAMED, True)] * 8, *[(NAMED, False)] * 2, *[(BARE, False)] * 9, (BARE, True)]


def test_scores_are_the_shares_the_rows_show() -> None:
    weights = train(ROWS, {"named": 0.0}, 0.001)
    assert probability(log_odds({"named": 1.0}, weights)) == pytest.approx(0.8, abs=0.02)
    assert probability(log_odds({}, weights)) == pytest.approx(0.1, abs=0.03)


def test_a_sign_without_rows_keeps_its_expected_weight() -> None:
    weights = train(ROWS, {"named": 1.0, "unseen": -4.0}, 1.0)
    assert weights["unseen"] == pytest.approx(-4.0)


def test_few_rows_move_a_weight_less_than_many() -> None:
    few = train(ROWS[:4], {"named": 0.0}, 2.0)["named"]
    many = train(ROWS * 20, {"named": 0.0}, 2.0)["named"]
    assert 0.0 <= abs(few) < abs(many)


def test_signs_the_model_does_not_know_count_nothing() -> None:
    assert train([({"other": 1.0}, True)], {"named": 0.5}, 1.0)["named"] == pytest.approx(0.5)
    assert log_odds({"other": 1.0}, {BIAS: -1.0}) == -1.0


@given(
    st.lists(
        st.tuples(st.dictionaries(st.sampled_from("abc"), st.floats(0, 1), max_size=3), st.booleans()),
        max_size=30,
    ),
    st.floats(0.1, 10),
)
def test_training_ends_with_finite_weights_whatever_the_rows(rows: list[Judged], strength: float) -> None:
    weights = train(rows, {"a": 3.0, "b": -3.0, "c": 0.0}, strength)
    assert set(weights) == {BIAS, "a", "b", "c"}
    assert all(abs(weight) < 1e3 for weight in weights.values())
    assert weights == train(rows, {"a": 3.0, "b": -3.0, "c": 0.0}, strength)


@given(st.text(max_size=80), st.text(max_size=80))
def test_every_sign_has_a_weight_and_a_meaning(url: str, title: str) -> None:
    model = shipped_model()
    for text in (title, f"Integrationskonzept {title}"):
        for sign in signs(f"https://www.kreis-a.de/integration/{url}", text):
            assert model.meanings[sign.code]
            assert sign.code in model.weights
            assert 0.0 <= sign.strength <= 1.0


def test_what_speaks_for_a_paper_weighs_for_it_and_what_is_something_else_against_it() -> None:
    weights = shipped_model().weights
    assert all(weights[code] > 1.0 for code in ("title_sure", "title_likely", "title_brand", "path_sure"))
    assert all(
        weights[code] < -2.0 for code in ("integrated", "inclusion", "person", "institution", "state_host")
    )
