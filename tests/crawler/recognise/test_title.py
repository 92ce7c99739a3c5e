from __future__ import annotations

import pytest

from crawler.recognise.reading import read
from crawler.recognise.title import title_of
from storage.values import Document
from tests.crawler.recognise import texts as t


def title(document: Document, **context: object) -> str:
    return title_of(read(document, t.kreis(**context)))


@pytest.mark.parametrize(
    ("cover", "expected"),
    [
        ("Landkreis Auental\n\nIntegrationskonzept\nfür den Landkreis Auental\n\nStand: März 2023", "Integrationskonzept für den Landkreis Auental"),
        ("Vielfalt leben\nIntegrationskonzept der Stadt Hohenwerda 2016 – 2020", "Vielfalt leben – Integrationskonzept der Stadt Hohenwerda 2016 – 2020"),
        ("Landkreis Auental\nIntegrations-\nkonzeption", "Integrationskonzeption"),
        ("Integrationskonzept\n– Entwurf –\nStand 12.05.2022", "Integrationskonzept – Entwurf"),
        ("Kommunaler Integrationsplan\n1. Fortschreibung 2021", "Kommunaler Integrationsplan – 1. Fortschreibung 2021"),
        ("Sachstandsbericht\nzur Umsetzung des Integrationskonzepts", "Sachstandsbericht zur Umsetzung des Integrationskonzepts"),
        ("I N T E G R A T I O N S K O N Z E P T\nwww.auental.de", "INTEGRATIONSKONZEPT"),
        ("Integrationskonzept für den Landkreis\nAuental\nBeschlossen vom Kreistag am 8. Oktober 2018", "Integrationskonzept für den Landkreis Auental"),
        ("Integrationskonzept für den\nLandkreis Auental\n1. Fortschreibung 2026 bis 2031", "Integrationskonzept für den Landkreis Auental – 1. Fortschreibung 2026 bis 2031"),
        ("Migrations- und\nIntegrationsstrategie des\nKreises Nord\nAnlage zur Beschlussvorlage 2021/143", "Migrations- und Integrationsstrategie des Kreises Nord"),
        ("Kommunaler Integrationsplan\nAuental (KIP)\nZweiter Plan, Beschluss 0412/2022", "Kommunaler Integrationsplan Auental (KIP)"),
        ("Integrationskonzept der Stadt Bad\nSalzfelde", "Integrationskonzept der Stadt Bad Salzfelde"),
        ("Ankommen erleichtern,\nTeilhabe ermöglichen\nGesamtkonzept Migration und Vielfalt im Kreis\nFalk\n2. Auflage, beschlossen vom Kreistag", "Ankommen erleichtern, Teilhabe ermöglichen – Gesamtkonzept Migration und Vielfalt im Kreis Falk – 2. Auflage"),
        ("Niedersachsen packt an\nIntegrationsstrategie für Niedersachsen", "Niedersachsen packt an – Integrationsstrategie für Niedersachsen"),
        ("Miteinander leben\nDas Integrationskonzept auf einen Blick", "Miteinander leben – Das Integrationskonzept auf einen Blick"),
        ("INTEGRATIONSKONZEPT\nFÜR DEN LANDKREIS AUENTAL", "INTEGRATIONSKONZEPT FÜR DEN LANDKREIS AUENTAL"),
        ("Integrationskonzept\n2020", "Integrationskonzept 2020"),
        ("Landesintegrationskonzept", "Landesintegrationskonzept"),
    ],
)  # fmt: skip
def test_a_file_is_called_by_its_cover_with_its_subtitle(cover: str, expected: str) -> None:
    assert title(t.pdf(cover, "Vorwort")) == expected


@pytest.mark.parametrize(
    "junk",
    [
        "Microsoft Word - IK_final.docx",
        "untitled",
        "Layout 1",
        "Download",
        "PDF",
        "ik_2020_v3.indd",
        "Druckversion",
        "",
    ],
)
def test_what_programs_write_as_title_is_none(junk: str) -> None:
    assert (
        title(
            t.pdf("Logo der Kreisverwaltung", title=junk), link_text="Integrationskonzept 2020 (PDF, 1,2 MB)"
        )
        == "Integrationskonzept 2020"
    )


def test_without_any_title_the_file_name_serves() -> None:
    url = "https://x.de/f/Integrationskonzept_Auental_2021_final.pdf"
    assert title(t.pdf(""), url=url, link_text="Download") == "Integrationskonzept Auental 2021"


@pytest.mark.parametrize(
    ("own", "heading", "expected"),
    [
        ("Integrationskonzept | Landkreis Auental", "", "Integrationskonzept"),
        ("Integrationskonzept - Landkreis Auental", "", "Integrationskonzept"),
        ("Landkreis Auental", "Unser Integrationskonzept", "Unser Integrationskonzept"),
        ("Aktuelles", "Integrationskonzept – Weiterentwicklung", "Integrationskonzept – Weiterentwicklung"),
    ],
)
def test_a_page_is_called_by_its_heading_or_title_without_the_site_s_name(
    own: str, heading: str, expected: str
) -> None:
    assert title(t.page(own, "Text", *([heading] if heading else []))) == expected


def test_a_council_paper_is_called_by_its_subject() -> None:
    assert (
        title(t.pdf(t.COUNCIL_PAPER)) == "Fortschreibung des Integrationskonzepts für den Landkreis Auental"
    )


def test_a_brand_known_to_the_file_alone_goes_before_the_cover_s_likely_name() -> None:
    document = t.pdf(
        "Strategie für Teilhabe und Zusammenhalt im Kreis Auental",
        "Text",
        title="Vielfalt leben – Zukunft gestalten",
    )
    assert (
        title(document)
        == "Vielfalt leben – Zukunft gestalten – Strategie für Teilhabe und Zusammenhalt im Kreis Auental"
    )
