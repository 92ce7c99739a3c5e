from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.file_notes import is_file_note, without_file_notes

SIZES = st.builds(
    "{}{}{}".format,
    st.decimals(min_value=0, max_value=999, places=1).map(lambda size: str(size).replace(".", ",")),
    st.sampled_from([" ", "", "\u00a0"]),
    st.sampled_from(["KB", "MB", "kB", "MByte", "Bytes", "MiB"]),
)


@given(
    SIZES,
    SIZES,
    st.sampled_from(
        [
            "Konzept (PDF, {})",
            "Konzept ({})",
            "Konzept [PDF-Dokument, {}, nicht barrierefrei]",
            "Konzept (Dateigröße: {})",
        ]
    ),
)
def test_the_size_of_a_file_makes_no_difference(before: str, after: str, form: str) -> None:
    assert without_file_notes(form.format(before), False) == without_file_notes(form.format(after), False)


@given(SIZES, SIZES)
def test_beside_a_document_a_size_needs_no_brackets(before: str, after: str) -> None:
    assert without_file_notes(f"Konzept – PDF, {before}", True) == without_file_notes(
        f"Konzept – PDF, {after}", True
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Konzept (PDF, 1,2 MB)", "Konzept (PDF)"),
        ("Konzept (1,2 MB)", "Konzept"),
        ("Konzept (344 Downloads)", "Konzept"),
        ("Das Netz überträgt 50 MB in der Sekunde.", "Das Netz überträgt 50 MB in der Sekunde."),
        ("Konzept (Fassung 2, 12 Seiten)", "Konzept (Fassung 2, 12 Seiten)"),
    ],
)
def test_only_file_notes_go(line: str, expected: str) -> None:
    assert without_file_notes(line, of_document=False) == expected


@pytest.mark.parametrize(
    ("line", "is_note"),
    [("PDF, 1,2 MB", True), ("(820 KB)", True), ("Dateityp: PDF", True), ("Konzept", False), ("2024", False)],
)
def test_lines_of_type_and_size(line: str, is_note: bool) -> None:
    assert is_file_note(line) is is_note
