"""``record_paper``: the one rule for which paper a document belongs to and whether it is a new version.

Identity is the text, not the address or the bytes (DESIGN rule 4). What it means for people is decided
later, by detection, from the rows written here. A person's corrections outrank it (storage.corrections).
"""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.corrections import machine_says
from storage.documents import body_type, record_document
from storage.merging import is_side_entrance
from storage.models import Document, Paper, Place, Version
from storage.paper_matching import SAME_PAGE, already_recorded, later_with_text, same_text
from storage.places import mark_missing, mark_seen, place_of
from storage.sighted import Recorded, Sighting
from storage.splitting import kept_apart
from storage.values import Role

__all__ = [
    "SAME_PAGE",
    "Recorded",
    "Sighting",
    "add_paper",
    "add_version",
    "body_type",
    "judge_anew",
    "mark_missing",
    "mark_seen",
    "place_of",
    "record_document",
    "record_paper",
    "reread",
    "reread_version",
]


def record_paper(session: Session, seen: Sighting) -> Recorded:
    """File a sighting: a new paper, a new version, another place of a known text, or nothing new."""
    place = place_of(session, seen.resource)
    if place is not None:
        return _seen_at_known_place(session, seen, place)
    if seen.recognition.role is Role.NONE:
        return Recorded.NOTHING
    same = same_text(session, seen)
    if same is not None:
        _found_by_crawl(session, seen, same.paper)
        _add_place(session, seen, same)
        return Recorded.NEW_PLACE
    _add_place(session, seen, add_paper(session, seen).versions[-1])
    return Recorded.NEW_PAPER


def _seen_at_known_place(session: Session, seen: Sighting, place: Place) -> Recorded:
    _found_by_crawl(session, seen, place.paper)
    if place.version.text_sha256 == seen.document.text_sha256:
        mark_seen(place, seen.now)
        return Recorded.SEEN_AGAIN
    elsewhere = same_text(session, seen, besides=place.paper_id, apart=kept_apart(session, place.paper_id))
    if elsewhere is not None:  # the address now shows another known paper of the district
        if place.gone_at is None:
            place.missing_since = place.gone_at = seen.now
        _add_place(session, seen, elsewhere)
        return Recorded.NEW_PLACE
    mark_seen(place, seen.now)
    known = already_recorded(session, seen, place)
    if known is not None:
        place.version = known
        return Recorded.SEEN_AGAIN
    describes = seen.recognition.role is not Role.NONE and not is_side_entrance(session, place)
    place.version = add_version(session, seen, place.paper)
    if describes:
        _describe(session, place.paper, seen)
    return Recorded.NEW_VERSION


def _found_by_crawl(session: Session, seen: Sighting, paper: Paper) -> None:
    """What was added by hand and taken back is what the machine says, once a crawl has found it, too."""
    if paper.by_hand == "withdrawn":
        paper.by_hand = None
        _describe(session, paper, seen)


def add_paper(session: Session, seen: Sighting) -> Paper:
    """A paper described as recognised, with its first version and no place yet."""
    paper = Paper(
        ags=seen.resource.ags,
        baseline=seen.crawl.baseline,
        newness=seen.newness,
        first_seen_at=seen.now,
        crawl_id=seen.crawl.id,
    )
    _describe(session, paper, seen)
    session.add(paper)
    session.flush()
    add_version(session, seen, paper)
    return paper


def _describe(session: Session, paper: Paper, seen: Sighting) -> None:
    found = seen.recognition
    machine_says(
        session,
        paper,
        title=found.title or seen.document.title or seen.resource.link_text or seen.resource.url,
        role=found.role,
        level=found.level,
        unit=found.unit,
        year=found.year,
    )
    paper.subtitle = found.subtitle
    paper.score = found.score
    paper.dates = {kind: one.as_json() for kind, one in seen.dates.items()}
    paper.fields_of_action = list(found.fields_of_action)
    paper.participation_oriented = found.participation_oriented
    paper.reasons = [reason.as_json() for reason in found.reasons]
    paper.recogniser = seen.recogniser


def judge_anew(session: Session, seen: Sighting, version: Version) -> None:
    """Say of a paper and its newest version what is recognised now that more is known of the same text."""
    version.role, version.year = seen.recognition.role, seen.recognition.year
    _describe(session, version.paper, seen)


def add_version(session: Session, seen: Sighting, paper: Paper, cause: str = "site") -> Version:
    """The next version of a paper: the text that was seen."""
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


def reread(session: Session, place: Place, document: Document) -> None:
    """A better extractor read the same body: a version that is marked so and never told (DESIGN rule 2)."""
    shown = place.version
    if place.paper.parts:  # the text of parts is made of theirs, each read again when it is seen again
        return
    if document.text_sha256 == shown.text_sha256:
        return
    # Another of the paper's addresses may have been read again before.
    place.version = later_with_text(session, place, document.text_sha256) or reread_version(
        session, shown, document
    )


def reread_version(session: Session, shown: Version, document: Document) -> Version:
    """The version that a new reading of another one's body makes; never told."""
    last = session.scalar(select(func.max(Version.number)).where(Version.paper_id == shown.paper_id)) or 0
    version = Version(
        paper_id=shown.paper_id,
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
    return version
