"""A person's verdicts: append-only, the newest of a paper counts, and it outranks the machine (DESIGN rule 8)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.models import Paper, Review
from storage.values import IS_CONCEPT_LEVELS, Level, Role


class Verdict(StrEnum):
    """What a person says a paper is."""

    CONCEPT = "concept"
    UPDATE = "update"
    DRAFT = "draft"
    REPORT = "report"
    OTHER_UNIT = "other_unit"
    FALSE_FRIEND = "false_friend"
    UNSURE = "unsure"


class UnknownPaper(LookupError):
    """No paper has this number. List the papers with `konzeptmonitor documents`."""


_ROLES = {
    Verdict.CONCEPT: Role.CONCEPT,
    Verdict.UPDATE: Role.UPDATE,
    Verdict.DRAFT: Role.DRAFT,
    Verdict.REPORT: Role.REPORT,
}


def as_judged(role: str, level: str, verdict: str | None) -> tuple[str, str]:
    """Role and level of a paper once the newest verdict on it is heard; without one, the machine's.

    A concept or update is one of this district; another unit keeps the level the machine saw, unless
    that was the district's own. An unsure person decides nothing.
    """
    if verdict == Verdict.FALSE_FRIEND:
        return Role.NONE, level
    if verdict == Verdict.OTHER_UNIT:
        return role, Level.OTHER if level in IS_CONCEPT_LEVELS else level
    judged = _ROLES.get(Verdict(verdict)) if verdict else None
    if judged in (Role.CONCEPT, Role.UPDATE) and level not in IS_CONCEPT_LEVELS:
        level = Level.DISTRICT
    return judged or role, level


def record_review(
    session: Session, paper_id: int, verdict: Verdict, reviewer: str, note: str | None, now: datetime
) -> Review:
    """Add a verdict; earlier ones stay. Raises UnknownPaper."""
    if session.get(Paper, paper_id) is None:
        raise UnknownPaper(f"There is no paper {paper_id}; `konzeptmonitor documents` lists those there are.")
    review = Review(paper_id=paper_id, verdict=verdict, reviewer=reviewer, note=note, reviewed_at=now)
    session.add(review)
    session.flush()
    return review


def newest_reviews(session: Session, paper_ids: Iterable[int] | None = None) -> dict[int, Review]:
    """The newest review of each paper that has one, by paper (None: of all papers), in one query."""
    newest = select(func.max(Review.id)).group_by(Review.paper_id)
    if paper_ids is not None:
        newest = newest.where(Review.paper_id.in_(list(paper_ids)))
    return {row.paper_id: row for row in session.scalars(select(Review).where(Review.id.in_(newest)))}
