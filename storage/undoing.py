"""Taking a correction back: by a further row, the newest of those that build on each other first."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from storage import merging, splitting
from storage.correction_models import Correction
from storage.correction_rules import CorrectionKind, CorrectionRefused
from storage.corrections import holding, settle
from storage.models import District, Paper, Place
from storage.paper_moves import places_of
from storage.registry_decisions import restore_hosts

_OF_DISTRICT = (CorrectionKind.WEBSITE, CorrectionKind.HOST)
# What moves versions and places: a later one stands on what an earlier one left.
_MOVING = (CorrectionKind.MERGE, CorrectionKind.SPLIT)


def undo(session: Session, correction_id: int, by: str, why: str, now: datetime) -> Correction:
    """Take a correction back. Raises CorrectionRefused: unknown, taken back already, or another builds on it."""
    row = _open(session, correction_id)
    later = _building_on(session, row)
    if later is not None:
        raise CorrectionRefused(
            f"Korrektur {row.id} lässt sich nicht zurücknehmen, solange Korrektur {later} gilt, die auf ihr aufbaut; "
            f"zuerst Korrektur {later} zurücknehmen."
        )
    undone = Correction(
        kind=CorrectionKind.UNDO,
        ags=row.ags,
        paper_id=row.paper_id,
        other_id=row.other_id,
        undoes_id=row.id,
        by=by,
        at=now,
        why=why,
        said={},
    )
    session.add(undone)
    session.flush()
    _take_back(session, row)
    return undone


def _open(session: Session, correction_id: int) -> Correction:
    row = session.get(Correction, correction_id)
    if row is None:
        raise CorrectionRefused(
            f"Es gibt keine Korrektur {correction_id}; `konzeptmonitor paper history` nennt die Nummern."
        )
    if row.kind == CorrectionKind.UNDO:
        raise CorrectionRefused(
            f"Korrektur {row.id} ist selbst eine Rücknahme; was sie zurücknahm, lässt sich neu eintragen."
        )
    by = session.scalars(select(Correction).where(Correction.undoes_id == row.id)).first()
    if by is not None:
        raise CorrectionRefused(
            f"Korrektur {row.id} ist schon zurückgenommen (mit Korrektur {by.id} von {by.by})."
        )
    return row


def _building_on(session: Session, row: Correction) -> int | None:
    later = holding().where(Correction.id > row.id)
    if row.kind in _OF_DISTRICT:
        later = later.where(Correction.ags == row.ags, Correction.kind.in_(_OF_DISTRICT))
    elif row.kind in _MOVING or row.kind == CorrectionKind.ADD:
        papers = [number for number in (row.paper_id, row.other_id) if number is not None]
        touched = or_(Correction.paper_id.in_(papers), Correction.other_id.in_(papers))
        later = later.where(touched, Correction.kind.in_(_MOVING))
    else:
        return None
    found = session.scalars(later.order_by(Correction.id.desc()).limit(1)).first()
    return found.id if found else None


def _take_back(session: Session, row: Correction) -> None:
    if row.kind in _OF_DISTRICT:
        restore_hosts(session.get_one(District, row.ags), row.was)
        return
    if row.kind == CorrectionKind.MERGE:
        merging.part_again(session, row)
    elif row.kind == CorrectionKind.SPLIT:
        splitting.join_again(session, row)
    elif row.kind == CorrectionKind.ADD:
        _withdraw(session, row)
    for number in (row.paper_id, row.other_id):
        if number is not None:
            settle(session, session.get_one(Paper, number))


def _withdraw(session: Session, row: Correction) -> None:
    """What only a person called a paper is none any more; what a crawl has seen since stays its find."""
    seen = select(Place.id).where(Place.paper_id == row.paper_id, Place.last_seen_at > row.at)
    paper = session.get_one(Paper, row.paper_id)
    paper.by_hand = "withdrawn" if session.scalar(seen.limit(1)) is None else None
    for place in places_of(session, paper.id):  # the next crawl judges it anew
        place.resource.recogniser = None
