"""How moments, numbers and addresses are written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.dashboard import formats

NIGHT = datetime(2026, 11, 21, 23, 31, tzinfo=UTC)  # already the 22nd in Germany


def test_moments_are_german_time() -> None:
    assert formats.moment(NIGHT) == "22.11.2026, 00:31\u00a0Uhr"
    assert formats.utc_time(NIGHT) == "23:31\u00a0UTC"
    assert formats.machine(NIGHT) == "2026-11-21T23:31:00Z"


def test_summer_time_is_two_hours_ahead() -> None:
    assert formats.moment(datetime(2026, 7, 1, 12, 0, tzinfo=UTC)) == "1.7.2026, 14:00\u00a0Uhr"


@pytest.mark.parametrize(
    ("days", "shown"), [(0, "heute"), (1, "gestern"), (2, "Fr, 20.11."), (6, "Mo, 16.11."), (7, "15.11.2026")]
)
def test_a_list_names_the_day_as_people_do(days: int, shown: str) -> None:
    now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

    assert formats.relative_day(now - timedelta(days=days), now) == shown


def test_a_day_counts_by_the_german_calendar() -> None:
    assert formats.relative_day(NIGHT, datetime(2026, 11, 22, 12, 0, tzinfo=UTC)) == "heute"


def test_a_day_to_come_is_a_full_date() -> None:
    assert formats.relative_day(NIGHT + timedelta(days=1), NIGHT) == "23.11.2026"


def test_numbers_have_german_signs() -> None:
    assert formats.number(71204) == "71\u202f204"
    assert formats.decimal(0.956) == "0,96"
    assert formats.signed(-0.02) == "−0,02"
    assert formats.signed(0.41) == "+0,41"
    assert formats.percent(0.6289) == "62,9\u00a0%"
    assert formats.percent(None) == "–"
    assert formats.plural(1, "Meldung", "Meldungen") == "1\u00a0Meldung"
    assert formats.plural(0, "Meldung", "Meldungen") == "0\u00a0Meldungen"


@pytest.mark.parametrize(
    ("octets", "shown"),
    [(999, "999\u00a0Byte"), (1000, "1,0\u00a0kB"), (3_140_000, "3,1\u00a0MB"), (0, "0\u00a0Byte")],
)
def test_sizes_take_the_largest_fitting_unit(octets: int, shown: str) -> None:
    assert formats.size(octets) == shown


@pytest.mark.parametrize(
    ("length", "shown"),
    [
        (timedelta(seconds=40), "40\u00a0s"),
        (timedelta(minutes=47, seconds=59), "47\u00a0min"),
        (timedelta(hours=3, minutes=5), "3\u00a0h 5\u00a0min"),
        (timedelta(days=12), "12\u00a0Tage"),
        (timedelta(seconds=-5), "0\u00a0s"),
    ],
)
def test_a_duration_is_one_figure(length: timedelta, shown: str) -> None:
    assert formats.duration(length) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(True, "ja"), ([], "–"), (["a", 1], "a, 1"), ("", "–"), (1.0, "1.0")]
)
def test_a_setting_is_shown_in_words(value: object, shown: str) -> None:
    assert formats.setting(value) == shown


@pytest.mark.parametrize("url", ["https://www.kreis.de/a?b=c", "HTTP://kreis.de"])
def test_web_addresses_may_be_links(url: str) -> None:
    assert formats.web_address(url) == url


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc", "//kreis.de",
     "https:///x", "http://[::1", "", None],
)  # fmt: skip
def test_anything_else_is_text(url: str | None) -> None:
    assert formats.web_address(url) is None


@given(st.text())
def test_no_text_breaks_the_reading_of_addresses(text: str) -> None:
    formats.web_address(text)
