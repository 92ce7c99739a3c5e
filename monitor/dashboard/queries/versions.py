"""Versions with the proof behind them: document, capture, address, size of the archived body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload, undefer

from storage.models import Body, Document, Version


@dataclass(frozen=True, slots=True)
class Proof:
    """A version, its document, capture and resource loaded, and the size of its body in the archive."""

    version: Version
    size: int | None


def proofs(session: Session, which: ColumnElement[bool]) -> dict[int, Proof]:
    """The versions that fulfil a condition, by id."""
    rows = session.execute(
        select(Version, Body.size)
        .outerjoin(Body, Body.sha256 == Version.sha256)
        .where(which)
        .options(joinedload(Version.document), joinedload(Version.capture), joinedload(Version.resource))
    )
    return {version.id: Proof(version, size) for version, size in rows}


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
    return dict(rows.all())
