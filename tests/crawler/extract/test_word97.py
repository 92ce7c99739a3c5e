from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.word97 import NoWordFile, lines_of, read_word97

DOC = (Path(__file__).parent / "files" / "konzept.doc").read_bytes()


def test_text_properties_and_tables_are_read() -> None:
    word = read_word97(DOC)

    assert word.lines[0] == word.title == "Integrationskonzept des Landkreises Musterbach"
    assert "Koordinierungsstelle Sprache | Amt für Bildung | 2024" in word.lines
    assert (word.created, word.modified) == ("2023-11-02T09:30:00+00:00", "2024-01-15T14:05:00+00:00")


def test_headers_and_footers_are_no_text() -> None:
    assert "Stabsstelle Integration".encode("utf-16-le") in DOC or b"Stabsstelle Integration" in DOC
    assert not any("Stabsstelle" in line for line in read_word97(DOC).lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("\x13 PAGE \x14 3\x15", ["3"]),
        ('Siehe \x13 HYPERLINK "https://kreis.test" \x14unsere Seite\x15.', ["Siehe unsere Seite."]),
        (
            '\x13 TOC \\o \x14\x13 HYPERLINK \\l "_Toc1" \x14Leitbild\t\x13 PAGEREF _Toc1 \x14 4\x15\x15\rEnde\x15',
            ["Leitbild 4", "Ende"],
        ),
        ('\x13 XE "Integration"\x15Text', ["Text"]),
        (
            "Maßnahme\x07Beginn\x07\x07Sprache\x072024\x07\x07Danach\r",
            ["Maßnahme | Beginn", "Sprache | 2024", "Danach"],
        ),
        ("Sprach\x1fförderung\x0bSGB\x1eII\x01", ["Sprachförderung", "SGB-II"]),
        ("\r\r \x07\x07\r", []),
    ],
)
def test_the_signs_of_word_become_what_a_reader_sees(text: str, lines: list[str]) -> None:
    assert list(lines_of(text)) == lines


@given(st.text(st.sampled_from("ab \r\t\x07\x0b\x13\x14\x15\x01\ud800\ufffd")))
def test_no_sign_of_word_is_left(text: str) -> None:
    for line in lines_of(text):
        assert line == " ".join(line.split())
        assert not set(line) & set("\r\x07\x0b\x01")


@pytest.mark.parametrize("kept", [0, 8, 512, 5_000])
def test_a_cut_off_file_is_no_word_file(kept: int) -> None:
    with pytest.raises(NoWordFile):
        read_word97(DOC[:kept])


def test_an_encrypted_file_is_told() -> None:
    place = DOC.index(struct.pack("<H", 0xA5EC)) + 0x0A
    flags = struct.unpack_from("<H", DOC, place)[0] | 0x0100

    with pytest.raises(NoWordFile, match="encrypted"):
        read_word97(DOC[:place] + struct.pack("<H", flags) + DOC[place + 2 :])


@given(st.lists(st.tuples(st.integers(0, len(DOC) - 1), st.integers(0, 255)), max_size=40))
def test_damage_gives_text_or_no_word_file(damages: list[tuple[int, int]]) -> None:
    body = bytearray(DOC)
    for place, value in damages:
        body[place] = value
    try:
        lines = read_word97(bytes(body)).lines
    except NoWordFile:
        return
    assert all(lines)
