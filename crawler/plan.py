"""What a crawl process gives each of its visits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from crawler.clock import Clock
from crawler.extract.worker import Reader
from crawler.rendering.asking import Fetch
from crawler.rendering.browser import Browser
from storage.store import Store


@dataclass(frozen=True)
class Plan:
    """The tools and limits that all visits of a crawl process share."""

    store: Store
    clock: Clock
    reader: Reader
    max_requests: int
    recorded: dict[str, Any]
    hold: Callable[[str, float], None]  # leave a host alone for some seconds
    slow_down: Callable[[str, float], None]  # a host's Crawl-delay
    fetch: Fetch  # one request on behalf of a page's scripts
    browser: Browser
    revisits: frozenset[int] | None = None  # the resources of a revisit; None: a whole crawl
