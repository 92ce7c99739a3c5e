"""Papers as people judged them: monitor.reviews.as_judged as columns, so that lists can filter and page by them.

The columns are for statements made by ``judged``.
"""

from __future__ import annotations

from sqlalchemy import and_, case, not_

from monitor.dashboard.queries.paging import AnySelect
from monitor.reviews import Verdict, newest_review_ids
from storage.models import District, Paper, Review
from storage.values import IS_CONCEPT_LEVELS, IS_CONCEPT_ROLES, Level, Role

CONFIRMING = (Verdict.CONCEPT, Verdict.UPDATE)
_ROLES = {
    Verdict.CONCEPT: Role.CONCEPT,
    Verdict.UPDATE: Role.UPDATE,
    Verdict.DRAFT: Role.DRAFT,
    Verdict.REPORT: Role.REPORT,
    Verdict.FALSE_FRIEND: Role.NONE,
}

newest_verdict = Review.verdict
judged_role = case(
    *[(newest_verdict == verdict, str(role)) for verdict, role in _ROLES.items()], else_=Paper.role
)
_own_level = Paper.level.in_(IS_CONCEPT_LEVELS)
judged_level = case(
    (and_(newest_verdict == Verdict.OTHER_UNIT, _own_level), str(Level.OTHER)),
    (and_(newest_verdict.in_(CONFIRMING), not_(_own_level)), str(Level.DISTRICT)),
    else_=Paper.level,
)
# Whether a paper makes its district "found" (monitor.coverage.concept_districts).
counting = and_(
    Paper.vanished_at.is_(None), judged_role.in_(IS_CONCEPT_ROLES), judged_level.in_(IS_CONCEPT_LEVELS)
)


def judged(statement: AnySelect) -> AnySelect:
    """A statement about papers, joined with the district and the newest review of each, if it has one."""
    # By way of the paper's number: "review.id IN (…)" alone makes SQLite try every review for every paper.
    newest = newest_review_ids().subquery("newest")
    return (
        statement.select_from(Paper)
        .join(District, District.ags == Paper.ags)
        .outerjoin(newest, newest.c.paper_id == Paper.id)
        .outerjoin(Review, Review.id == newest.c.id)
    )
