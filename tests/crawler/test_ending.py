"""How a crawl ended, from its counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.ending import Ending, ending
from storage.values import Failure, Outcome

counts = st.integers(0, 500)
stops = st.sampled_from(["exhausted", "stop_rule", "budget", "interrupted"])


def end(
    stopped_by: str = "exhausted",
    answered: int = 100,
    unanswered: int = 0,
    home_read: bool = True,
    home_failure: str | None = None,
) -> Ending:
    return ending(
        home_read=home_read,
        home_failure=home_failure,
        host="www.kreis-au.de",
        requests=answered + unanswered + 7,
        answered=answered,
        unanswered=unanswered,
        stopped_by=stopped_by,
        left=31,
    )


@given(counts, counts, stops, st.sampled_from([*Failure, None]))
def test_without_its_home_page_a_district_was_not_observed(
    answered: int, unanswered: int, stopped_by: str, failure: str | None
) -> None:
    found = end(stopped_by, answered, unanswered, home_read=False, home_failure=failure)
    assert (found.outcome, found.reason) == (Outcome.FAILED, failure or Failure.OTHER)
    assert found.detail.endswith((".", ")."))


@given(counts, counts, stops)
def test_complete_means_home_page_read_ninety_percent_answered_and_not_interrupted(
    answered: int, unanswered: int, stopped_by: str
) -> None:
    found = end(stopped_by, answered, unanswered)
    enough = 10 * answered >= 9 * (answered + unanswered)
    assert (found.outcome is Outcome.COMPLETE) == (enough and stopped_by != "interrupted")
    assert found.outcome is not Outcome.FAILED


@pytest.mark.parametrize(
    ("answered", "unanswered", "outcome"),
    [(9, 1, Outcome.COMPLETE), (90, 11, Outcome.PARTIAL), (8, 1, Outcome.PARTIAL)],
)
def test_the_border_is_ninety_percent(answered: int, unanswered: int, outcome: Outcome) -> None:
    assert end(answered=answered, unanswered=unanswered).outcome is outcome


@pytest.mark.parametrize(
    ("stopped_by", "answered", "unanswered", "reason"),
    [
        ("exhausted", 100, 0, "exhausted"),
        ("stop_rule", 100, 0, "stop_rule"),
        ("budget", 100, 0, "budget"),
        ("budget", 50, 50, "failures"),
        ("interrupted", 100, 0, "interrupted"),
        ("interrupted", 50, 50, "interrupted"),
    ],
)
def test_the_reason_says_what_stopped_it(
    stopped_by: str, answered: int, unanswered: int, reason: str
) -> None:
    assert end(stopped_by, answered, unanswered).reason == reason


def test_the_detail_names_the_host_that_failed() -> None:
    assert "www.kreis-au.de" in end(home_read=False, home_failure=Failure.TIMEOUT).detail


def test_a_spent_budget_is_named_with_every_request() -> None:
    assert " 107 " in end("budget").detail


def test_the_stop_rule_says_how_many_addresses_it_left() -> None:
    assert " 31 " in end("stop_rule").detail
