from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from unittest.mock import ANY

import pypdf
import pypdfium2
import pytest

from crawler.extract import pdf as pdf_module
from crawler.extract.pdf import BROKEN, EMPTY, ENCRYPTED, NO_PDF, read_pdf
from storage.text import text_sha256
from tests.crawler.extract.papers import LARGE, SMALL, paper, paragraphs, scan, with_attachments, with_labels

FILES = Path(__file__).parent / "files"
TEXTS = paragraphs(30)


def encrypted(body: bytes, user: str, owner: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(body))
    writer.encrypt(user, owner, algorithm="RC4-128")
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()


def test_pages_are_read_in_order() -> None:
    document = read_pdf(paper(TEXTS))

    assert document.problem is None
    assert len(document.pages) > 2
    whole = " ".join(document.text.split())
    places = [whole.index(text) for text in TEXTS]
    assert places == sorted(places)


def test_sentences_that_repeat_are_no_running_lines() -> None:
    """Generated papers repeat whole paragraphs; their lines fall on the edges of pages by chance."""
    texts = TEXTS[:2] * 20
    one, other = (read_pdf(paper(texts, size=size, footer="Seite {page}")) for size in (LARGE, SMALL))

    assert " ".join(one.text.split()).count(TEXTS[0]) == 20
    assert text_sha256(one.text) == text_sha256(other.text)


def test_running_lines_and_page_numbers_are_no_text() -> None:
    document = read_pdf(
        paper(
            TEXTS, header="Landkreis Musterbach · Stabsstelle Integration", footer="Stand 2024 | Seite {page}"
        )
    )

    assert "Stabsstelle" not in document.text
    assert "Seite" not in document.text
    assert text_sha256(document.text) == text_sha256(read_pdf(paper(TEXTS)).text)


def test_the_title_on_the_cover_stays_though_it_is_the_header_of_all_pages() -> None:
    document = read_pdf(
        paper(TEXTS, title="Integrationskonzept", header="Integrationskonzept", footer="{page}")
    )

    assert document.text.split("\n").count("Integrationskonzept") == 1
    assert document.text.startswith("Integrationskonzept")


@pytest.mark.parametrize("footer", ["{page}", "- {page} -", "Seite {page} von 99", "{page} / 99"])
def test_page_numbers_of_any_form_are_no_text(footer: str) -> None:
    assert read_pdf(paper(TEXTS, footer=footer)).text == read_pdf(paper(TEXTS)).text


def test_a_paper_set_anew_has_the_same_text() -> None:
    """Other paper, other type size, and so other line and page breaks; other header and footer too."""
    one = read_pdf(
        paper(TEXTS, size=LARGE, points=11, header="Integrationskonzept 2024", footer="Seite {page}")
    )
    other = read_pdf(paper(TEXTS, size=SMALL, points=9, header="Integrationskonzept", footer="- {page} -"))

    assert len(one.pages) != len(other.pages)
    assert text_sha256(one.text) == text_sha256(other.text)


def test_a_paper_exported_anew_by_an_office_program_has_the_same_text() -> None:
    one, other = (
        read_pdf((FILES / name).read_bytes()) for name in ("konzept.pdf", "konzept_neu_gesetzt.pdf")
    )

    assert len(one.pages) != len(other.pages)
    assert text_sha256(one.text) == text_sha256(other.text)
    assert one.headings[:2] == ("1 Ausgangslage", "2 Leitbild")


def test_one_changed_figure_is_a_changed_text() -> None:
    changed = [*TEXTS[:-1], TEXTS[-1] + " 42"]

    assert text_sha256(read_pdf(paper(TEXTS)).text) != text_sha256(read_pdf(paper(changed)).text)


def test_metadata_title_dates_and_outline_are_read() -> None:
    document = read_pdf(paper(TEXTS, headings=["1 Ausgangslage", "2 Leitbild"]))

    assert document.title == "Integrationskonzept des Landkreises Musterbach"
    assert document.headings == ("1 Ausgangslage", "2 Leitbild")
    assert document.dates["created"][:4].isdigit()
    assert document.language == "de"


