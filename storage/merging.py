"""Two papers that are one work: merged by a person, and apart again when that is taken back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from storage.correction_models import Correction
from storage.correction_rules import CorrectionKind, CorrectionRefused
from storage.corrections import decided_by_people, find_paper, holding, settle
from storage.models import Adoption, Paper, Place, Version
from storage.paper_moves import (
    MovedRows,
    follow_versions,
    give_own_versions,
    hand_over,
    hand_over_resolutions,
    places_of,
    refuse_parts,
    renumber,
    unfold,
    versions_of,
)


def merge(session: Session, lead_id: int, other_id: int, by: str, why: str, now: datetime) -> Correction:
    """Make ``other`` part of ``lead``: its versions, places, alerts and resolutions are the lead's from now on.

    What a person said of the other holds on where nobody said anything of the lead. Raises UnknownPaper,
    CorrectionRefused.
    """
    if lead_id == other_id:
        raise CorrectionRefused(f"Papier {lead_id} lässt sich nicht mit sich selbst zusammenführen.")
    lead, other = find_paper(session, lead_id), find_paper(session, other_id)
    if lead.ags != other.ags:
        raise CorrectionRefused(
            f"Papier {lead_id} gehört zu {lead.ags} und Papier {other_id} zu {other.ags}; "
            "Papiere verschiedener Kreise lassen sich nicht zusammenführen."
        )
    refuse_parts(session, (lead, other), "zusammenführen")
    known = decided_by_people(session, lead)
    said = {name: value for name, value in decided_by_people(session, other).items() if name not in known}
    row = Correction(
        kind=CorrectionKind.MERGE,
        ags=lead.ags,
        paper_id=lead.id,
        other_id=other.id,
        by=by,
        at=now,
        why=why,
        said=said,
        was={"title": other.title, **_seen(lead)},
    )
    row.moved = absorb(session, lead, other)
    session.add(row)
    settle(session, lead)
    settle(session, other)
    return row


def _seen(lead: Paper) -> dict[str, str | None]:
    return {
        "first_seen_at": lead.first_seen_at.isoformat(),
        "vanished_at": lead.vanished_at.isoformat() if lead.vanished_at else None,
    }


def absorb(session: Session, lead: Paper, other: Paper) -> MovedRows:
    """Hand all over that the other has."""
    both_gone = lead.vanished_at is not None and other.vanished_at is not None
    moved = hand_over(session, versions_of(session, other.id), places_of(session, other.id), lead)
    moved["last_place"] = session.scalar(select(func.max(Place.id))) or 0  # later ones were found since
    moved["adoptions"] = hand_over_resolutions(session, other.id, lead.id)
    lead.first_seen_at = min(lead.first_seen_at, other.first_seen_at)
    if not both_gone:
        lead.vanished_at = None
    other.merged_into_id = lead.id
    renumber(session, lead)
    session.expire(other, ["versions", "places"])
    return moved


def part_again(session: Session, row: Correction) -> None:
    """Take a merge back: the other gets what it brought, and what its addresses showed since."""
    lead, other = session.get_one(Paper, row.paper_id), session.get_one(Paper, row.other_id)
    other.merged_into_id = None
    places, versions = _belongings(session, lead, row.moved)
    hand_over(session, versions, places, other)
    unfold(session, other, row.moved["folded"])
    adoptions = update(Adoption).where(Adoption.id.in_(row.moved.get("adoptions", [])))
    session.execute(adoptions.values(paper_id=other.id))
    for paper in (lead, other):
        give_own_versions(session, paper)
        renumber(session, paper)
    lead.first_seen_at = datetime.fromisoformat(row.was["first_seen_at"])
    was_gone = row.was["vanished_at"]
    if was_gone is not None and all(place.gone_at for place in places_of(session, lead.id)):
        lead.vanished_at = datetime.fromisoformat(was_gone)
    follow_versions(session, [one.id for paper in (lead, other) for one in versions_of(session, paper.id)])
    session.expire_all()


def _belongings(session: Session, lead: Paper, moved: MovedRows) -> tuple[list[Place], list[Version]]:
    """What of the lead is the other's: rows it brought; versions its addresses showed; places of those."""
    brought, texts, last = set(moved["places"]), set(moved["versions"]), moved["last_place"]
    addresses = set(session.scalars(select(Place.resource_id).where(Place.id.in_(brought))))
    versions = [
        one for one in versions_of(session, lead.id) if one.id in texts or one.resource_id in addresses
    ]
    theirs = {one.id for one in versions}
    places = [
        place
        for place in places_of(session, lead.id)
        if place.id in brought or (place.id > last and place.version_id in theirs)
    ]
    return places, versions


def is_side_entrance(session: Session, place: Place) -> bool:
    """Whether a place came with a merged paper while the lead has one of its own: it does not describe the paper."""
    rows = session.scalars(
        holding().where(Correction.kind == CorrectionKind.MERGE, Correction.paper_id == place.paper_id)
    )
    moved = [row.moved for row in rows]
    if not moved:
        return False
    places = {one for rows in moved for one in rows["places"]}
    texts = {one for rows in moved for one in rows["versions"]}
    own = [one for one in places_of(session, place.paper_id) if one.id not in places]
    came = place.id in places or place.version_id in texts
    return came and any(one.gone_at is None and one.version_id not in texts for one in own)
