"""What a file is called as a part of a row: its number, or its place before or after the chapters."""

from __future__ import annotations

from itertools import pairwise

import pytest

from crawler.part_names import base, position, whole_title

SITE = "https://www.kreis.test/dateien/"


def of(link: str, name: str = "4711") -> tuple[int, ...] | None:
    return position(link, "", SITE + name)


def test_what_is_bound_around_the_chapters_has_its_place_in_the_row() -> None:
    row = [
        "Integrationskonzept: Umschlag",
        "Integrationskonzept – Titelblatt (PDF, 1,2 MB)",
        "Integrationskonzept: Vorwort",
        "Integrationskonzept: Grußwort",
        "Integrationskonzept, Inhaltsverzeichnis",
        "Integrationskonzept: Kapitel 1",
        "Integrationskonzept: Kapitel 10 – Anhang",
        "Integrationskonzept: Anhang 1",
        "Integrationskonzept: Anhang 2 – Adressen",
        "Integrationskonzept: Glossar",
    ]
    places = [of(link) for link in row]
    assert all(one is not None and other is not None and one < other for one, other in pairwise(places))
    assert {base(link, "", SITE) for link in row} == {"integrationskonzept"}


@pytest.mark.parametrize(
    "link", ["Titelblatt", "Deckblatt", "Titel", "Umschlag", "Vorwort (PDF, 80 KB)", "Grußwort", "Anlage 1"]
)
def test_a_bare_word_is_a_place_in_the_row(link: str) -> None:
    assert of(link) is not None
    assert base(link, "", SITE) == ""


def test_a_files_name_tells_where_its_link_does_not() -> None:
    assert of("hier", "integrationskonzept_titelblatt.pdf") == of("Integrationskonzept: Titelblatt")


@pytest.mark.parametrize(
    "link",
    [
        "Anlage 1: Integrationskonzept",
        "Anhang zum Integrationskonzept",
        "Vorwort des Landrats zur Klimawoche",
        "Titelverteidigung",
        "Integrationskonzept Inhalte und Ziele",
        "Integrationskonzept 2024",
    ],
)
def test_other_names_are_no_place_in_a_row(link: str) -> None:
    assert of(link) is None


def test_the_whole_is_called_without_what_only_the_part_is_called() -> None:
    assert whole_title("Integrationskonzept: Titelblatt") == "Integrationskonzept"
    assert whole_title("Integrationskonzept – Grußwort") == "Integrationskonzept"
