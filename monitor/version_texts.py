"""The texts of two versions, so read that only the district's changes can differ between them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from storage.models import Document, Version


class UnknownVersion(LookupError):
    """No version has this number, or none stands before it. `konzeptmonitor show PAPER` lists a paper's."""


@dataclass(frozen=True, slots=True)
class Read:
    """What one extractor version read from a version's body."""

    title: str
    text: str
    extractor: int


def in_blocks(version: Version) -> bool:
    """Whether each line of a version's text is a block of its own; a PDF's lines are those of print."""
    return version.media_type != "application/pdf"


def read_alike(session: Session, old: Version, new: Version) -> tuple[Read, Read]:
    """Both versions as the newer one's extractor read them; the older as it was read then, if that is all there is.

    (DESIGN rule 2: texts are compared only when the same extractor version read both.)
    """
    now = _read(session, new, new.document.extractor)
    return _read(session, old, now.extractor), now


def _read(session: Session, version: Version, extractor: int) -> Read:
    same = Document.extractor == extractor
    row = session.execute(
        select(Document.title, Document.text, Document.extractor)
        .where(Document.body_sha256 == version.document.body_sha256)
        .where(same | (Document.id == version.document_id))
        .order_by(same.desc())
        .limit(1)
    ).one()
    return Read(row.title, row.text, row.extractor)


def find_version(session: Session, version_id: int) -> Version:
    """The version of that number, its document and paper loaded. Raises UnknownVersion."""
    query = select(Version).where(Version.id == version_id)
    found = session.scalar(query.options(joinedload(Version.document), joinedload(Version.paper)))
    if found is None:
        raise UnknownVersion(
            f"There is no version {version_id}; `konzeptmonitor show PAPER` lists a paper's versions."
        )
    return found


def version_before(session: Session, version: Version) -> Version:
    """The version of the same paper before this one. Raises UnknownVersion when it is the first."""
    query = select(Version).where(Version.paper_id == version.paper_id, Version.number < version.number)
    before = session.scalars(
        query.options(joinedload(Version.document)).order_by(Version.number.desc()).limit(1)
    ).first()
    if before is None:
        raise UnknownVersion(
            f"Version {version.id} is the first of paper {version.paper_id}; name the version to compare it with."
        )
    return before
