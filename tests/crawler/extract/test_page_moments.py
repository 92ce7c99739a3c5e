from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.page_moments import is_counter, is_moment, stated_date

MOMENTS = st.datetimes(min_value=datetime(2005, 1, 1), max_value=datetime(2040, 1, 1))  # noqa: DTZ001
WEEKDAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
FORMS = (
    "Stand: {:%d.%m.%Y}",
    "Zuletzt aktualisiert am {:%d.%m.%Y, %H:%M} Uhr",
    "Inhalt zuletzt geändert: {:%d.%m.%Y %H:%M:%S}",
    "Letzte Änderung {:%d.%m.%Y}",
    "Uhrzeit: {:%H:%M}",
    "Gedruckt am {:%d.%m.%Y} um {:%H.%M} Uhr",
    "{:%d.%m.%Y %H:%M:%S}",
    "Meldung vom 11.09.2018Letzte Aktualisierung: {:%d.%m.%Y}",
    "https://www.kreis.test/seite.php {:%d.%m.%Y %H:%M:%S} Uhr {:%d.%m.%Y %H:%M:%S} Uhr",
)


@given(MOMENTS, st.sampled_from(FORMS))
def test_lines_about_the_moment_are_known_at_any_moment(moment: datetime, form: str) -> None:
    assert is_moment(form.format(moment, moment))


@given(MOMENTS)
def test_the_day_of_the_week_makes_a_date_that_of_today(moment: datetime) -> None:
    day = WEEKDAYS[moment.weekday()]

    assert is_moment(f"{day}, {moment:%d.%m.%Y}")
    assert is_moment(f"Heute ist {day}, der {moment.day}. Mai {moment.year}")


@pytest.mark.parametrize(
    "line",
    [
        "Session-ID: 9f8a7b6c5d4e3f2a",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "Ladezeit: 0.12 s",
        "Ihre IP-Adresse: 10.0.0.1",
    ],
)
def test_lines_about_the_visit_are_known(line: str) -> None:
    assert is_moment(line)


@pytest.mark.parametrize(
    "line",
    [
        "Stand: Juni 2012",
        "12.12.2021",
        "Bearbeitungsstand: 14. Juni 2017, Entwurf",
        "Der Beirat tagt am Dienstag, 24. November 2026, um 18 Uhr im Kreishaus.",
        "Beschluss vom 12.12.2023",
        "2022 bis 2027",
        "Integrationskonzept_2023_final_web_barrierefrei",
        "Mai 2024",
        "Datum: 15.12.2025, 17:00 Uhr",
    ],
)
def test_dates_of_the_matter_are_not(line: str) -> None:
    assert not is_moment(line)


@given(st.integers(min_value=0, max_value=10_000_000), st.sampled_from(["{}", "{:,}", "{:08}"]))
def test_counters_are_known_at_any_count(count: int, form: str) -> None:
    figure = form.format(count).replace(",", ".")

    for line in (
        f"Besucher: {figure}",
        f"Sie sind der {figure}. Besucher",
        f"{figure} Aufrufe",
        f"Diese Seite wurde bereits {figure}-mal besucht",
        f"Besucher heute: 3 | Besucher gesamt: {figure}",
        f"Zurzeit sind {figure} Gäste online",
    ):
        assert is_counter(line), line


@pytest.mark.parametrize(
    "line", ["120 Besucher kamen zur Auftaktveranstaltung.", "4.711 Menschen", "Besucher willkommen", "2024"]
)
def test_figures_of_the_matter_are_no_counters(line: str) -> None:
    assert not is_counter(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Stand: 05.03.2024", "2024-03-05"),
        ("Erstellt am 1.1.2020, zuletzt geändert am 5. März 2024", "2024-03-05"),
        ("Stand: Juni 2012", "2012-06"),
        ("Vorstand seit 01.02.2024", None),
        ("01.02.2024", None),
    ],
)
def test_the_date_a_line_states(line: str, expected: str | None) -> None:
    assert stated_date(line) == expected
