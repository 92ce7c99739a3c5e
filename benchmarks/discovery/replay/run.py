"""One district replayed: the product's own rules choose, the world answers, nothing is kept.

What is left out: recognition (a document counts when its bytes arrive), scripts, failures of the network, and what
earlier crawls knew. An order that is good here and bad in a real run is a difference to be looked into.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast
from urllib.parse import urlsplit

from benchmarks.discovery.crawlers.trace import Trace
from benchmarks.discovery.worlds.model import District
from benchmarks.discovery.worlds.world import Answer, World
from crawler import reading as readings
from crawler import seeds, urls
from crawler.arrival import Page
from crawler.content import NEW_LINES, NEW_SHARE
from crawler.council.desk import SEARCH, Desk
from crawler.frontier import Entry, Frontier
from crawler.gate import Gate
from crawler.home import Home
from crawler.queueing import Queueing
from crawler.reading import Reading
from crawler.redirects import MAX_HOPS
from crawler.scope import Scope, host_rule
from crawler.site import Site
from crawler.site_search import SiteSearch
from crawler.sitemap_answers import SitemapAnswers
from crawler.sitemaps import read_sitemap
from crawler.suggestions import FOREIGN, Suggestions, council_system, is_worth_proposing
from crawler.tally import Tally
from storage.values import Context, HostRole

_HTML = "text/html"
# Some days after the worlds' last notices and sittings.
_TODAY = datetime(2026, 11, 24, tzinfo=UTC)
# A home page with at least this many links has a menu; the replay needs no exact number.
_MENU = 99


@dataclass(frozen=True, slots=True)
class Step:
    """One request: what was asked, what it was worth then, what came."""

    entry: Entry
    worth: float
    status: int
    host: str
    target: str


@dataclass
class Replayed:
    """A district's requests in their order, and its frontier as it was at the end."""

    district: District
    frontier: Frontier
    steps: list[Step] = field(default_factory=list)
    suggested: set[str] = field(default_factory=set)

    def trace(self, world: World) -> Trace:
        """When the bytes of each concept sought arrived."""
        sought = {paper.key for paper in self.district.sought}
        trace = Trace()
        for step in self.steps:
            trace.requests += 1
            paper = world.paper_at(step.host, step.target)
            if paper is not None and paper.key in sought and step.status == 200:
                trace.found(paper.key)
        return trace


