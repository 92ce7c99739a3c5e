"""What a council page tells about body, day and result."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from crawler.council.bodies import Standing, body_in
from crawler.council.consultations import resolutions
from crawler.council.results import result_of, result_words
from crawler.council.systems import Kind
from storage.resolutions import ADOPTIONS, Resolution, Result

WORDINGS = [
    ("einstimmig beschlossen", Result.ADOPTED),
    ("ungeändert beschlossen", Result.ADOPTED),
    ("Unverändert beschlossen", Result.ADOPTED),
    ("mehrheitlich beschlossen", Result.ADOPTED),
    ("geändert beschlossen", Result.ADOPTED_CHANGED),
    ("mit Änderungen beschlossen", Result.ADOPTED_CHANGED),
    ("Annahme", Result.ADOPTED),
    ("Einstimmig dafür", Result.ADOPTED),
    ("Mit Mehrheit dafür, bei 2 Gegenstimmen", Result.ADOPTED),
    ("Der Kreistag beschließt das Integrationskonzept", Result.ADOPTED),
    ("Der Kreistag stimmt dem Integrationskonzept in der vorliegenden Fassung zu", Result.ADOPTED),
    ("zur Kenntnis genommen", Result.NOTED),
    ("zustimmend zur Kenntnis genommen", Result.NOTED),
    ("vertagt", Result.ADJOURNED),
    ("Der Kreistag beschließt die Vertagung", Result.ADJOURNED),
    ("in den Ausschuss verwiesen", Result.ADJOURNED),
    ("zurückgestellt", Result.DEFERRED),
    ("abgesetzt", Result.REMOVED),
    ("von der Tagesordnung genommen", Result.REMOVED),
    ("mehrheitlich abgelehnt", Result.REJECTED),
    ("nicht beschlossen", Result.REJECTED),
    ("Einstimmig empfohlen", Result.ENDORSED),
    ("Erläuterungen der Verwaltung", None),
    ("", None),
]


@pytest.mark.parametrize(("wording", "result"), WORDINGS)
def test_the_wording_tells_what_the_kreistag_did(wording: str, result: Result | None) -> None:
    assert result_of(wording, Standing.DECIDES) is result


@given(
    st.sampled_from([wording for wording, _ in WORDINGS]),
    st.sampled_from([Standing.PREPARES, Standing.ADVISES]),
    st.sampled_from(["", "Vorberatung", "Kenntnisnahme", "Empfehlung"]),
)
def test_a_body_that_was_not_asked_to_decide_never_adopts(
    wording: str, standing: Standing, asked: str
) -> None:
    assert result_of(wording, standing, asked) not in ADOPTIONS


@given(st.text(max_size=300), st.sampled_from(list(Standing)))
def test_any_text_can_be_asked_for_a_result(text: str, standing: Standing) -> None:
    result_of(text, standing)
    assert len(result_words(text)) <= 200


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Status: öffentlich Sitzung des Kreistages Herr Muster mehrheitlich beschlossen am 27.11.2023 im Saal", "mehrheitlich beschlossen"),
        ("Sachstand Status: öffentlich 27.11.2023 zurückgestellt Beschlussvorschlag Der Kreistag beschließt die Vorlage", "zurückgestellt"),
        ("Betreff: Beauftragung zur Erarbeitung eines Konzeptes Status: öffentlich Sitzung 29.05.2021 abgelehnt", "abgelehnt"),
        ("Beschlussvorschlag: Der Kreistag beschließt die Vorlage", ""),
        ("einstimmig beschlossen | Frau Beispiel bedankt sich", "einstimmig beschlossen"),
    ],
)  # fmt: skip
def test_the_result_is_kept_in_the_pages_words_without_those_around_it(text: str, words: str) -> None:
    assert result_words(text) == words


def test_a_committee_that_was_asked_for_the_decision_adopts() -> None:
    assert result_of("einstimmig beschlossen", Standing.PREPARES, "Entscheidung") is Result.ADOPTED


@pytest.mark.parametrize(
    ("text", "body", "standing"),
    [
        ("Sitzung des Kreistages am 19.12.2012", "Kreistag", Standing.DECIDES),
        ("Stadtverordnetenversammlung", "Stadtverordnetenversammlung", Standing.DECIDES),
        ("Der Rat der Stadt Bonn am 3.4.2020", "Rat der Stadt Bonn", Standing.DECIDES),
        ("Kreisausschuss", "Kreisausschuss", Standing.PREPARES),
        ("Ausschuss für Soziales und Gesundheit", "Ausschuss für Soziales und Gesundheit", Standing.PREPARES),
        ("Haupt- und Finanzausschuss", "Haupt- und Finanzausschuss", Standing.PREPARES),
        ("Integrationsrat", "Integrationsrat", Standing.ADVISES),
        ("Beirat für Migration und Integration", "Beirat für Migration und Integration", Standing.ADVISES),
    ],
)
def test_a_body_is_named_and_known_for_what_it_may_do(text: str, body: str, standing: Standing) -> None:
    assert body_in(text) == (body, standing)


@pytest.mark.parametrize(
    "text", ["Kreistagsmitglied Grau", "Landrat Muster", "Stadtratsfraktion", "Beratung im Haus"]
)
def test_people_and_parties_are_no_bodies(text: str) -> None:
    assert body_in(text) is None


def told(
    markup: str, kind: Kind, subject: str = "Integrationskonzept", came_from: str = ""
) -> list[Resolution]:
    return list(resolutions(LexborHTMLParser(markup), kind, subject, came_from))


def test_an_item_tells_its_resolution_in_labels() -> None:
    markup = (
        "<h1>Auszug - Integrationskonzept</h1><table><tr><td>TOP:</td><td>Ö 2</td></tr><tr><td>Gremium:</td><td>Kreistag</td>"
        "<td>Beschlussart:</td><td>ungeändert beschlossen</td></tr><tr><td>Datum:</td><td>Do, 04.12.2014</td></tr></table>"
    )
    assert told(markup, Kind.ITEM) == [
        Resolution("Kreistag", date(2014, 12, 4), Result.ADOPTED, "ungeändert beschlossen")
    ]


def test_an_item_without_body_and_day_has_those_of_the_page_that_led_there() -> None:
    markup = "<h1>TOP 7</h1><p>Beschluss: zurückgestellt</p><p>Abstimmung: Ja: 16, Nein: 0</p>"
    assert told(markup, Kind.ITEM, came_from="Sitzung des Kreistages 04.02.2020") == [
        Resolution("Kreistag", date(2020, 2, 4), Result.DEFERRED, "zurückgestellt")
    ]


def test_a_proposal_is_no_resolution() -> None:
    markup = "<h1>TOP 7 Kreistag 04.02.2020</h1><h3>Beschlussvorschlag:</h3><p>Der Kreistag beschließt das Integrationskonzept.</p>"
    assert told(markup, Kind.ITEM) == []


def test_the_way_of_a_paper_gives_each_body_its_own_result() -> None:
    markup = (
        "<table><tr><td>Ausschuss für Soziales</td><td>Vorberatung</td></tr><tr><td>12.03.2019</td><td>Sitzung des Ausschusses für Soziales</td>"
        "<td>ungeändert beschlossen</td></tr><tr><td>Kreistag</td><td>Entscheidung</td></tr><tr><td>20.03.2019</td>"
        "<td>Sitzung des Kreistages</td><td>geändert beschlossen</td></tr></table>"
    )
    assert told(markup, Kind.PAPER) == [
        Resolution("Ausschuss für Soziales", date(2019, 3, 12), Result.ENDORSED, "ungeändert beschlossen"),
        Resolution("Kreistag", date(2019, 3, 20), Result.ADOPTED_CHANGED, "geändert beschlossen"),
    ]


def test_a_consultation_folded_into_a_button_is_read() -> None:
    markup = "<div><button>20.03.2019 Kreistag TOP 5 öffentlich - einstimmig beschlossen</button></div>"
    assert told(markup, Kind.CONSULTATIONS) == [
        Resolution("Kreistag", date(2019, 3, 20), Result.ADOPTED, "einstimmig beschlossen")
    ]


def test_a_draft_before_a_body_without_a_result_is_told_as_a_draft() -> None:
    markup = "<h1>Entwurf des Integrationskonzepts</h1><table><tr><td>20.03.2030</td><td>Kreistag</td><td></td></tr></table>"
    assert told(markup, Kind.PAPER, "Entwurf des Integrationskonzepts") == [
        Resolution("Kreistag", date(2030, 3, 20), Result.DRAFT)
    ]


@given(
    st.lists(
        st.sampled_from(
            [
                "Kreistag",
                "12.03.2019",
                "beschlossen",
                "Herr Müller sagt",
                "Entscheidung",
                "<td>",
                "<tr>",
                "|",
                "Beschluss:",
            ]
        ),
        max_size=30,
    )
)
def test_any_page_can_be_read_and_no_body_and_day_is_told_twice(parts: list[str]) -> None:
    for kind in (Kind.ITEM, Kind.PAPER):
        found = told(f"<table>{' '.join(parts)}</table>", kind)
        assert len({(one.body, one.on) for one in found}) == len(found)
