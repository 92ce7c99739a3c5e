"""The whole examination in order: machine, database, archive, work. A check that fails is a finding too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from monitor.doctor import archive, database, machine, operation, sites
from monitor.doctor.findings import Finding, damage
from storage.models import Body
from storage.store import Store

Bar = Callable[[int], Callable[[], None]]
_UNREADABLE = "Eine Sicherung zurückspielen: `konzeptmonitor restore`."


def examine(store: Store, now: datetime, bar: Bar, *, read: bool = True) -> Iterator[Finding]:
    """Every finding about a home. ``read``: recompute the digest of every body. ``bar``: starts a bar of n steps."""
    yield from machine.settings_findings(store.settings)
    yield machine.extras_finding()
    yield from _tried("Platz", lambda: [machine.room_finding(store.settings.home)])
    is_ours: list[bool] = []
    yield from _tried(database.CHECK, lambda: _schema(store, is_ours))
    if is_ours == [True]:
        for check, ask in _checks(store, now, bar, read=read):
            yield from _tried(check, ask)


def _schema(store: Store, is_ours: list[bool]) -> Iterable[Finding]:
    with store.session() as session:
        same, findings = database.schema(session)
        is_ours.append(same)
        return findings


def _checks(
    store: Store, now: datetime, bar: Bar, *, read: bool
) -> Iterator[tuple[str, Callable[[], Iterable[Finding]]]]:
    def asked(question: Callable[[Session], Iterable[Finding]]) -> Callable[[], Iterable[Finding]]:
        def ask() -> list[Finding]:
            with store.session() as session:
                return list(question(session))

        return ask

    def bodies(session: Session) -> Iterable[Finding]:
        step = bar(
            session.scalar(select(func.count()).select_from(Body).where(Body.dropped_at.is_(None))) or 0
        )
        return archive.findings(session, archive.compare(session, store.bodies, step, read=read), read=read)

    yield database.CHECK, asked(database.integrity)
    yield database.CHECK, asked(database.contradictions)
    yield database.CHECK, asked(database.corrections)
    yield "Uhr", asked(lambda session: [machine.clock_finding(now, *operation.newest(session))])
    yield operation.CHECK, asked(lambda session: operation.crawl_findings(session, store.settings, now))
    yield sites.CHECK, asked(sites.site_findings)
    week = store.settings.crawl.week
    yield "Zeitplan", asked(lambda session: [sites.pause_finding(session, week, now)])
    yield "Zustellung", asked(lambda session: [operation.delivery_finding(session)])
    yield archive.CHECK, asked(bodies)


def _tried(check: str, ask: Callable[[], Iterable[Finding]]) -> Iterator[Finding]:
    try:
        yield from list(ask())
    except (SQLAlchemyError, OSError) as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        yield damage(check, f"Die Prüfung scheiterte: {reason}.", _UNREADABLE)
