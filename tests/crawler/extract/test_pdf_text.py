from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.pdf_text import repaired
from storage.text import fold


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Integrations\ufffekonzept", "Integrationskonzept"),
        ("Integrations\x02konzept", "Integrationskonzept"),
        ("Integra-\r\ntionskonzept", "Integrationskonzept"),
        ("Integra\u00adtion", "Integration"),
        ("Baden-\nWürttemberg", "Baden-Württemberg"),
        ("Debian\x02System", "Debian-System"),
        ("Integrations-\nund Teilhabekonzept", "Integrations- und Teilhabekonzept"),
        ("Integrations\ufffeund Teilhabe", "Integrations- und Teilhabe"),
        ("SGB-\nII-Bezug", "SGB-II-Bezug"),
        ("Punkt -\nStrich", "Punkt -\nStrich"),
    ],
)
def test_hyphens_at_line_breaks_are_undone(raw: str, text: str) -> None:
    assert repaired(raw) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("eﬃziente Pﬂege ﬁnden", "effiziente Pflege finden"),
        ("fu\u0308r alle", "für alle"),
        ("f¨ur die St¨adte", "für die Städte"),
        ("I n t e g r a t i o n s k o n z e p t", "Integrationskonzept"),
        ("A B C", "A B C"),
        ("\uf0b7 Sprache", "• Sprache"),
        ("Seite\u00a03\t von\u20034", "Seite 3 von 4"),
        ("a\x00b\x07c\ufeffd", "abcd"),
        ("eins\r\n\r\n  zwei \r\n", "eins\nzwei"),
        ("eins\u2028zwei", "eins\nzwei"),
        ("", ""),
    ],
)
def test_letters_are_as_a_reader_would_type_them(raw: str, text: str) -> None:
    assert repaired(raw) == text


@given(st.text(max_size=200))
def test_repairing_twice_changes_nothing_more(raw: str) -> None:
    once = repaired(raw)

    assert fold(repaired(once)) == fold(once)
    assert not {"\x02", "\ufffe", "\u00ad", "\r", "\x0c"} & set(once)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("\u00d6\x1bnung betri\x1bt P\x1degefachkr\u00e4fte", "Öffnung betrifft Pflegefachkräfte"),
        ("e\x1ezient, \x1cnden", "effizient, finden"),
        ("Integrations\x1ekonzept", "Integrationskonzept"),  # a word processor's hyphen, no ligature
        ("a \x1b b", "a b"),
    ],
)
def test_ligatures_of_tex_fonts_without_names_are_letters(raw: str, text: str) -> None:
    assert repaired(raw) == text
