from __future__ import annotations

import pytest

from storage.false_friends import false_friend
from storage.normal_words import normal


@pytest.mark.parametrize(
    ("kind", "titles"),
    [
        (
            "integrated",
            [
                "Integriertes Klimaschutzkonzept", "Integriertes Stadtentwicklungskonzept (ISEK)", "InSEK 2035", "ILEK",
                "Integriertes Mobilitätskonzept", "Nahverkehrsplan 2026", "Integrierte Sozialplanung: Handlungskonzept",
                "Kreisentwicklungskonzept – Vielfalt als Chance",
            ],
        ),
        (
            "inclusion",
            [
                "Aktionsplan Inklusion", "Teilhabeplan für Menschen mit Behinderungen", "Integrationshilfe",
                "Integrationsfachdienst", "Konzeption Kita Integration", "Schulbegleitung", "Aktionsplan UN-BRK",
                "Seniorenpolitisches Gesamtkonzept", "Konzept für Kinder mit Förderbedarf",
            ],
        ),
        ("person", ["Individueller Integrationsplan", "Eingliederungsvereinbarung"]),
        (
            "state",
            [
                "Nationaler Integrationsplan", "Landesintegrationskonzept", "Thüringer Integrationskonzept",
                "Integrationskonzept des Landes", "Zuwanderungs- und Integrationskonzept für den Freistaat",
            ],
        ),
        ("technical", ["Schnittstellen und Integration", "Tarifintegration im Verbund", "Linux: Integration", "Migrationskonzept Fachverfahren"]),
    ],
)  # fmt: skip
def test_look_alikes_are_told_by_kind(kind: str, titles: list[str]) -> None:
    assert [false_friend(normal(title)) for title in titles] == [kind] * len(titles)


@pytest.mark.parametrize(
    "title",
    [
        "Integrationskonzept Landkreis Auental",
        "Teilhabekonzept",
        "Kommunaler Integrationsplan",
        "Vielfalt leben",
        "Soziales",
    ],
)
def test_a_paper_s_own_name_is_no_false_friend(title: str) -> None:
    assert false_friend(normal(title)) is None


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("jobs", "Arbeitsmarkt- und Integrationsprogramm 2024"),
        ("jobs", "Integrationskonzept des Jobcenters"),
        ("nature", "Strategie zur biologischen Vielfalt"),
        ("technical", "Migrationskonzept Windows 11"),
    ],
)
def test_papers_that_only_share_a_word_are_told(kind: str, title: str) -> None:
    assert false_friend(normal(title)) == kind
