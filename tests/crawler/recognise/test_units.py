"""Municipalities named in titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.recognise.units import is_city, names_others, own_name, units_in, units_in_address
from tests.crawler.recognise import texts as t


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Landkreis Auental", "auental"), ("Auental", "auental"), ("Kiel, Landeshauptstadt", "kiel"),
        ("Rhein-Lenne-Kreis", "rhein-lenne-kreis"), ("Region Moos", "moos"), ("Städteregion Moosbach", "moosbach"),
    ],
)  # fmt: skip
def test_the_own_name_is_the_name_without_its_kind(name: str, own: str) -> None:
    assert own_name(name) == own


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Stadt Bergfelde, Landkreis Auental", ["bergfelde", "auental"]),
        ("Große Kreisstadt Bad Salzfelde", ["bad salzfelde"]),
        ("Kreis und Stadt im Wandel", []),
        ("Die Städte und Gemeinden im Landkreis", []),
        ("LANDKREIS AUENTAL INTEGRATIONSKONZEPT", ["auental"]),
        ("Markt der Möglichkeiten", []),
        ("Stadt Neustadt an der Aue", ["neustadt an der aue"]),
    ],
)
def test_towns_and_kreise_are_found_by_kind_and_name(text: str, names: list[str]) -> None:
    assert [unit.name for unit in units_in(text)] == names


def test_what_stands_before_a_municipality_makes_it_the_owner() -> None:
    first, second = units_in("Landkreis Auental\nIntegrationskonzept der Stadt Bergfelde")
    assert (first.owns, second.owns) == (False, True)


def test_the_name_of_a_file_is_read_without_its_tail() -> None:
    assert [unit.name for unit in units_in_address("https://x.de/ik_stadt_hausen_final.pdf?x=1")] == [
        "hausen"
    ]
    assert units_in_address("https://x.de/konzept_stadt_final.pdf") == []


def test_links_to_papers_of_land_and_towns_name_others() -> None:
    assert names_others("Integrationskonzept Niedersachsen", t.KREIS)
    assert names_others("Integrationskonzept der Stadt Bergfelde", t.KREIS)
    assert not names_others("Integrationskonzept des Landkreises Auental", t.KREIS)
    assert not names_others("Integrationskonzept 2023", t.KREIS)


def test_a_city_is_told_by_kind_or_name() -> None:
    assert is_city("Kreisfreie Stadt", "Hohenwerda")
    assert is_city("", "Stadt Hohenwerda")
    assert not is_city("Landkreis", "Auental")
    assert not is_city("", "Landkreis Karlstadt")


@given(st.text())
def test_no_title_is_too_odd(text: str) -> None:
    for unit in units_in(text):
        assert unit.name
        assert 0 <= unit.start < len(text)
