from __future__ import annotations

from crawler.extract.portfolio import ENVELOPE
from crawler.extract.read import read
from crawler.extract.sniff import PDF
from tests.crawler.extract.papers import paper, paragraphs, scan, with_attachments

NOTICE = "Öffnen Sie dieses PDF-Portfolio mit einem Programm, das Portfolios anzeigt."
ENVELOPED = paper([NOTICE], title="Portfolio")
CONCEPT = paper(paragraphs(12))


def test_the_papers_in_a_portfolio_are_its_text() -> None:
    document, alone = (
        read(body, PDF) for body in (with_attachments(ENVELOPED, ["Konzept.pdf"], CONCEPT), CONCEPT)
    )

    assert document.title == alone.title
    assert document.pages[1:] == (f"Konzept.pdf\n{alone.pages[0]}", *alone.pages[1:])
    assert NOTICE.split()[0] in document.pages[0]
    assert (document.note, document.media_type) == (ENVELOPE, PDF)


def test_a_portfolio_whose_cover_is_a_picture_is_no_unread_scan() -> None:
    document = read(with_attachments(scan(), ["Konzept.pdf"], CONCEPT), PDF)

    assert document.problem is None
    assert "Absatz 12" in document.text


def test_files_attached_to_a_paper_are_named_and_not_read() -> None:
    document = read(with_attachments(CONCEPT, ["Anlage.pdf"], paper(["Etwas anderes."])), PDF)

    assert document.note == "Angehängte Dateien, nicht gelesen: Anlage.pdf."
    assert "Etwas anderes" not in document.text


def test_an_envelope_of_files_that_are_no_papers_stays_what_it_is() -> None:
    document = read(with_attachments(ENVELOPED, ["Werte.csv.gz"], b"\x1f\x8b\x08\0"), PDF)

    assert "Portfolio" in document.text
    assert document.note == "Angehängte Dateien, nicht gelesen: Werte.csv.gz."


def test_portfolios_in_portfolios_are_opened_once() -> None:
    inner = with_attachments(ENVELOPED, ["Konzept.pdf"], CONCEPT)
    document = read(with_attachments(ENVELOPED, ["innen.pdf"], inner), PDF)

    assert "Absatz 12" not in document.text
    assert "innen.pdf: Angehängte Dateien, nicht gelesen: Konzept.pdf." in document.note
