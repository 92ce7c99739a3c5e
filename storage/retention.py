"""Which bodies no paper needs any more, and dropping them. Evidence is never dropped.

Needed is whatever any table refers to, so that a table added later is respected without a word here: only
captures, documents and sightings, which are kept of everything, make nothing needed. A dropped body's row
stays, with its name, size and type; so do the captures that name it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Column, Select, exists, or_, select, union, update
from sqlalchemy.orm import Session

import storage.correction_models
import storage.watch_models  # noqa: F401  (its tables refer to captures, too)
from storage.bodies import Bodies
from storage.models import Base, Body, Capture, Document, Resource

# Kept of everything that was fetched: they need no body.
_OF_EVERYTHING = {"capture", "document", "sighting", "resource"}
# A crawl writes bytes first and their row second; younger files may belong to an answer under way.
ORPHAN_AGE = timedelta(days=1)
# Channels of what a web archive gave us: it may not be had again.
_ARCHIVE = "archive:"


@dataclass(frozen=True, slots=True)
class Droppable:
    """A body that may go. ``size`` is that of the body itself, not of its compressed file."""

    sha256: str
    size: int


def droppable(session: Session, before: datetime) -> list[Droppable]:
    """Bodies stored, and last seen, before a moment, that nothing needs."""
    seen_since = exists().where(Capture.body_sha256 == Body.sha256, Capture.captured_at >= before)
    query = (
        select(Body.sha256, Body.size)
        .where(
            Body.dropped_at.is_(None),
            Body.stored_at < before,
            ~seen_since,
            Body.sha256.not_in(_needed_bodies()),
        )
        .order_by(Body.sha256)
    )
    return [Droppable(sha256, size) for sha256, size in session.execute(query)]


def mark_dropped(session: Session, sha256: str, now: datetime) -> None:
    """Say that a body is gone, before it goes. The next visit of its address asks without conditions."""
    session.get_one(Body, sha256).dropped_at = now
    session.execute(
        update(Resource)
        .where(Resource.body_sha256 == sha256)
        .values(body_sha256=None, etag=None, last_modified=None, recogniser=None)
    )
    session.execute(update(Capture).where(Capture.body_sha256 == sha256).values(heads=None))


def orphans(session: Session, bodies: Bodies, now: datetime) -> Iterator[Droppable]:
    """Files that no row claims, or whose row says that they are dropped. ``size`` is that of the file."""
    kept = set(session.scalars(select(Body.sha256).where(Body.dropped_at.is_(None))))
    for name, size, written in bodies.names():
        if len(name) == 64 and name not in kept and now - written > ORPHAN_AGE:
            yield Droppable(name, size)


def _needed_bodies() -> Select[tuple[str]]:
    captures = Capture.resource_id.in_(_needed_resources()) | Capture.id.in_(_referred("capture"))
    documents = Document.id.in_(_referred("document"))
    needed = union(
        select(Capture.body_sha256).where(Capture.body_sha256.is_not(None), captures),
        select(Document.body_sha256).where(documents),
        _referred("body"),
    ).subquery()
    return select(needed.c[0])


def _needed_resources() -> Select[tuple[int]]:
    """Addresses that anything refers to, landing pages, archived states; and every page on the way to them."""
    start = select(Resource.id, Resource.parent_id).where(
        or_(
            Resource.id.in_(_referred("resource")),
            Resource.presents.is_(True),
            Resource.channel.startswith(_ARCHIVE),
        )
    )
    way = start.cte("needed_way", recursive=True)
    way = way.union(select(Resource.id, Resource.parent_id).join(way, Resource.id == way.c.parent_id))
    return select(way.c.id)


def _referred(table: str) -> Select[tuple[int]]:
    """The keys of a table's rows that rows of other tables refer to, but for those kept of everything."""
    columns = list(_referring(table))
    if not columns:
        raise LookupError(f"No table refers to {table}; retention would take everything for needless.")
    # IN (… NULL …) is never false, so NULL must not be among them.
    referred = union(*(select(column).where(column.is_not(None)) for column in columns)).subquery()
    return select(referred.c[0])


def _referring(table: str) -> Iterator[Column[int]]:
    for other in Base.metadata.sorted_tables:
        if other.name in _OF_EVERYTHING:
            continue
        for key in other.foreign_keys:
            if key.column.table.name == table:
                yield key.parent
