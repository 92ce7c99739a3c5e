"""Scrapy's SCHEDULER: asks the dispatcher instead of keeping a queue of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from scrapy import Request, Spider
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler

if TYPE_CHECKING:
    from crawler.spiders.districts import DistrictsSpider


class VisitScheduler(BaseScheduler):
    """Gives the engine the next request of the spider's dispatcher whenever it has room for one."""

    _spider: DistrictsSpider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls()

    def open(self, spider: Spider) -> None:
        self._spider = spider  # type: ignore[assignment]

    def has_pending_requests(self) -> bool:
        return self._spider.dispatcher.has_more

    def enqueue_request(self, request: Request) -> bool:
        """Nothing is queued here: links go to a district's frontier before any Request is built."""
        return False

    def next_request(self) -> Request | None:
        return self._spider.next_request()
