"""The two crawlers everybody writes first: breadth-first, and the words of a list first."""

from __future__ import annotations

import heapq
from collections import deque
from urllib.parse import unquote

from benchmarks.discovery.crawlers.loop import BudgetSpent, Visitor
from benchmarks.discovery.crawlers.trace import Trace
from benchmarks.discovery.crawlers.web import Web

TEN_WORDS = (
    "integration", "migration", "konzept", "vielfalt", "teilhabe", "zuwanderung", "interkultur", "leitbild", "strategie", "asyl",
)  # fmt: skip
_SITEMAPS = 6


def breadth_first(web: Web, budget: int) -> Trace:
    """Every link in the order it is met; no sitemap."""
    visitor, queue = Visitor(web, budget), deque(web.start())
    seen = set(queue)
    try:
        while queue:
            got = visitor.get(queue.popleft())
            if got is None or got[1] != "html":
                continue
            for link in web.links(got[0]):
                if link.url not in seen and web.in_scope(link.url):
                    seen.add(link.url)
                    queue.append(link.url)
    except BudgetSpent:
        pass
    return visitor.trace


def keywords_first(web: Web, budget: int) -> Trace:
    """Most of the ten words in anchor text and address first, then the order of discovery; reads sitemaps."""
    visitor = Visitor(web, budget)
    queue: list[tuple[int, int, str]] = []
    seen: set[str] = set()

    def push(url: str, text: str = "") -> None:
        if url not in seen and web.in_scope(url):
            seen.add(url)
            about = f"{text} {unquote(url)}".lower()
            heapq.heappush(queue, (-sum(word in about for word in TEN_WORDS), len(seen), url))

    try:
        for url in web.start():
            push(url)
            _read_sitemaps(visitor, web, url, push)
        while queue:
            got = visitor.get(heapq.heappop(queue)[2])
            if got is not None and got[1] == "html":
                for link in web.links(got[0]):
                    push(link.url, link.text)
    except BudgetSpent:
        pass
    return visitor.trace


def _read_sitemaps(visitor: Visitor, web: Web, start: str, push: object) -> None:
    waiting = web.sitemaps(start) if visitor.may_fetch(start) else []
    for _ in range(_SITEMAPS):
        if not waiting:
            return
        url = waiting.pop(0)
        if not visitor.may_fetch(url):
            continue
        visitor.count()
        for location in web.locations(url):
            if location.endswith(".xml"):
                waiting.append(location)
            else:
                push(location)  # type: ignore[operator]
