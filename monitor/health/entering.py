"""Problems of sites as rows, and as changes that are told: in the transaction that detects the crawl.

A row is entered at the first sign, told when it lasts, and ended; row, change and alert are one commit, and a
change's fingerprint names the row's first crawl, so that nothing is told twice however often this is cut off.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.dashboard.formats import day
from monitor.health.lasting import Patience, Standing, Step, step
from monitor.health.looking import site_reading
from monitor.health.problems import ADVICE, AT_ONCE, LABELS, SETTLES, Problem
from monitor.health.rules import Finding, Key, judge
from storage.config import Settings
from storage.health_models import SiteProblem
from storage.models import Change, Crawl, District
from storage.values import Kind, Reason

_PROBLEM, _RECOVERED = 0.5, 0.3
_NO_ABSENCE = Reason("no_absence", "Das ist kein Hinweis darauf, dass ein Papier fehlt.")


def site_changes(session: Session, crawl: Crawl, settings: Settings, now: datetime) -> list[Change]:
    """What this crawl (claimed for detection) says of its site: problems that last now, and their ends."""
    if crawl.revisit:  # it asked for some known addresses only
        return []
    rows = _open(session, crawl)
    verdicts = judge(site_reading(session, crawl, rows.values()))
    changes = []
    for key, finding in sorted(verdicts.items()):
        row = rows.get(key)
        if row is None or row.last_crawl_id < crawl.id:  # not one this crawl has spoken on already
            changes += list(_stepped(session, crawl, key, finding, row, patience_of(settings), now))
    session.flush()
    return changes


def patience_of(settings: Settings) -> Patience:
    """How long a problem must last until it is told."""
    alerts = settings.alerts
    return Patience(alerts.site_problem_failures, timedelta(hours=alerts.site_problem_hours))


def suspected_districts(session: Session) -> set[str]:
    """The districts with a sign of trouble that waits for a second look."""
    return set(
        session.scalars(
            select(SiteProblem.ags).where(SiteProblem.ended_at.is_(None), SiteProblem.told_at.is_(None))
        )
    )


def _open(session: Session, crawl: Crawl) -> dict[Key, SiteProblem]:
    rows = session.scalars(
        select(SiteProblem).where(SiteProblem.ags == crawl.ags, SiteProblem.ended_at.is_(None))
    )
    return {(Problem(row.problem), row.host): row for row in rows}


def _stepped(
    session: Session,
    crawl: Crawl,
    key: Key,
    finding: Finding | None,
    row: SiteProblem | None,
    patience: Patience,
    now: datetime,
) -> Iterator[Change]:
    before = None if row is None else Standing(row.since, row.times, row.told_at is not None)
    done = step(
        before,
        found=finding is not None,
        started_at=crawl.started_at,
        patience=patience,
        at_once=key[0] in AT_ONCE,
        settles=key[0] in SETTLES,
    )
    if finding is not None:
        row = _noted(session, crawl, key, finding, row, now)
    if row is None:
        return
    if done is Step.TELL:
        row.told_at = now
        yield _told(session, crawl, row, now)
    elif done in (Step.CLEAR, Step.RECOVER, Step.SETTLE):
        row.ended_at = now
        if done is not Step.CLEAR:
            yield _over(session, crawl, row, now, settled=done is Step.SETTLE)


def _noted(
    session: Session, crawl: Crawl, key: Key, finding: Finding, row: SiteProblem | None, now: datetime
) -> SiteProblem:
    """The row of a problem with what this crawl adds to it."""
    if row is None:
        row = SiteProblem(
            ags=crawl.ags,
            problem=key[0],
            host=key[1],
            since=crawl.started_at,
            first_crawl_id=crawl.id,
            times=0,
        )
        session.add(row)
    row.times += 1
    row.last_crawl_id, row.seen_at = crawl.id, now
    row.failure, row.sentence = finding.failure, finding.sentence
    row.evidence = {"captures": list(finding.captures), "urls": list(finding.urls), **finding.facts}
    return row


def _told(session: Session, crawl: Crawl, row: SiteProblem, now: datetime) -> Change:
    change = _change(session, crawl, row, Kind.SITE_PROBLEM, _PROBLEM, now)
    since = f"Seit {day(row.since)}, in {row.times} Läufen." if row.times > 1 else f"Seit {day(row.since)}."
    reasons = (
        Reason("site_problem", row.sentence),
        Reason("since", since),
        Reason("advice", ADVICE[row.problem]),
        _NO_ABSENCE,
    )
    change.reasons = [reason.as_json() for reason in reasons]
    return change


def _over(session: Session, crawl: Crawl, row: SiteProblem, now: datetime, *, settled: bool) -> Change:
    change = _change(session, crawl, row, Kind.SITE_RECOVERED, _RECOVERED, now)
    text = f"Nicht mehr „{LABELS[row.problem]}“{f' ({row.host})' if row.host else ''}, nach Störungen seit {day(row.since)}."
    if settled:
        text = f"Seit {day(row.since)} unverändert; das gilt von jetzt an als üblich für diese Website."
    change.reasons = [Reason("site_recovered", text).as_json()]
    return change


def _change(
    session: Session, crawl: Crawl, row: SiteProblem, kind: Kind, significance: float, now: datetime
) -> Change:
    district = session.get_one(District, crawl.ags)
    url = f"https://{row.host}/" if row.host else district.website or ""
    return Change(
        fingerprint=f"{kind}:{row.ags}:{row.problem}:{row.host}:{row.first_crawl_id}",
        ags=row.ags,
        kind=kind,
        crawl_id=crawl.id,
        detected_at=now,
        url=url,
        urls=[url] if url else [],
        title=f"{district.name}: {LABELS[row.problem]}",
        score=0.0,
        significance=significance,
        reasons=[],
        evidence={
            "path": [],
            "passages": [],
            "problem": row.problem,
            "host": row.host,
            "failure": row.failure,
            **row.evidence,
        },
        baseline=False,
    )
