"""Pages in other languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.languages import SHARE, german_key, german_sister, in_german, is_foreign


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


SITE = "https://kreis-au.de"


@pytest.mark.parametrize(
    ("declared", "german", "url", "sister"),
    [
        ("en", "/node/11", "/node/12", "/node/11"),
        ("en", "integration", "/en/integration", "/en/integration"),  # names itself: the template's language
        ("en", "/integration", "/en/integration", "/integration"),
        ("en", "/", "/en", "/"),
        ("en", "/", "/en/integration", ""),  # a switch to the home page
        ("de", "/node/11", "/node/12", ""),
        ("", "/node/11", "/node/12", ""),
        ("en", "", "/node/12", ""),
        ("en", "mailto:a@kreis-au.de", "/node/12", ""),
    ],
)  # fmt: skip
def test_a_page_that_declares_another_language_has_the_german_sister_it_names(
    declared: str, german: str, url: str, sister: str
) -> None:
    itself = sister == url
    assert german_sister(declared, german, SITE + url) == (SITE + sister if sister and not itself else "")


def test_a_german_sister_is_worth_what_its_translation_would_be_in_german() -> None:
    assert in_german(0.5, "kreis-au.de/node/12") == 0.5
    assert in_german(0.5 * SHARE, "kreis-au.de/en/node") == pytest.approx(0.5)
    assert in_german(3.0, "kreis-au.de/en") == 3.0
    assert in_german(0.9, "kreis-au.de/en/node") == 1.0
