"""The lines that several other pages of a host show, whatever they are about: menus, teasers, events, notices.

Known when a crawl has ended, for a paper's page is read before most others. Noted for the web pages whose text
seems to have changed, and remembered: what was the site's own once is so when it goes.
"""

from __future__ import annotations

import logging
from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, undefer

from crawler import urls
from crawler.watching.surroundings import all_lines
from storage.bodies import UNREADABLE, Bodies
from storage.models import Body, Crawl, Document, Resource, Version
from storage.noise_models import PageNoise
from storage.steady import MOST_REMEMBERED, lines_of
from storage.text import fold

logger = logging.getLogger(__name__)

# Of so many other pages, read last, so many must show a line: two may well announce one concept.
_PAGES, _SEVERAL = 9, 3


def note_site_lines(session: Session, bodies: Bodies, crawl: Crawl) -> None:
    """Note which lines of the web pages that got another text in this crawl are the site's own."""
    found = session.scalars(
        select(Version)
        .where(Version.crawl_id == crawl.id, Version.number > 1, Version.media_type == "text/html")
        .options(joinedload(Version.resource), joinedload(Version.document).options(undefer(Document.text)))
    ).all()
    for version in found:
        shared = _lines_of_the_site(session, bodies, version.resource)
        mine = {key for line in lines_of(version.document.text) if (key := fold(line)) in shared}
        if mine:
            noise = session.get(PageNoise, version.resource_id)
            if noise is None:
                noise = PageNoise(resource_id=version.resource_id, volatile={}, shared=[])
                session.add(noise)
            noise.shared = list(dict.fromkeys([*sorted(mine), *noise.shared]))[:MOST_REMEMBERED]
    session.flush()


def _lines_of_the_site(session: Session, bodies: Bodies, page: Resource) -> frozenset[str]:
    """Folded lines that stand on several pages of this page's host besides it."""
    host = urls.host_and_port(page.url)
    rows = session.execute(
        select(Resource.url, Body.sha256)
        .join(Body, Body.sha256 == Resource.body_sha256)
        .where(Resource.ags == page.ags, Resource.id != page.id, Resource.status == 200)
        .where(Body.media_type == "text/html", Body.dropped_at.is_(None))
        .order_by(Resource.checked_at.desc(), Resource.id)
    )
    chosen = list(dict.fromkeys(sha256 for url, sha256 in rows if urls.host_and_port(url) == host))
    counts: Counter[str] = Counter()
    for sha256 in chosen[:_PAGES]:
        try:
            counts.update(all_lines(bodies.get(sha256)))
        except UNREADABLE as error:
            logger.warning("%s: %s", page.ags, error)
    return frozenset(line for line, count in counts.items() if count >= _SEVERAL)
