from __future__ import annotations

import pytest

from crawler.recognise.level import level_of
from crawler.recognise.reading import read
from storage.values import Context, Level
from tests.crawler.recognise import texts as t

CITY = "Kreisfreie Stadt"


def level(
    cover: str, name: str = "Landkreis Auental", kind: str = "Landkreis", text: str = "", land: str = ""
) -> Level:
    where = Context("https://x.de/papier.pdf", district_name=name, district_kind=kind, land=land)
    return level_of(read(t.pdf(cover, text), where))[0]


@pytest.mark.parametrize(
    "cover",
    [
        "Integrationskonzept\ndes Landkreises Auental",
        "LANDKREIS AUENTAL\nINTEGRATIONSKONZEPT",
        "Integrationskonzept",
        "Integrationskonzept Auental",
        "Integrationskonzept\nfür die Städte und Gemeinden im Landkreis Auental",
        "Integrationskonzept für den Landkreis Auental\nGefördert durch das\nMinisterium für Soziales und Integration",
        "Integrationskonzept\nGefördert aus Mitteln des\nMinisteriums für Integration",
        "Landratsamt Auental\nIntegrationskonzept, erarbeitet mit der Stadt Bergfelde",
        "EINE STADT FÜR ALLE\nIntegrationskonzept",
        "Landkreis Auental Integrationskonzept Stand 2020",
        "Integrationskonzept des Kreises Auental\nwissenschaftlich begleitet von der Hochschule Nord",
        "Integrationskonzeption des Landkreises Auental\nGrundlage ist das Landesintegrationsgesetz",
        "Integrationskonzept des Landkreises Auental\nim Rahmen des Landesintegrationskonzepts",
        "Integrationskonzept Auental\nerarbeitet mit dem Institut für Sozialforschung",
    ],
)
def test_the_district_s_own_paper(cover: str) -> None:
    assert level(cover) is Level.DISTRICT


@pytest.mark.parametrize(
    "cover",
    [
        "Integrationskonzept der Stadt Bergfelde",
        "STADT BERGFELDE\nINTEGRATIONSKONZEPT",
        "Integrationskonzept der Stadt Bergfelde\nLandkreis Auental",
        "Gemeinde Seeheim am Berg\nIntegrationskonzept",
        "Verbandsgemeinde Sonnenberg\nIntegrationskonzept",
        "Samtgemeinde Moorland: Integrationskonzept",
        "Große Kreisstadt Bergfelde\nIntegrationsplan",
        "Stadt Auental\nIntegrationskonzept",
        "Stadt Bergfelde Integrationskonzept 2020 Landkreis Auental",
        "Stadt Neustadt an der Aue\nIntegrationskonzept",
        "Markt Oberndorf\nIntegrationskonzept",
        "Landkreis Auental\nIntegrationskonzept der Stadt Bergfelde",
    ],
)
def test_a_paper_of_a_town_in_the_district(cover: str) -> None:
    assert level(cover) is Level.TOWN


def test_a_town_without_a_name_on_the_cover_is_known_by_who_speaks() -> None:
    voices = (
        "Der Bürgermeister dankt dem Stadtrat. Die Stadtverwaltung und der Stadtrat setzen das Konzept um. "
        * 12
    )
    assert level("Integrationskonzept", text=voices) is Level.TOWN
    assert level("Integrationskonzept", text=voices.replace("Stadtrat", "Kreistag")) is Level.DISTRICT


@pytest.mark.parametrize(
    "cover",
    [
        "Gemeinsames Integrationskonzept\nvon Hansestadt und Landkreis Auental",
        "Integrationskonzept für Stadt und Landkreis Auental",
        "Integrationskonzept des Landkreises Auental und der Stadt Auental",
    ],
)
def test_kreis_and_stadt_together_are_joint(cover: str) -> None:
    assert level(cover) is Level.JOINT


