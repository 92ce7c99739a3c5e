"""Places: the addresses that show, or showed, a paper."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models import Place, Resource
from storage.parts import mark_part_missing, part_of


def place_of(session: Session, resource: Resource) -> Place | None:
    """The paper place this resource shows, or else showed last (a resource that is just being made has none)."""
    if resource.id is None:
        return None
    newest = (Place.gone_at.is_not(None), Place.last_seen_at.desc(), Place.id.desc())
    return session.scalars(select(Place).where(Place.resource_id == resource.id).order_by(*newest)).first()


def mark_seen(place: Place, now: datetime) -> None:
    """The paper is at this place now: whatever absence was noted there is over."""
    place.last_seen_at = now
    place.missing_since = None
    place.gone_at = None
    place.redirected_to = None


def mark_missing(
    session: Session,
    resource: Resource,
    now: datetime,
    confirm: timedelta,
    *,
    second_look: bool,
    moved_to: str | None,
) -> bool:
    """Note that a known paper is not at its address any more; True when only a second look can confirm it.

    ``gone_at`` is set when a second observation at least ``confirm`` later (0: in the same crawl) agrees.
    ``moved_to`` is the target of a permanent redirect, if that is why the paper is not there.
    """
    place = place_of(session, resource)
    part = part_of(session, resource)
    if part is not None:
        since = part.missing_since or now
        mark_part_missing(part, now, confirmed=second_look or now - since >= confirm > timedelta(0))
        if place is None:
            return confirm == timedelta(0) and not second_look
    if place is None or place.gone_at is not None:
        return False
    if place.missing_since is None:
        place.missing_since = now
    place.redirected_to = moved_to
    waited = now - place.missing_since
    if second_look or (confirm > timedelta(0) and waited >= confirm):
        place.gone_at = now
        return False
    return confirm == timedelta(0)
