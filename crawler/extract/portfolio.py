"""PDFs that are little more than an envelope: a portfolio, or a cover with the paper attached to it.

Files attached to a paper of its own are left alone and named in its note (``pdf``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pypdfium2

from crawler.extract.container import MOST_PART_BYTES, TOO_LARGE, PartReader, UnreadPart, joined, read_parts
from crawler.extract.pdf import read_pdf
from crawler.extract.sniff import PDF
from storage.text import clean
from storage.values import Document, Problem

# The notice that programs put on the cover of a portfolio, and covers of letters, are shorter; papers are not.
ENVELOPE_CHARACTERS = 1_000
# More are data, and each costs a look.
MOST_LOOKED_AT = 100
ENVELOPE = "Der Text ist der der angehängten Dateien."


def read_pdf_or_portfolio(body: bytes, read_part: PartReader) -> Document:
    """The document a PDF holds, with the papers attached to it where itself it is but their envelope."""
    document = read_pdf(body)
    is_readable = document.problem_code in (None, Problem.NO_TEXT)
    if not is_readable or sum(map(len, document.pages)) > ENVELOPE_CHARACTERS:
        return document
    inside = _attached(body, lambda part, kind: read_pdf(part) if kind == PDF else read_part(part, kind))
    return document if inside is None else _within(document, inside)


def _attached(body: bytes, read_part: PartReader) -> Document | None:
    """What the attached files hold, or None where none of them can be read."""
    try:
        pdf = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError:
        return None
    try:
        parts = read_parts(_files(pdf), read_part)
    finally:
        pdf.close()
    return joined(parts, PDF) if parts.read else None


def _files(pdf: pypdfium2.PdfDocument) -> Iterator[tuple[str, Callable[[], bytes]]]:
    for index in range(min(pdf.count_attachments(), MOST_LOOKED_AT)):
        attachment = pdf.get_attachment(index)
        yield " ".join(clean(attachment.get_name()).split()), partial(_unpacked, attachment)


def _unpacked(attachment: pypdfium2.PdfAttachment) -> bytes:
    try:
        data = bytes(attachment.get_data())
    except pypdfium2.PdfiumError as error:
        raise UnreadPart(Problem.BROKEN, "beschädigt") from error
    if len(data) > MOST_PART_BYTES:
        raise UnreadPart(Problem.TOO_LARGE, TOO_LARGE)
    return data


def _within(envelope: Document, inside: Document) -> Document:
    """The envelope's own pages stay the first, so that their numbers are right; title and dates are the paper's."""
    return replace(
        inside,
        pages=(*envelope.pages, *inside.pages),
        note=" ".join(filter(None, (ENVELOPE, inside.note))),
        confidence=envelope.confidence,
    )
