from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.recognise.address import classify_address
from storage.values import Role
from tests.crawler.recognise import texts as t

SITE = "https://www.landkreis-auental.de/"


def score(title: str, path: str = "x/123", **more: str) -> float:
    return classify_address(SITE + path, title, **more)[0]


@pytest.mark.parametrize(
    "title",
    [
        "Integrationskonzept", "Fortschreibung des Integrationskonzepts", "Kommunaler Integrationsplan (KIP)",
        "Landkreis veröffentlicht Integrationskonzept", "Zusammenleben in Vielfalt", "Konzept für Diversität und Teilhabe",
    ],
)  # fmt: skip
def test_titles_that_name_a_paper_are_likely_finds(title: str) -> None:
    assert score(title) >= 0.6


@pytest.mark.parametrize(
    "title",
    [
        "Integriertes Klimaschutzkonzept", "Aktionsplan Inklusion", "InSEK 2033", "Integrationskurse", "Integrationsbeirat",
        "Migration und Integration", "Schulbegleitung", "Nahverkehrsplan", "Kreistag", "",
    ],
)  # fmt: skip
def test_titles_of_neighbours_and_false_friends_are_not(title: str) -> None:
    assert score(title) < 0.5


def test_the_address_can_name_what_the_title_does_not() -> None:
    assert score("Download", "files/Integrationskonzept.pdf") > 0.6 > score("Download", "files/4711.pdf")


def test_the_land_s_papers_score_low_by_name_and_by_host() -> None:
    assert score("Thüringer Integrationskonzept") < score("Integrationskonzept")
    assert (
        classify_address("https://bimf.thueringen.de/integration/integrationskonzept", "Integrationskonzept")[
            0
        ]
        < 0.95
    )
    low, _, reasons = classify_address("https://soziales.hessen.de/x", "Integrationskonzept")
    assert "state_host" in {reason.code for reason in reasons}
    assert low < score("Integrationskonzept")


def test_a_district_asked_for_makes_a_town_s_paper_no_find() -> None:
    title = "Integrationskonzept der Stadt Bergfelde"
    assert score(title) >= 0.8
    assert score(title, district_name="Auental", district_kind="Landkreis") < 0.5
    own = score(
        "Integrationskonzept des Landkreises Auental", district_name="Auental", district_kind="Landkreis"
    )
    assert own >= 0.8


@pytest.mark.parametrize(
    ("path", "title", "role"),
    [
        ("bi/vo0050.php?__kvonr=117", "Integrationskonzept", Role.COUNCIL_PAPER),
        ("presse/4711", "Integrationskonzept beschlossen", Role.NEWS),
        ("files/ik.pdf", "Integrationskonzept", Role.CONCEPT),
        ("files/ik.pdf", "Integrationskonzept, Fortschreibung", Role.UPDATE),
        ("files/ik.pdf", "Integrationskonzept Kurzfassung", Role.SHORT_VERSION),
        ("aktuelles/1", "Kreismusikschule", Role.NONE),
    ],
)
def test_the_label_is_the_likeliest_role(path: str, title: str, role: Role) -> None:
    assert classify_address(SITE + path, title)[1] is role


def test_with_the_text_the_whole_recogniser_judges() -> None:
    text = t.PRESS.pages[0]
    high, role, _ = classify_address(SITE + "x/1", "Meldung", text=text)
    assert (role, high > 0.5) == (Role.NEWS, True)
    assert classify_address(SITE + "x/1", "Integrationskonzept", text=t.KITA[1] * 2)[0] < 0.5


def test_there_is_always_a_reason() -> None:
    assert classify_address("", "")[2]


@given(st.text(), st.text(), st.text(), st.text(max_size=200), st.text())
def test_no_address_is_too_odd(url: str, title: str, link_text: str, text: str, name: str) -> None:
    first = classify_address(url, title, link_text, text, district_name=name)
    assert 0.0 <= first[0] <= 1.0
    assert first == classify_address(url, title, link_text, text, district_name=name)
