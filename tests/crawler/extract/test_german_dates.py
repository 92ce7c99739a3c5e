from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.german_dates import MONTHS, iso_date, iso_moment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stand: 05.03.2024", "2024-03-05"),
        ("am 5. März 2024 beschlossen", "2024-03-05"),
        ("5.3.24", "2024-03-05"),
        ("vom 12. Dez. 2023", "2023-12-12"),
        ("2024-03-05T10:00", "2024-03-05"),
        ("Stand: Juni 2012", "2012-06"),
        ("Ausgabe 06/2012", "2012-06"),
        ("31.02.2024 und 1.3.2024", "2024-03-01"),
        ("TOP 5.3.2 der Sitzung", None),
        ("12.345 Einwohner", None),
        ("§ 12.3 Abs. 4", None),
        ("", None),
    ],
)
def test_the_first_date_of_a_text(text: str, expected: str | None) -> None:
    assert iso_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-17T09:30:00+02:00", "2024-05-17T09:30:00+02:00"),
        ("2024-05-17", "2024-05-17"),
        ("Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05T10:00:00+00:00"),
        ("05.03.2024", "2024-03-05"),
        ("gestern", None),
        ("", None),
    ],
)
def test_moments_written_by_machines(text: str, expected: str | None) -> None:
    assert iso_moment(text) == expected


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)), st.sampled_from(sorted(MONTHS)))
def test_every_day_is_read_in_words_and_in_figures(day: date, month: str) -> None:
    named = next(name for name, number in MONTHS.items() if number == day.month)

    assert iso_date(f"Stand: {day.day}. {named.capitalize()} {day.year}") == day.isoformat()
    assert iso_date(f"{day.day:02}.{day.month:02}.{day.year}") == day.isoformat()
