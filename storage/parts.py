"""Papers in several parts: one text, made of the parts in their order, with versions like any other.

A part is a row of its own (``Part``), not a paper and not a place. The joined text is a document of a body
that names the bytes it was made of; the version's own ``sha256`` is that of the part that made it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload, undefer

from storage.captures import record_body
from storage.models import Capture, Crawl, Document, Paper, Part, Resource, Version
from storage.part_texts import note_reading, text_before
from storage.text import storable, text_sha256, words

MANIFEST = "application/vnd.konzeptmonitor.parts+json"

# Puts bytes into the archive and returns their sha256.
Put = Callable[[bytes], str]


@dataclass(frozen=True, slots=True)
class PartSeen:
    """A part where it was seen."""

    resource: Resource
    document: Document
    number: int
    title: str


def part_of(session: Session, resource: Resource) -> Part | None:
    """The part this resource shows (a resource that is just being made shows none)."""
    if resource.id is None:
        return None
    return session.scalar(select(Part).where(Part.resource_id == resource.id))


def attach(session: Session, paper: Paper, seen: PartSeen, now: datetime) -> Part:
    """Note a part of a paper; one that is known learns its place in the order."""
    part = part_of(session, seen.resource)
    if part is None:
        part = Part(
            paper_id=paper.id,
            resource=seen.resource,
            document=seen.document,
            number=seen.number,
            title=seen.title,
            first_seen_at=now,
        )
        session.add(part)
    part.number, part.title = seen.number, seen.title
    mark_part_seen(part, now, seen.document)
    session.flush()
    return part


def mark_part_seen(part: Part, now: datetime, document: Document | None = None) -> None:
    """The part is at its address now, showing what it did or ``document``."""
    part.last_seen_at = now
    part.missing_since = part.gone_at = None
    if document is not None:
        part.document = document


def papers_in_parts(session: Session, ags: str) -> Sequence[Paper]:
    """The district's papers that have parts, with all that composing needs."""
    return session.scalars(
        select(Paper)
        .where(Paper.ags == ags, Paper.parts.any())
        .options(
            selectinload(Paper.parts).options(
                selectinload(Part.document).options(undefer(Document.text), undefer(Document.headings)),
                selectinload(Part.resource),
            ),
            selectinload(Paper.versions),
            selectinload(Paper.places),
        )
        .execution_options(populate_existing=True)
    ).all()


def compose(session: Session, paper: Paper, crawl: Crawl, put: Put, now: datetime) -> bool:
    """Bring a paper's newest version to the text its parts have now; True if that changed it.

    A version this crawl made is completed. Parts that were only found late, and a text that only another extractor
    made different, make a version that is marked as ours and never told (DESIGN rule 2).
    """
    live = [part for part in paper.parts if part.gone_at is None]
    if not live or not paper.versions:
        return False
    newest = paper.versions[-1]
    joined = "\f".join(part.document.text for part in live)
    sha256 = text_sha256(joined)
    if newest.text_sha256 == sha256:
        return False
    document = _document(session, paper, live, joined, put, now)
    if newest.crawl_id == crawl.id and newest.detected_at is None:
        newest.document, newest.text_sha256 = document, sha256
        version = newest
    else:
        version = _new_version(session, paper, live, document, crawl, now)
    for place in paper.places:
        place.version = version
    session.flush()
    return True


def _document(
    session: Session, paper: Paper, parts: Sequence[Part], text: str, put: Put, now: datetime
) -> Document:
    """The row of the joined text, with a body that names the bytes it was made of."""
    named = [
        {"url": part.resource.url, "title": part.title, "sha256": part.document.body_sha256} for part in parts
    ]
    manifest = json.dumps({"parts": named}, ensure_ascii=False, indent=1).encode()
    sha256 = put(manifest)
    record_body(session, sha256, len(manifest), MANIFEST, now)
    session.flush()
    main, extractor = parts[0].document, max(part.document.extractor for part in parts)
    found = session.scalar(
        select(Document)
        .where(Document.body_sha256 == sha256, Document.extractor == extractor)
        .options(undefer(Document.text))
    )
    if found is not None and found.text == storable(text):
        return found
    document = found or Document(body_sha256=sha256, extractor=extractor)
    document.media_type, document.title = main.media_type, paper.title
    document.text, document.text_sha256 = storable(text), text_sha256(text)
    document.words = len(words(text))
    document.pages = sum(max(1, part.document.pages) for part in parts)
    document.headings = [line for part in parts for line in (part.title, *part.document.headings)]
    document.dates = dict(main.dates)
    document.note = " ".join(filter(None, (part.document.note for part in parts))) or None
    session.add(document)
    session.flush()
    return document


def _new_version(
    session: Session, paper: Paper, parts: Sequence[Part], document: Document, crawl: Crawl, now: datetime
) -> Version:
    newest = paper.versions[-1]
    before = text_before(session, paper, newest, document.extractor)
    changed = [part for part in parts if part.document.text not in before]
    told = changed[0] if changed else parts[0]
    late = bool(changed) and all(_is_late(part, crawl) for part in changed)
    reread = text_sha256(before) == document.text_sha256
    if newest.document.extractor != document.extractor and not reread:
        note_reading(session, newest, before, document.extractor)
    capture = session.scalars(
        select(Capture)
        .where(Capture.resource_id == told.resource_id, Capture.body_sha256 == told.document.body_sha256)
        .order_by(Capture.id.desc())
        .limit(1)
    ).first()
    version = Version(
        paper=paper,
        number=(session.scalar(select(func.max(Version.number)).where(Version.paper_id == paper.id)) or 0)
        + 1,
        document=document,
        capture_id=capture.id if capture else newest.capture_id,
        resource_id=told.resource_id,
        crawl_id=crawl.id,
        captured_at=now,
        sha256=told.document.body_sha256 if changed else document.body_sha256,
        text_sha256=document.text_sha256,
        media_type=document.media_type,
        role=paper.role,
        year=paper.year,
        cause="extractor" if late or reread else "site",
    )
    session.add(version)
    session.flush()
    return version


def _is_late(part: Part, crawl: Crawl) -> bool:
    """Whether a part is new to us in this crawl, but not to the site.

    The version before says nothing of it: its moment is that of its first part, before the others were read.
    """
    return part.first_seen_at >= crawl.started_at and part.resource.newness != "new"


def mark_part_missing(part: Part, now: datetime, *, confirmed: bool) -> None:
    """The part is not at its address; gone when a second observation agrees."""
    if part.missing_since is None:
        part.missing_since = now
    if confirmed:
        part.gone_at = now


def places_of_parts(session: Session, ags: str) -> set[int]:
    """The resources that show a part of a paper of this district now."""
    rows = select(Part.resource_id).join(Paper).where(Paper.ags == ags, Part.gone_at.is_(None))
    return set(session.scalars(rows))
