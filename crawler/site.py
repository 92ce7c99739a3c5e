"""What the parts of one district's visit share."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from crawler.clock import Clock
from crawler.frontier import Frontier
from crawler.keeping import Keeper
from crawler.scope import Scope
from crawler.tally import Tally
from storage.models import Crawl
from storage.store import Store
from storage.values import Context


@dataclass
class Site:
    """One district as this crawl sees it: where it may go, what it plans, what it counts, what it writes."""

    store: Store
    ags: str
    clock: Clock
    crawl_id: int
    scope: Scope
    district: Context
    keeper: Keeper
    frontier: Frontier = field(default_factory=Frontier)
    tally: Tally = field(default_factory=Tally)

    def crawl(self, session: Session) -> Crawl:
        """The crawl row, with the counts of this moment: whoever reads it sees how far we are."""
        crawl = session.get_one(Crawl, self.crawl_id)
        tally = self.tally
        crawl.requests, crawl.answered, crawl.failed = tally.requests, tally.answered, tally.failed
        crawl.pages, crawl.documents = tally.pages, tally.documents
        crawl.heartbeat_at = self.clock()
        return crawl
