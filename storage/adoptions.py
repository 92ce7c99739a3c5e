"""Resolutions of a district's bodies: kept with their evidence, linked to the paper they concern."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased, joinedload

from storage.adopted_dates import Told, with_adoption
from storage.concerned import Candidate, concerned, is_on_a_work
from storage.corrections import machine_says
from storage.draft_roles import Dealt, role_by_council
from storage.models import Adoption, Capture, Paper, Place, Resource
from storage.resolutions import Resolution, Result
from storage.values import Role

# What a body can adopt. A council paper only brings it before the body, and is linked when there is nothing else.
_WORKS = (Role.CONCEPT, Role.UPDATE, Role.DRAFT, Role.SHORT_VERSION)


def record_adoptions(
    session: Session,
    resource: Resource,
    capture: Capture,
    subject: str,
    told: Iterable[Resolution],
    now: datetime,
) -> None:
    """Keep what a council page tells of its subject; what it told before of the same body and day is renewed."""
    for one in told:
        known = session.scalar(
            select(Adoption).where(
                Adoption.resource_id == resource.id,
                Adoption.body == one.body,
                Adoption.on.is_not_distinct_from(one.on),
            )
        )
        row = known or Adoption(ags=resource.ags, resource_id=resource.id, body=one.body, on=one.on)
        changed = known is None or (known.result, known.wording) != (one.result, one.wording)
        row.subject, row.result, row.wording, row.page = subject, one.result, one.wording, one.page
        if changed:  # the evidence is the first capture that says so
            row.capture_id, row.seen_at = capture.id, now
        session.add(row)
        session.flush()


def link_adoptions(session: Session, ags: str) -> None:
    """Link every resolution of a district to the paper it concerns.

    First to a work whose file hangs on the page that tells it, then by the words of the subject and the year,
    then to the council paper itself.
    """
    rows = session.scalars(
        select(Adoption).where(Adoption.ags == ags).options(joinedload(Adoption.resource))
    ).all()
    if not rows:
        return
    works = [
        Candidate(paper.id, paper.title, paper.year)
        for paper in session.scalars(select(Paper).where(Paper.ags == ags, Paper.role.in_(_WORKS)))
    ]
    for row in rows:
        row.paper_id = _work(session, row, works) or _council_paper(session, row)
    session.flush()
    _settle_roles(session, rows)
    _settle_dates(session, ags, rows)


def _settle_dates(session: Session, ags: str, rows: Sequence[Adoption]) -> None:
    """The day of adoption of papers whose own text does not tell it, with its evidence."""
    for paper in session.scalars(select(Paper).where(Paper.ags == ags, Paper.role.in_(_WORKS))):
        told = [
            Told(row.body, row.on, row.result, row.wording, row.resource.url, row.capture_id, row.page)
            for row in rows
            if row.paper_id == paper.id
        ]
        dates = with_adoption(paper.dates, told)
        if dates != paper.dates:
            paper.dates = dates


def _settle_roles(session: Session, rows: Sequence[Adoption]) -> None:
    """What a council paper says about the draft or concept attached to it, if nothing else shows that."""
    pages = {row.resource_id for row in rows}
    for paper in session.scalars(
        select(Paper).where(Paper.id.in_({row.paper_id for row in rows}), Paper.role.in_(_WORKS))
    ):
        shown = [place.resource.parent_id for place in paper.places if place.gone_at is None]
        if not shown or not pages.issuperset(shown) or "role" in (paper.corrected or ()):
            continue
        dealt = [Dealt(row.subject, row.body, row.on, row.result) for row in rows if row.paper_id == paper.id]
        if (settled := role_by_council(_machines_role(paper), dealt)) is not None:
            role, reason = settled
            machine_says(session, paper, role=role)
            paper.reasons = [*paper.reasons, reason.as_json()]
            for version in paper.versions[-1:]:
                version.role = role if version.detected_at is None else version.role


def _machines_role(paper: Paper) -> str:
    """The role as recognised, whatever a person made of it: what the council says is the machine's word, too."""
    return str((paper.recognised or {}).get("role", paper.role))


def _work(session: Session, row: Adoption, works: list[Candidate]) -> int | None:
    if not is_on_a_work(row.subject):
        return None
    return (
        _attached(session, row)
        or concerned(row.subject, row.on, works)
        or _attached(session, row, _sisters(session, row))
    )


def _attached(session: Session, row: Adoption, pages: Iterable[int] = ()) -> int | None:
    """The work whose file one of these council pages links."""
    page = aliased(Resource)
    return session.scalar(
        select(Paper.id)
        .join(Place, Place.paper_id == Paper.id)
        .join(page, page.id == Place.resource_id)
        .where(Paper.ags == row.ags, Paper.role.in_(_WORKS), page.parent_id.in_([row.resource_id, *pages]))
        .order_by(Paper.role != Role.CONCEPT, Paper.id)
        .limit(1)
    )


def _sisters(session: Session, row: Adoption) -> list[int]:
    """Pages of the council system that speak of the same subject."""
    same = select(Adoption.resource_id).where(Adoption.ags == row.ags, Adoption.subject == row.subject)
    return list(session.scalars(same.distinct()))


def _council_paper(session: Session, row: Adoption) -> int | None:
    return session.scalar(
        select(Place.paper_id).where(Place.resource_id == row.resource_id).order_by(Place.id).limit(1)
    )


def adoptions_of(session: Session, paper_id: int) -> list[Adoption]:
    """The resolutions on a paper in the order of their days, each body and day once; results before drafts."""
    rows = session.scalars(
        select(Adoption)
        .where(Adoption.paper_id == paper_id)
        .options(joinedload(Adoption.resource))
        .order_by(Adoption.on, Adoption.id)
    )
    kept: dict[tuple[str, object], Adoption] = {}
    for row in rows:
        known = kept.get((row.body, row.on))
        if known is None or (known.result == Result.DRAFT and row.result != Result.DRAFT):
            kept[row.body, row.on] = row
    return list(kept.values())
