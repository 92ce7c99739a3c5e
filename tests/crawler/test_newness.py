"""Whether a later find is new, or was there all along."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product

import pytest

from crawler.newness import LATE, NEW, dated_after, newness

LAST = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(("seen", "read", "new"), list(product([True, False], repeat=3)))
def test_the_first_inventory_is_neither_new_nor_late(seen: bool, read: bool, new: bool) -> None:
    assert newness(baseline=True, seen_before=seen, parent_read_before=read, parent_new=new) is None


@pytest.mark.parametrize(
    ("seen_before", "parent_read_before", "parent_new", "expected"),
    [
        (False, True, False, NEW),  # the page was read before, and the link was not there
        (False, False, True, NEW),  # the page itself is new
        (False, True, True, NEW),
        (False, False, False, LATE),  # nobody read the page before: who knows since when
        (True, True, False, LATE),  # some page linked it already
        (True, False, True, LATE),
        (True, True, True, LATE),
        (True, False, False, LATE),
    ],
)
def test_a_find_is_new_when_a_page_read_before_did_not_link_it(
    seen_before: bool, parent_read_before: bool, parent_new: bool, expected: str
) -> None:
    found = newness(
        baseline=False, seen_before=seen_before, parent_read_before=parent_read_before, parent_new=parent_new
    )
    assert found == expected


@pytest.mark.parametrize(
    ("dates", "after"),
    [
        ([], False),
        (["2026-03-01"], False),  # the day of the crawl itself proves nothing
        (["2026-02-28", "2026-03-02"], True),
        (["2026-03-02T08:00:00+01:00"], True),
        (["2026"], False),
        (["2027-01"], False),
    ],
)
def test_a_date_after_the_last_crawl_proves_newness(dates: list[str], after: bool) -> None:
    assert dated_after(dates, LAST) is after


def test_without_an_earlier_crawl_no_date_proves_anything() -> None:
    assert not dated_after(["2099-01-01"], None)
