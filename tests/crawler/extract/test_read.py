from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract import EXTRACTOR_VERSION
from crawler.extract.read import EXTRACTORS, read
from crawler.extract.sniff import DOC, DOCX, HTML, ODT, PDF, RTF, TEXT, ZIP, sniff
from tests.crawler.extract.papers import paper

FILES = Path(__file__).parent / "files"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("konzept.pdf", PDF),
        ("konzept.docx", DOCX),
        ("konzept.odt", ODT),
        ("konzept.doc", DOC),
        ("konzept.rtf", RTF),
    ],
)
def test_documents_are_read_by_what_they_are(name: str, kind: str) -> None:
    body = (FILES / name).read_bytes()
    document = read(body, sniff(body, "application/octet-stream", "https://www.kreis.test/download.php?id=1"))

    assert document.media_type == kind
    assert document.extractor == EXTRACTOR_VERSION
    assert "gleichberechtigte teilhabe" in " ".join(document.text.split()).lower()


def test_pages_and_text_are_read_with_their_charset() -> None:
    assert read("<main><p>Größe</p></main>".encode("cp1252"), HTML, "iso-8859-1").text == "Größe"
    assert read("Größe".encode("iso-8859-15"), TEXT, "iso-8859-15").text == "Größe"


@pytest.mark.parametrize(("kind", "words"), [("image/png", "image/png"), ("", "Typs")])
def test_other_types_say_that_they_are_not_read(kind: str, words: str) -> None:
    document = read(b"x", kind)

    assert document.pages == ()
    assert words in (document.problem or "")


def test_an_extractor_that_fails_becomes_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_body: bytes, _charset: str | None) -> None:
        raise RecursionError("zu tief")

    def starve(_body: bytes, _charset: str | None) -> None:
        raise MemoryError

    monkeypatch.setitem(EXTRACTORS, HTML, fail)  # type: ignore[arg-type]
    assert "RecursionError: zu tief" in (read(b"x", HTML).problem or "")
    monkeypatch.setitem(EXTRACTORS, HTML, starve)  # type: ignore[arg-type]
    assert "Speicher" in (read(b"x", HTML).problem or "")


@given(
    st.binary(max_size=200),
    st.sampled_from([HTML, DOC, DOCX, ODT, RTF, TEXT, ZIP, "application/xhtml+xml", "x/y"]),
)
def test_no_body_makes_it_raise(body: bytes, kind: str) -> None:
    document = read(body, kind)

    assert (document.problem is None) == bool(document.pages)


def test_a_wrong_type_is_a_problem_and_no_error() -> None:
    assert read(paper(["Text"]), DOCX).problem
    assert read(b"<html>", PDF).problem
