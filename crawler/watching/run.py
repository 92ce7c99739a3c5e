"""One crawl of watched addresses: what all its hosts share, and its row, closed by the last of them."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from sqlalchemy import update
from sqlalchemy.orm import Session

from crawler.plan import Plan
from crawler.robots import Robots
from crawler.tally import Tally
from crawler.watching import keeping
from crawler.watching.errand import Look
from crawler.watching.record import watch_record
from crawler.watching.surroundings import note_shared_lines
from storage import crawls
from storage.crawl_records import keep_record
from storage.models import Crawl
from storage.values import Outcome

_NOTE_SECONDS = 1.0


@dataclass
class WatchRun:
    """One crawl of watched addresses: its row, its counts, what it learned of robots, what waits for a second look."""

    plan: Plan
    left: int  # hosts that are not finished
    crawl: Crawl | None = None
    tally: Tally = field(default_factory=Tally)
    robots: dict[str, Robots] = field(default_factory=dict)
    looks: dict[int, list[Look]] = field(default_factory=dict)
    before: dict[int, keeping.Known] = field(default_factory=dict)
    failures: set[int] = field(default_factory=set)  # watches that could not be observed
    _noted: float = -_NOTE_SECONDS

    def opened(self) -> Crawl:
        """The crawl's row. Raises AlreadyCrawling when another process crawls the watched addresses now."""
        if self.crawl is None:
            plan = self.plan
            with plan.store.session() as session:
                self.crawl = crawls.open_crawl(session, None, plan.clock(), plan.max_requests, plan.recorded)
                self.crawl.baseline = False
        return self.crawl

    def note(self, session: Session) -> None:
        """The row learns about once a second that this crawl lives, and how far it is."""
        if time.monotonic() - self._noted >= _NOTE_SECONDS and self.crawl is not None:
            self._noted = time.monotonic()
            tally = self.tally
            counts = {"requests": tally.requests, "answered": tally.answered, "failed": tally.failed, "pages": tally.pages}  # fmt: skip
            beat = update(Crawl).where(Crawl.id == self.crawl.id)
            session.execute(beat.values(heartbeat_at=self.plan.clock(), documents=tally.documents, **counts))

    def done(self, reason: str) -> None:
        """One host is finished; the last one closes the row."""
        self.left -= 1
        if self.left <= 0 and self.crawl is not None:
            self.close(reason)

    def close(self, reason: str, detail: str = "") -> None:
        """Write how the crawl ended."""
        assert self.crawl is not None  # noqa: S101  (opened)
        missed = len(self.failures)
        outcome = Outcome.COMPLETE if not missed and reason == "exhausted" else Outcome.PARTIAL
        if reason == "internal_error" or (missed and not self.tally.answered):
            outcome = Outcome.FAILED
        said = "Alle beobachteten Adressen wurden abgerufen." if not missed else f"{missed} beobachtete Adressen blieben ohne verwertbare Antwort."  # fmt: skip
        with self.plan.store.session() as session:
            crawl = session.get_one(Crawl, self.crawl.id)
            note_shared_lines(session, self.plan.store, crawl)
            crawl.requests, crawl.answered, crawl.failed = (
                self.tally.requests,
                self.tally.answered,
                self.tally.failed,
            )
            crawl.pages, crawl.documents = self.tally.pages, self.tally.documents
            crawl.ended_at = crawl.heartbeat_at = self.plan.clock()
            crawl.outcome, crawl.reason, crawl.detail = outcome, reason, detail or said
            session.flush()
            crawl.record = self.tally.summary()
            looks = {watch_id: len(seen) for watch_id, seen in self.looks.items()}
            record = watch_record(session, crawl, self.tally, self.robots, looks)
            keep_record(session, self.plan.store.bodies, crawl, record, self.plan.clock())
