"""The spider of watched addresses: the same process, pauses and guards as a crawl of districts.

``python -m scrapy crawl watched [-a now=2026-01-01T00:00:00Z]``
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select

from crawler import urls
from crawler.plan import Plan
from crawler.spiders.districts import DistrictsSpider
from crawler.visiting import AnyVisit
from crawler.watching.run import WatchRun
from crawler.watching.visit import WatchVisit
from storage.watch_models import Watch


class WatchedSpider(DistrictsSpider):
    """One visit for each host that has watched addresses; one crawl row for all of them."""

    name = "watched"

    def _visits(self, plan: Plan) -> Sequence[AnyVisit]:
        hosts: dict[str, list[int]] = defaultdict(list)
        with self._store.session() as session:
            for watch in session.scalars(select(Watch).where(Watch.ended_at.is_(None)).order_by(Watch.id)):
                hosts[urls.host_and_port(watch.moved_to or watch.url)].append(watch.id)
        run = WatchRun(plan, left=len(hosts))
        return [WatchVisit(run, watches) for watches in hosts.values()]
