"""Windows of the week: when crawls may begin, by the wall clock of the installation."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.windows import Windows, parse_window

BERLIN = ZoneInfo("Europe/Berlin")
DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


def windows(*texts: str) -> Windows:
    return Windows(tuple(map(parse_window, texts)), BERLIN)


def berlin(*values: int, fold: int = 0) -> datetime:
    return datetime(*values, tzinfo=BERLIN, fold=fold).astimezone(UTC)  # type: ignore[misc, arg-type]


NIGHTS = windows("Mo-Fr 20:00-06:00", "Sa-So")


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (berlin(2026, 11, 24, 19, 59), False),  # a Tuesday
        (berlin(2026, 11, 24, 20, 0), True),
        (berlin(2026, 11, 25, 5, 59), True),
        (berlin(2026, 11, 25, 6, 0), False),
        (berlin(2026, 11, 28, 12, 0), True),  # Saturday
        (berlin(2026, 11, 30, 0, 0), False),  # Monday: its night begins on Monday evening
        (berlin(2026, 12, 25, 12, 0), False),  # a holiday is a weekday like any other
    ],
)
def test_nights_and_weekends_are_open_by_the_wall_clock(moment: datetime, is_open: bool) -> None:
    assert NIGHTS.is_open(moment) is is_open


def test_without_windows_it_is_always_open() -> None:
    assert windows().next_open(berlin(2026, 11, 24, 12, 0)) == berlin(2026, 11, 24, 12, 0)


def test_the_next_opening_is_the_start_of_the_next_window() -> None:
    assert NIGHTS.next_open(berlin(2026, 11, 24, 12, 0)) == berlin(2026, 11, 24, 20, 0)
    assert windows("So 03:00-04:00").next_open(berlin(2026, 11, 24, 12, 0)) == berlin(2026, 11, 29, 3, 0)


def test_the_opening_keeps_its_wall_clock_over_the_change_of_summer_time() -> None:
    assert NIGHTS.next_open(berlin(2026, 3, 27, 12, 0)).hour == 19  # winter: UTC+1
    assert NIGHTS.next_open(berlin(2026, 3, 30, 12, 0)).hour == 18  # summer: UTC+2


def test_a_window_that_starts_in_the_missing_hour_opens_after_it() -> None:
    """On 29 March 2026 the clock goes from 2 to 3 o'clock."""
    opening = windows("So 02:30-06:00").next_open(berlin(2026, 3, 28, 12, 0))
    assert berlin(2026, 3, 29, 3, 0) <= opening <= berlin(2026, 3, 29, 3, 30)
    # One that lies in it altogether does not exist that night.
    assert windows("So 02:00-03:00").next_open(berlin(2026, 3, 28, 12, 0)) == berlin(2026, 4, 5, 2, 0)


def test_the_hour_that_comes_twice_is_open_twice() -> None:
    short = windows("So 02:00-03:00")
    assert short.is_open(berlin(2026, 10, 25, 2, 30))
    assert short.is_open(berlin(2026, 10, 25, 2, 30, fold=1))


@pytest.mark.parametrize("text", ["Mo-Fr 20:00", "Xy 20:00-22:00", "Mo 25:00-26:00", "Mo 24:00-06:00", "", "Mo-Di-Mi", "Mo 20:61-22:00"])  # fmt: skip
def test_what_is_no_window_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="Mo-Fr 20:00-06:00"):
        parse_window(text)


def test_german_and_english_days_mean_the_same() -> None:
    assert parse_window("Mi,So 22:00-24:00") == parse_window("wed, sun 22:00-24:00")
    assert parse_window("Fr-Mo").days == {4, 5, 6, 0}


texts = st.builds(
    lambda day, start, end: f"{DAYS[day]} {start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}",
    st.integers(0, 6),
    st.integers(0, 1439),
    st.integers(0, 1440),
)
moments = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(texts, texts, moments)
def test_the_next_opening_is_open_never_past_and_never_more_than_a_week_and_a_day_away(
    one: str, other: str, moment: datetime
) -> None:
    week = windows(one, other)
    opening = week.next_open(moment)
    assert moment <= opening <= moment + timedelta(days=15)
    assert week.is_open(opening)
    assert week.next_open(opening) == opening
