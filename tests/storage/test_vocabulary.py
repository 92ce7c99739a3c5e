from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.normal_words import normal
from storage.vocabulary import STATUS, link_words_score

SITE = "https://www.landkreis-auental.de/"


def score(text: str, path: str = "x/1234", title: str = "", heading: str = "") -> float:
    return link_words_score(text, title, heading, SITE + path)


@pytest.mark.parametrize(
    "text",
    [
        "Integrationskonzept",
        "Kommunaler Integrationsplan (PDF, 2 MB)",
        "Handlungskonzept Integration",
        "Leitbild Integration",
    ],
)
def test_a_named_paper_is_near_one(text: str) -> None:
    assert score(text) >= 0.95


def test_the_address_alone_can_name_the_paper() -> None:
    assert score("Download", "fileadmin/Integrationskonzept_2023.pdf") >= 0.9
    assert score("mehr", "soziales/integrationskonzept/") >= 0.9


def test_a_download_below_the_paper_s_name_is_nearly_the_paper() -> None:
    assert score("Langfassung", heading="Integrationskonzept") >= 0.85
    assert score("Langfassung", heading="Bebauungsplan") < 0.3


@pytest.mark.parametrize(
    "text", ["Migration und Integration", "Zuwanderung", "Geflüchtete und Asyl", "Vielfalt"]
)
def test_a_page_on_the_topic_is_worth_a_visit(text: str) -> None:
    assert 0.5 <= score(text) <= 0.75


def test_publications_on_the_topic_come_before_other_pages_on_it() -> None:
    assert score("Integration: Publikationen") > score("Integration") > score("Integrationskurse")


@pytest.mark.parametrize(
    "text", ["Soziales", "Leben in Auental", "Themen", "Familie und Gesellschaft", "Bürgerservice"]
)
def test_menu_words_lead_there(text: str) -> None:
    assert score(text) == 0.25


def test_an_unknown_word_is_better_than_a_useless_one() -> None:
    assert score("Kreisräte") == 0.05
    for text in (
        "Login",
        "Impressum",
        "Veranstaltungskalender",
        "Stellenangebote",
        "Sperrmüll",
        "Baugebiet Nord",
    ):
        assert score(text) <= 0.02


@pytest.mark.parametrize(
    "text",
    [
        "Integriertes Klimaschutzkonzept",
        "Aktionsplan Inklusion",
        "Teilhabeplan",
        "Konzeption Kita Integration",
        "InSEK 2035",
    ],
)
def test_false_friends_score_below_menu_words(text: str) -> None:
    assert score(text) < 0.25


def test_a_paper_of_the_land_comes_after_the_pages_on_the_topic() -> None:
    assert score("Landesintegrationskonzept") < score("Migration und Integration")


@pytest.mark.parametrize("text", ["Blutspende im Kreishaus", "Jugendschutz", "Familienzentren"])
def test_subjects_that_hold_a_menu_word_are_no_menus(text: str) -> None:
    assert score(text) < 0.1


def test_what_stands_beside_a_paper_in_its_folder_is_not_the_paper() -> None:
    assert score("Termine", "integration/integrationskonzept/termine") < 0.4


def test_a_paper_that_is_only_announced_comes_after_one_that_exists() -> None:
    assert 0.5 < score("Startschuss für das Integrationskonzept") < score("Integrationskonzept")


@given(st.text(), st.text(), st.text(), st.text())
def test_whatever_a_link_says_the_score_is_between_zero_and_one(
    text: str, title: str, heading: str, url: str
) -> None:
    first = link_words_score(text, title, heading, url)
    assert 0.0 <= first <= 1.0
    assert first == link_words_score(text, title, heading, url)


@pytest.mark.parametrize(
    ("status", "wording"),
    [
        ("draft", "Zweiter Entwurf"), ("draft", "Diskussionspapier"), ("update", "1. Fortschreibung 2023"),
        ("update", "2. überarbeitete Auflage"), ("update", "Zweites Integrationskonzept"), ("short", "Kurzfassung"),
        ("short", "in Leichter Sprache"), ("report", "Sachstandsbericht"), ("report", "Evaluation"),
        ("annex", "Maßnahmenkatalog"), ("announced", "Startschuss"), ("adopted", "einstimmig beschlossen"),
    ],
)  # fmt: skip
def test_status_words_are_known(status: str, wording: str) -> None:
    assert STATUS[status].search(normal(wording))


def test_a_designer_s_entwurfsplanung_is_no_draft() -> None:
    assert not STATUS["draft"].search(normal("Entwurfsplanung"))
