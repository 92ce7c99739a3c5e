"""From what a crawl saw of the watched addresses to what is told of them.

    readings not looked at → what differs (watch_rules) → watched_changed, moved, vanished, reappeared
    documents newly linked → alerts of their own address (watched_documents)

A watched address that shows a known paper of its district is told of as that paper, and not twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, undefer

from monitor.dashboard.formats import day
from monitor.passages import passages
from monitor.watch_rules import Judged, Shared, State, judge_file, judge_page
from monitor.watched_documents import Linked, document_changes, linked_change
from storage.models import Alert, Capture, Change, Crawl, Document, Place
from storage.steady import Volatile
from storage.text import fold
from storage.values import Kind, Reason, Role
from storage.watch_models import Watch, WatchReading

_GONE, _BACK, _MOVED, _RESTLESS = 0.7, 0.6, 0.3, 0.1
_WHOLE = (undefer(WatchReading.lines), undefer(WatchReading.gaps), undefer(WatchReading.shared))
_HTML = ("text/html", "application/xhtml+xml")


@dataclass
class _Seen:
    """A reading and the one before it."""

    reading: WatchReading
    before: WatchReading | None  # the last one that showed anything
    was_gone: bool
    state: State | None = field(default=None)

    @property
    def watch(self) -> Watch:
        return self.reading.watch


def watch_changes(session: Session, crawl: Crawl, now: datetime) -> list[Change]:
    """The changes a crawl of watched addresses shows; its readings and documents count as looked at from here on."""
    seen = _seen(session, crawl)
    shared = Shared()
    for one in seen:
        if one.state is not None:
            shared.note(one.state)
    for one in seen:
        if one.state is not None:
            one.reading.shared = {**one.reading.shared, **shared.common(one.state)}
    changes = [change for one in seen if (change := _change(session, crawl, one, shared, now)) is not None]
    changes += document_changes(session, crawl, now)
    for one in seen:
        one.reading.detected_at = now
    return list({change.fingerprint: change for change in changes}.values())


def _seen(session: Session, crawl: Crawl) -> list[_Seen]:
    mine = select(WatchReading).where(WatchReading.crawl_id == crawl.id, WatchReading.detected_at.is_(None))
    whole = mine.options(joinedload(WatchReading.watch), joinedload(WatchReading.document))
    rows = session.scalars(whole.options(*_WHOLE).order_by(WatchReading.id)).all()
    return [_with_past(session, row) for row in rows]


def _with_past(session: Session, reading: WatchReading) -> _Seen:
    earlier = (
        select(WatchReading)
        .where(WatchReading.watch_id == reading.watch_id, WatchReading.id < reading.id)
        .order_by(WatchReading.id.desc())
        .limit(1)
    )
    last = session.scalars(earlier).first()
    shown = session.scalars(
        earlier.where(WatchReading.state != "gone").options(*_WHOLE, joinedload(WatchReading.document))
    ).first()
    one = _Seen(reading, shown, was_gone=last is not None and last.state == "gone")
    if shown is not None and reading.state != "gone" and _is_page(reading) and _is_page(shown):
        gaps = frozenset((before, after) for before, after in reading.gaps)
        known = Volatile.from_json(reading.watch.volatile)
        titles = [fold(row.document.title) for row in (shown, reading) if row.document is not None]
        one.state = State(
            _host(reading.url),
            shown.lines,
            reading.lines,
            known,
            gaps,
            titles=frozenset(titles[:1]) if len(set(titles)) == 1 else frozenset(),
            shared_old=shown.shared,
            shared_new=reading.shared,
        )
    return one


def _is_page(reading: WatchReading) -> bool:
    return reading.document is not None and reading.document.media_type in _HTML


def _host(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")


# --- one address -------------------------------------------------------------------------------


def _change(session: Session, crawl: Crawl, one: _Seen, shared: Shared, now: datetime) -> Change | None:
    reading, before = one.reading, one.before
    if before is None:
        return _restless(crawl, one, now)
    if _is_paper(session, one):
        return None
    if reading.state == "gone":
        return _gone(crawl, one, now)
    if one.was_gone:
        return _back(crawl, one, now)
    judged = _judged(session, one, shared)
    linked = linked_change(session, one.watch, before.links, reading.links)
    if reading.state == "moved" and not judged.telling and not linked.reasons:
        return _moved(crawl, one, now)
    if judged.telling or linked.reasons:
        return _edited(crawl, one, judged, linked, now)
    return _restless(crawl, one, now)


def _judged(session: Session, one: _Seen, shared: Shared) -> Judged:
    if one.state is not None:
        return judge_page(one.state, shared)
    old, new = (_text(session, reading) for reading in (one.before, one.reading) if reading)
    blocks = one.reading.document is not None and one.reading.document.media_type != "application/pdf"
    return judge_file(old, new, blocks=blocks)


def _text(session: Session, reading: WatchReading) -> str:
    query = select(Document.text).where(Document.id == reading.document_id)
    return session.scalar(query) or ""


def _is_paper(session: Session, one: _Seen) -> bool:
    """Whether the address shows, or showed, a paper of its district: then that paper's changes are told.

    A text that passed for nothing new there, or was told of nobody, is told here.
    """
    watch, before = one.watch, one.before
    if watch.ags is None or before is None:
        return False
    resource_id = session.scalar(select(Capture.resource_id).where(Capture.id == before.capture_id))
    place = session.scalars(
        select(Place).where(Place.resource_id == resource_id).order_by(Place.id.desc()).limit(1)
    ).first()
    if place is None or place.paper.role == Role.NONE:
        return False
    if one.reading.state != "read" or one.was_gone:
        return True
    version = place.version
    told = select(Alert.id).join(Change).where(Change.to_version_id == version.id)
    return version.captured_at > before.read_at and (
        version.crawl_id == one.reading.crawl_id or session.scalar(told.limit(1)) is not None
    )


def _edited(crawl: Crawl, one: _Seen, judged: Judged, linked: Linked, now: datetime) -> Change:  # fmt: skip
    change = _row(crawl, one, Kind.WATCHED_CHANGED, now)
    reasons = [*linked.reasons, *judged.reasons]
    if one.reading.state == "moved":
        change.urls = [one.reading.url, one.before.url] if one.before else [one.reading.url]
        reasons.append(Reason("moved", f"Die Adresse leitet dauerhaft auf {one.reading.url} weiter."))
    change.significance = min(1.0, judged.score + sum(reason.weight for reason in linked.reasons))
    change.evidence = {
        **change.evidence,
        "passages": passages(judged.diff) if judged.telling else [],
        "documents": [list(link) for link in linked.new],
    }
    change.reasons = [reason.as_json() for reason in reasons]
    return change


def _gone(crawl: Crawl, one: _Seen, now: datetime) -> Change:
    change = _row(crawl, one, Kind.VANISHED, now)
    change.significance = _GONE
    since = day(one.before.read_at if one.before else now)
    text = f"Die beobachtete Adresse zeigt ihren Inhalt nicht mehr (zuletzt gesehen am {since}); er liegt im Archiv."
    change.reasons = [Reason("vanished", text, _GONE).as_json()]
    return change


def _back(crawl: Crawl, one: _Seen, now: datetime) -> Change:
    change = _row(crawl, one, Kind.REAPPEARED, now)
    change.significance = _BACK
    change.reasons = [
        Reason("reappeared", "Die beobachtete Adresse zeigt wieder einen Inhalt.", _BACK).as_json()
    ]
    return change


def _moved(crawl: Crawl, one: _Seen, now: datetime) -> Change:
    assert one.before is not None  # noqa: S101  (the caller looked)
    change = _row(crawl, one, Kind.MOVED, now)
    change.fingerprint = f"watch-moved:{one.watch.ags or ''}:{one.before.url}:{one.reading.url}"
    change.urls = [one.reading.url, one.before.url]
    change.significance = _MOVED
    text = f"Der gleiche Text steht jetzt unter {one.reading.url}; die alte Adresse leitet dauerhaft dorthin weiter."  # fmt: skip
    change.reasons = [Reason("moved", text, _MOVED).as_json()]
    return change


def _restless(crawl: Crawl, one: _Seen, now: datetime) -> Change | None:
    """A page whose text differs at every look says so once."""
    if not one.reading.restless or one.watch.restless_at is None:
        return None
    change = _row(crawl, one, Kind.WATCHED_CHANGED, now)
    change.fingerprint = f"restless:{one.watch.id}:{one.watch.restless_at.isoformat()}"
    change.significance = _RESTLESS
    text = "Die Seite zeigt bei jedem Abruf anderen Text; verglichen wird nur, was gleich bleibt. Ein Selektor (`watch add URL --selector …`) hilft."  # fmt: skip
    change.reasons = [Reason("restless", text, _RESTLESS).as_json()]
    return change


def _row(crawl: Crawl, one: _Seen, kind: Kind, now: datetime) -> Change:
    reading, watch = one.reading, one.watch
    title = watch.name or (reading.document.title if reading.document else "") or watch.url
    return Change(
        fingerprint=f"reading:{reading.id}", ags=watch.ags, kind=kind, crawl_id=crawl.id, detected_at=now,
        url=reading.url, urls=list(dict.fromkeys([reading.url, watch.url])), title=title, score=1.0, significance=0.0,
        reasons=[], evidence={"path": [], "passages": [], "watch": watch.id}, baseline=False, newness="new",
    )  # fmt: skip
