"""Versions with the proof behind them: document, capture, address, size of the archived body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, literal, select
from sqlalchemy.orm import Session, joinedload, undefer

from storage.models import Body, Document, Resource, Version

# Deeper than any site's menu; ends the walk if two pages should ever name each other as parent.
LONGEST_PATH = 25


@dataclass(frozen=True, slots=True)
class Proof:
    """A version, its document, capture and resource loaded, and the size of its body in the archive."""

    version: Version
    size: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """A page on the way from the start address, with the words of the link that led to it."""

    url: str
    link_text: str | None


def proofs(session: Session, which: ColumnElement[bool]) -> dict[int, Proof]:
    """The versions that fulfil a condition, by id."""
    rows = session.execute(
        select(Version, Body.size)
        .outerjoin(Body, Body.sha256 == Version.sha256)
        .where(which)
        .options(joinedload(Version.document), joinedload(Version.capture), joinedload(Version.resource))
    )
    return {version.id: Proof(version, size) for version, size in rows}


def link_path(session: Session, resource_id: int) -> Sequence[Step]:
    """The pages from the start address to a resource, in one statement; the resource itself is last."""
    own = (Resource.parent_id, Resource.url, Resource.link_text)
    start = select(*own, literal(0).label("distance")).where(Resource.id == resource_id)
    way = start.cte("way", recursive=True)
    above = select(*own, way.c.distance + 1).join(way, Resource.id == way.c.parent_id)
    way = way.union_all(above.where(way.c.distance < LONGEST_PATH))
    rows = session.execute(select(way.c.url, way.c.link_text).order_by(way.c.distance.desc()))
    return [Step(row.url, row.link_text) for row in rows]


def find_version(session: Session, version_id: int, *, text: bool = False) -> Version | None:
    """One version with paper, document, capture and resource; ``text`` also loads what was read."""
    document = joinedload(Version.document)
    return session.scalar(
        select(Version)
        .where(Version.id == version_id)
        .options(
            joinedload(Version.paper),
            joinedload(Version.capture),
            joinedload(Version.resource),
            document.options(undefer(Document.text)) if text else document,
        )
    )


def version_texts(session: Session, paper_id: int, version_ids: Sequence[int]) -> dict[int, str]:
    """The texts of versions of one paper, by version id; versions of other papers are left out."""
    rows = session.execute(
        select(Version.id, Document.text)
        .join(Document, Document.id == Version.document_id)
        .where(Version.paper_id == paper_id, Version.id.in_(version_ids))
    )
    return dict(rows.tuples().all())
