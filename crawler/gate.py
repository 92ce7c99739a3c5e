"""The robots gate: before the first page of an origin its robots.txt is read, and then obeyed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from crawler import urls
from crawler.answers import Answer, Meaning
from crawler.frontier import Entry
from crawler.home import Home
from crawler.robots import UNAVAILABLE, Robots, read_robots
from crawler.site import Site
from storage.values import Failure, HostRole

# RFC 9309, 2.3.1.2: follow at least five redirects of robots.txt.
MAX_HOPS = 5
_ROBOTS_PRIORITY = 9.0


class Gate:
    """robots.txt of every origin of one district."""

    def __init__(self, site: Site, home: Home, slow_down: Callable[[str, float], None]) -> None:
        self._site, self._home, self._slow_down = site, home, slow_down
        self.robots: dict[str, Robots] = {}  # by origin
        self._unnamed: set[str] = set()  # origins of the home page that name no sitemap

    def ask_first(self, entry: Entry) -> Entry | None:
        """The robots.txt request that must come before this entry; None when its rules are known."""
        origin = urls.origin(entry.url)
        if entry.kind == "robots" or origin in self.robots:
            return None
        return Entry(
            origin + "/robots.txt", _ROBOTS_PRIORITY, kind="robots", channel="seed", for_origin=origin
        )

    def allows(self, entry: Entry) -> bool:
        """Whether robots.txt lets us ask for this entry; a refusal is counted with its reason."""
        robots = self.robots.get(urls.origin(entry.url))
        if entry.kind == "robots" or robots is None or robots.allows(entry.url):
            return True
        failure = Failure.ROBOTS if robots.available else Failure.ROBOTS_UNAVAILABLE
        self._site.tally.blocked(entry.url)
        self._site.tally.not_reached(entry.url, entry.link_text, failure)
        if entry.kind == "seed":
            self._home.note(failure)
        return False

    def answered(self, entry: Entry, status: int, headers: dict[str, str], body: bytes) -> bool:
        """Read the rules from an answer; False when the request should be made once more."""
        self._site.tally.showed(entry.url, headers)
        if 300 <= status < 400 and self._followed(entry, headers):
            return True
        unavailable = status >= 500 or status == 429
        if unavailable and entry.tries == 0:
            return False
        # A redirect that leads nowhere we may go is "unavailable" in RFC 9309's sense: no rules.
        robots = read_robots(404 if 300 <= status < 400 else status, body)
        self.robots[entry.for_origin] = robots
        if unavailable:
            self._site.tally.failure(entry.url, Failure.ROBOTS_UNAVAILABLE)
            return True
        self._site.tally.answer(entry.url, Answer(Meaning.READ))
        if robots.delay is not None:
            self._slow_down(entry.url, robots.delay)
        self._queue_sitemaps(entry.for_origin, robots)
        return True

    def _followed(self, entry: Entry, headers: dict[str, str]) -> bool:
        target = urls.canonical(headers.get("location", ""), entry.url)
        if target is None or entry.hops >= MAX_HOPS:
            return False
        # On a shared host only a folder is ours, yet its rules (http to https, with www) are those we must read.
        if target not in self._site.scope and urls.key(target) != urls.key(entry.url):
            return False
        # Filed under the origin that was asked first: it is that origin's rules we asked for.
        self._site.frontier.put_back(replace(entry, url=target, hops=entry.hops + 1))
        return True

    def failed(self, entry: Entry, failure: Failure) -> None:
        """No answer: nothing of this origin may be fetched (RFC 9309, 2.3.1.4)."""
        self.robots[entry.for_origin] = UNAVAILABLE
        self._site.tally.failure(entry.url, failure)
        if self._home.is_variant(urlsplit(entry.for_origin).hostname or ""):
            variant = self._home.failed(failure, entry.for_origin + "/")
            if variant is not None:
                self._site.frontier.put_back(variant)

    def _queue_sitemaps(self, origin: str, robots: Robots) -> None:
        rule = self._site.scope.rule_for(origin + "/")
        if rule is None or rule.role == HostRole.COUNCIL or self._site.scope.is_council_host(origin):
            return
        named = [address for url in robots.sitemaps if (address := urls.canonical(url, origin + "/"))]
        wanted = [url for url in named if url in self._site.scope]
        if not wanted and self._home.is_variant(urlsplit(origin).hostname or "") and not self._home.read:
            self._unnamed.add(origin)
            return
        for address in wanted or [origin + "/sitemap.xml"]:
            self._ask_sitemap(address)

    def home_read(self, url: str) -> None:
        """The home page came from here: its origin's sitemap is guessed if robots.txt names none.

        Not before, since many home pages forward to another origin, whose sitemap is the one that counts.
        """
        if urls.origin(url) in self._unnamed:
            self._ask_sitemap(urls.origin(url) + "/sitemap.xml")

    def _ask_sitemap(self, address: str) -> None:
        self._site.frontier.push(Entry(address, 2.0, kind="sitemap", channel="seed"))
