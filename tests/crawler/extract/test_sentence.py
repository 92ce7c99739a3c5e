from __future__ import annotations

import pytest

from crawler.extract.sentence import is_sentence


@pytest.mark.parametrize(
    "text",
    [
        "Alle sollen gleichberechtigt teilhaben können.",
        "Der Kreistag hat das Konzept beschlossen und die Verwaltung mit der Umsetzung beauftragt",
        "هذا دليل للمهاجرين الجدد في المنطقة.",
    ],
)
def test_running_text_is_known(text: str) -> None:
    assert is_sentence(text)


@pytest.mark.parametrize(
    "text",
    [
        "Frau Dr. Erika Muster",
        "Kreisverwaltung Nord · Deichweg 8 · 25999 Husum · Stand: 03.09.2026 · Login · Impressum · Kontakt",
        "Leben Bildung Soziales Wirtschaft Tourismus Verwaltung Politik Service Kontakt Impressum",
        "Integrationskonzept 2024",
        "12 34 56 78 90 11 12 13 14 15",
        "",
    ],
)
def test_names_addresses_and_rows_of_links_are_not(text: str) -> None:
    assert not is_sentence(text)