class Replay:
    """A crawl of one district in which everything but the order of requests is left out."""

    def __init__(self, world: World, district: District, accepted: tuple[str, ...] = ()) -> None:
        self._world, self._district = world, district
        hosts = [(url, _role(district, url)) for url in (*district.registered, *accepted)]
        rules = [host_rule(district.website, HostRole.MAIN), *(host_rule(*host) for host in hosts)]
        self._frontier, self._home = Frontier(), Home(urlsplit(district.website).hostname or "")
        self._site = _site(district, Scope(rules), self._frontier)
        self._gate = Gate(self._site, self._home, lambda url, seconds: None)
        self._desk, self._search = Desk(self._site), SiteSearch(self._site)
        self._sitemaps = SitemapAnswers(self._site, self._home)
        self._suggestions = Suggestions(district.who.ags)
        self._queueing = Queueing(self._site, self._desk, self._suggestions)
        self._lines_seen: set[int] = set()
        self.done = Replayed(district, self._frontier)
        self._begin(hosts)

    def _begin(self, hosts: list[tuple[str, HostRole]]) -> None:
        home = urls.canonical(self._district.website) or ""
        self._frontier.push(Entry(home, seeds.HOME, kind="seed", channel="seed"))
        for url, role in hosts:
            priority = seeds.COUNCIL if role == HostRole.COUNCIL else seeds.PORTAL
            self._frontier.push(Entry(urls.canonical(url) or url, priority, channel="seed"))

    def run(self, budget: int) -> Replayed:
        """Ask until the budget or the frontier is used up."""
        while len(self.done.steps) < budget and (chosen := self._next()) is not None:
            entry, worth = chosen
            parts = urlsplit(entry.url)
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            answer = self._world.fetch(parts.hostname or "", target)
            self.done.steps.append(Step(entry, worth, answer.status, parts.hostname or "", target))
            self._answered(entry, answer)
        return self.done

    def _next(self) -> tuple[Entry, float] | None:
        while (entry := self._frontier.pop(lambda host: True)) is not None:
            if entry.url not in self._site.scope and entry.channel != FOREIGN:
                continue
            worth = self._frontier.worth(entry)
            robots = self._gate.ask_first(entry)
            if robots is not None:
                self._frontier.put_back(entry)
                entry = robots
            elif not self._gate.allows(entry):
                continue
            self._frontier.done(entry)
            return entry, worth
        return None

    def _answered(self, entry: Entry, answer: Answer) -> None:
        if entry.kind == "robots":
            headers = {"location": answer.location or ""}
            self._gate.answered(entry, answer.status, headers, answer.body())
        elif answer.location is not None:
            self._redirected(entry, answer.location)
        elif answer.status != 200:
            self._absent(entry)
        elif entry.kind == "sitemap":
            self._sitemap(entry, answer.body())
        elif answer.media_type.startswith(_HTML):
            self._page(entry, answer)
        else:
            self._frontier.judged(entry.url, fruitful=False, kin=entry.kin)

    def _redirected(self, entry: Entry, location: str) -> None:
        target = urls.canonical(location, entry.url)
        if target is not None and target in self._site.scope and entry.hops < MAX_HOPS:
            key, hops = urls.key(target), entry.hops + 1
            self._frontier.put_back(
                replace(entry, url=target, key=key, hops=hops, priority=entry.priority + 0.5)
            )

    def _absent(self, entry: Entry) -> None:
        if entry.kind != "sitemap":
            self._frontier.judged(entry.url, fruitful=False, absent=True, kin=entry.kin)

    def _sitemap(self, entry: Entry, body: bytes) -> None:
        named = [(one, urls.canonical(one.url, entry.url)) for one in read_sitemap(body)]
        found = [(one, url) for one, url in named if url is not None and url in self._site.scope]
        self._home.sitemap_read([url for _, url in found])
        self._sitemaps.queue(found, self._here())

    def _here(self) -> Page:
        return Page(len(self.done.steps), is_new=False, read_before=False)

    def _page(self, entry: Entry, answer: Answer) -> None:
        reading = readings.look(answer.body(), answer.media_type, entry.url)
        if reading.soft_404:
            self._absent(entry)
            return
        headers = {"content-type": answer.media_type}
        council = self._desk.page(entry, headers, answer.body(), reading)
        targets = self._queueing.targets([*reading.links, *(council.files if council else ())])
        repeated = self._repeats(reading)
        fruitful = reading.relevance >= readings.TOPICAL and not repeated
        self._frontier.judged(entry.url, fruitful=fruitful, repeated=repeated, kin=entry.kin)
        if entry.kind == "seed":
            self._home.answered(_MENU)
            self._gate.home_read(entry.url)
        self._queueing.push(entry, reading, targets, self._here(), council)
        self._suggest(reading)
        if council is not None:
            self._desk.push_searches(entry, council, reading.links, len(self.done.steps))
        elif entry.channel == SEARCH:
            self._search.answered(reading.links)
        elif not self._desk.is_ours(entry.url):
            self._search.look(entry, answer.body(), None, len(self.done.steps))

    def _suggest(self, reading: Reading) -> None:
        for link in reading.links:
            address = urls.canonical(link.url)
            if address is None or address in self._site.scope:
                continue
            if is_worth_proposing(link, address, reading.relevance):
                self.done.suggested.add(urls.origin(address) + "/")
            elif (system := council_system(link, address, self._site)) is not None:
                self.done.suggested.add(system)

    def _repeats(self, reading: Reading) -> bool:
        fresh = reading.gist - self._lines_seen
        self._lines_seen |= fresh
        return bool(reading.gist) and len(fresh) <= min(NEW_LINES, NEW_SHARE * len(reading.gist))


def _role(district: District, url: str) -> HostRole:
    councils = [f"{one.host}{one.prefix}/" for one in district.sites if one.root.kind == "council_home"]
    is_council = any(url.partition("://")[2].startswith(council) for council in councils)
    return HostRole.COUNCIL if is_council else HostRole.PORTAL


def _site(district: District, scope: Scope, frontier: Frontier) -> Site:
    """What the rules share of a visit, without a store."""
    who = district.who
    named = Context("", district_name=who.short if who.is_city else who.full, district_kind=who.kind)
    keeper = SimpleNamespace(known_keys=set())
    shared = SimpleNamespace(
        frontier=frontier, scope=scope, tally=Tally(), district=named, keeper=keeper, clock=lambda: _TODAY
    )
    return cast(Site, shared)
