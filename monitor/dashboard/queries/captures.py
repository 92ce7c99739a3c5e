"""Captures as evidence: one by number, and all that have bytes of one address."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, undefer

from storage.models import Body, Capture, Resource


def find_capture(session: Session, capture_id: int) -> Capture | None:
    """A capture with its address and heads."""
    return session.scalar(
        select(Capture)
        .where(Capture.id == capture_id)
        .options(joinedload(Capture.resource), undefer(Capture.heads))
    )


def states_of(session: Session, url: str) -> Sequence[Capture]:
    """Captures with bytes of an address, with http or https, in the order of time."""
    asked = [url, *_other_scheme(url)]
    resources = select(Resource.id).where(Resource.url.in_(asked))
    own = Capture.url.is_(None) & Capture.resource_id.in_(resources)
    query = (
        select(Capture)
        .join(Body, Body.sha256 == Capture.body_sha256)
        .where(Body.dropped_at.is_(None), or_(Capture.url.in_(asked), own))
        .order_by(Capture.captured_at, Capture.id)
    )
    return session.scalars(query).all()


def _other_scheme(url: str) -> list[str]:
    scheme, separator, rest = url.partition("://")
    other = {"http": "https", "https": "http"}.get(scheme)
    return [f"{other}{separator}{rest}"] if other and separator else []
