"""A paper's dates as people read them."""

from __future__ import annotations

import pytest

from monitor.paper_dates import date_lines, german_date
from storage.values import PaperDate


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2019-05-04", "4.5.2019"),
        ("2019-05", "Mai 2019"),
        ("2019", "2019"),
        ("P5Y", "alle 5 Jahre"),
        ("P1Y", "jährlich"),
    ],
)
def test_a_date_is_as_exact_as_its_source(date: str, said: str) -> None:
    assert german_date(date) == said


def test_each_date_says_what_it_is_and_what_it_rests_on() -> None:
    dates = {
        "published": PaperDate("2022-01-05", "Wed, 05 Jan 2022 10:00:00 GMT", None, "server").as_json(),
        "stated": PaperDate("2019-05", "Stand: Mai 2019", 1).as_json(),
        "valid_to": PaperDate("2024", "Integrationskonzept 2019 bis 2024").as_json(),
    }
    assert list(date_lines(dates)) == [
        "Stand des Textes: Mai 2019 (S. 1: „Stand: Mai 2019“)",
        "veröffentlicht: 5.1.2022 (Angabe des Servers (letzte Änderung))",
        "gilt bis: 2024 („Integrationskonzept 2019 bis 2024“)",
    ]


def test_a_paper_without_dates_has_no_lines() -> None:
    assert list(date_lines({})) == list(date_lines(None)) == []
