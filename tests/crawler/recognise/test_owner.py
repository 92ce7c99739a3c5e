"""Which unit a paper belongs to, in words people use."""

from __future__ import annotations

import pytest

from crawler.recognise.paper import recognise
from storage.values import Context, Level
from tests.crawler.recognise import texts as t

FIELDS = "Handlungsfeld Sprache: Kurse für Zugewanderte.\nHandlungsfeld Arbeit: Lotsen für Geflüchtete.\nZiele und Maßnahmen."


@pytest.mark.parametrize(
    ("cover", "front", "level", "unit"),
    [
        ("Integrationskonzept\nLandkreis Auental", "", Level.DISTRICT, "Landkreis Auental"),
        ("Integrationskonzept der STADT BERGFELDE", "", Level.TOWN, "Stadt Bergfelde"),
        ("Integrationskonzept des Landkreises Neuwald", "", Level.OTHER, "Landkreis Neuwald"),
        ("Das Thüringer Integrationskonzept", "", Level.LAND, "Land Thüringen"),
        ("Nationaler Integrationsplan", "", Level.LAND, "Bund"),
        ("Caritasverband Mardorf e. V.\nIntegrationskonzept", "", Level.OTHER, "Caritasverband Mardorf e. V."),
        ("Miteinander\nIntegrationskonzept", "Herausgeber: Hessisches Ministerium für Soziales", Level.LAND, "Land Hessen"),
    ],
)  # fmt: skip
def test_a_paper_s_unit_is_named(cover: str, front: str, level: Level, unit: str) -> None:
    found = recognise(t.pdf(cover, front, FIELDS), t.KREIS)
    assert (found.level, found.unit) == (level, unit)


@pytest.mark.parametrize(
    ("name", "kind", "unit"),
    [
        ("Auental", "Landkreis", "Landkreis Auental"),
        ("Landkreis Auental", "Landkreis", "Landkreis Auental"),
        ("Rhein-Lenne-Kreis", "Kreis", "Rhein-Lenne-Kreis"),
        ("Hohenwerda", "Kreisfreie Stadt", "Stadt Hohenwerda"),
        ("Stralwiek, Hansestadt", "Kreisfreie Stadt", "Stralwiek, Hansestadt"),
        ("", "", ""),
    ],
)
def test_the_district_is_called_as_people_call_it(name: str, kind: str, unit: str) -> None:
    context = Context("https://a.de/x.pdf", district_name=name, district_kind=kind)
    assert recognise(t.pdf("Integrationskonzept", "Sprache"), context).unit == unit


def test_a_place_in_the_title_that_runs_through_the_text_is_whose_paper_it_is() -> None:
    text = "In Rauenhofen leben Zugewanderte. In Rauenhofen-Mitte gibt es Kurse. Rauenhofen hilft. " * 6
    cover = "Integrationsfahrplan\nZiele und Wege in Rauenhofen"
    elsewhere = text.replace("leben", "im Landkreis Auental leben")
    assert recognise(t.pdf(cover, text), t.KREIS).level is Level.TOWN
    assert recognise(t.pdf(cover, elsewhere), t.KREIS).level is Level.DISTRICT
