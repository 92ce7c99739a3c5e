"""The end of a crawl: what waited is settled, and its row and record say why and how it ended."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler.ending import Ending
from crawler.home import Home
from crawler.record import crawl_record
from crawler.robots import Robots
from crawler.site import Site
from crawler.site_lines import note_site_lines
from storage.adoptions import link_adoptions
from storage.crawl_records import keep_record
from storage.models import Crawl, Paper, Place, Resource
from storage.parts import places_of_parts
from storage.values import Outcome, Role, is_concept

logger = logging.getLogger(__name__)


def close_crawl(
    site: Site, home: Home, end: Ending, *, forwarded: Mapping[int, str], robots: Mapping[str, Robots]
) -> None:
    """Settle what waits and close the row, in one transaction. A crawl that failed settles nothing."""
    now = site.clock()
    with site.store.session() as session:
        site.note(session, at_once=True)
        crawl = session.get_one(Crawl, site.crawl.id)
        if end.outcome is not Outcome.FAILED:
            _settle(session, site, crawl, forwarded, now)
        crawl.ended_at = now
        crawl.outcome, crawl.reason, crawl.detail = end.outcome, end.reason, end.detail
        crawl.home_read, crawl.menu_read = home.read, home.menu_read
        crawl.unread = len(site.tally.unreached)
        _keep_record(session, site, crawl, robots, now)
    logger.info("%s %s (%s): %s", site.ags, end.outcome, end.reason, end.detail)


def _settle(session: Session, site: Site, crawl: Crawl, forwarded: Mapping[int, str], now: datetime) -> None:
    keeper = site.keeper
    keeper.settle_links(session)
    keeper.settle_forwarded(session, forwarded, now)
    keeper.names.settle(session, crawl, site.district, now)
    keeper.settle_parts(session, crawl, site.store.bodies.put, now)
    keeper.settle_pending(session, crawl, _concept_keys(session, site.ags), now)
    link_adoptions(session, site.ags)
    note_site_lines(session, site.store.bodies, crawl)


def _keep_record(
    session: Session, site: Site, crawl: Crawl, robots: Mapping[str, Robots], now: datetime
) -> None:
    """The record in the archive, and its summary in the row: last of all, when everything else is known."""
    channels = site.keeper.settle_sightings(session, crawl)
    session.flush()
    session.refresh(crawl)
    crawl.record = {**site.tally.summary(), "channels": channels}
    record = crawl_record(session, site, crawl, robots, channels)
    keep_record(session, site.store.bodies, crawl, record, now)


def _concept_keys(session: Session, ags: str) -> set[str]:
    """Keys of the addresses that show a concept of this district now, or its draft or short version."""
    rows = session.execute(
        select(Resource.key, Paper.role, Paper.level)
        .join(Place, Place.resource_id == Resource.id)
        .join(Paper, Paper.id == Place.paper_id)
        .where(Paper.ags == ags, Place.gone_at.is_(None))
    )
    beside = (Role.DRAFT, Role.SHORT_VERSION)
    whole = {key for key, role, level in rows if is_concept(role, level) or role in beside}
    of_parts = select(Resource.key).where(Resource.id.in_(places_of_parts(session, ags)))
    return whole | set(session.scalars(of_parts))
