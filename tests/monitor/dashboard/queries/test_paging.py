"""Pages of long lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.dashboard.queries.paging import LAST_PAGE, PAGE_SIZE, Page, contains, page_number


@given(st.text())
def test_any_text_is_a_page(text: str) -> None:
    assert 1 <= page_number(text) <= LAST_PAGE


@pytest.mark.parametrize(
    ("text", "number"), [("2", 2), ("0", 1), (None, 1), ("²", 1), ("٣", 1), ("9999999", LAST_PAGE)]
)
def test_only_plain_digits_are_a_number(text: str | None, number: int) -> None:
    assert page_number(text) == number


def test_the_last_page_may_be_short() -> None:
    page = Page([], 3, 2 * PAGE_SIZE + 1)

    assert page.pages == 3
    assert page.first == 101


def test_an_empty_list_has_one_page() -> None:
    assert Page([], 1, 0).pages == 1


def test_wildcards_of_a_search_mean_themselves() -> None:
    assert contains("50 %_\\") == "%50 \\%\\_\\\\%"
