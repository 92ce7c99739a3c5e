"""Documents: what an extractor version read from a body, kept once."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from storage.models import Body, Document
from storage.text import storable, text_sha256, words
from storage.values import Document as ReadDocument


def record_document(session: Session, sha256: str, read: ReadDocument) -> Document:
    """The row of what this extractor version read from a body; read once, kept once."""
    found = session.scalar(
        select(Document)
        .where(Document.body_sha256 == sha256, Document.extractor == read.extractor)
        .options(undefer(Document.text))
    )
    if found is not None:
        return found
    document = Document(
        body_sha256=sha256,
        extractor=read.extractor,
        media_type=read.media_type,
        title=read.title,
        text=storable(read.text),
        # A text that could not be read is named by its bytes: two unreadable files are not one text.
        text_sha256=text_sha256(read.text) if read.text.strip() else sha256,
        words=len(words(read.text)),
        pages=len(read.pages),
        headings=list(read.headings),
        dates=dict(read.dates),
        problem_code=read.problem_code,
        problem=read.problem,
        note=read.note or None,
        confidence=read.confidence,
    )
    session.add(document)
    session.flush()
    return document


def body_type(session: Session, sha256: str) -> str:
    """The sniffed media type of a body in the archive."""
    body = session.get(Body, sha256)
    return body.media_type if body else ""
