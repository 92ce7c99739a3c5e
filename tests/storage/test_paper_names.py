from __future__ import annotations

import pytest

from storage.normal_words import normal
from storage.paper_names import REPORT_NAME, name_strength

SURE = [
    "Integrationskonzept", "Das Integrationskonzept des Landkreises", "2. Integrationskonzept",
    "Integrationskonzeption für den Landkreis", "Fortschreibung des Integrationskonzeptes", "Integrationskonzepte",
    "Integrations- und Teilhabekonzept", "Integrations- und Diversitätskonzept", "Vielfalts- und Integrationsstrategie",
    "Integrations-/Inklusionskonzept", "Integrations-konzept", "lntegrationskonzept", "Gesamtintegrationskonzept",
    "Kommunaler Integrationsplan (KIP)", "Integrationsrahmenplan", "Integrationsfahrplan", "Integrationsleitlinien",
    "Integrationspolitisches Leitbild", "Integrationspolitische Grundsätze", "Leitbild Integration und Vielfalt",
    "Handlungskonzept Integration 4.0", "Handlungskonzept integrationsorientierte Aufnahme", "Rahmenkonzept Integration",
    "Masterplan Integration", "Strategie für Integration", "Leitlinien zur Integrationspolitik", "Integrationsprogramm",
    "Gesamtkonzept zur Integration der Migrantinnen und Migranten", "Interkulturelles Gesamtkonzept",
    "Konzept zur Förderung der Integration", "Leitlinien der Integrationsförderung", "Migrationskonzept",
    "Zuwanderungskonzept", "Migrations- und Integrationskonzept", "Eingliederungskonzept", "Integrationsleitbild",
    "Strategisches Integrationskonzept", "Integration: Handlungskonzept", "Strategischer Sozial- und Integrationsplan",
    "Integrationsstrategie I präsentiert", "INTEGRATIONSKONZEPT", "Gesamtkonzept Migration und Vielfalt",
    "Konzept Migration und Teilhabe", "Rahmenkonzept für Zuwanderung und Zusammenhalt", "Integrations·konzept",
]  # fmt: skip
LIKELY = [
    "Zusammenleben in Vielfalt", "Vielfalt leben", "Konzept für Diversität und Teilhabe", "Teilhabekonzept",
    "Teilhabe-Konzept", "EINE Stadt für ALLE", "Angekommen – Aufgenommen", "Konzept Internationale Stadt",
    "Vielfaltskonzept", "Flüchtlingskonzept", "Integrationsbericht und -konzept", "Handlungskonzept Migration",
    "Leitlinien der Hansestadt für eine Stadt der Vielfalt", "Konzept zur Stärkung der integrativen Stadtgesellschaft",
    "Sozialstrategie – Fokus Integration",
]  # fmt: skip
NONE = [
    "Integration", "Integrationskurs", "Integrationsbeirat", "Integrationspreis", "Migration und Integration",
    "Kommunales Integrationszentrum", "Integrationsmanagement", "Planung der Kindertagesbetreuung", "Klimaschutzkonzept",
    "Konzertprogramm", "Tarifintegration", "Systemintegration: Planung", "Programmierung der Integration", "Landkreis",
    "Integrationsplanung ist Aufgabe", "Bebauungsplan Nord", "",
    "Programm der Interkulturellen Wochen 2021", "Programm der Woche der Vielfalt", "Programm zum Tag der Integration",
]  # fmt: skip


@pytest.mark.parametrize("title", SURE)
def test_names_of_the_family_are_sure(title: str) -> None:
    assert name_strength(normal(title)) == 1.0


@pytest.mark.parametrize("title", LIKELY)
def test_brands_and_wider_names_are_likely(title: str) -> None:
    assert 0.5 <= name_strength(normal(title)) <= 0.7


@pytest.mark.parametrize("title", NONE)
def test_the_topic_alone_is_no_name(title: str) -> None:
    assert name_strength(normal(title)) == 0.0


@pytest.mark.parametrize(
    "title", [
        "Integrationsbericht 2023", "Bericht zur Integration", "Integrationsmonitoring", "Sachstandsbericht Migration",
        "Jahresbericht des Kommunalen Integrationszentrums", "Tätigkeitsbericht der Integrationsbeauftragten",
    ],
)  # fmt: skip
def test_reports_on_integration_have_a_pattern_of_their_own(title: str) -> None:
    assert REPORT_NAME.search(normal(title))
    assert not REPORT_NAME.search("sozialbericht")
