"""The work: when it last ran, what hangs, what could not be delivered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from monitor.coverage import IS_SUCCESS
from monitor.doctor.findings import Finding, counted, damage, fine, note
from storage.config import Settings
from storage.crawls import is_alive
from storage.models import Capture, Crawl, Delivery
from storage.registry import districts_as_of

CHECK = "Läufe"
# Detection follows a crawl at once; an hour later something is wrong.
_LOOKED_AT_WITHIN = timedelta(hours=1)
# Newest answers that the clock is compared with.
_ANSWERS = 200


def crawl_findings(session: Session, settings: Settings, now: datetime) -> Iterator[Finding]:
    """When districts were last observed, and crawls whose process is gone."""
    last = session.scalar(select(func.max(Crawl.ended_at)).where(IS_SUCCESS))
    if last is None:
        yield note(
            CHECK, "Noch kein Lauf hat einen Kreis gelesen.", "`konzeptmonitor crawl --due` beginnt damit."
        )
    else:
        yield from _late(session, settings, now, last)
    dead = [
        crawl
        for crawl in session.scalars(select(Crawl).where(Crawl.ended_at.is_(None)))
        if not is_alive(crawl, now)
    ]
    yield from detection_findings(session, now)
    if dead:
        names = [f"Lauf {crawl.id} ({crawl.ags})" for crawl in dead]
        yield note(
            CHECK,
            f"{counted(len(dead), 'Lauf', 'Läufe')} abgebrochen.",
            "Der nächste `konzeptmonitor crawl` schließt sie.",
            names,
        )


def detection_findings(session: Session, now: datetime) -> Iterator[Finding]:
    """Crawls that ended and that nobody looked at: no alert comes from them."""
    waiting = session.scalars(
        select(Crawl).where(Crawl.detected_at.is_(None), Crawl.ended_at < now - _LOOKED_AT_WITHIN)
    ).all()
    if waiting:
        yield damage(
            CHECK,
            f"{counted(len(waiting), 'Lauf', 'Läufe')} nicht ausgewertet; aus ihnen kommt keine Meldung.",
            "`konzeptmonitor detect` wertet sie aus; bleibt einer liegen, nennt das Protokoll den Fehler.",
            [f"Lauf {crawl.id} ({crawl.ags or 'beobachtete Adressen'})" for crawl in waiting],
        )


def _late(session: Session, settings: Settings, now: datetime, last: datetime) -> Iterator[Finding]:
    rows = session.execute(select(Crawl.ags, func.max(Crawl.ended_at)).where(IS_SUCCESS).group_by(Crawl.ags))
    days = settings.crawl.none_found_days
    in_time = {ags for ags, ended in rows if ended is not None and now - ended <= timedelta(days=days)}
    late = [
        f"{district.ags} {district.name}"
        for district in districts_as_of(session, now.date())
        if district.paused_at is None and district.ags not in in_time
    ]
    when = f"Der letzte gelungene endete am {last:%Y-%m-%d %H:%M} UTC."
    if late:
        words = (
            f"{when} Seit {days} Tagen nicht (oder nie) beobachtet: {counted(len(late), 'Kreis', 'Kreise')}."
        )
        yield note(CHECK, words, "`konzeptmonitor districts` sagt, warum; `crawl --due` holt es nach.", late)
    else:
        yield fine(CHECK, when)


def delivery_finding(session: Session) -> Finding:
    """Messages that were given up."""
    failed = (
        session.scalar(select(func.count()).select_from(Delivery).where(Delivery.failed_at.is_not(None))) or 0
    )
    if failed:
        errors = list(
            session.scalars(select(Delivery.error).where(Delivery.failed_at.is_not(None)).distinct().limit(5))
        )
        words = f"{counted(failed, 'Zustellung', 'Zustellungen')} aufgegeben."
        return note("Zustellung", words, "Adresse oder Server berichtigen (`subscribe list`).", [error or "" for error in errors], failed)  # fmt: skip
    return fine("Zustellung", "Nichts wurde aufgegeben.")


def newest(session: Session) -> tuple[datetime | None, list[tuple[datetime, str]]]:
    """The newest moment in any capture or crawl, and the newest answers with their Date headers."""
    moments = (
        session.scalar(select(func.max(Capture.captured_at))),
        session.scalar(select(func.max(Crawl.started_at))),
    )
    rows = session.execute(
        select(Capture.captured_at, Capture.headers)
        .where(Capture.status.is_not(None), Capture.url.is_not(None))
        .order_by(Capture.id.desc())
        .limit(_ANSWERS)
    )
    answers = [(at, str(headers["date"])) for at, headers in rows if headers.get("date")]
    return max((moment for moment in moments if moment), default=None), answers
