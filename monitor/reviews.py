"""A person's verdicts: append-only, the newest of a paper counts, and it outranks the machine (DESIGN rule 8).

A correction of role or level is a person's word, too: it outranks the reviews before it, and those after it
outrank the correction.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from storage.correction_rules import UnknownPaper
from storage.corrections import find_paper
from storage.models import Paper, Review
from storage.verdicts import Verdict, as_judged

__all__ = ["UnknownPaper", "Verdict", "as_judged", "newest_review_ids", "newest_reviews", "record_review"]


def record_review(
    session: Session, paper_id: int, verdict: Verdict, reviewer: str, note: str | None, now: datetime
) -> Review:
    """Add a verdict; earlier ones stay. Raises UnknownPaper, CorrectionRefused (merged into another paper)."""
    find_paper(session, paper_id)
    review = Review(paper_id=paper_id, verdict=verdict, reviewer=reviewer, note=note, reviewed_at=now)
    session.add(review)
    session.flush()
    return review


def newest_review_ids(known_until: datetime | None = None) -> Select[int, int]:
    """``paper_id`` and ``id`` of the newest review of each paper whose word counts (as it was known then)."""
    decided = Paper.role_decided_at
    counts = or_(decided.is_(None), Review.reviewed_at > decided)
    if known_until is not None:
        counts = or_(counts, decided > known_until) & (Review.reviewed_at <= known_until)
    newest = select(Review.paper_id, func.max(Review.id).label("id")).join(Paper, Paper.id == Review.paper_id)
    return newest.where(counts).group_by(Review.paper_id)


def newest_reviews(session: Session, paper_ids: Iterable[int] | None = None) -> dict[int, Review]:
    """The review of each paper that counts, by paper (None: of all papers), in one query."""
    newest = newest_review_ids()
    if paper_ids is not None:
        newest = newest.where(Review.paper_id.in_(list(paper_ids)))
    chosen = newest.subquery()
    rows = session.scalars(select(Review).join(chosen, chosen.c.id == Review.id))
    return {row.paper_id: row for row in rows}
