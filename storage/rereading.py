"""Bodies that an older extractor version read: which they are, and what a new reading of one changes.

The table is the queue: a body is due until a document of the present version exists for it. That document
and what follows from it are one transaction, so the work can be cut off anywhere and begun again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session, aliased, undefer

from storage import papers
from storage.models import Body, Capture, Crawl, Document, Paper, Part, Place, Resource, Version
from storage.parts import MANIFEST, Put, compose, papers_in_parts
from storage.values import Document as ReadDocument


@dataclass(frozen=True, slots=True)
class Due:
    """A body to be read again: its sniffed type, what its server declared, and the last reading of it."""

    sha256: str
    media_type: str
    declared: str
    before: Document


@dataclass(frozen=True, slots=True)
class Belongs:
    """What a body is of, for people: a paper if it is one's, else an address."""

    paper: int | None
    title: str
    url: str


def due_bodies(session: Session, extractor: int, ags: str | None = None) -> list[str]:
    """The sha256 of every body that was read, but not by this extractor version; papers' bodies first."""
    now = aliased(Document)
    of_paper = exists().where(Version.sha256 == Document.body_sha256)
    manifests = select(Body.sha256).where(Body.media_type == MANIFEST)
    due = (
        select(Document.body_sha256, of_paper.label("of_paper"))
        .where(Document.body_sha256.not_in(manifests))
        .distinct()
        .join(Body, Body.sha256 == Document.body_sha256)
        .where(Body.dropped_at.is_(None))
        .where(~exists().where(now.body_sha256 == Document.body_sha256, now.extractor == extractor))
    )
    if ags is not None:
        seen = select(Capture.body_sha256).join(Capture.resource).where(Resource.ags == ags)
        due = due.where(Document.body_sha256.in_(seen))
    rows = session.execute(due.order_by(of_paper.desc(), Document.body_sha256))
    return [sha256 for sha256, _ in rows]


def due(session: Session, sha256: str) -> Due:
    """What is needed to read a body again, and to compare with."""
    before = session.scalars(
        select(Document)
        .where(Document.body_sha256 == sha256)
        .order_by(Document.extractor.desc())
        .limit(1)
        .options(undefer(Document.text))
    ).one()
    headers = session.scalar(
        select(Capture.headers).where(Capture.body_sha256 == sha256).order_by(Capture.id.desc()).limit(1)
    )
    return Due(
        sha256,
        session.get_one(Body, sha256).media_type,
        str((headers or {}).get("content-type", "")),
        before,
    )


def take(session: Session, sha256: str, read: ReadDocument, before: Document) -> None:
    """Keep a new reading. Papers get versions marked as ours; what was no paper is judged by the next crawl."""
    document = papers.record_document(session, sha256, read)
    # By the document, not by the version's sha256: a paper in parts shows the joined text of several bodies.
    shown = select(Place).join(Version, Version.id == Place.version_id).join(Version.document)
    places = session.scalars(shown.where(Document.body_sha256 == sha256)).all()
    for place in places:
        papers.reread(session, place, document)
    parts = session.scalars(select(Part).join(Part.document).where(Document.body_sha256 == sha256)).all()
    for part in parts:
        part.document = document
    for version in _without_place(session, sha256):
        if version.text_sha256 != document.text_sha256:
            papers.reread_version(session, version, document)
    if not places and not parts and document.text_sha256 != before.text_sha256:
        session.execute(update(Resource).where(Resource.body_sha256 == sha256).values(recogniser=None))


def _without_place(session: Session, sha256: str) -> list[Version]:
    """The newest versions of papers that were added as a file and found nowhere yet, if they show this body."""
    later = aliased(Version)
    newest = ~exists().where(later.paper_id == Version.paper_id, later.number > Version.number)
    placeless = ~exists().where(Place.paper_id == Version.paper_id)
    of_body = select(Version).join(Version.document).where(Document.body_sha256 == sha256)
    return list(session.scalars(of_body.where(Version.cause != "site", newest, placeless)))


def join_parts(session: Session, ags: str, put: Put, now: datetime) -> None:
    """Give the district's papers in parts the text that their parts, read again, have together."""
    for paper in papers_in_parts(session, ags):
        if paper.versions:
            compose(session, paper, session.get_one(Crawl, paper.versions[-1].crawl_id), put, now)


def belongs(session: Session, sha256: str) -> Belongs:
    """Where a body was seen last."""
    url = session.scalar(
        select(Resource.url)
        .join(Capture, Capture.resource_id == Resource.id)
        .where(Capture.body_sha256 == sha256)
        .order_by(Capture.id.desc())
        .limit(1)
    )
    paper = session.execute(
        select(Paper.id, Paper.title).join(Version).where(Version.sha256 == sha256).limit(1)
    ).first()
    return Belongs(paper.id if paper else None, paper.title if paper else "", url or "")
