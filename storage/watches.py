"""The list of watched addresses: who is on it, adding, ending."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.watch_models import Watch


def active_watches(session: Session) -> list[Watch]:
    """What is watched now, in the order it was added."""
    return list(session.scalars(select(Watch).where(Watch.ended_at.is_(None)).order_by(Watch.id)))


def add_watch(
    session: Session,
    url: str,
    key: str,
    now: datetime,
    *,
    ags: str | None = None,
    name: str = "",
    selector: str | None = None,
    ignore: Sequence[str] = (),
) -> tuple[Watch, bool]:
    """Watch an address; True if it was not watched before. Given again, it takes on the newly named rules."""
    owner = Watch.ags.is_(None) if ags is None else Watch.ags == ags
    found = session.scalars(select(Watch).where(Watch.key == key, owner, Watch.ended_at.is_(None))).first()
    if found is not None:
        found.name = name or found.name
        found.selector = selector if selector is not None else found.selector
        found.ignore = list(ignore) or found.ignore
        return found, False
    watch = Watch(
        ags=ags, url=url, key=key, name=name, selector=selector, ignore=list(ignore), created_at=now, volatile={}
    )  # fmt: skip
    session.add(watch)
    session.flush()
    return watch, True


def end_watch(watch: Watch, now: datetime) -> None:
    """Watch an address no longer. What was seen there stays."""
    watch.ended_at = now
