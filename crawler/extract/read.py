"""Any body to a Document, by its media type. Pure.

A new format is a function ``(body, charset) -> Document`` that never raises for bad input, a line in
EXTRACTORS and a sample among the tests.
"""

from __future__ import annotations

from collections.abc import Callable

from crawler.extract.container import read_zip
from crawler.extract.html import read_html
from crawler.extract.office import read_doc, read_docx, read_odt, read_rtf, read_text
from crawler.extract.portfolio import read_pdf_or_portfolio
from crawler.extract.problems import unread
from crawler.extract.sniff import DOC, DOCX, HTML, ODT, PDF, RTF, TEXT, ZIP
from storage.values import Document, Problem

Extractor = Callable[[bytes, str | None], Document]

EXTRACTORS: dict[str, Extractor] = {
    HTML: read_html,
    "application/xhtml+xml": read_html,
    PDF: lambda body, _charset: read_pdf_or_portfolio(body, read),
    DOC: lambda body, _charset: read_doc(body),
    DOCX: lambda body, _charset: read_docx(body),
    ODT: lambda body, _charset: read_odt(body),
    RTF: lambda body, _charset: read_rtf(body),
    TEXT: read_text,
    ZIP: lambda body, _charset: read_zip(body, read),
}

UNKNOWN_TYPE = "Dateien des Typs {media_type} werden nicht gelesen."
TOO_LARGE = "Die Datei braucht zum Lesen mehr Speicher, als ein Dokument bekommt."
FAULT = "Beim Lesen der Datei trat ein Fehler auf ({error})."


def read(body: bytes, media_type: str, charset: str | None = None) -> Document:
    """The document a body holds. Never raises for bad input: ``problem`` then says why nothing was read.

    ``media_type`` is the sniffed one; ``charset`` that of the HTTP header.
    """
    extract = EXTRACTORS.get(media_type)
    if extract is None:
        return unread(media_type, Problem.UNKNOWN_TYPE, UNKNOWN_TYPE.format(media_type=media_type))
    try:
        return extract(body, charset)
    except MemoryError:
        return unread(media_type, Problem.TOO_LARGE, TOO_LARGE)
    except Exception as error:  # the parsers raise whatever a crafted file provokes; the crawl goes on
        return unread(media_type, Problem.BROKEN, FAULT.format(error=f"{type(error).__name__}: {error}"))
