"""What the parts of one district's visit share."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from sqlalchemy import update
from sqlalchemy.orm import Session

from crawler.clock import Clock
from crawler.frontier import Frontier
from crawler.keeping import Keeper
from crawler.scope import Scope
from crawler.tally import Tally
from storage.models import Crawl
from storage.store import Store
from storage.values import Context

# How often a crawl's row learns its counts and heartbeat. Each answer would cost a tenth of its CPU time.
_NOTE_SECONDS = 1.0


@dataclass
class Site:
    """One district as this crawl sees it: where it may go, what it plans, what it counts, what it writes."""

    store: Store
    ags: str
    clock: Clock
    crawl: Crawl  # as it was opened; read only, its row is written by ``note``
    scope: Scope
    district: Context
    keeper: Keeper
    frontier: Frontier = field(default_factory=Frontier)
    tally: Tally = field(default_factory=Tally)

    _noted: float = field(default=-_NOTE_SECONDS, init=False)

    def note(self, session: Session, *, at_once: bool = False) -> Crawl:
        """The crawl, whose row learns how far we are about once a second (``at_once``: now)."""
        if at_once or time.monotonic() - self._noted >= _NOTE_SECONDS:
            self._noted = time.monotonic()
            session.execute(update(Crawl).where(Crawl.id == self.crawl.id).values(self._counts()))
        return self.crawl

    def _counts(self) -> dict[str, object]:
        tally = self.tally
        return {
            "requests": tally.requests,
            "answered": tally.answered,
            "failed": tally.failed,
            "pages": tally.pages,
            "documents": tally.documents,
            "heartbeat_at": self.clock(),
        }
