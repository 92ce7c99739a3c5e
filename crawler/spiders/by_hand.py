"""The spider of one address that a person adds: the same process, pauses and guards as every crawl.

``python -m scrapy crawl by_hand -a ags=01001 -a url=https://… [-a now=2026-01-01T00:00:00Z]``
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from crawler.by_hand.visit import HandVisit
from crawler.spiders.districts import DistrictsSpider
from crawler.visiting import AnyVisit

if TYPE_CHECKING:
    from crawler.plan import Plan


class ByHandSpider(DistrictsSpider):
    """One visit with one address."""

    name = "by_hand"

    def __init__(self, url: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._url = url

    def _visits(self, plan: Plan) -> Sequence[AnyVisit]:
        (ags,) = self._known_districts()
        return [HandVisit(plan, ags, self._url)]
