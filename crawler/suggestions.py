"""Hosts nobody named: proposed to the maintainer with their evidence, never followed unasked."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler import urls
from crawler.extract.links import Link
from crawler.priority import Around, link_priority
from storage.models import DistrictHost
from storage.values import HostRole

# More proposals than this from one crawl are a link farm, not a portal.
_MOST = 20
# A link this promising names a concept outright.
_NAMES_CONCEPT = 0.8


class Suggestions:
    def __init__(self, ags: str) -> None:
        self._ags = ags
        self._made: set[str] = set()

    def consider(self, session: Session, link: Link, address: str, page: str) -> None:
        """Propose a foreign host if this link's words name a concept."""
        if not link.in_nav and link_priority(link, Around(0.0, 1, HostRole.MAIN)) >= _NAMES_CONCEPT:
            self.make(session, address, f"Verweis „{(link.text or link.context)[:120]}“ auf {page}")

    def make(self, session: Session, address: str, why: str) -> None:
        """Propose the host of an address, once, unless the registry knows it in any role."""
        base = urls.origin(address)
        if base in self._made or len(self._made) >= _MOST:
            return
        self._made.add(base)
        known = session.scalars(select(DistrictHost.base_url).where(DistrictHost.ags == self._ags))
        if urls.key(base) not in map(urls.key, known):
            session.add(
                DistrictHost(
                    ags=self._ags, base_url=base, role=HostRole.SUGGESTED, note=why[:500], source="crawl"
                )
            )
