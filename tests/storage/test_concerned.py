"""Which paper a council's subject speaks of."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.concerned import Candidate, concerned, is_on_a_work

OLD = Candidate(1, "Integrationskonzept des Landkreises Auental", 2014)
NEW = Candidate(2, "Integrationskonzept 2023", 2023)
GUIDE = Candidate(3, "Leitbild Integration", None)


@pytest.mark.parametrize(
    ("subject", "on", "paper"),
    [
        ("Integrationskonzept des Landkreises Auental", date(2023, 12, 14), 2),
        ("Verabschiedung des Integrationskonzeptes", date(2014, 3, 20), 1),
        ("Integrationskonzept", date(2024, 2, 1), 2),
        ("Integrationskonzept", date(2019, 2, 1), None),
        ("Integrationskonzept 2014", date(2023, 12, 14), 1),
        ("Leitbild zur Integration", date(2010, 1, 1), 3),
        ("Integriertes Klimaschutzkonzept", date(2023, 12, 14), None),
        ("Haushalt", date(2023, 12, 14), None),
    ],
)
def test_words_and_year_tell_the_paper(subject: str, on: date, paper: int | None) -> None:
    assert concerned(subject, on, [OLD, NEW, GUIDE]) == paper


def test_of_two_undated_papers_with_the_same_words_none_is_taken() -> None:
    twins = [Candidate(1, "Integrationskonzept", None), Candidate(2, "Integrationskonzept", None)]
    assert concerned("Integrationskonzept", date(2020, 1, 1), twins) is None


@pytest.mark.parametrize(
    "subject",
    [
        "Antrag der SPD-Fraktion: Erstellung eines Integrationskonzepts",
        "Sachstandsbericht zum Integrationskonzept",
        "Umsetzung des Integrationskonzepts",
        "Vergabe: Moderation zum Integrationskonzept",
        "Kreisstraße 14",
    ],
)
def test_affairs_around_a_paper_are_not_the_paper(subject: str) -> None:
    assert not is_on_a_work(subject)


@pytest.mark.parametrize(
    "subject",
    ["Integrationskonzept", "Fortschreibung des Integrationskonzepts", "Integrationsbericht und -konzept"],
)
def test_the_paper_itself_is_one(subject: str) -> None:
    assert is_on_a_work(subject)


@given(
    st.text(max_size=60),
    st.none() | st.dates(),
    st.lists(
        st.builds(Candidate, st.integers(1, 9), st.text(max_size=40), st.none() | st.integers(1990, 2030)),
        max_size=4,
    ),
)
def test_only_a_paper_of_the_district_is_ever_named(
    subject: str, on: date | None, papers: list[Candidate]
) -> None:
    assert concerned(subject, on, papers) in {None, *(one.paper_id for one in papers)}