@pytest.mark.parametrize(
    "cover",
    [
        "Landesintegrationskonzept",
        "Das Thüringer Integrationskonzept",
        "Nationaler Integrationsplan",
        "Integrationskonzept des Landes",
        "Zuwanderungs- und Integrationskonzept für den Freistaat Sachsen",
        "Ministerium für Soziales\nIntegration gestalten",
        "Integrationskonzept Hessen",
        "Integrationsstrategie\nfür Niedersachsen",
        "Die Beauftragte der Bundesregierung für Migration\nIntegration gestalten",
    ],
)
def test_papers_of_land_and_federation(cover: str) -> None:
    assert level(cover) is Level.LAND


@pytest.mark.parametrize(
    "cover",
    [
        "Landkreis Nordmoor\nIntegrationskonzept",
        "Caritasverband Südtal e. V.\nKonzept Migrationsdienst",
        "Universität Mittelstadt\nDiversitätskonzept",
        "Bertelsmann Stiftung\nIntegrationskonzepte",
        "DRK Kreisverband Auental\nIntegrationskonzept",
        "Grundschule Auental\nIntegrationskonzept",
    ],
)
def test_papers_of_others(cover: str) -> None:
    assert level(cover) is Level.OTHER


@pytest.mark.parametrize(
    ("cover", "expected"),
    [
        ("Stadt Hohenwerda\nIntegrationskonzept", Level.DISTRICT),
        ("Landeshauptstadt Hohenwerda\nIntegrationskonzept", Level.DISTRICT),
        ("Integrationskonzept", Level.DISTRICT),
        ("Integrationskonzept der Stadt Bergfelde", Level.OTHER),
        ("Landkreis Hohenwerda\nIntegrationskonzept", Level.OTHER),
        ("Integrationskonzept für Stadt und Landkreis Hohenwerda", Level.JOINT),
    ],
)
def test_a_kreisfreie_stadt_s_own_paper_is_the_district_s(cover: str, expected: Level) -> None:
    assert level(cover, "Hohenwerda", CITY) is expected


def test_a_city_state_is_its_own_district() -> None:
    assert level("Integrationskonzept des Landes Bremen", "Bremen", CITY) is Level.DISTRICT


def test_kreise_whose_name_ends_in_kreis() -> None:
    assert level("Integrationskonzept\nRhein-Lenne-Kreis", "Rhein-Lenne-Kreis", "Kreis") is Level.DISTRICT


def test_a_page_names_its_issuer_in_the_text() -> None:
    page = t.page(
        "Integrationskonzept",
        "Das Integrationskonzept der Stadt Bergfelde gilt seit 2018.",
        "Integrationskonzept",
    )
    assert level_of(read(page, t.KREIS))[0] is Level.TOWN


def test_a_page_that_only_mentions_a_town_stays_the_district_s() -> None:
    page = t.page(
        "Integrationskonzept", "In der Stadt Bergfelde wurde das Konzept vorgestellt.", "Integrationskonzept"
    )
    assert level_of(read(page, t.KREIS))[0] is Level.DISTRICT


def test_a_file_s_name_names_its_town() -> None:
    for url in (
        "https://x.de/f/Integrationskonzept_Stadt_Hausen.pdf",
        "https://x.de/f/ik-stadt-hausen-2020-final.pdf",
    ):
        where = Context(url, district_name="Landkreis Auental", district_kind="Landkreis")
        assert level_of(read(t.pdf("Integrationskonzept", ""), where))[0] is Level.TOWN


def test_the_law_a_one_page_paper_begins_with_is_not_its_issuer() -> None:
    text = "Integrationskonzeption des Landkreises Auental\nPräambel\nGrundlage sind Landesintegrationsgesetz und Integrationskonzept des Landes."
    assert level_of(read(t.pdf(text), t.KREIS))[0] is Level.DISTRICT


def test_a_page_tells_of_a_town_s_paper() -> None:
    page = t.page(
        "Neues aus den Städten",
        "Die Stadt Bergfelde hat ihr Integrationskonzept im Sozialausschuss des Landkreises vorgestellt.",
        "Neues aus den Städten",
    )
    assert level_of(read(page, t.KREIS))[0] is Level.TOWN


def test_the_land_itself_is_known_by_the_context() -> None:
    assert level("Integrationskonzept Musterland 2030", land="Musterland") is Level.LAND
    assert (
        level("Integrationskonzept Brandenburg an der Havel", "Brandenburg an der Havel", CITY)
        is Level.DISTRICT
    )
