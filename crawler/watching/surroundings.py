"""What the pages of a host share: menus, teasers, events, notices, wherever a template puts them."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping

from bs4 import BeautifulSoup
from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from crawler import urls
from crawler.extract.blocks import blocks_of
from crawler.extract.charset import decode
from crawler.extract.html import parsed
from crawler.extract.markup import MOST_CHARACTERS
from storage.bodies import UNREADABLE
from storage.models import Body, Crawl, Resource
from storage.store import Store
from storage.text import fold
from storage.watch_models import Watch, WatchReading

logger = logging.getLogger(__name__)

# So many other pages of a host say what belongs to the site; each costs the reading of a page.
_PAGES = 9
_SEVERAL = 2


def note_shared_lines(session: Session, store: Store, crawl: Crawl) -> None:
    """Note with each reading of a crawl which of its lines stand on other watched pages of its host, too."""
    mine = select(WatchReading).where(WatchReading.crawl_id == crawl.id, WatchReading.state != "gone")
    readings = session.scalars(mine.options(undefer(WatchReading.lines))).all()
    for host in {urls.host_and_port(reading.url) for reading in readings}:
        pages = _pages(session, store, host)
        for reading in (one for one in readings if urls.host_and_port(one.url) == host):
            others = {watch_id: lines for watch_id, lines in pages.items() if watch_id != reading.watch_id}
            reading.shared = shared_lines(reading.lines, others)


def shared_lines(lines: list[str], others: Mapping[int, frozenset[str]]) -> dict[str, int]:
    """Which lines stand on several other pages, and on how many."""
    counts = Counter(key for page in others.values() for key in page)
    return {key: counts[key] for key in map(fold, lines) if counts[key] >= _SEVERAL}


def all_lines(body: bytes) -> frozenset[str]:
    """Every line of a page, folded, whether it is text or frame."""
    soup: BeautifulSoup = parsed(decode(body[:MOST_CHARACTERS], None))
    root = soup.body or soup
    return frozenset(fold(block.text) for block in blocks_of(root)) - {""}


def _pages(session: Session, store: Store, host: str) -> dict[int, frozenset[str]]:
    """Some watched pages of a host as they are now, by watch."""
    rows = session.execute(
        select(Watch.id, Resource.url, Body.sha256)
        .join(Resource, Resource.id == Watch.resource_id)
        .join(Body, Body.sha256 == Resource.body_sha256)
        .where(Watch.ended_at.is_(None), Body.media_type.in_(["text/html", "application/xhtml+xml"]))
        .order_by(Watch.id)
    )
    chosen = [(watch_id, sha256) for watch_id, url, sha256 in rows if urls.host_and_port(url) == host]
    step = max(1, len(chosen) // _PAGES)
    found: dict[int, frozenset[str]] = {}
    for watch_id, sha256 in chosen[::step][:_PAGES]:
        try:
            found[watch_id] = all_lines(store.bodies.get(sha256))
        except UNREADABLE as error:
            logger.warning("watched addresses: %s", error)
    return found
