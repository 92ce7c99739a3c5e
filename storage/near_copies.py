"""A web page that was filed as a copy of a known text though its wording differs a little.

While both stand that is noise; once the text has moved there, it is the paper's text of now.
"""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session, undefer

from storage.models import Capture, Document, Place, Version


def text_of_copy(session: Session, place: Place) -> Version | None:
    """The version that what a place shows would make, not stored yet; None when it shows its version's text."""
    shown = place.version
    if place.resource_id == shown.resource_id or shown.media_type != "text/html":
        return None
    capture = _last_seen(session, place)
    document = _read(session, capture) if capture is not None else None
    if capture is None or document is None or document.media_type != shown.media_type:
        return None
    if document.text_sha256 == shown.text_sha256:
        return None
    return Version(
        paper_id=place.paper_id,
        document=document,
        capture_id=capture.id,
        resource_id=place.resource_id,
        crawl_id=capture.crawl_id,
        captured_at=capture.captured_at,
        sha256=document.body_sha256,
        text_sha256=document.text_sha256,
        media_type=document.media_type,
        role=shown.role,
        year=shown.year,
        cause="site",
    )


def keep_text_of_copy(session: Session, place: Place, version: Version) -> None:
    """Number a version ``text_of_copy`` made as the paper's next, which its place shows from here on."""
    last = session.scalar(select(func.max(Version.number)).where(Version.paper_id == place.paper_id)) or 0
    version.number = last + 1
    session.add(version)
    session.flush()
    place.version = version
    session.flush()
    session.expire(place.paper, ["versions"])


def _last_seen(session: Session, place: Place) -> Capture | None:
    seen = select(Capture).where(
        Capture.resource_id == place.resource_id, Capture.body_sha256.is_not(None), Capture.status == 200
    )
    return session.scalars(seen.order_by(Capture.id.desc()).limit(1)).first()


def _read(session: Session, capture: Capture) -> Document | None:
    reading = select(Document).where(Document.body_sha256 == capture.body_sha256)
    newest = reading.options(undefer(Document.text)).order_by(Document.extractor.desc()).limit(1)
    return session.scalars(newest).first()
