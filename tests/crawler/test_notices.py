"""Lists of news: headlines that tell of a paper without naming it, and further pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.notices import headline_worth, is_news_list, leads_on, leaf_worth
from storage.normal_words import normal


@pytest.mark.parametrize(
    "headline",
    [
        "Neues Konzept beschlossen",
        "Leitfaden für das Miteinander vorgestellt",
        "Kreistag verabschiedet Handlungskonzept",
        "Fortschreibung liegt vor",
        "31 Ziele und 88 Maßnahmen für den Landkreis",
    ],
)
def test_a_headline_on_a_finished_paper_is_promising_without_its_name(headline: str) -> None:
    assert headline_worth(normal(headline)) >= 0.3


@pytest.mark.parametrize(
    "headline",
    [
        "Radverkehrskonzept vorgestellt",
        "Integriertes Klimaschutzkonzept beschlossen",
        "Museumskonzept verabschiedet",
        "Konzept für neue Wohnformen gesucht",
        "Neues Programm der Volkshochschule erschienen",
        "Straßensperrung am Wochenende",
    ],
)
def test_a_headline_on_another_subject_or_an_unfinished_paper_is_not(headline: str) -> None:
    assert headline_worth(normal(headline)) == 0.0


@pytest.mark.parametrize(
    "text",
    ["ältere Einträge", "nächste Seite", "weiter", "»", "3", "Seite 4", "Archiv 2019", "2021", "Presse 2020"],
)
def test_older_notices_stand_behind_the_next_page_and_behind_years(text: str) -> None:
    assert leads_on(text)


@pytest.mark.parametrize(
    "text", ["Neue Rettungswache eröffnet", "Haushalt 2026 eingebracht", "Kontakt", "mehr erfahren"]
)
def test_a_notice_itself_is_no_further_page(text: str) -> None:
    assert not leads_on(text)


def test_lists_of_news_are_known_by_their_names() -> None:
    assert is_news_list("Pressemitteilungen")
    assert is_news_list("Aktuelles")
    assert not is_news_list("Veranstaltungen")


@given(st.integers(0, 200))
def test_each_further_page_of_a_list_is_worth_no_more_than_the_one_before_and_never_nothing(
    before: int,
) -> None:
    assert 0 < leaf_worth(before + 1) <= leaf_worth(before) <= leaf_worth(0)
    assert leaf_worth(24) < 0.25 * leaf_worth(0) + 1e-9