@pytest.mark.parametrize(
    "useless",
    ["", "Microsoft Word - Entwurf_final.doc", "konzept_2024_web.pdf", "Unbenannt", "Haushaltsplan 2019"],
)
def test_a_useless_metadata_title_gives_way_to_the_largest_line(useless: str) -> None:
    document = read_pdf(paper(TEXTS, metadata_title=useless, header="Landkreis Musterbach"))

    assert document.title == "Integrationskonzept des Landkreises Musterbach"


def test_a_user_password_is_told() -> None:
    document = read_pdf(encrypted(paper(TEXTS), "geheim", "streng geheim"))

    assert (document.problem, document.pages) == (ENCRYPTED, ())


def test_an_owner_password_only_forbids_printing() -> None:
    body = paper(TEXTS)

    assert read_pdf(encrypted(body, "", "streng geheim")).text == read_pdf(body).text


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", EMPTY),
        (b"\n\n", EMPTY),
        (b"<html><body>Nicht gefunden</body></html>", NO_PDF),
        (b"%PDF-1.4\n" + b"\x00\xff" * 500, BROKEN),
    ],
)
def test_what_is_no_pdf_says_why(body: bytes, problem: str) -> None:
    document = read_pdf(body)

    assert (document.problem, document.pages, document.title) == (problem, (), "")


def test_a_cut_off_pdf_is_read_as_far_as_it_goes_or_says_why() -> None:
    body = paper(TEXTS)
    document = read_pdf(body[: len(body) // 2])

    assert document.problem or document.text


def test_a_scan_says_that_it_has_no_text() -> None:
    document = read_pdf(scan(3))

    assert document.pages == ()
    assert document.problem is not None
    assert "keinen Text (3 Seiten" in document.problem


def test_of_a_huge_file_the_first_pages_are_read_and_it_says_so() -> None:
    body = paper(TEXTS)
    whole, capped = read_pdf(body), read_pdf(body, most_pages=2)

    assert whole.note == ""
    assert len(capped.pages) == 2
    assert capped.note == f"Gelesen wurden die ersten 2 von {len(whole.pages)} Seiten."
    assert capped.problem is None


def test_attached_files_are_named() -> None:
    document = read_pdf(with_attachments(paper(TEXTS[:2]), ["Maßnahmen 2024.xlsx", "Anlage.pdf"]))

    assert document.note == "Angehängte Dateien, nicht gelesen: Anlage.pdf, Maßnahmen 2024.xlsx."
    assert document.text == read_pdf(paper(TEXTS[:2])).text


def test_of_many_attached_files_some_are_named() -> None:
    document = read_pdf(with_attachments(paper(TEXTS[:2]), [f"{number:02}.csv" for number in range(14)]))

    assert document.note.endswith("09.csv, 4 weitere.")


def test_pages_are_counted_from_the_first_whatever_they_are_called() -> None:
    """Roman numbers of a foreword shift the printed ones; a reader's viewer and ``#page=`` count as here."""
    body = paper(TEXTS)

    assert read_pdf(with_labels(body, roman=2)) == replace(read_pdf(body), dates=ANY)


def test_blank_pages_keep_their_place() -> None:
    merged = pypdf.PdfWriter()
    for body in (paper(TEXTS[:1]), scan(), paper(TEXTS[1:2], title="")):
        merged.append(io.BytesIO(body))
    packed = io.BytesIO()
    merged.write(packed)
    document = read_pdf(packed.getvalue())

    assert [bool(page) for page in document.pages] == [True, False, True]


def test_pypdf_reads_what_pdfium_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    body = paper(TEXTS, footer="Seite {page}")
    by_pdfium = read_pdf(body)

    def fail(_body: bytes, _most: int) -> None:
        raise pypdfium2.PdfiumError("broken")

    monkeypatch.setattr(pdf_module, "_by_pdfium", fail)
    by_pypdf = read_pdf(body)

    assert text_sha256(by_pypdf.text) == text_sha256(by_pdfium.text)
    assert by_pypdf.title == by_pdfium.title
    assert read_pdf(encrypted(body, "geheim", "x")).problem == ENCRYPTED
    assert read_pdf(body[:400]).problem == BROKEN
