"""The committed files are there, small, readable and what the expectations say of them."""

from __future__ import annotations

import hashlib
import io
from functools import cache

import pypdfium2
import pytest
from docx import Document

from monitor.samples.addresses import FILES, SITES, file_bytes
from monitor.samples.expected import EXPECTED_PAPERS
from monitor.samples.world import respond
from storage.text import similarity
from tests.monitor.samples.walk import split

USED = {
    source
    for site in SITES
    for part in site.parts
    for file in part.files.values()
    for source in file.source.values()
}
MOST_BYTES = 3_000_000


@cache
def page_texts(source: str) -> tuple[str, ...]:
    document = pypdfium2.PdfDocument(file_bytes(source))
    try:
        return tuple(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def body(source: str) -> str:
    """The text without running headers and page numbers (two lines a page)."""
    return "\n".join("\n".join(text.split("\r\n")[2:]) for text in page_texts(source)[1:])


def test_every_committed_file_is_used_and_every_used_file_is_committed() -> None:
    assert {path.name for path in FILES.iterdir()} == USED
    assert sum(path.stat().st_size for path in FILES.iterdir()) < MOST_BYTES


def test_concepts_are_papers_of_some_length() -> None:
    for paper in EXPECTED_PAPERS:
        answer = respond(*split(paper.url), paper.states[0], 1)
        if paper.is_concept and answer.header("Content-Type") == "application/pdf":
            document = pypdfium2.PdfDocument(answer.body)
            assert 7 <= len(document) <= 25
            document.close()


def test_the_exported_again_paper_has_other_bytes_and_pages_and_the_same_words() -> None:
    old, new = "sternfelde-vielfalt.pdf", "sternfelde-vielfalt-neu.pdf"
    assert hashlib.sha256(file_bytes(old)).digest() != hashlib.sha256(file_bytes(new)).digest()
    assert len(page_texts(old)) != len(page_texts(new))
    assert similarity(body(old), body(new))[0] > 0.99


def test_the_new_edition_is_another_text() -> None:
    jaccard, _ = similarity(body("auental-2018.pdf"), body("auental-2026.pdf"))
    assert jaccard < 0.5


def test_no_concept_shares_its_text_with_another() -> None:
    names = [
        "auental-2018.pdf",
        "sternfelde-vielfalt.pdf",
        "hohenrode-plan.pdf",
        "mittelforst-2026.pdf",
        "haffwinkel-handlungskonzept.pdf",
        "nordergeest-strategie.pdf",
        "falkenhorn-gesamt.pdf",
        "gruenhafen-kip.pdf",
    ]
    for index, left in enumerate(names):
        for right in names[index + 1 :]:
            assert similarity(body(left), body(right))[0] < 0.01


@pytest.mark.parametrize("name", ["emmerow-konzeption.docx"])
def test_the_word_file_opens(name: str) -> None:
    document = Document(io.BytesIO(file_bytes(name)))
    assert document.paragraphs[0].text.startswith("Integrationskonzeption")
