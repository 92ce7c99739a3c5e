"""What a crawl of watched addresses writes: one transaction an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from crawler import urls
from crawler.reading import Reading
from crawler.recognise import RECOGNISER_VERSION
from crawler.watching.errand import Errand, Look
from crawler.watching.settling import Settled
from storage import captures, papers
from storage.models import Capture, Crawl, Document, Resource
from storage.steady import Volatile
from storage.values import Role
from storage.watch_models import Watch, WatchedDocument, WatchReading

# A page that is read for the first time may link an archive; so many of its documents are read at once.
FIRST_DOCUMENTS = 30
# When documents came and others went, so many of those that went are asked for, to tell a move from a new paper.
LEFT_DOCUMENTS = 5


@dataclass(frozen=True, slots=True)
class Known:
    """What was known of a watched address before this crawl."""

    lines: tuple[str, ...] | None
    links: frozenset[str]
    volatile: Volatile
    is_file: bool
    state: str
    selector: str | None
    ignore: tuple[str, ...]


def last_reading(session: Session, watch_id: int) -> WatchReading | None:
    """The newest state of a watched address."""
    newest = select(WatchReading).where(WatchReading.watch_id == watch_id).order_by(WatchReading.id.desc())
    return session.scalars(newest.limit(1).options(undefer(WatchReading.lines))).first()


def known(session: Session, watch_id: int) -> Known:
    """What a look at a watched address is compared with."""
    watch = session.get_one(Watch, watch_id)
    newest = select(WatchReading).where(WatchReading.watch_id == watch_id).order_by(WatchReading.id.desc())
    last = session.scalars(
        newest.where(WatchReading.state != "gone").limit(1).options(undefer(WatchReading.lines))
    ).first()
    now = last_reading(session, watch_id)
    return Known(
        lines=None if last is None else tuple(last.lines),
        links=frozenset(key for key, _, _ in last.links) if last else frozenset(),
        volatile=Volatile.from_json(watch.volatile),
        is_file=last is not None
        and last.document is not None
        and not last.document.media_type.startswith("text/html"),
        state=now.state if now else "",
        selector=watch.selector,
        ignore=tuple(watch.ignore),
    )


def resource_of(
    session: Session, crawl: Crawl, ags: str | None, errand: Errand, now: datetime, parent_id: int | None
) -> Resource:
    """The resource an answer is filed under: the district's if it has this address, else one of no district."""
    found = captures.find_resource_of(session, ags, errand.key)
    if found is not None:
        return found
    resource = Resource(
        ags=None, key=errand.key, url=errand.url, parent_id=parent_id, link_text=errand.link_text[:500] or None,
        channel="seed" if errand.kind == "watched" else "link", newness=None, first_seen_at=now, first_crawl_id=crawl.id,
    )  # fmt: skip
    session.add(resource)
    session.flush()
    return resource


def record(
    session: Session,
    crawl: Crawl,
    errand: Errand,
    now: datetime,
    status: int | None,
    headers: dict[str, str],
    **what: str | None,
) -> Capture:
    """A capture of an errand's answer."""
    watch = session.get_one(Watch, errand.watch_id)
    resource = resource_of(session, crawl, watch.ags, errand, now, watch.resource_id)
    if errand.kind == "watched":
        watch.resource_id = watch.resource_id or resource.id
    capture = captures.record_capture(session, crawl, resource, now, status=status, headers=headers, **what)
    session.flush()
    return capture


def checked(session: Session, watch_id: int, now: datetime) -> None:
    """Note that the address showed its content."""
    watch = session.get_one(Watch, watch_id)
    watch.checked_at, watch.failure = now, None
    watch.missing_since = watch.gone_at = None


def failed(session: Session, watch_id: int, failure: str) -> None:
    """Note that the last try was no observation; what was seen before stands."""
    session.get_one(Watch, watch_id).failure = failure


def missing(session: Session, capture: Capture, errand: Errand, now: datetime, confirm: timedelta) -> bool:
    """Note that nothing is at the address; True when only a second look in this crawl can confirm it."""
    watch = session.get_one(Watch, errand.watch_id)
    watch.checked_at, watch.failure = now, None
    if watch.gone_at is not None:
        return False
    watch.missing_since = watch.missing_since or now
    sure = errand.looks > 0 if confirm == timedelta(0) else now - watch.missing_since >= confirm
    if not sure:
        return confirm == timedelta(0)
    watch.gone_at = now
    if last_reading(session, watch.id) is not None:  # what was never there is not gone
        session.add(
            WatchReading(
                watch_id=watch.id, crawl_id=capture.crawl_id, capture_id=capture.id, document_id=None, state="gone",
                url=errand.url, read_at=now, lines=[], gaps=[], links=[],
            )
        )  # fmt: skip
    return False


