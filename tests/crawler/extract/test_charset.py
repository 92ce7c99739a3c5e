from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.charset import declared_in, decode

TEXT = "Für Städte und Gemeinden: „Maßnahmen“ – Übersicht"
GERMAN = st.text(alphabet="abc äöüÄÖÜß-.,\n", min_size=1)


def test_utf_8_is_read_as_utf_8_whatever_was_declared() -> None:
    body = f'<meta charset="iso-8859-1">{TEXT}'.encode()

    assert TEXT in decode(body)
    assert TEXT in decode(body, "ISO-8859-1")
    assert TEXT in decode(body, "windows-1252")


def test_windows_1252_declared_as_utf_8_is_read_right() -> None:
    assert decode(TEXT.encode("cp1252"), "utf-8") == TEXT


def test_undeclared_windows_1252_is_read_right() -> None:
    assert decode(TEXT.encode("cp1252")) == TEXT


def test_latin_1_means_windows_1252_as_in_browsers() -> None:
    assert decode(TEXT.encode("cp1252"), "iso-8859-1") == TEXT


def test_two_neighbouring_special_characters_do_not_pass_for_utf_8() -> None:
    """In windows-1252 "ß“" has the bytes of one UTF-8 character."""
    assert decode("Das macht „Spaß“ und hält fit".encode("cp1252")) == "Das macht „Spaß“ und hält fit"


def test_stray_bytes_in_utf_8_are_read_as_windows_1252() -> None:
    body = "Überschrift der Vorlage, Größe, Straße, ".encode() + "Bücher".encode("cp1252")

    assert decode(body, "utf-8") == "Überschrift der Vorlage, Größe, Straße, Bücher"


def test_another_declared_charset_is_honoured() -> None:
    assert decode("Żółw".encode("iso-8859-2"), "iso-8859-2") == "Żółw"
    assert decode("€ und Š".encode("iso-8859-15"), "ISO-8859-15") == "€ und Š"


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_outranks_every_declaration(name: str) -> None:
    assert decode(TEXT.encode(name), "iso-8859-1") == TEXT


def test_utf_16_without_mark_shows_by_its_zero_bytes() -> None:
    assert decode(f"<html><body>{TEXT}</body></html>".encode("utf-16-le")).count(TEXT) == 1


def test_an_answer_cut_inside_a_character_is_still_utf_8() -> None:
    assert decode("Größe ä".encode()[:-1]) == "Größe "


def test_text_encoded_twice_is_repaired() -> None:
    assert decode("FÃ¼r StÃ¤dte und BÃ¼rger".encode()) == "Für Städte und Bürger"


def test_single_signs_that_look_twice_encoded_are_left_alone() -> None:
    assert decode("Das Zeichen Ã¼ kommt neben ü vor, und Ã¤ auch".encode()) == (
        "Das Zeichen Ã¼ kommt neben ü vor, und Ã¤ auch"
    )


@pytest.mark.parametrize("name", ["", "unbekannt", "x-user-defined", "base64", "utf-7", None])
def test_unusable_charset_names_are_ignored(name: str | None) -> None:
    assert decode(TEXT.encode(), name) == TEXT


@pytest.mark.parametrize(
    "head",
    [
        b'<meta charset="windows-1252">',
        b"<META http-equiv=Content-Type content='text/html; charset=windows-1252'>",
        b'<?xml version="1.0" encoding="windows-1252"?>',
    ],
)
def test_a_document_names_its_charset_itself(head: bytes) -> None:
    assert declared_in(head) == "cp1252"


@given(GERMAN, st.sampled_from(["utf-8", "cp1252"]), st.sampled_from(["utf-8", "iso-8859-1", None]))
def test_german_text_is_read_right_under_any_declaration(text: str, real: str, declared: str | None) -> None:
    assert decode(f"<p>ü{text}</p>".encode(real), declared) == f"<p>ü{text}</p>"


@given(st.binary(max_size=300), st.sampled_from(["utf-8", "iso-8859-1", "utf-16", "ascii", None]))
def test_any_bytes_become_some_text(body: bytes, declared: str | None) -> None:
    assert isinstance(decode(body, declared), str)
