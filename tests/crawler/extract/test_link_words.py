from __future__ import annotations

import pytest

from crawler.extract.link_words import is_generic


@pytest.mark.parametrize(
    "text",
    [
        "hier", "Hier", "hier.", "mehr", "mehr …", "Mehr erfahren", "mehr Informationen", "weiterlesen", "Download", "PDF",
        "PDF-Datei", "zum Artikel", "» weiter", "Datei herunterladen", "PDF herunterladen", "Bitte klicken Sie hier",
        "Weitere Informationen", "", "1", "…", "read more", "zum Download", "hier lesen", "Details", "als PDF",
    ],
)  # fmt: skip
def test_words_that_name_no_target_are_generic(text: str) -> None:
    assert is_generic(text)


@pytest.mark.parametrize(
    "text",
    [
        "Integrationskonzept",
        "Konzept (PDF)",
        "Integrationskonzept herunterladen",
        "Mehr Teilhabe",
        "Leitbild",
        "2024 bis 2028 Plan",
    ],
)
def test_words_that_name_a_target_are_not(text: str) -> None:
    assert not is_generic(text)
