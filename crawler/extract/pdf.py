"""PDF: page texts, title, dates and outline by PDFium, with pypdf where PDFium finds nothing.

PDFium is not thread-safe and can crash on broken files: call ``read_pdf`` in a process of its own
(``worker``), one document at a time.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
from pypdf.errors import PyPdfError

from crawler.extract import EXTRACTOR_VERSION
from crawler.extract.language import guess_language
from crawler.extract.pdf_facts import SizedLine, large_lines, pdf_moment, shown_title, usable_title
from crawler.extract.pdf_text import repaired
from crawler.extract.problems import unread
from crawler.extract.running_lines import without_running_lines
from crawler.extract.scanned import Seen, read_scanned
from crawler.extract.sniff import PDF, has_pdf_header
from storage.text import clean
from storage.values import Document, Problem

# Concepts have up to 300 pages; beyond 1,000 are budgets and scanned files, whose text would only cost time.
MOST_PAGES = 1_000
# A title stands on the cover or the page after it.
TITLE_PAGES = 3
# Outlines of generated files have an entry a line.
MOST_HEADINGS = 500
# Invoices and forms carry one or two; names beyond these would fill the note.
MOST_ATTACHMENTS = 10
# Pages on which pypdf must find text before it reads the rest: it is 20 times slower, and a scan has none.
PROBED_PAGES = 5

EMPTY = "Die Datei ist leer."
NO_PDF = "Die Datei ist kein PDF, obwohl sie als PDF ausgeliefert wird."
ENCRYPTED = "Das PDF ist mit einem Kennwort geschützt und kann nicht gelesen werden."
BROKEN = "Das PDF ist beschädigt oder unvollständig und kann nicht gelesen werden."
NO_TEXT = (
    "Das PDF enthält keinen Text ({pages} Seiten, vermutlich eingescannt); es muss von Hand gelesen werden."
)
ATTACHED = "Angehängte Dateien, nicht gelesen: {names}."
CAPPED = "Gelesen wurden die ersten {read} von {pages} Seiten."


class Unreadable(Exception):
    """A PDF cannot be read. The message is the German sentence for ``Document.problem``, ``code`` its Problem."""

    def __init__(self, code: Problem, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass
class _Raw:
    """What an engine found, before anything is made of it."""

    pages: list[str]
    count: int  # pages of the file; ``pages`` may be fewer
    metadata: dict[str, str] = field(default_factory=dict)
    title: str = ""  # that of the metadata, if it is one
    outline: list[str] = field(default_factory=list)
    cover: list[list[SizedLine]] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)


def read_pdf(body: bytes, most_pages: int = MOST_PAGES) -> Document:
    """The document a PDF holds; a ``problem`` where it holds none that can be read. Never raises for bad input."""
    try:
        raw = _read(body, most_pages)
    except Unreadable as problem:
        return unread(PDF, problem.code, str(problem))
    seen = read_scanned(body, raw.pages)
    _add(seen, raw)
    repaired_pages = [repaired(page).split("\n") if page.strip() else [] for page in raw.pages]
    lines = without_running_lines(repaired_pages, large_lines(raw.cover))
    pages = tuple("\n".join(page) for page in lines)
    has_text = any(pages)
    return Document(
        media_type=PDF,
        title=clean(_title(raw, pages)),
        pages=pages if has_text else (),
        extractor=EXTRACTOR_VERSION,
        headings=tuple(clean(heading) for heading in raw.outline),
        dates=_dates(raw.metadata),
        language=guess_language(" ".join(pages)),
        problem=None if has_text else " ".join(filter(None, (NO_TEXT.format(pages=raw.count), seen.note))),
        note=" ".join(_notes(raw, seen)) if has_text else "",
        problem_code=None if has_text else Problem.NO_TEXT,
        confidence=seen.confidence,
    )


def _add(seen: Seen, raw: _Raw) -> None:
    """Put what text recognition read where the file has no text."""
    for number, sight in seen.pages.items():
        raw.pages[number] = "\n".join(text for text, _ in sight.lines)
        if number < len(raw.cover):
            raw.cover[number] = [(repaired(text), height) for text, height in sight.lines]


def _notes(raw: _Raw, seen: Seen) -> Iterator[str]:
    if len(raw.pages) < raw.count:
        yield CAPPED.format(read=len(raw.pages), pages=raw.count)
    if seen.note:
        yield seen.note
    if raw.attachments:
        yield ATTACHED.format(names=", ".join(raw.attachments))


def _title(raw: _Raw, pages: tuple[str, ...]) -> str:
    shown = map(shown_title, raw.cover)
    first_line = (page.split("\n")[0] for page in pages if page)
    return raw.title or next(filter(None, shown), "") or next(first_line, "")


def _dates(metadata: dict[str, str]) -> dict[str, str]:
    moments = {
        "created": pdf_moment(metadata.get("CreationDate", "")),
        "modified": pdf_moment(metadata.get("ModDate", "")),
    }
    return {kind: moment for kind, moment in moments.items() if moment}


def _read(body: bytes, most_pages: int) -> _Raw:
    if not body.strip():
        raise Unreadable(Problem.BROKEN, EMPTY)
    if not has_pdf_header(body):
        raise Unreadable(Problem.UNKNOWN_TYPE, NO_PDF)
    raw = None
    with suppress(pypdfium2.PdfiumError):
        raw = _by_pdfium(body, most_pages)
    if raw is None or not any(map(str.strip, raw.pages)):
        raw = _by_pypdf(body, most_pages) or raw
    if raw is None:
        raise Unreadable(Problem.BROKEN, BROKEN)
    return raw


def _by_pdfium(body: bytes, most_pages: int) -> _Raw:
    """Raises PdfiumError for a broken file, Unreadable for one with a password."""
    try:
        pdf = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise Unreadable(Problem.ENCRYPTED, ENCRYPTED) from error
        raise
    try:
        count = len(pdf)
        raw = _Raw([], count, pdf.get_metadata_dict(), outline=list(_outline(pdf)))
        raw.attachments = list(_attachments(pdf))
        for number in range(min(count, most_pages)):
            text, lines = _page(pdf, number)
            raw.pages.append(text)
            raw.cover += [lines] if number < TITLE_PAGES else []
        raw.title = usable_title(raw.metadata.get("Title", ""), raw.pages[:TITLE_PAGES])
        return raw
    finally:
        pdf.close()


def _page(pdf: pypdfium2.PdfDocument, number: int) -> tuple[str, list[SizedLine]]:
    """The text of one page, of the first ones with the sizes of its lines; a page that cannot be loaded is empty."""
    try:
        page = pdf[number]
    except pypdfium2.PdfiumError:
        return "", []
    try:
        text = page.get_textpage()
        try:
            return text.get_text_bounded(), _sized_lines(text) if number < TITLE_PAGES else []
        finally:
            text.close()
    finally:
        page.close()


def _sized_lines(text: pypdfium2.PdfTextPage) -> list[SizedLine]:
    """The lines of a page with the height of their font, that of their first letter (its box, since the
    font's nominal size lies where text is scaled)."""
    lines: list[SizedLine] = []
    start = 0
    for line in text.get_text_range().splitlines(keepends=True):
        letter = next((place for place, char in enumerate(line) if char.isalpha()), None)
        lines.append((repaired(line), 0.0 if letter is None else _height(text, start + letter)))
        start += len(line)
    return lines


def _height(text: pypdfium2.PdfTextPage, index: int) -> float:
    try:
        _, bottom, _, top = text.get_charbox(index, loose=True)
    except (pypdfium2.PdfiumError, IndexError):
        return 0.0
    return round(float(top - bottom), 1)


def _outline(pdf: pypdfium2.PdfDocument) -> Iterator[str]:
    for entry in islice(pdf.get_toc(), MOST_HEADINGS):
        if title := " ".join(entry.get_title().split()):
            yield title


def _attachments(pdf: pypdfium2.PdfDocument) -> Iterator[str]:
    """The names of the files inside the file."""
    count = pdf.count_attachments()
    for index in range(min(count, MOST_ATTACHMENTS)):
        with suppress(pypdfium2.PdfiumError):
            yield " ".join(clean(pdf.get_attachment(index).get_name()).split())
    if count > MOST_ATTACHMENTS:
        yield f"{count - MOST_ATTACHMENTS} weitere"


def _by_pypdf(body: bytes, most_pages: int) -> _Raw | None:
    """The same by pypdf, or None where it finds no text either."""
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns about every oddity of a broken file
    try:
        reader = pypdf.PdfReader(io.BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(Problem.ENCRYPTED, ENCRYPTED)
        count = len(reader.pages)
        probe = [_pypdf_text(reader, number) for number in range(min(count, PROBED_PAGES))]
        if not any(map(str.strip, probe)):
            return None
        rest = [_pypdf_text(reader, number) for number in range(len(probe), min(count, most_pages))]
        metadata = {str(key).lstrip("/"): str(value) for key, value in (reader.metadata or {}).items()}
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
        AssertionError,
    ):
        return None
    return _Raw(probe + rest, count, metadata, usable_title(metadata.get("Title", ""), probe[:TITLE_PAGES]))


def _pypdf_text(reader: pypdf.PdfReader, number: int) -> str:
    try:
        return reader.pages[number].extract_text()
    except Exception:  # pypdf raises whatever a broken page provokes; the other pages still count
        return ""
