from __future__ import annotations

import pytest

from storage.fields_of_action import FIELDS, fields_in
from storage.normal_words import normal


def test_there_are_the_fifteen_codes_of_the_scheme() -> None:
    assert list(FIELDS) == [
        "ARBEIT", "BILDUNG", "SPRACHE", "WOHNEN", "GESUNDHEIT", "PARTIZIPATION", "ENGAGEMENT", "IKÖ", "KULTUR_SPORT",
        "RELIGION", "ANTIDISKRIMINIERUNG", "AUFNAHME", "FAMILIE", "SICHERHEIT", "STEUERUNG",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ("Arbeitsmarkt und Ausbildung", {"ARBEIT"}),
        ("Bildung und Sprache", {"BILDUNG", "SPRACHE"}),
        ("Arbeit & Wirtschaft", {"ARBEIT"}),
        ("Gesundheit und Sport", {"GESUNDHEIT", "KULTUR_SPORT"}),
        ("Wohnen und Quartier", {"WOHNEN"}),
        ("Deutsch lernen", {"SPRACHE", "BILDUNG"}),
        ("Interkulturelle Öffnung der Verwaltung", {"IKÖ"}),
        ("Bürgerschaftliches Engagement", {"ENGAGEMENT"}),
        ("Interreligiöser Dialog", {"RELIGION"}),
        ("Politische Teilhabe", {"PARTIZIPATION"}),
        ("Antidiskriminierung", {"ANTIDISKRIMINIERUNG"}),
        ("Aufnahme und Erstintegration", {"AUFNAHME"}),
        ("Frauen und Familie", {"FAMILIE"}),
        ("Sicherheit", {"SICHERHEIT"}),
        ("Vernetzung und Öffentlichkeitsarbeit", {"STEUERUNG"}),
        ("Integrationsarbeit", set()),
        ("Vorwort", set()),
        ("Einwohner", set()),
    ],
)
def test_a_heading_sets_the_codes_it_names(heading: str, codes: set[str]) -> None:
    assert set(fields_in(normal(heading))) == codes
