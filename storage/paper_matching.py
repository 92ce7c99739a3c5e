"""Which known version a sighting shows: the same text, the same page with other noise, another format.

What a person separated is never brought together by being alike (storage.splitting).
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from storage.models import Capture, Document, Paper, Place, Version
from storage.sighted import Sighting
from storage.text import similarity

# Two readings of one web page that share this much of their word 4-grams are one text with page noise
# in it (a contact box, a date line); a new edition of a paper changes far more.
SAME_PAGE = 0.9
# Shorter texts are too easily alike ("Integrationskonzept (PDF, 2 MB)") to be one paper at two addresses.
_COMPARABLE_WORDS = 60
# A paper in two formats differs by cover, contents and imprint; whole texts are needed to say so.
_FULL_TEXT_WORDS = 300
_ALIKE_LONG = 0.8


def same_text(
    session: Session, seen: Sighting, besides: int | None = None, apart: Mapping[int, str] | None = None
) -> Version | None:
    """A version of this district that says the same: equal text, or a page that differs in noise only.

    ``besides``: not of this paper. ``apart``: papers that a person separated from it (splitting.kept_apart).
    """
    apart = apart or {}
    candidates = (
        select(Version)
        .join(Paper)
        .where(Paper.ags == seen.resource.ags, Paper.id != (besides or 0))
        .order_by(Version.id.desc())
    )
    by_address = [paper_id for paper_id, by in apart.items() if by == "url"]
    same = candidates.where(Version.text_sha256 == seen.document.text_sha256, Paper.id.not_in(by_address))
    equal = session.scalars(same).first()
    if equal is not None:
        return equal
    candidates = candidates.where(Paper.id.not_in(list(apart)))
    if _is_comparable(seen):
        pages = session.scalars(candidates.where(Version.media_type == "text/html"))
        alike = next((version for version in pages if _is_same_page(session, version, seen)), None)
        if alike is not None:
            return alike
    return _in_another_format(session, seen, candidates)


def already_recorded(session: Session, seen: Sighting, place: Place) -> Version | None:
    """The version a known place shows by now, when it is one we hold: one edition at two addresses is one.

    Only later versions count: a return to an earlier text is a change like any other.
    """
    later = later_with_text(session, place, seen.document.text_sha256)
    if later is not None:
        return later
    if _text_here_before(session, seen) == seen.document.text_sha256:
        return place.version  # of two addresses of one page that differ in noise, and nothing changed here
    same = _same_page_in_this_crawl(session, seen, place)
    if same is not None:
        return same
    since = select(Version).where(Version.paper_id == place.paper_id, Version.number > place.version.number)
    return _in_another_format(session, seen, since)


def later_with_text(session: Session, place: Place, text_sha256: str) -> Version | None:
    return session.scalar(
        select(Version)
        .where(
            Version.paper_id == place.paper_id,
            Version.number > place.version.number,
            Version.text_sha256 == text_sha256,
        )
        .order_by(Version.number.desc())
        .limit(1)
    )


def _text_here_before(session: Session, seen: Sighting) -> str | None:
    return session.scalar(
        select(Document.text_sha256)
        .join(Capture, Capture.body_sha256 == Document.body_sha256)
        .where(
            Capture.resource_id == seen.resource.id,
            Capture.id < seen.capture.id,
            Document.extractor == seen.document.extractor,
        )
        .order_by(Capture.id.desc())
        .limit(1)
    )


def _same_page_in_this_crawl(session: Session, seen: Sighting, place: Place) -> Version | None:
    """The version this crawl made of the same page, changed alike, at another of its addresses."""
    if not _is_comparable(seen):
        return None
    made = select(Version).where(
        Version.paper_id == place.paper_id,
        Version.crawl_id == seen.crawl.id,
        Version.number > place.version.number,
        Version.resource_id != seen.resource.id,
    )
    return next((version for version in session.scalars(made) if _is_same_page(session, version, seen)), None)


def _in_another_format(session: Session, seen: Sighting, candidates: Select[Version]) -> Version | None:
    """The same edition saved as a file of another kind, or set as a web page: only its frame differs."""
    if seen.document.words < _FULL_TEXT_WORDS:
        return None
    others = candidates.join(Document, Document.id == Version.document_id).where(
        Version.media_type != seen.document.media_type,
        Version.role == seen.recognition.role,
        Document.words.between(_ALIKE_LONG * seen.document.words, seen.document.words / _ALIKE_LONG),
    )
    years = (seen.recognition.year, None)
    of_year = [one for one in session.scalars(others) if one.year in years or seen.recognition.year is None]
    return next((version for version in of_year if _is_same_page(session, version, seen)), None)


def _is_comparable(seen: Sighting) -> bool:
    return seen.document.media_type == "text/html" and seen.document.words >= _COMPARABLE_WORDS


def _is_same_page(session: Session, version: Version, seen: Sighting) -> bool:
    text = session.scalar(select(Document.text).where(Document.id == version.document_id)) or ""
    return similarity(text, seen.document.text)[0] >= SAME_PAGE
