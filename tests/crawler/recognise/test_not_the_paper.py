"""What names a paper and is none: who is to write it, who comments on it, who decides, who is employed for it."""

from __future__ import annotations

import pytest

from crawler.recognise.paper import recognise
from storage.values import Role
from tests.crawler.recognise import texts as t

TOPIC = "Zugewanderte, Geflüchtete und Migrantenorganisationen werden beteiligt; Integrationskurse und interkulturelle Öffnung. "
CHAPTERS = "\n".join(t.CHAPTERS.values())


def role(cover: str, text: str = TOPIC, **context: object) -> Role:
    return recognise(t.pdf(cover, text), t.kreis(**context)).role


@pytest.mark.parametrize(
    "cover",
    [
        "Leistungsbeschreibung\nErstellung eines Integrationskonzeptes für den Landkreis Auental",
        "Interessenbekundungsverfahren\nErarbeitung des Integrationskonzeptes",
        "Niederschrift\nüber die 9. Sitzung des Kreistages am 11.12.2023\nTOP 8 Fortschreibung des Integrationskonzeptes",
        "Caritasverband Auental\nStellungnahme zum Entwurf des Integrationskonzeptes",
    ],
)
def test_what_surrounds_a_paper_is_none(cover: str) -> None:
    assert role(cover) is Role.NONE


def test_an_advertised_post_is_no_paper() -> None:
    advert = (
        "Ihre Aufgaben: Erstellung eines Integrationskonzeptes. Ihr Profil: Studium. Entgeltgruppe 9c TVöD."
    )
    assert (
        role("Der Landkreis Auental sucht\neine Integrationsbeauftragte (m/w/d)", TOPIC + advert) is Role.NONE
    )


def test_the_concept_that_thanks_its_writers_stays_a_concept() -> None:
    text = f"{CHAPTERS}\nDie Vergabe an ein Institut erfolgte nach einer Ausschreibung; Stellungnahmen der Verbände flossen ein."
    assert role("Integrationskonzept\nLandkreis Auental\n2021", text) is Role.CONCEPT


def test_a_motion_is_a_council_paper() -> None:
    letter = "Sehr geehrter Herr Landrat, wir bitten, den Antrag auf die Tagesordnung zu setzen: Die Verwaltung wird beauftragt, es fortzuschreiben."
    assert (
        role("Fraktion im Kreistag\nAntrag: Fortschreibung des Integrationskonzeptes", letter)
        is Role.COUNCIL_PAPER
    )


def test_a_brand_alone_makes_no_paper_of_a_list_of_projects() -> None:
    projects = (
        "Nähtreff für Migrantinnen, Frau Öz. Fahrradwerkstatt für Geflüchtete, Herr Klein. Café Welcome der Zugewanderten, Frau Sommer. "
        * 3
    )
    assert (
        role("Vielfalt leben\nProjekte stellen sich vor", projects, link_text="Vielfalt leben") is Role.NONE
    )
    assert role("Vielfalt leben\nLandkreis Auental", CHAPTERS, link_text="Vielfalt leben") is Role.CONCEPT


@pytest.mark.parametrize(
    "cover",
    [
        "Seniorenpolitisches Gesamtkonzept\nTeilhabe und Integration älterer Menschen",
        "Konzept zur Integration behinderter Menschen",
    ],
)
def test_the_integration_of_others_than_migrants_is_no_integration_paper(cover: str) -> None:
    text = (
        "Kurzzeitpflege, Tagespflege und Wohnberatung werden ausgebaut. Ältere Zugewanderte werden beraten. "
        * 12
    )
    assert role(cover, text) is Role.NONE


def test_the_heading_above_a_download_marks_a_draft() -> None:
    above = "Entwurf des Integrationskonzepts – Rückmeldungen bis 30. Juni"
    cover = "Integrationskonzept\nLandkreis Auental"
    assert role(cover, CHAPTERS, link_text="Download (PDF)", link_heading=above) is Role.DRAFT
    named = role(cover, CHAPTERS, link_text="Integrationskonzept 2019", link_heading=above)
    assert named is Role.CONCEPT


def test_a_translation_that_names_itself_is_a_short_version() -> None:
    text = (
        "Language courses for migrants and refugees, schools and companies. The council reviews the measures of integration every year. "
        * 3
    )
    found = recognise(
        t.pdf("Living Diversity\nIntegration Concept of the City", text),
        t.kreis(link_text="Integration Concept (English)"),
    )
    assert found.role is Role.SHORT_VERSION


@pytest.mark.parametrize(
    "name", ["ik_kurz.pdf", "integrationsplan-draft.pdf", "Integrationskonzept_V0.9.pdf", "IK_Entw_2.pdf"]
)
def test_a_file_s_name_alone_tells_short_versions_and_drafts(name: str) -> None:
    found = role("Integrationskonzept\nLandkreis Auental", CHAPTERS, url=f"https://www.x.de/media/{name}")
    assert found in (Role.SHORT_VERSION, Role.DRAFT)


def test_the_district_s_full_name_on_the_title_outweighs_who_speaks() -> None:
    text = "Unsere Stadt ist bunt. Stadtrat und Stadtverwaltung, Rathaus und Stadtteil. " * 4 + CHAPTERS
    found = recognise(
        t.pdf("Integrationskonzept der StädteRegion Achtal", text),
        t.kreis(district_name="StädteRegion Achtal"),
    )
    assert found.is_concept


@pytest.mark.parametrize(
    ("cover", "expected"),
    [
        ("Integrationsplan Landkreis Auental\nUmsetzungsstand 2021", Role.REPORT),
        ("Integrationskonzept des Landkreises Auental\nAuszug für Kommunen", Role.SHORT_VERSION),
        (
            "In sieben Schritten zum kommunalen Integrationskonzept\nEin Leitfaden für Städte und Gemeinden",
            Role.NONE,
        ),
    ],
)
def test_what_is_made_of_papers_is_not_the_paper(cover: str, expected: Role) -> None:
    assert role(cover, CHAPTERS) is expected


def test_the_kreis_of_a_city_s_name_is_another_unit() -> None:
    found = recognise(
        t.pdf("Integrationskonzept\nLandkreis Hohenwerda-Land", CHAPTERS),
        t.stadt(link_text="Integrationskonzept Landkreis Hohenwerda-Land"),
    )
    assert not found.is_concept
