"""The one request of an address that a person adds, with its robots.txt before and its redirects after it."""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from crawler import reading as readings
from crawler import urls
from crawler.answers import Meaning, judge, sentence
from crawler.frontier import Entry
from crawler.robots import UNAVAILABLE, Robots, read_robots
from storage import captures
from storage.hand_papers import CHANNEL, open_hand_crawl
from storage.models import Crawl, Resource
from storage.values import Failure, Outcome

if TYPE_CHECKING:
    from crawler.plan import Plan

logger = logging.getLogger(__name__)

# RFC 9309, 2.3.1.2 asks for five of robots.txt; who leads a reader further leads them in circles.
MAX_HOPS = 5


class HandVisit:
    """Asks for one address. Its crawl row is written at the end, with what came of it."""

    def __init__(self, plan: Plan, ags: str, url: str) -> None:
        self._plan, self._ags, self._url = plan, ags, url
        self.ags, self.crawl_id = ags, None  # of the lines it writes; its row is made last
        self._queue: deque[Entry] = deque()
        self._robots: dict[str, Robots] = {}
        self._requests = 0
        self.is_open = False
        self.closed = False

    def open(self) -> None:
        """Queue the address."""
        self._queue.append(Entry(self._url, 1.0, kind=CHANNEL, channel=CHANNEL, key=urls.key(self._url)))
        self.is_open = True

    @property
    def has_more(self) -> bool:
        return not self.closed and bool(self._queue)

    def next_entry(self, is_free: Callable[[str], bool]) -> Entry | None:
        """The address, once its host may be asked and its robots.txt is read."""
        if not self._queue or not is_free(urls.host_and_port(self._queue[0].url)):
            return None
        entry = self._queue.popleft()
        origin = urls.origin(entry.url)
        rules = self._robots.get(origin)
        if entry.kind != "robots" and rules is None:
            self._queue.appendleft(entry)
            entry = Entry(f"{origin}/robots.txt", 9.0, kind="robots", channel=CHANNEL, for_origin=origin)
        elif entry.kind != "robots" and rules is not None and not rules.allows(entry.url):
            self._fail(entry, Failure.ROBOTS if rules.available else Failure.ROBOTS_UNAVAILABLE)
            return None
        self._requests += 1
        return entry

    def request_headers(self, entry: Entry) -> dict[str, str]:
        """None: all of it is asked for."""
        return {}

    async def answered(self, entry: Entry, status: int, headers: dict[str, str], body: bytes) -> None:
        """Deal with a complete answer."""
        if entry.kind == "robots":
            self._read_robots(entry, status, headers, body)
            return
        answer = judge(status, headers, body)
        if answer.meaning is Meaning.REDIRECT:
            self._follow(entry, headers)
        elif answer.meaning is Meaning.READ:
            self._take(entry, status, headers, body)
        elif answer.meaning is Meaning.ABSENT:
            self._end(Outcome.FAILED, f"Unter {entry.url} ist nichts (HTTP {status}).")
        else:
            self._fail(entry, answer.failure or Failure.OTHER)

    def failed(self, entry: Entry, failure: Failure, detail: str) -> None:
        """Deal with a request that got no (complete) answer."""
        if entry.kind == "robots":
            self._robots[entry.for_origin] = UNAVAILABLE
        if entry.kind != "robots" or failure in (Failure.ADDRESS, Failure.DNS):
            self._fail(entry, failure)

    def _read_robots(self, entry: Entry, status: int, headers: dict[str, str], body: bytes) -> None:
        target = urls.canonical(headers.get("location", ""), entry.url) if 300 <= status < 400 else None
        if target is not None and entry.hops < MAX_HOPS:
            self._queue.appendleft(replace(entry, url=target, hops=entry.hops + 1))
            return
        rules = read_robots(404 if 300 <= status < 400 else status, body)
        self._robots[entry.for_origin] = rules
        if rules.delay is not None:
            self._plan.slow_down(entry.for_origin + "/", rules.delay)

    def _follow(self, entry: Entry, headers: dict[str, str]) -> None:
        target = urls.canonical(headers.get("location", ""), entry.url)
        if target is None or entry.hops >= MAX_HOPS:
            self._fail(entry, Failure.REDIRECTS)
            return
        self._queue.append(replace(entry, url=target, hops=entry.hops + 1, key=urls.key(target)))

    def _take(self, entry: Entry, status: int, headers: dict[str, str], body: bytes) -> None:
        reading = readings.look(body, headers.get("content-type", ""), entry.url)
        if reading.soft_404:
            self._end(Outcome.FAILED, f"Die Seite {entry.url} sagt selbst, dass es sie nicht gibt.")
            return
        sha256 = self._plan.store.bodies.put(body)
        with self._plan.store.session() as session:
            now = self._plan.clock()
            crawl = self._crawl(session, Outcome.COMPLETE, f"Von Hand hinzugefügt: {entry.url}")
            captures.record_body(session, sha256, len(body), reading.media_type, now)
            captures.record_capture(
                session, crawl, self._resource(session, crawl, entry), now, status=status, headers=headers,
                body_sha256=sha256,
            )  # fmt: skip
        self.closed = True

    def _resource(self, session: Session, crawl: Crawl, entry: Entry) -> Resource:
        found = captures.find_resource(session, self._ags, entry.key)
        if found is None:
            found = Resource(
                ags=self._ags,
                key=entry.key,
                url=entry.url,
                channel=CHANNEL,
                first_seen_at=crawl.started_at,
                first_crawl_id=crawl.id,
            )
            session.add(found)
            session.flush()
        return found

    def _fail(self, entry: Entry, failure: Failure) -> None:
        self._end(Outcome.FAILED, sentence(failure, urlsplit(entry.url).hostname or entry.url))

    def _end(self, outcome: Outcome, detail: str) -> None:
        if self.closed:
            return
        self._queue.clear()
        with self._plan.store.session() as session:
            self._crawl(session, outcome, detail)
        self.closed = True

    def _crawl(self, session: Session, outcome: Outcome, detail: str) -> Crawl:
        crawl = open_hand_crawl(session, self._plan.clock(), self._plan.recorded, detail, os.getpid())
        crawl.outcome, crawl.requests = outcome, self._requests
        crawl.answered, crawl.failed = (1, 0) if outcome is Outcome.COMPLETE else (0, 1)
        return crawl

    def close_if_done(self) -> bool:
        """Finished when the address was answered or given up."""
        return self.closed

    def close(self, stopped_by: str) -> None:
        """Ended from outside before an answer came."""
        if not self.closed:
            self._end(Outcome.FAILED, f"Der Abruf von {self._url} wurde abgebrochen.")

    def abort(self, error: BaseException) -> None:
        """Close after an error of our own."""
        logger.error("%s: %r", self._url, error, exc_info=error)
        self.close("internal_error")
