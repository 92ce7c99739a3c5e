"""Scrapy's HTTP handler without the repeats that Twisted makes on its own."""

from __future__ import annotations

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler


class CountedHandler(HTTP11DownloadHandler):
    """Sends each request once. A repeat is decided by the visit: counted, and after a pause."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        # Twisted asks again at once when a kept connection closes without an answer.
        self._pool.retryAutomatically = False
