"""The decision history: people's corrections as rows for listings, the record of a paper and pages."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from monitor.correction_text import correction_text
from monitor.listings import Listed
from storage.correction_models import Correction
from storage.corrections import undone_by
from storage.models import Paper


def decision_rows(session: Session, *, paper_id: int | None = None, ags: str | None = None) -> list[Listed]:
    """Corrections in the order they were made: of a paper and those merged into it, of a district, or all."""
    query = select(Correction).order_by(Correction.id)
    if paper_id is not None:
        papers = with_merged(session, paper_id)
        query = query.where(or_(Correction.paper_id.in_(papers), Correction.other_id.in_(papers)))
    if ags is not None:
        query = query.where(Correction.ags == ags)
    rows = session.scalars(query).all()
    return _listed(rows, {number: row.id for number, row in undone_by(session, rows).items()})


def with_merged(session: Session, paper_id: int) -> list[int]:
    """A paper and all that are merged into it, directly or by way of another."""
    found, wanted = [paper_id], [paper_id]
    while wanted:
        wanted = list(session.scalars(select(Paper.id).where(Paper.merged_into_id.in_(wanted))))
        found += wanted
    return found


def _listed(rows: Sequence[Correction], undone: dict[int, int]) -> list[Listed]:
    return [
        {
            "correction_id": row.id,
            "kind": row.kind,
            "ags": row.ags,
            "paper_id": row.paper_id,
            "other_id": row.other_id,
            "text": correction_text(row.kind, row.said, row.was, row.paper_id, row.other_id, row.undoes_id),
            "by": row.by,
            "at": row.at,
            "why": row.why,
            "undoes": row.undoes_id,
            "undone_by": undone.get(row.id),
            "said": row.said,
            "was": {name: value for name, value in row.was.items() if name in row.said},
            "capture_id": row.capture_id,
        }
        for row in rows
    ]
