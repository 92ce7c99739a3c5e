"""Which captures are evidence: those of the addresses that show or showed papers, of the pages on the way from
the start address to them, and of watched addresses with the documents they link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select, true, union
from sqlalchemy.orm import Session, joinedload, undefer

from storage.models import Capture, Paper, Part, Place, Resource, Version
from storage.values import Role
from storage.watch_models import Watch, WatchedDocument, WatchReading

# Rows held in memory at a time; a row with its heads is some 3 kB.
_CHUNK = 500


def evidence_resources(ags: Sequence[str] = (), papers: Sequence[int] = ()) -> Select[tuple[int]]:
    """Ids of the addresses of papers (of these districts, of these papers; of all) and of the pages on the way.

    Watched addresses are among them, unless papers are named.
    """
    of_papers = (
        select(table.resource_id).join(Paper, Paper.id == table.paper_id).where(_papers(ags, papers))
        for table in (Place, Version, Part)
    )
    shown = union(*of_papers, *([] if papers else _watched(ags))).subquery()
    start = select(Resource.id, Resource.parent_id).where(Resource.id.in_(select(shown.c.resource_id)))
    way = start.cte("way", recursive=True)
    # UNION, not UNION ALL: pages that name each other as parent end the walk.
    way = way.union(select(Resource.id, Resource.parent_id).join(way, Resource.id == way.c.parent_id))
    return select(way.c.id)


def _watched(ags: Sequence[str]) -> list[Select[Any]]:
    """The addresses that are watched, those they moved to, and the documents they linked."""
    mine = Watch.ags.in_(ags) if ags else true()
    read = select(Capture.resource_id).join(WatchReading, WatchReading.capture_id == Capture.id)
    linked = select(WatchedDocument.resource_id).where(WatchedDocument.resource_id.is_not(None))
    return [
        select(Watch.resource_id).where(Watch.resource_id.is_not(None), mine),
        read.join(Watch, Watch.id == WatchReading.watch_id).where(mine),
        linked.join(Watch, Watch.id == WatchedDocument.watch_id).where(mine),
    ]


def _papers(ags: Sequence[str], papers: Sequence[int]) -> ColumnElement[bool]:
    return and_(
        Paper.id.in_(papers) if papers else Paper.role != Role.NONE,
        Paper.ags.in_(ags) if ags else true(),
    )


def evidence(
    session: Session, ags: Sequence[str] = (), papers: Sequence[int] = ()
) -> tuple[int, Iterator[Capture]]:
    """How many captures are evidence, and each of them with its resource and heads, in the order they were made."""
    which = Capture.resource_id.in_(evidence_resources(ags, papers))
    found = (
        select(Capture)
        .where(which)
        .options(joinedload(Capture.resource), undefer(Capture.heads))
        # Not by time: what an answer says to be unchanged was written before it, whatever the clock said.
        .order_by(Capture.id)
        .execution_options(yield_per=_CHUNK)
    )
    count = session.scalar(select(func.count()).select_from(Capture).where(which)) or 0
    return count, iter(session.scalars(found))
