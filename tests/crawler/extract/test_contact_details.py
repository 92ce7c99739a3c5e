from __future__ import annotations

import pytest

from crawler.extract.contact_details import contact_marks, is_reachable


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Telefon: 02521 29-123", 1),
        ("Tel.: (02521) 29 123, E-Mail: a@kreis.de", 2),
        ("Frau Muster, Zimmer 12, Tel. 0251/4110, a(at)kreis.de", 3),
        ("Kreisstraße 5, 12345 Musterstadt, Montag 8 bis 12 Uhr", 2),
        ("Der Kreistag hat 2023 das Konzept beschlossen.", 0),
        ("01.02.2024", 0),
        ("Kapitel 1 Ausgangslage", 0),
        ("Saxofon 3 und Hotel 5", 0),
        ("Bevölkerung 2023: 123.456", 0),
    ],
)
def test_kinds_of_contact_details_are_counted(text: str, marks: int) -> None:
    assert contact_marks(text) == marks


def test_a_place_alone_does_not_make_reachable() -> None:
    assert not is_reachable("Kreisstraße 5, 12345 Musterstadt")
    assert is_reachable("+49 251 4110")
