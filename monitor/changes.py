"""From what crawls left behind to what people are told.

    ended crawl, not looked at → claim → its new texts (text_changes), the papers' addresses
    (place_changes), the site itself (site_changes) → Change rows → Alert rows → deliveries

A crawl's changes, alerts, deliveries and its mark are one transaction. A change's fingerprint can exist
once, so that nothing is told twice however often this runs.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import CursorResult, func, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from monitor.dashboard.formats import plural
from monitor.deliveries import enqueue
from monitor.edited_moves import join_edited_moves
from monitor.health.entering import site_changes
from monitor.look import Look
from monitor.newness import LATE
from monitor.place_changes import place_changes
from monitor.registry_changes import registry_changes
from monitor.relating import relate
from monitor.restless import restless_changes
from monitor.significance import TOLD_FROM
from monitor.text_changes import text_change
from monitor.watch_changes import watch_changes
from monitor.wording import KIND
from storage.config import Settings
from storage.models import Alert, Change, Crawl, Paper, Version
from storage.store import Store
from storage.values import Role

log = logging.getLogger(__name__)
_OWNER = func.coalesce(Crawl.ags, "")


class DetectionFailed(RuntimeError):
    """A crawl could not be looked at: an error of ours, in the cause. Others can."""

    def __init__(self, crawl_id: int, ags: str) -> None:
        super().__init__(f"crawl {crawl_id} of {ags or 'the watched addresses'}")
        self.crawl_id, self.ags = crawl_id, ags


@dataclass
class DetectResult:
    """What detection did: crawls looked at, changes kept, and the alerts among them."""

    crawls: int = 0
    changes: int = 0
    alerts: Counter[str] = field(default_factory=Counter)  # by kind, without first inventory and late finds
    baseline: int = 0  # alerts of a first inventory
    late: int = 0  # alerts of what was only found late
    failed: list[int] = field(default_factory=list)  # crawls that could not be looked at, by an error of ours

    def add(self, other: DetectResult) -> None:
        self.crawls += other.crawls
        self.changes += other.changes
        self.alerts += other.alerts
        self.baseline += other.baseline
        self.late += other.late
        self.failed += other.failed

    def sentence(self) -> str:
        """One German sentence for people."""
        parts = [f"{count} × {KIND.get(kind, kind)}" for kind, count in sorted(self.alerts.items())]
        if self.late:
            parts.append(f"{self.late} nachträglich gefunden")
        if self.baseline:
            parts.append(f"{plural(self.baseline, 'Papier', 'Papiere')} im Erstbestand")
        looked = f"{plural(self.crawls, 'Lauf', 'Läufe')} ausgewertet"
        said = f"{looked}: {', '.join(parts) or 'nichts Neues'}."
        if self.failed:
            numbers = ", ".join(map(str, self.failed))
            said += (
                f" Nicht auszuwerten wegen eines Fehlers im Programm: Lauf {numbers}; das Protokoll nennt ihn. "
                "Es wird beim nächsten Mal wieder versucht."
            )
        return said


def detect(session: Session, now: datetime, settings: Settings) -> DetectResult:
    """Look at every ended crawl that was not looked at yet, in order, in the caller's transaction.

    Run twice it does nothing the second time; cut off anywhere and rolled back, it starts afresh.
    """
    result = DetectResult()
    while (one := detect_next(session, now, settings)) is not None:
        result.add(one)
    result.add(_registry(session, now, settings))
    return result


def detect_all(store: Store, now: datetime) -> DetectResult:
    """The same with a transaction for each crawl, so that others can write in between.

    A crawl that cannot be looked at by an error of ours stays undetected, with its district's later ones (what came
    before must be known first); it holds up no other district. Failures of the store are raised.
    """
    result = DetectResult()
    left: set[str] = set()
    while True:
        try:
            with store.session() as session:
                one = detect_next(session, now, store.settings, left)
        except DetectionFailed as error:
            log.exception("Crawl %d could not be looked at", error.crawl_id)
            result.failed.append(error.crawl_id)
            left.add(error.ags)
            continue
        if one is None:
            break
        result.add(one)
    with store.session() as session:
        result.add(_registry(session, now, store.settings))
    return result


def detect_next(
    session: Session, now: datetime, settings: Settings, without: Collection[str] = ()
) -> DetectResult | None:
    """Look at the oldest ended crawl that was not looked at yet; None when there is none.

    ``without``: districts to leave alone ("": the watched addresses). Raises DetectionFailed for an error of ours.
    """
    crawl = _claim(session, now, without)
    seen = crawl or _left_over(session, without)
    if seen is None:
        return None
    number, ags = seen.id, seen.ags or ""
    try:
        return _detected(session, seen, now, settings, claimed=crawl is not None)
    except (SQLAlchemyError, OSError):
        raise
    except Exception as error:
        raise DetectionFailed(number, ags) from error


def _detected(
    session: Session, seen: Crawl, now: datetime, settings: Settings, *, claimed: bool
) -> DetectResult:
    looks = _looks(session, seen, now)
    for look in looks:
        join_edited_moves(look)
    changes = [change for look in looks for change in _texts(look)]
    if claimed and seen.ags is None:
        changes += watch_changes(session, seen, now)
    elif claimed:
        changes += [*place_changes(looks[0]), *restless_changes(looks[0])]
        changes += site_changes(session, seen, settings, now)
    result = _tell(session, changes, looks, seen, now, settings)
    for look in looks:
        relate(look)
    result.crawls = 1
    return result


def _looks(session: Session, crawl: Crawl, now: datetime) -> list[Look]:
    """One for the crawl's district; of a crawl of watched addresses one for each district it read papers of."""
    if crawl.ags is not None:
        return [Look(session, crawl, now)]
    districts = select(Paper.ags).join(Version, Version.paper_id == Paper.id)
    mine = districts.where(Version.crawl_id == crawl.id, Version.detected_at.is_(None)).distinct()
    return [Look(session, crawl, now, ags) for ags in session.scalars(mine.order_by(Paper.ags))]


