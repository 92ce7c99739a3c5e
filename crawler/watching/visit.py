"""The watched addresses of one host in one crawl: what to ask next, and what to do with each answer.

All hosts of a crawl share its row (``run``); what an answer holds: ``contents``.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from crawler import reading as readings
from crawler import urls
from crawler.answers import Answer, Meaning, judge, retry_after
from crawler.dispatcher import MAX_HOLD
from crawler.frontier import Entry
from crawler.reading import Reading
from crawler.redirects import MAX_HOPS
from crawler.robots import UNAVAILABLE, read_robots
from crawler.watching import contents, keeping
from crawler.watching.errand import Errand, Look
from crawler.watching.run import WatchRun
from crawler.watching.settling import settle
from storage import captures, crawls, papers
from storage.models import Capture, Crawl, Document
from storage.values import Failure, Role
from storage.watch_models import Watch, WatchedDocument

if TYPE_CHECKING:
    from datetime import datetime

logger = logging.getLogger(__name__)

_TRANSIENT = frozenset(
    {Failure.TIMEOUT, Failure.CONNECTION, Failure.TRUNCATED, Failure.SERVER, Failure.TOO_MANY}
)
_RECOVERY_PAUSES = 5


class WatchVisit:
    """The watched addresses of one host, one request at a time."""

    def __init__(self, run: WatchRun, watches: Iterable[int]) -> None:
        self._run = run
        self.is_open = False
        self.closed = False
        self._watches = list(watches)
        self._queue: deque[Errand] = deque()

    @property
    def ags(self) -> None:
        """The watched addresses are a crawl of their own, of no district."""

    @property
    def crawl_id(self) -> int | None:
        return self._run.crawl.id if self._run.crawl else None

    # --- what to ask next -----------------------------------------------------------------

    def open(self) -> None:
        """Queue the addresses; what was known of each is what its looks are compared with."""
        try:
            self._run.opened()
        except crawls.AlreadyCrawling as error:
            logger.warning("Watched addresses: %s", error)
            self.closed = True
            return
        with self._run.plan.store.session() as session:
            for watch_id in self._watches:
                watch = session.get_one(Watch, watch_id)
                self._run.before[watch_id] = keeping.known(session, watch_id)
                url = watch.moved_to or watch.url
                self._queue.append(
                    Errand(url, 1.0, kind="watched", channel="seed", key=urls.key(url), watch_id=watch_id)
                )
        self.is_open = True

    @property
    def has_more(self) -> bool:
        return not self.closed and bool(self._queue)

    def next_entry(self, is_free: Callable[[str], bool]) -> Entry | None:
        """The first address whose host may be asked now; its robots.txt comes before it."""
        for _ in range(len(self._queue)):
            errand = self._queue.popleft()
            if not is_free(urls.host_and_port(errand.url)):
                self._queue.append(errand)
                continue
            origin = urls.origin(errand.url)
            rules = self._run.robots.get(origin)
            if errand.kind != "robots" and rules is None:
                self._queue.appendleft(errand)
                errand = Errand(f"{origin}/robots.txt", 9.0, kind="robots", for_origin=origin)
            elif errand.kind != "robots" and rules is not None and not rules.allows(errand.url):
                failure = Failure.ROBOTS if rules.available else Failure.ROBOTS_UNAVAILABLE
                self._run.tally.blocked(errand.url)
                self._unobserved(errand, failure, "", None, {})
                continue
            self._run.tally.asked(errand.url)
            return errand
        return None

    def request_headers(self, entry: Entry) -> dict[str, str]:
        """Conditional headers for a body that the archive holds; a second look at a page asks for all of it."""
        assert isinstance(entry, Errand)  # noqa: S101  (we made it)
        if entry.kind == "robots" or entry.looks:
            return {}
        with self._run.plan.store.session() as session:
            watch = session.get_one(Watch, entry.watch_id)
            resource = captures.find_resource_of(session, watch.ags, entry.key)
            if resource is None or resource.body_sha256 is None:
                return {}
            conditions = {"If-None-Match": resource.etag, "If-Modified-Since": resource.last_modified}
        return {name: value for name, value in conditions.items() if value}

    # --- answers --------------------------------------------------------------------------

    async def answered(self, entry: Entry, status: int, headers: dict[str, str], body: bytes) -> None:
        """Deal with a complete answer."""
        assert isinstance(entry, Errand)  # noqa: S101  (we made it)
        if entry.kind == "robots":
            self._robots(entry, status, headers, body)
            return
        conditional = "If-" in "".join(self.request_headers(entry))
        answer = judge(status, headers, body, conditional=conditional)
        self._run.tally.answer(entry.url, answer)
        if answer.meaning is Meaning.REDIRECT:
            self._redirected(entry, answer, status, headers)
        elif answer.meaning is Meaning.NO_OBSERVATION:
            self._again_or_unobserved(entry, str(answer.failure), answer.detail, status, headers)
        elif answer.meaning is Meaning.ABSENT:
            self._absent(entry, status, headers)
        else:
            await self._content(entry, status, headers, body, unchanged=answer.meaning is Meaning.UNCHANGED)

    def failed(self, entry: Entry, failure: Failure, detail: str) -> None:
        """Deal with a request that got no (complete) answer."""
        assert isinstance(entry, Errand)  # noqa: S101  (we made it)
        if entry.kind == "robots":
            self._run.robots[entry.for_origin] = UNAVAILABLE
            return
        self._run.tally.failure(entry.url, failure)
        self._again_or_unobserved(entry, failure, detail, None, {})

    def _robots(self, errand: Errand, status: int, headers: dict[str, str], body: bytes) -> None:
        target = urls.canonical(headers.get("location", ""), errand.url) if 300 <= status < 400 else None
        if target is not None and errand.hops < MAX_HOPS:
            self._queue.appendleft(replace(errand, url=target, hops=errand.hops + 1))
            return
        rules = read_robots(404 if 300 <= status < 400 else status, body)
        self._run.robots[errand.for_origin] = rules
        if rules.delay is not None:
            self._run.plan.slow_down(errand.for_origin + "/", rules.delay)

    def _redirected(self, errand: Errand, answer: Answer, status: int, headers: dict[str, str]) -> None:
        target = urls.canonical(headers["location"], errand.url)
        with self._run.plan.store.session() as session:
            self._record(session, errand, status, headers)
        if target is None or errand.hops >= MAX_HOPS:
            self._unobserved(errand, Failure.REDIRECTS, f"{errand.hops} Weiterleitungen", status, headers)
            return
        same = urls.key(target) == urls.key(errand.url)
        if not same and urlsplit(target).path in ("", "/") and urlsplit(errand.url).path not in ("", "/"):
            self._absent(errand, status, headers)  # what is gone leads to the home page
        elif errand.kind == "left":
            self._left(errand, gone=answer.permanent and not same)
        else:
            follow = replace(
                errand, url=target, hops=errand.hops + 1, key=urls.key(target) if answer.permanent else errand.key,
                forever=errand.forever and (answer.permanent or same),
            )  # fmt: skip
            self._queue.appendleft(follow)

    def _again_or_unobserved(
        self, errand: Errand, failure: str, detail: str, status: int | None, headers: dict[str, str]
    ) -> None:
        if failure in _TRANSIENT and errand.tries == 0:
            asked_for = retry_after(headers.get("retry-after"), self._run.plan.clock())
            if asked_for is None or asked_for <= MAX_HOLD:
                pause = self._run.plan.store.settings.crawl.delay_seconds * _RECOVERY_PAUSES
                self._run.plan.hold(errand.url, pause if asked_for is None else asked_for)
                self._queue.append(replace(errand, tries=1))
                return
        self._unobserved(errand, failure, detail, status, headers)

    def _unobserved(
        self, errand: Errand, failure: str, detail: str, status: int | None, headers: dict[str, str]
    ) -> None:
        with self._run.plan.store.session() as session:
            self._record(session, errand, status, headers, failure=failure, detail=detail or None)
            if errand.kind == "watched":
                keeping.failed(session, errand.watch_id, failure)
                self._run.failures.add(errand.watch_id)

    def _absent(self, errand: Errand, status: int, headers: dict[str, str]) -> None:
        plan = self._run.plan
        confirm = timedelta(hours=plan.store.settings.alerts.confirm_vanished_hours)
        with plan.store.session() as session:
            capture = self._record(session, errand, status, headers)
            if errand.kind == "watched":
                if keeping.missing(session, capture, errand, plan.clock(), confirm):
                    again = Errand(errand.url, 1.0, kind="watched", key=errand.key, watch_id=errand.watch_id, looks=1)  # fmt: skip
                    self._queue.append(again)
                return
        if errand.kind == "left":
            self._left(errand, gone=True)

    def _left(self, errand: Errand, *, gone: bool) -> None:
        with self._run.plan.store.session() as session:
            session.get_one(WatchedDocument, errand.document_id).gone = gone

    # --- content --------------------------------------------------------------------------

    async def _content(
        self, errand: Errand, status: int, headers: dict[str, str], body: bytes, *, unchanged: bool
    ) -> None:
        store = self._run.plan.store
        declared = headers.get("content-type", "")
        if unchanged:
            body, declared = contents.archived(store, errand)
        reading = readings.look(body, declared, errand.url)
        if reading.soft_404 or self._is_page_instead(errand, reading):
            self._absent(errand, status, headers)
            return
        if errand.kind == "left":
            self._left(errand, gone=False)
            return
        sha256 = store.bodies.put(body)
        await self._read(errand, reading, body, readings.charset_of(declared))
        self._run.tally.read(is_page=reading.is_page)
        with store.session() as session:
            now = self._run.plan.clock()
            captures.record_body(session, sha256, len(body), reading.media_type, now)
            capture = self._record(session, errand, status, headers, body_sha256=sha256)
            if errand.kind == "document":
                keeping.keep_document(session, self._crawl, errand, capture, reading, now)
                return
            assert reading.document is not None  # noqa: S101  (just read)
            document = papers.record_document(session, sha256, reading.document)
            before = self._run.before[errand.watch_id]
            lines, links = contents.compared(errand, before, reading, body, readings.charset_of(declared))
            look = Look(lines, links, capture.id, document.id, reading.is_page)
            changed = self._judge(session, errand, look, now)
            if changed or not reading.is_page:  # a page's noise is no version of a paper
                self._known_paper(session, errand, capture, document, reading)

    def _is_page_instead(self, errand: Errand, reading: Reading) -> bool:
        """Whether a page stands where a file stood: the file is gone, whatever the status says."""
        return errand.kind == "watched" and reading.is_page and self._run.before[errand.watch_id].is_file

    async def _read(self, errand: Errand, reading: Reading, body: bytes, charset: str | None) -> None:
        with self._run.plan.store.session() as session:
            context = contents.context(session, errand)
        await readings.read_closely(reading, body, charset, self._run.plan.reader, lambda _: context)

    def _known_paper(
        self,
        session: Session,
        errand: Errand,
        capture: Capture,
        document: Document,
        reading: Reading,
    ) -> None:
        """A watched address that shows a known paper of its district is that paper's address, too."""
        watch = session.get_one(Watch, errand.watch_id)
        if watch.ags is None or reading.recognition is None:
            return
        place = papers.place_of(session, capture.resource)
        if place is not None and not (reading.is_page and reading.recognition.role is Role.NONE):
            keeping.file_paper(
                session, self._crawl, watch.ags, capture, document, reading, self._run.plan.clock()
            )

    def _judge(self, session: Session, errand: Errand, look: Look, now: datetime) -> bool:
        """Enough seen: keep it; True when its text changed. Else: another look in this crawl."""
        before = self._run.before[errand.watch_id]
        looks = self._run.looks.setdefault(errand.watch_id, [])
        looks.append(look)
        found = settle(looks, before.lines, before.links, before.volatile)
        if found is None:
            self._queue.append(replace(errand, looks=len(looks), tries=0))
            return False
        keeping.settled(session, self._crawl, errand, before, looks, found, now)
        unread, left = keeping.note_documents(
            session, self._crawl, errand.watch_id, found.links, first=before.lines is None
        )
        for kind, rows in (("document", unread), ("left", left)):
            for row in rows:
                self._queue.append(
                    Errand(row.url, 0.5, kind=kind, key=row.key, link_text=row.words, watch_id=errand.watch_id,
                           document_id=row.id)
                )  # fmt: skip
        return bool(found.change)

    @property
    def _crawl(self) -> Crawl:
        assert self._run.crawl is not None  # noqa: S101  (opened)
        return self._run.crawl

    def _record(
        self,
        session: Session,
        errand: Errand,
        status: int | None,
        headers: dict[str, str],
        **what: str | None,
    ) -> Capture:
        self._run.note(session)
        return keeping.record(session, self._crawl, errand, self._run.plan.clock(), status, headers, **what)

    # --- the end --------------------------------------------------------------------------

    def close_if_done(self) -> bool:
        """Finished when nothing is left to ask."""
        if not self.closed:
            self.close("exhausted")
        return self.closed

    def close(self, stopped_by: str) -> None:
        """This host is finished."""
        if not self.closed:
            self.closed = True
            self._run.done(stopped_by)

    def abort(self, error: BaseException) -> None:
        """Close after an error of our own; the other hosts go on."""
        logger.error("watched addresses: %r", error, exc_info=error)
        self._run.failures.update(self._watches)
        self.close("internal_error")
