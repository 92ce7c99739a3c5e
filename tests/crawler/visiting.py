"""One district's crawl without a network: the parts of a visit on a real home."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from crawler import seeds
from crawler.clock import Clock
from crawler.keeping import Keeper
from crawler.site import Site
from storage import captures, crawls
from storage.models import Crawl, District
from storage.store import Store
from storage.values import Context, Outcome

AGS = "03991"
NOW = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)


def district(session: Session, website: str = "https://www.kreis.test") -> District:
    found = session.get(District, AGS)
    if found is None:
        found = District(
            ags=AGS, name="Landkreis Au", kind="Landkreis", land="Niedersachsen", website=website
        )
        session.add(found)
        session.flush()
    return found


def begin(session: Session, now: datetime = NOW) -> tuple[Crawl, Keeper]:
    """A new crawl of the district and what it would write with."""
    district(session)
    read_before = crawls.last_read(session, AGS)
    crawl = crawls.open_crawl(session, AGS, now, 400, {})
    keeper = Keeper(
        AGS, crawl.id, captures.links_seen_before(session, AGS), read_before, timedelta(hours=24), set()
    )
    return crawl, keeper


def finish(session: Session, crawl: Crawl, keeper: Keeper, now: datetime = NOW) -> None:
    """End a crawl that read its district."""
    keeper.settle_links(session)
    crawl.ended_at, crawl.outcome, crawl.home_read = now, Outcome.COMPLETE, True
    session.flush()


def site(store: Store) -> Site:
    """A district as a crawl of it sees it."""
    with store.session() as session:
        found = district(session)
        crawl, keeper = begin(session)
        scope = seeds.scope_of(session, found)
    return Site(store, AGS, Clock(NOW), crawl, scope, Context(""), keeper)
