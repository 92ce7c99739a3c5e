"""Versions and places that change hands: what merging, splitting and taking either back have in common.

A merged or split paper is one (or two) like any other afterwards, so that crawls, detection and listings
need to know nothing of it. What moved is kept with the correction, so that it can be taken back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from storage.correction_rules import CorrectionRefused
from storage.models import Adoption, Change, Document, Paper, Part, Place, Version

# Versions get numbers above all others while they are put in order: two of a paper never share one.
_ASIDE = 1_000_000_000

MovedRows = dict[str, Any]


def versions_of(session: Session, paper_id: int) -> list[Version]:
    """A paper's versions by number, as they are now."""
    return list(session.scalars(select(Version).where(Version.paper_id == paper_id).order_by(Version.number)))


def places_of(session: Session, paper_id: int) -> list[Place]:
    """A paper's places in the order they were found."""
    return list(session.scalars(select(Place).where(Place.paper_id == paper_id).order_by(Place.id)))


def refuse_parts(session: Session, papers: Iterable[Paper], what: str) -> None:
    """Papers in parts have a text made of all of them: neither half would have one. Raises CorrectionRefused."""
    for paper in papers:
        if session.scalar(select(Part.id).where(Part.paper_id == paper.id).limit(1)) is not None:
            raise CorrectionRefused(
                f"Papier {paper.id} besteht aus mehreren Teilen; solche Papiere lassen sich nicht {what}."
            )


def hand_over(
    session: Session, versions: Collection[Version], places: Collection[Place], to: Paper
) -> MovedRows:
    """Make versions and places those of another paper, with the changes told of them; which rows moved.

    Where both papers know an address, the two rows become one: that of the paper it shows now.
    """
    for version in versions:
        version.number = _ASIDE + version.id
        version.paper_id = to.id
    session.flush()
    moved: MovedRows = {"versions": [version.id for version in versions], "places": [], "folded": []}
    known = {place.resource_id: place for place in places_of(session, to.id)}
    for place in places:
        twin = known.get(place.resource_id)
        if twin is None:
            place.paper_id = to.id
            moved["places"].append(place.id)
        else:
            moved["folded"].append(_fold(session, place, twin))
    session.flush()
    follow_versions(session, moved["versions"])
    session.expire(to)
    return moved


def _fold(session: Session, place: Place, twin: Place) -> dict[str, Any]:
    """One row for an address of both; returns what is needed to make the other anew."""
    before = {
        name: _plain(getattr(place, name))
        for name in ("resource_id", "version_id", "crawl_id", "first_seen_at", "last_seen_at", "missing_since",
                     "gone_at", "redirected_to")
    }  # fmt: skip
    newer, shows = place.last_seen_at > twin.last_seen_at, place.gone_at is None
    if shows and (newer or twin.gone_at is not None):
        for name in ("version_id", "missing_since", "gone_at", "redirected_to"):
            setattr(twin, name, getattr(place, name))
    twin.first_seen_at = min(place.first_seen_at, twin.first_seen_at)
    twin.last_seen_at = max(place.last_seen_at, twin.last_seen_at)
    session.delete(place)
    return before


def unfold(session: Session, paper: Paper, folded: Iterable[MovedRows]) -> None:
    """Make the place rows that a merge made one with others anew."""
    moments = ("first_seen_at", "last_seen_at", "missing_since", "gone_at")
    for row in folded:
        values = {
            name: datetime.fromisoformat(value) if name in moments and value else value
            for name, value in row.items()
        }
        session.add(Place(paper_id=paper.id, **values))
    session.flush()


def give_own_versions(session: Session, paper: Paper) -> None:
    """Let every place of a paper show a version of that paper: its own with this text, or else a copy."""
    for place in places_of(session, paper.id):
        shown = session.get_one(Version, place.version_id)
        if shown.paper_id != paper.id:
            place.version_id = _own(session, paper, shown, place).id
    session.flush()


def _own(session: Session, paper: Paper, shown: Version, place: Place) -> Version:
    same = select(Version).where(Version.paper_id == paper.id, Version.text_sha256 == shown.text_sha256)
    found = session.scalars(same.order_by(Version.number.desc()).limit(1)).first()
    return found or copy_version(session, shown, paper, place.resource_id)


def copy_version(session: Session, shown: Version, paper: Paper, resource_id: int) -> Version:
    """The same text as a version of another paper, too. It was looked at where it comes from: nothing is told."""
    names = (
        "document_id", "capture_id", "crawl_id", "captured_at", "sha256", "text_sha256", "media_type", "role",
        "year", "cause",
    )  # fmt: skip
    version = Version(
        paper_id=paper.id,
        resource_id=resource_id,
        detected_at=shown.detected_at or shown.captured_at,
        number=_ASIDE + shown.id,
        **{name: getattr(shown, name) for name in names},
    )
    session.add(version)
    session.flush()
    return version


def renumber(session: Session, paper: Paper) -> None:
    """Number a paper's versions by their time: from 1 what was seen by us, below it what an archive held."""
    versions = versions_of(session, paper.id)
    ours = sorted((one for one in versions if one.cause != "archive"), key=_age)
    older = sorted((one for one in versions if one.cause == "archive"), key=_age)
    wanted = {one.id: number for number, one in enumerate(ours, 1)}
    wanted |= {one.id: number for number, one in enumerate(older, 1 - len(older))}
    if all(one.number == wanted[one.id] for one in versions):
        return
    for one in versions:
        one.number = _ASIDE + one.id
    session.flush()
    for one in versions:
        one.number = wanted[one.id]
    session.flush()
    session.expire(paper)


def _age(version: Version) -> tuple[datetime, int]:
    return version.captured_at, version.id


def follow_versions(session: Session, version_ids: Collection[int]) -> None:
    """What was told of a version is told of the paper it belongs to."""
    for version in session.scalars(select(Version).where(Version.id.in_(version_ids))):
        of_it = or_(
            Change.to_version_id == version.id,
            (Change.to_version_id.is_(None)) & (Change.from_version_id == version.id),
        )
        session.execute(update(Change).where(of_it).values(paper_id=version.paper_id))


def hand_over_resolutions(session: Session, from_id: int, to_id: int) -> list[int]:
    """Resolutions on one paper become those on another; the next crawl of the council system links them anew."""
    rows = session.scalars(select(Adoption).where(Adoption.paper_id == from_id)).all()
    for row in rows:
        row.paper_id = to_id
    return [row.id for row in rows]


def title_of(session: Session, version: Version) -> str:
    """What the text of a version calls itself."""
    return session.scalar(select(Document.title).where(Document.id == version.document_id)) or ""


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
