"""The text a paper in parts had, as the present extractor reads it: what its new text is compared with.

(DESIGN rule 2: after an upgrade of the reader the older bodies are read again first. The crawl does that for each
part whose body changed; parts that did not change are read again anyway.)
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from storage.models import Capture, Document, Paper, Part, Version
from storage.text import storable, text_sha256, words


def text_before(session: Session, paper: Paper, version: Version, extractor: int) -> str:
    """The text of a version of a paper in parts, each part read by this extractor version where it could be."""
    if version.document.extractor == extractor:
        return _text(session, version.document_id)
    shown = [part for part in paper.parts if part.gone_at is None or part.gone_at > version.captured_at]
    read = (_as_read(session, part, version, extractor) for part in shown)
    return "\f".join(text for text in read if text is not None)


def note_reading(session: Session, version: Version, text: str, extractor: int) -> None:
    """Keep ``text`` as what this extractor version reads of a version, so that both are compared alike."""
    old = version.document
    known = select(Document.id).where(
        Document.body_sha256 == old.body_sha256, Document.extractor == extractor
    )
    if session.scalar(known) is not None:
        return
    session.add(
        Document(
            body_sha256=old.body_sha256, extractor=extractor, media_type=old.media_type, title=old.title,
            text=storable(text), text_sha256=text_sha256(text), words=len(words(text)), pages=old.pages,
            headings=[], dates=dict(old.dates), note=old.note,
        )
    )  # fmt: skip
    session.flush()


def _as_read(session: Session, part: Part, version: Version, extractor: int) -> str | None:
    """What a part showed when the version was made; None when it was not seen by then."""
    sha256 = session.scalar(
        select(Capture.body_sha256)
        .where(
            Capture.resource_id == part.resource_id,
            Capture.crawl_id <= version.crawl_id,
            Capture.body_sha256.is_not(None),
        )
        .order_by(Capture.id.desc())
        .limit(1)
    )
    newest = (Document.extractor == extractor).desc(), Document.extractor.desc()
    found = session.scalars(
        select(Document)
        .where(Document.body_sha256 == sha256)
        .order_by(*newest)
        .limit(1)
        .options(undefer(Document.text))
    ).first()
    return found.text if found is not None else None


def _text(session: Session, document_id: int) -> str:
    return session.scalar(select(Document.text).where(Document.id == document_id)) or ""
