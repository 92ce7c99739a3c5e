from __future__ import annotations

import pytest

from monitor.newness import LATE, NEW, newness, reading_changed

SETTINGS = {"terms": 1, "recogniser": 2, "extractor": 3, "max_requests": 400, "delay_seconds": 1.0}


@pytest.mark.parametrize("other", [{"terms": 2}, {"recogniser": 3}, {"extractor": 4}, {"max_requests": 800}])
def test_other_terms_recogniser_extractor_or_a_larger_budget_change_what_is_found(
    other: dict[str, int],
) -> None:
    assert reading_changed(SETTINGS, {**SETTINGS, **other})


@pytest.mark.parametrize("other", [{}, {"delay_seconds": 5.0}, {"max_requests": 100}, {"code": "2"}])
def test_nothing_else_does(other: dict[str, object]) -> None:
    assert not reading_changed(SETTINGS, {**SETTINGS, **other})


@pytest.mark.parametrize(
    ("found", "changed", "known", "expected"),
    [
        (NEW, False, False, NEW),
        (NEW, False, True, NEW),
        (NEW, True, False, NEW),
        (NEW, True, True, LATE),
        (LATE, False, False, LATE),
        (None, False, False, LATE),
    ],
)
def test_news_is_what_was_not_there_before(
    found: str | None, changed: bool, known: bool, expected: str
) -> None:
    assert newness(found, baseline=False, reading_changed=changed, address_known=known) == expected


@pytest.mark.parametrize("found", [NEW, LATE, None])
def test_a_first_inventory_is_neither(found: str | None) -> None:
    assert newness(found, baseline=True, reading_changed=True, address_known=True) is None
