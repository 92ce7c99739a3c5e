from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract import ocr, scanned
from crawler.extract.pdf import read_pdf
from crawler.extract.scanned import is_poor, named_pages, read_scanned
from storage.text import similarity
from tests.crawler.extract.papers import merged, paper, paragraphs, photographs, scan
from tests.crawler.extract.papers import scanned as scan_of
from tests.real.programs import missing

ORIGINAL = (Path(__file__).parent / "files" / "konzept.pdf").read_bytes()


@pytest.fixture(autouse=True)
def recognition() -> None:
    if not ocr.is_installed():
        missing("the extra ocr is not installed; ./run.sh test installs it")


def test_a_scan_has_the_text_that_was_scanned() -> None:
    by_text, by_sight = read_pdf(ORIGINAL), read_pdf(scan_of(ORIGINAL))

    assert by_sight.problem is None
    assert len(by_sight.pages) == len(by_text.pages)
    assert similarity(by_text.text, by_sight.text)[0] > 0.9
    assert by_sight.title == by_text.title
    assert by_sight.language == "de"


def test_umlauts_are_read() -> None:
    by_text, by_sight = read_pdf(ORIGINAL).text, read_pdf(scan_of(ORIGINAL)).text

    assert [by_sight.count(letter) for letter in "äöüßÄÖÜ"] == [by_text.count(letter) for letter in "äöüßÄÖÜ"]


def test_the_note_says_which_pages_and_how_surely() -> None:
    note = read_pdf(scan_of(ORIGINAL)).note

    assert note.startswith("Durch Texterkennung gelesen: Seiten 1–2 (mittlere Sicherheit 9")


def test_scanned_pages_between_pages_of_text_are_read_in_their_place() -> None:
    text = paper(paragraphs(6), title="Beschlussvorlage")
    document = read_pdf(merged(text, scan_of(ORIGINAL)))

    assert document.pages[0] == read_pdf(text).pages[0]
    assert "Integrationskonzept des Landkreises Musterbach" in document.pages[-2].replace("\n", " ")
    assert "Seiten 2–3" in document.note


def test_a_stamp_makes_no_page_of_text() -> None:
    document = read_pdf(scan_of(ORIGINAL, stamp="Anlage 1 zur Vorlage 12/2024"))

    assert "einhundertzwanzig bezahlbare Wohnungen" in document.text.replace("\n", " ")
    assert "Anlage 1" not in document.text, "the stamp of all pages is a running line"


def test_a_photograph_on_a_cover_is_not_looked_at() -> None:
    document = read_pdf(merged(photographs(), paper(paragraphs(60))))

    assert len(document.pages) > 5
    assert (document.pages[0], document.note) == ("", "")


def test_photographs_have_no_text() -> None:
    document = read_pdf(photographs())

    assert document.pages == ()
    assert document.problem is not None
    assert "Eingescannt und nicht gelesen: Seite 1 (kein sicher erkennbarer Text)." in document.problem


def test_drawings_are_no_scans() -> None:
    assert read_scanned(scan(2), ["", ""]).note == ""


def test_of_a_long_scan_the_first_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanned, "MOST_PAGES", 1)
    document = read_pdf(scan_of(ORIGINAL))

    assert [bool(page) for page in document.pages] == [True, False]
    assert "Eingescannt und nicht gelesen: Seite 2 (höchstens" in document.note


def test_what_takes_too_long_is_left_out() -> None:
    """The clock runs sixty seconds on whenever it is looked at."""
    seen = read_scanned(scan_of(ORIGINAL), ["", ""], clock=map(float, count(0, 60)).__next__)

    assert list(seen.pages) == [0]
    assert "Seite 2 (die Zeit reichte nicht)" in seen.note


def test_without_the_extra_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    whole = read_pdf(scan_of(ORIGINAL))
    part = read_pdf(merged(paper(paragraphs(6)), scan_of(ORIGINAL)))

    assert "uv pip install 'konzeptmonitor[ocr]'" in (whole.problem or "")
    assert (part.problem, part.pages[-1]) == (None, "")
    assert "Eingescannt und nicht gelesen: Seiten 2–3 (für die Texterkennung fehlt" in part.note


def test_text_is_not_recognised_where_it_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> Iterator[None]:
        raise AssertionError

    monkeypatch.setattr(scanned, "Eye", fail)

    assert read_pdf(ORIGINAL).note == ""


@pytest.mark.parametrize(
    ("indexes", "expected"),
    [([0], "Seite 1"), ([0, 1, 2], "Seiten 1–3"), ([5, 0, 1], "Seiten 1–2, 6"), ([1, 3], "Seiten 2, 4")],
)
def test_page_numbers_are_drawn_together(indexes: list[int], expected: str) -> None:
    assert named_pages(indexes) == expected


@given(st.sets(st.integers(0, 400), min_size=1))
def test_every_page_is_named_once(indexes: set[int]) -> None:
    found: list[int] = []
    for run in named_pages(sorted(indexes)).partition(" ")[2].split(", "):
        first, _, last = run.partition("–")
        found += range(int(first) - 1, int(last or first))

    assert found == sorted(indexes)


def test_few_letters_are_no_page_of_text() -> None:
    assert is_poor("Anlage 1 zur Vorlage 12/2024 " + "0123456789 " * 50)
    assert not is_poor("Der Landkreis fördert die Teilhabe aller Menschen. " * 4)
