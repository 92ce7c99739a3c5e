"""``record_paper``: the one rule for which paper a document belongs to and whether it is a new version.

Identity is the text, not the address or the bytes (DESIGN rule 4). What it means for people is decided
later, by detection, from the rows written here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, undefer

from storage.models import Body, Capture, Crawl, Document, Paper, Place, Resource, Version
from storage.parts import mark_part_missing, part_of
from storage.text import similarity, storable, text_sha256, words
from storage.values import Document as ReadDocument
from storage.values import PaperDate, Recognition, Role

# Two readings of one web page that share this much of their word 4-grams are one text with page noise
# in it (a contact box, a date line); a new edition of a paper changes far more.
SAME_PAGE = 0.9
# Shorter texts are too easily alike ("Integrationskonzept (PDF, 2 MB)") to be one paper at two addresses.
_COMPARABLE_WORDS = 60
# A paper in two formats differs by cover, contents and imprint; whole texts are needed to say so.
_FULL_TEXT_WORDS = 300
_ALIKE_LONG = 0.8


class Recorded(StrEnum):
    NOTHING = "nothing"
    NEW_PAPER = "new_paper"
    NEW_VERSION = "new_version"
    NEW_PLACE = "new_place"
    SEEN_AGAIN = "seen_again"
    WAITING = "waiting"  # it may be a part of a paper, which is settled when all were seen


@dataclass(frozen=True, slots=True)
class Sighting:
    """A recognised document where it was seen."""

    crawl: Crawl
    resource: Resource
    capture: Capture
    document: Document
    recognition: Recognition
    recogniser: int
    newness: str | None
    now: datetime
    dates: Mapping[str, PaperDate] = field(default_factory=dict)


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


def place_of(session: Session, resource: Resource) -> Place | None:
    """The paper place this resource shows, or else showed last (a resource that is just being made has none)."""
    if resource.id is None:
        return None
    newest = (Place.gone_at.is_not(None), Place.last_seen_at.desc(), Place.id.desc())
    return session.scalars(select(Place).where(Place.resource_id == resource.id).order_by(*newest)).first()


def record_paper(session: Session, seen: Sighting) -> Recorded:
    """File a sighting: a new paper, a new version, another place of a known text, or nothing new."""
    place = place_of(session, seen.resource)
    if place is not None:
        return _seen_at_known_place(session, seen, place)
    if seen.recognition.role is Role.NONE:
        return Recorded.NOTHING
    same = _same_text(session, seen)
    if same is not None:
        _add_place(session, seen, same)
        return Recorded.NEW_PLACE
    _add_paper(session, seen)
    return Recorded.NEW_PAPER


def _seen_at_known_place(session: Session, seen: Sighting, place: Place) -> Recorded:
    if place.version.text_sha256 == seen.document.text_sha256:
        mark_seen(place, seen.now)
        return Recorded.SEEN_AGAIN
    elsewhere = _same_text(session, seen, besides=place.paper_id)
    if elsewhere is not None:  # the address now shows another known paper of the district
        if place.gone_at is None:
            place.missing_since = place.gone_at = seen.now
        _add_place(session, seen, elsewhere)
        return Recorded.NEW_PLACE
    mark_seen(place, seen.now)
    known = _already_recorded(session, seen, place)
    if known is not None:
        place.version = known
        return Recorded.SEEN_AGAIN
    place.version = _add_version(session, seen, place.paper)
    if seen.recognition.role is not Role.NONE:
        _describe(place.paper, seen)
    return Recorded.NEW_VERSION


def _already_recorded(session: Session, seen: Sighting, place: Place) -> Version | None:
    """The version a known place shows by now, when it is one we hold: one edition at two addresses is one.

    Only later versions count: a return to an earlier text is a change like any other.
    """
    later = _later_with_text(session, place, seen.document.text_sha256)
    if later is not None:
        return later
    if _text_here_before(session, seen) == seen.document.text_sha256:
        return place.version  # of two addresses of one page that differ in noise, and nothing changed here
    same = _same_page_in_this_crawl(session, seen, place)
    if same is not None:
        return same
    since = select(Version).where(Version.paper_id == place.paper_id, Version.number > place.version.number)
    return _in_another_format(session, seen, since)


def _later_with_text(session: Session, place: Place, text_sha256: str) -> Version | None:
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


def mark_seen(place: Place, now: datetime) -> None:
    """The paper is at this place now: whatever absence was noted there is over."""
    place.last_seen_at = now
    place.missing_since = None
    place.gone_at = None
    place.redirected_to = None


def _same_text(session: Session, seen: Sighting, besides: int | None = None) -> Version | None:
    """A version of this district that says the same: equal text, or a page that differs in noise only."""
    candidates = (
        select(Version)
        .join(Paper)
        .where(Paper.ags == seen.resource.ags, Paper.id != (besides or 0))
        .order_by(Version.id.desc())
    )
    equal = session.scalars(candidates.where(Version.text_sha256 == seen.document.text_sha256)).first()
    if equal is not None:
        return equal
    if _is_comparable(seen):
        pages = session.scalars(candidates.where(Version.media_type == "text/html"))
        same = next((version for version in pages if _is_same_page(session, version, seen)), None)
        if same is not None:
            return same
    return _in_another_format(session, seen, candidates)


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


def _add_paper(session: Session, seen: Sighting) -> Paper:
    paper = Paper(
        ags=seen.resource.ags,
        baseline=seen.crawl.baseline,
        newness=seen.newness,
        first_seen_at=seen.now,
        crawl_id=seen.crawl.id,
    )
    _describe(paper, seen)
    session.add(paper)
    session.flush()
    _add_place(session, seen, _add_version(session, seen, paper))
    return paper


def _describe(paper: Paper, seen: Sighting) -> None:
    found = seen.recognition
    paper.title = found.title or seen.document.title or seen.resource.link_text or seen.resource.url
    paper.subtitle = found.subtitle
    paper.role = found.role
    paper.level = found.level
    paper.unit = found.unit
    paper.score = found.score
    paper.year = found.year
    paper.dates = {kind: one.as_json() for kind, one in seen.dates.items()}
    paper.fields_of_action = list(found.fields_of_action)
    paper.participation_oriented = found.participation_oriented
    paper.reasons = [reason.as_json() for reason in found.reasons]
    paper.recogniser = seen.recogniser


def _add_version(session: Session, seen: Sighting, paper: Paper, cause: str = "site") -> Version:
    last = session.scalar(select(func.max(Version.number)).where(Version.paper_id == paper.id)) or 0
    version = Version(
        paper=paper,
        number=last + 1,
        document=seen.document,
        capture=seen.capture,
        resource=seen.resource,
        crawl_id=seen.crawl.id,
        captured_at=seen.now,
        sha256=seen.document.body_sha256,
        text_sha256=seen.document.text_sha256,
        media_type=seen.document.media_type,
        role=seen.recognition.role,
        year=seen.recognition.year,
        cause=cause,
    )
    session.add(version)
    session.flush()
    return version


def _add_place(session: Session, seen: Sighting, version: Version) -> None:
    place = session.scalar(
        select(Place).where(Place.paper_id == version.paper_id, Place.resource_id == seen.resource.id)
    )
    if place is None:
        place = Place(
            paper_id=version.paper_id, resource=seen.resource, crawl_id=seen.crawl.id, first_seen_at=seen.now
        )
        session.add(place)
    place.version = version
    mark_seen(place, seen.now)
    session.flush()


def mark_missing(
    session: Session,
    resource: Resource,
    now: datetime,
    confirm: timedelta,
    *,
    second_look: bool,
    moved_to: str | None,
) -> bool:
    """Note that a known paper is not at its address any more; True when only a second look can confirm it.

    ``gone_at`` is set when a second observation at least ``confirm`` later (0: in the same crawl) agrees.
    ``moved_to`` is the target of a permanent redirect, if that is why the paper is not there.
    """
    place = place_of(session, resource)
    part = part_of(session, resource)
    if part is not None:
        since = part.missing_since or now
        mark_part_missing(part, now, confirmed=second_look or now - since >= confirm > timedelta(0))
        if place is None:
            return confirm == timedelta(0) and not second_look
    if place is None or place.gone_at is not None:
        return False
    if place.missing_since is None:
        place.missing_since = now
    place.redirected_to = moved_to
    waited = now - place.missing_since
    if second_look or (confirm > timedelta(0) and waited >= confirm):
        place.gone_at = now
        return False
    return confirm == timedelta(0)


def reread(session: Session, place: Place, document: Document) -> None:
    """A better extractor read the same body: a version that is marked so and never told (DESIGN rule 2)."""
    shown = place.version
    if place.paper.parts:  # the text of parts is made of theirs, each read again when it is seen again
        return
    if document.text_sha256 == shown.text_sha256:
        return
    known = _later_with_text(session, place, document.text_sha256)
    if known is not None:  # another of the paper's addresses was read again before
        place.version = known
        return
    last = session.scalar(select(func.max(Version.number)).where(Version.paper_id == place.paper_id)) or 0
    version = Version(
        paper_id=place.paper_id,
        number=last + 1,
        document=document,
        capture_id=shown.capture_id,
        resource_id=shown.resource_id,
        crawl_id=shown.crawl_id,
        captured_at=shown.captured_at,
        sha256=shown.sha256,
        text_sha256=document.text_sha256,
        media_type=shown.media_type,
        role=shown.role,
        year=shown.year,
        cause="extractor",
    )
    session.add(version)
    session.flush()
    place.version = version


def body_type(session: Session, sha256: str) -> str:
    """The sniffed media type of a body in the archive."""
    body = session.get(Body, sha256)
    return body.media_type if body else ""