def settled(
    session: Session,
    crawl: Crawl,
    errand: Errand,
    before: Known,
    looks: Sequence[Look],
    found: Settled,
    now: datetime,
) -> None:
    """Keep what a crawl saw of an address: what changes by itself always, a reading if it is another state."""
    watch = session.get_one(Watch, errand.watch_id)
    watch.volatile = before.volatile.with_more(found.seen.masks, found.seen.gaps).as_json()
    moved = errand.forever and errand.hops > 0 and urls.key(errand.url) not in (
        watch.key,
        urls.key(watch.moved_to or watch.url),
    )  # fmt: skip
    news = found.is_news or before.lines is None or before.state == "gone"
    newly_restless = found.restless and watch.restless_at is None
    watch.restless_at = (watch.restless_at or now) if found.restless else None
    if moved:
        watch.moved_to = errand.url
    checked(session, watch.id, now)
    if not (news or moved or newly_restless):
        return
    session.add(
        WatchReading(
            watch_id=watch.id, crawl_id=crawl.id, capture_id=looks[-1].capture_id, document_id=looks[-1].document_id,
            state="moved" if moved else "read", url=errand.url, read_at=now, lines=list(found.seen.lines),
            gaps=sorted(map(list, found.seen.gaps)), links=[list(link) for link in found.links], restless=found.restless,
        )
    )  # fmt: skip


def note_documents(
    session: Session, crawl: Crawl, watch_id: int, links: Sequence[tuple[str, str, str]], *, first: bool
) -> tuple[list[WatchedDocument], list[WatchedDocument]]:
    """Keep which documents a page links. Returns those to be read, and those that it ceased to link."""
    rows = {
        row.key: row
        for row in session.scalars(select(WatchedDocument).where(WatchedDocument.watch_id == watch_id))
    }
    for key, address, words in links:
        row = rows.get(key)
        if row is None:
            rows[key] = row = WatchedDocument(
                watch_id=watch_id,
                crawl_id=crawl.id,
                key=key,
                url=address,
                words=words[:500],
                first=first,
            )
            session.add(row)
        row.linked = True
    linked = {key for key, _, _ in links}
    left = [row for row in rows.values() if row.linked and row.key not in linked]
    for row in left:
        row.linked = False
    session.flush()
    unread = [row for row in rows.values() if row.linked and row.document_id is None]
    return unread[:FIRST_DOCUMENTS], (left[:LEFT_DOCUMENTS] if unread and not first else [])


def keep_document(
    session: Session, crawl: Crawl, errand: Errand, capture: Capture, reading: Reading, now: datetime
) -> None:
    """Keep a linked document that was read; one that is recognised becomes a paper of the watch's district."""
    row = session.get_one(WatchedDocument, errand.document_id)
    row.resource_id = capture.resource_id
    if reading.document is None or capture.body_sha256 is None:
        return
    document = papers.record_document(session, capture.body_sha256, reading.document)
    row.document_id = document.id
    found = reading.recognition
    if found is None:
        return
    row.role, row.level, row.score = found.role, found.level, found.score
    watch = session.get_one(Watch, row.watch_id)
    is_place = papers.place_of(session, capture.resource) is not None
    if watch.ags is not None and (is_place or (found.role is not Role.NONE and not row.first)):
        row.is_paper = file_paper(session, crawl, watch.ags, capture, document, reading, now)


def file_paper(
    session: Session,
    crawl: Crawl,
    ags: str,
    capture: Capture,
    document: Document,
    reading: Reading,
    now: datetime,
) -> bool:
    """File what a watched address showed as a paper of its district; True if it is one."""
    assert reading.recognition is not None  # noqa: S101  (callers looked)
    resource = capture.resource
    resource.ags = resource.ags or ags
    resource.recogniser = RECOGNISER_VERSION
    seen = papers.Sighting(crawl, resource, capture, document, reading.recognition, RECOGNISER_VERSION, "new", now)  # fmt: skip
    return papers.record_paper(session, seen) is not papers.Recorded.NOTHING