def _texts(look: Look) -> list[Change]:
    """The changes of this crawl's new texts, which count as looked at from here on."""
    found = [change for version in look.versions if (change := text_change(look, version)) is not None]
    for version in look.versions:
        version.detected_at = look.now
    return found


def _claim(session: Session, now: datetime, without: Collection[str]) -> Crawl | None:
    """Mark the next crawl as looked at. Two processes never get the same one: the mark is set, then checked."""
    open_crawls = (
        select(Crawl.id)
        .where(Crawl.ended_at.is_not(None), Crawl.detected_at.is_(None), _OWNER.not_in(without))
        .order_by(Crawl.id)
    )
    while (crawl_id := session.scalar(open_crawls.limit(1))) is not None:
        mark = update(Crawl).where(Crawl.id == crawl_id, Crawl.detected_at.is_(None)).values(detected_at=now)
        marked = session.execute(mark)
        assert isinstance(marked, CursorResult)  # noqa: S101  (an UPDATE's result is one)
        if marked.rowcount:
            return session.get_one(Crawl, crawl_id, populate_existing=True)
    return None


def _left_over(session: Session, without: Collection[str]) -> Crawl | None:
    """A crawl that was looked at and got texts afterwards: stored bodies read again, a process thought dead."""
    late = select(Crawl).join(Version, Version.crawl_id == Crawl.id)
    late = late.where(Version.detected_at.is_(None), Crawl.detected_at.is_not(None), _OWNER.not_in(without))
    late = late.order_by(Crawl.id)
    return session.scalars(late.limit(1)).first()


def _registry(session: Session, now: datetime, settings: Settings) -> DetectResult:
    return _tell(session, registry_changes(session, now), [], None, now, settings)


def _tell(
    session: Session,
    changes: Iterable[Change],
    looks: Iterable[Look],
    crawl: Crawl | None,
    now: datetime,
    settings: Settings,
) -> DetectResult:
    """Keep the changes, make alerts of those worth telling, and queue their deliveries."""
    kept = _not_known(session, list(changes))
    session.add_all(kept)
    vouched = frozenset[int]().union(*map(_vouched_for, looks))
    least = settings.alerts.min_score
    alerts = [
        Alert(change=change, created_at=now) for change in kept if _worth_telling(change, vouched, least)
    ]
    session.add_all(alerts)
    session.flush()
    if alerts:
        enqueue(session, alerts, crawl, now)
    return _counted(kept, alerts)


def _not_known(session: Session, changes: list[Change]) -> list[Change]:
    fingerprints = [change.fingerprint for change in changes]
    known = set(session.scalars(select(Change.fingerprint).where(Change.fingerprint.in_(fingerprints))))
    return [change for change in changes if change.fingerprint not in known]


def _vouched_for(look: Look) -> frozenset[int]:
    """Papers told of whatever their score: confirmed by a person, or reports.

    The score says how likely a paper is or presents a concept; a report on integration is known as one without.
    """
    reports = {paper.id for paper in look.papers if look.judged(paper)[0] == Role.REPORT}
    return frozenset(reports.union(look.confirmed))


def _worth_telling(change: Change, vouched: Collection[int], min_score: float) -> bool:
    """Whether a change is told: not cosmetic, and about a paper that something vouches for, or its score."""
    if change.significance < TOLD_FROM:
        return False
    return change.paper_id is None or change.paper_id in vouched or change.score >= min_score


def _counted(kept: list[Change], alerts: list[Alert]) -> DetectResult:
    result = DetectResult(changes=len(kept))
    for change in (alert.change for alert in alerts):
        if change.baseline:
            result.baseline += 1
        elif change.newness == LATE:
            result.late += 1
        else:
            result.alerts[change.kind] += 1
    return result
