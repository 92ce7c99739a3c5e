from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.cli.app import USAGE, CommandError
from monitor.cli.times import parse_time, present


def test_a_date_alone_is_its_midnight_in_utc() -> None:
    assert parse_time("2026-11-22") == datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2026-11-22T04:30:00Z", "2026-11-22 04:30", " 2026-11-22T05:30+01:00 "])
def test_a_time_without_zone_is_utc_and_other_zones_are_converted(text: str) -> None:
    moment = parse_time(text)
    assert moment == datetime(2026, 11, 22, 4, 30, tzinfo=UTC)
    assert moment.utcoffset() == timedelta(0)


@pytest.mark.parametrize("text", ["", "gestern", "22.11.2026", "2026-13-01", "0001-01-01T00:00+14:00"])
def test_anything_else_is_a_usage_error_that_names_the_value(text: str) -> None:
    with pytest.raises(CommandError, match="is not a time; write a date such as 2026-11-22") as caught:
        parse_time(text)
    assert caught.value.code == USAGE
    assert repr(text) in str(caught.value)


@given(st.datetimes(min_value=datetime(1970, 1, 2)), st.integers(-12 * 60, 14 * 60))  # noqa: DTZ001
def test_every_iso_time_is_read_as_the_moment_it_names(naive: datetime, minutes: int) -> None:
    from datetime import timezone

    moment = naive.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    assert parse_time(moment.isoformat()) == moment


def test_without_a_value_the_clock_decides() -> None:
    before = datetime.now(UTC)
    assert before <= present(None) <= datetime.now(UTC)
