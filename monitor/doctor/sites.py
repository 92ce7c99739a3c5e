"""The sites: what is wrong with them, since when, and what shows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from monitor.dashboard.formats import day
from monitor.doctor.findings import Finding, counted, fine, note
from monitor.health.problems import ADVICE, LABELS
from storage.health_models import SiteProblem
from storage.pauses import open_pauses
from storage.windows import Windows

CHECK = "Websites"


def site_findings(session: Session) -> Iterator[Finding]:
    """One finding for each kind of problem that was told, and one for what is only suspected."""
    rows = session.scalars(
        select(SiteProblem)
        .where(SiteProblem.ended_at.is_(None))
        .options(joinedload(SiteProblem.district))
        .order_by(SiteProblem.ags)
    ).all()
    told = [row for row in rows if row.told_at is not None]
    for problem in dict.fromkeys(row.problem for row in told):
        some = [row for row in told if row.problem == problem]
        words = f"{counted(len(some), 'Website', 'Websites')}: {LABELS[problem]}."
        yield note(CHECK, words, ADVICE[problem], [_line(row) for row in some])
    suspected = [row for row in rows if row.told_at is None]
    if suspected:
        words = f"{counted(len(suspected), 'Auffälligkeit', 'Auffälligkeiten')}, noch nicht bestätigt."
        yield note(CHECK, words, "Der nächste Lauf sieht nach.", [_line(row) for row in suspected])
    if not rows:
        yield fine(CHECK, "Keine Störung bekannt.")


def _line(row: SiteProblem) -> str:
    captures = ", ".join(map(str, row.evidence.get("captures") or []))
    proof = f" (Abrufe {captures})" if captures else ""
    failure = f" [{row.failure}]" if row.failure else ""
    return f"{row.ags} {row.district.name}, seit {day(row.since)}{failure}: {row.sentence}{proof}"


def pause_finding(session: Session, week: Windows, now: datetime) -> Finding:
    """Whether crawls may begin, and who stopped them if not."""
    pauses = open_pauses(session)
    everything = pauses.pop(None, None)
    check = "Zeitplan"
    if everything is not None:
        words = f"Alle Läufe sind seit {day(everything.began_at)} angehalten ({everything.began_by}: {everything.why})."
        return note(check, words, "Weiter: `konzeptmonitor schedule resume --all`.")
    if pauses:
        lines = [f"{ags}: {pause.began_by}, {pause.why}" for ags, pause in pauses.items()]
        return note(
            check,
            f"{counted(len(pauses), 'Kreis', 'Kreise')} angehalten.",
            "Weiter: `konzeptmonitor schedule resume AGS`.",
            lines,
        )
    return fine(check, "Läufe dürfen jetzt beginnen." if week.is_open(now) else "Außerhalb der Zeitfenster.")
