"""Pages in other languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.languages import german_key, is_foreign


@pytest.mark.parametrize(
    ("key", "german"),
    [
        ("kreis-au.de/en/soziales/integration", "kreis-au.de/soziales/integration"),
        ("kreis-au.de/uk", "kreis-au.de"),
        ("kreis-au.de/soziales/fr/integration.html", "kreis-au.de/soziales/integration.html"),
        ("kreis-au.de/seite?L=1&id=3", "kreis-au.de/seite?id=3"),
        ("kreis-au.de/seite?id=3&lang=en", "kreis-au.de/seite?id=3"),
        ("kreis-au.de/seite?sprache=ru", "kreis-au.de/seite"),
        ("kreis-au.de/integration/:translation/en", "kreis-au.de/integration"),
    ],
)  # fmt: skip
def test_an_address_in_another_language_names_its_german_page(key: str, german: str) -> None:
    assert german_key(key) == german


@pytest.mark.parametrize(
    "key",
    ["kreis-au.de/de/integration", "kreis-au.de/integration", "kreis-au.de/seite?L=0", "kreis-au.de/seite?lang=de",
     "kreis-au.de/es-geht-los", "kreis-au.de/itzehoe/en-passant", "kreis-au.de/seite?la=1", "fr.de/artikel"],
)  # fmt: skip
def test_a_german_address_names_none(key: str) -> None:
    assert german_key(key) is None


@given(st.text(alphabet="en/fr?&=lL1abc.", max_size=30))
def test_what_a_page_s_german_address_is_called_is_german(rest: str) -> None:
    german = german_key(f"kreis-au.de/{rest}")
    assert german is None or len(german) < len(f"kreis-au.de/{rest}")


@pytest.mark.parametrize(
    ("declared", "foreign"), [("en", True), ("uk-UA", True), ("de", False), ("de-DE", False), ("", False)]
)
def test_the_declared_language_decides(declared: str, foreign: bool) -> None:
    assert is_foreign(declared) is foreign
