"""Pausing and resuming crawls, of one district or of all, with who, when and why."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models import District
from storage.pause_models import Pause


def open_pauses(session: Session) -> dict[str | None, Pause]:
    """The pauses in force, by AGS; that of all crawls under None."""
    return {pause.ags: pause for pause in session.scalars(select(Pause).where(Pause.ended_at.is_(None)))}


def pause(session: Session, district: District | None, by: str, why: str, now: datetime) -> bool:
    """Stop crawls of a district (None: all crawls) from beginning. False when they were stopped already."""
    if _open(session, district) is not None:
        return False
    session.add(Pause(ags=district and district.ags, began_at=now, began_by=by, why=why))
    if district is not None:
        district.paused_at = now
    session.flush()
    return True


def resume(session: Session, district: District | None, by: str, now: datetime) -> bool:
    """Let them begin again. False when nothing was stopped."""
    found = _open(session, district)
    stopped = found is not None or (district is not None and district.paused_at is not None)
    if found is not None:
        found.ended_at, found.ended_by = now, by
    if district is not None:
        district.paused_at = None
    return stopped


def _open(session: Session, district: District | None) -> Pause | None:
    mine = Pause.ags.is_(None) if district is None else Pause.ags == district.ags
    return session.scalar(select(Pause).where(Pause.ended_at.is_(None), mine))
