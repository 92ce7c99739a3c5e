"""Papers that a person adds: from an address, or from a file that no address shows (yet).

What the machine recognises is kept beside what the person says. A text that is known already stays one paper,
whichever came first; nothing of it is told as news, since whoever adds it knows (docs/corrections.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import quote

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.captures import find_resource, record_body, record_capture
from storage.correction_models import Correction
from storage.correction_rules import FIELDS, CorrectionKind
from storage.corrections import settle
from storage.models import Capture, Crawl, Paper, Place, Resource, Version
from storage.paper_matching import same_text
from storage.papers import Recorded, Sighting, add_paper, place_of, record_paper
from storage.processes import machine
from storage.values import Level, Outcome, Role

# Of resources and crawls that came about by a person's hand.
CHANNEL, REASON = "hand", "by_hand"
# The cause of versions that came as a file: no site showed them.
CAUSE = "hand"
_SCHEME = "von-hand:"


@dataclass(frozen=True, slots=True)
class Added:
    """A paper, and whether it is one only now."""

    paper: Paper
    is_new: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of what they add, and who says so, when and why."""

    fields: Mapping[str, Any]
    by: str
    why: str
    at: datetime
    source: Mapping[str, Any]  # {"file": …, "url": …}: where it comes from


def open_hand_crawl(
    session: Session, now: datetime, settings: dict[str, Any], detail: str, pid: int
) -> Crawl:
    """The row that what a person brings is filed under: it has ended, and there is nothing in it to detect."""
    crawl = Crawl(
        ags=None,
        started_at=now,
        ended_at=now,
        heartbeat_at=now,
        detected_at=now,
        outcome=Outcome.COMPLETE,
        reason=REASON,
        detail=detail,
        max_requests=0,
        settings=settings,
        baseline=False,
        host_name=machine(),
        pid=pid,
    )
    session.add(crawl)
    session.flush()
    return crawl


def capture_file(
    session: Session,
    crawl: Crawl,
    ags: str,
    name: str,
    url: str | None,
    sha256: str,
    size: int,
    media_type: str,
    now: datetime,
) -> Capture:
    """A file as evidence: its body under an address of its own, with its name and where it is said to come from."""
    key = f"{CHANNEL}:{sha256}"
    record_body(session, sha256, size, media_type, now)
    resource = find_resource(session, ags, key)
    if resource is None:
        resource = Resource(
            ags=ags,
            key=key,
            url=_SCHEME + quote(name),
            link_text=name,
            channel=CHANNEL,
            first_seen_at=now,
            first_crawl_id=crawl.id,
        )
        session.add(resource)
        session.flush()
    told = f"Von Hand hinzugefügt: {name}" + (f" (Quelle: {url})" if url else "")
    capture = record_capture(
        session, crawl, resource, now, status=None, headers={"content-type": media_type}, body_sha256=sha256,
        detail=told,
    )  # fmt: skip
    session.flush()
    return capture


def file_by_hand(session: Session, seen: Sighting, said: Said) -> Added:
    """File what a person brought as a paper. One whose text is known stays that paper; an address becomes its place."""
    is_file = seen.resource.channel == CHANNEL and seen.resource.url.startswith(_SCHEME)
    readable = _as_paper(seen)
    known = _known(session, readable, is_file=is_file)
    if known is not None and known.role != Role.NONE:
        return Added(known, is_new=False)
    paper = known or _new(session, readable, is_file=is_file)
    paper.by_hand = "added"
    if known is None:
        paper.recognised = dict(zip(FIELDS, _machines(seen, paper), strict=True))
    for version in session.scalars(select(Version).where(Version.paper_id == paper.id)):
        version.detected_at = version.detected_at or said.at
    session.add(
        Correction(
            kind=CorrectionKind.ADD,
            ags=paper.ags,
            paper_id=paper.id,
            capture_id=seen.capture.id,
            by=said.by,
            at=said.at,
            why=said.why,
            said={**_what_counts(seen, said.fields), **said.source},
        )
    )
    settle(session, paper)
    return Added(paper, is_new=True)


def _as_paper(seen: Sighting) -> Sighting:
    """The same, recognised as a paper: a person says that it is one."""
    found = seen.recognition
    return (
        seen if found.role is not Role.NONE else replace(seen, recognition=replace(found, role=Role.CONCEPT))
    )


def _known(session: Session, seen: Sighting, *, is_file: bool) -> Paper | None:
    """The paper that shows this text already; an address becomes one of its places."""
    before = session.scalar(select(Place.paper_id).where(Place.resource_id == seen.resource.id).limit(1))
    same = same_text(session, seen)
    if is_file or (before is None and same is None):
        return same.paper if same is not None else None
    record_paper(session, seen)
    place = place_of(session, seen.resource)
    return place.paper if place is not None else None


def _new(session: Session, seen: Sighting, *, is_file: bool) -> Paper:
    if is_file:
        paper = add_paper(session, seen)
        paper.versions[-1].cause = CAUSE
        return paper
    recorded = record_paper(session, seen)
    assert recorded is Recorded.NEW_PAPER, recorded  # noqa: S101  (nothing of it was known)
    return session.scalars(select(Place).where(Place.resource_id == seen.resource.id)).one().paper


def _machines(seen: Sighting, paper: Paper) -> tuple[str, str, str, str, int | None]:
    found = seen.recognition
    return paper.title, found.role, found.level, found.unit, found.year


def _what_counts(seen: Sighting, fields: Mapping[str, Any]) -> dict[str, Any]:
    """What the person says; of what the machine takes for no paper or cannot read, that it is a concept of this district."""
    if seen.recognition.role is not Role.NONE and seen.document.problem_code is None:
        return dict(fields)
    return {"role": Role.CONCEPT.value, "level": Level.DISTRICT.value, **fields}
