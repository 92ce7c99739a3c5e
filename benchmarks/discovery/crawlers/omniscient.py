"""The limit: a crawler that knows the shortest way to every paper and goes nowhere else."""

from __future__ import annotations

from collections import deque

from benchmarks.discovery.crawlers.trace import Trace
from benchmarks.discovery.crawlers.web import Web, split

# Larger than any site of a world; ends the search when a paper cannot be reached.
_MOST = 20_000


def omniscient(web: Web) -> Trace:
    """Requests on the shortest ways from the registry's addresses (or a sitemap) to the papers."""
    above, place = ways(web)
    trace, walked = Trace(), set[str]()
    for key, url in sorted(place.items(), key=lambda pair: len(way(pair[1], above))):
        for step in way(url, above):
            host = f"robots of {split(step)[0]}"
            for request in (host, step):
                if request not in walked:
                    walked.add(request)
                    trace.requests += 1
        trace.found(key)
        trace.targets += 1
    return trace


def way(url: str, above: dict[str, str | None]) -> list[str]:
    """The addresses from the start to this one."""
    steps: list[str] = []
    here: str | None = url
    while here is not None:
        steps.append(here)
        here = above[here]
    return steps[::-1]


def ways(web: Web) -> tuple[dict[str, str | None], dict[str, str]]:
    """For every address met the one it was met on, and the first address of every paper."""
    wanted = {paper.key for paper in web.district.sought}
    above: dict[str, str | None] = dict.fromkeys(web.start())
    queue, met, place, hosts = deque(above), set[str](), dict[str, str](), set[str]()
    while queue and len(place) < len(wanted) and len(above) < _MOST:
        url = queue.popleft()
        if not (web.in_scope(url) and web.allowed(url)):
            continue
        answer = web.answer(url)
        if answer.location is not None:
            if answer.location not in above:
                above[answer.location] = url
                queue.append(answer.location)
            continue
        paper = web.world.paper_at(*split(url))
        if paper is not None and paper.key in wanted:
            place.setdefault(paper.key, url)
        if answer.status != 200 or not answer.media_type.startswith("text/html"):
            continue
        for link in web.links(url):
            _meet(web, link.url, url, above, queue, met)
        if (host := split(url)[0]) not in hosts:
            hosts.add(host)
            _sitemaps(web, url, above, queue, met)
    return above, place


def _meet(
    web: Web, url: str, on: str, above: dict[str, str | None], queue: deque[str], met: set[str]
) -> None:
    """Queue an address that stands for a page of the world nobody met yet: no traps, no second spelling."""
    host, target = split(url)
    found = web.world.find(host, target)
    name = f"{found.site.host}{found.site.prefix}{found.path}" if found is not None else ""
    if found is None or name in met or url in above:
        return
    met.add(name)
    above[url] = on
    queue.append(url)


def _sitemaps(web: Web, start: str, above: dict[str, str | None], queue: deque[str], met: set[str]) -> None:
    waiting = [(url, start) for url in web.sitemaps(start)]
    while waiting:
        url, on = waiting.pop(0)
        if url in above or not web.allowed(url):
            continue
        above[url] = on
        for location in web.locations(url):
            if location.endswith(".xml"):
                waiting.append((location, url))
            else:
                _meet(web, location, url, above, queue, met)
