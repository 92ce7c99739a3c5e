"""Answers that are sitemaps: kept like pages, and mined for further sitemaps and for addresses."""

from __future__ import annotations

from dataclasses import replace

from crawler import urls
from crawler.arrival import Arrival, Page
from crawler.frontier import Entry
from crawler.home import Home
from crawler.priority import sitemap_priority
from crawler.queueing import spoken
from crawler.site import Site
from crawler.sitemaps import SitemapEntry, read_sitemap
from storage import captures

# A sitemap index may name hundreds of files; these many are read, the most promising first.
MAX_SITEMAPS = 6
# Of the addresses that only a sitemap names, the hopeless are kept only up to this number.
MAX_HOPELESS = 200
_HOPELESS = 0.1


class SitemapAnswers:
    """Reads and keeps the sitemaps of one district."""

    def __init__(self, site: Site, home: Home) -> None:
        self._site, self._home = site, home
        self._sitemaps_read = 0
        self._hopeless = 0

    def take(self, arrival: Arrival) -> None:
        """Keep a sitemap, and queue what it names."""
        now, keeper, entry = self._site.clock(), self._site.keeper, arrival.entry
        found = [
            (named, address)
            for named in read_sitemap(arrival.body)
            if (address := urls.canonical(named.url, entry.url)) and address in self._site.scope
        ]
        with self._site.store.session() as session:
            crawl = self._site.note(session)
            resource = keeper.resource_for(session, replace(entry, channel="sitemap"), crawl, now)
            captures.record_body(session, arrival.sha256, len(arrival.body), "application/xml", now)
            keeper.capture(
                session, crawl, resource, now, arrival.status, arrival.headers, body_sha256=arrival.sha256
            )
            read_before = keeper.note_links(resource, [urls.key(address) for _, address in found], "sitemap")
            page = Page(resource.id, is_new=False, read_before=read_before)
        self._home.sitemap_read([address for _, address in found])
        self.queue(found, page)

    def queue(self, found: list[tuple[SitemapEntry, str]], page: Page) -> None:
        """Queue the sitemaps and addresses that a sitemap names, each with its address in canonical form."""
        self._push_sitemaps(found, page)
        self._push_named(found, page)

    def _push_sitemaps(self, found: list[tuple[SitemapEntry, str]], page: Page) -> None:
        nested = sorted(
            (address for named, address in found if named.is_sitemap), key=sitemap_priority, reverse=True
        )
        for address in nested[: max(0, MAX_SITEMAPS - self._sitemaps_read)]:
            self._sitemaps_read += 1
            self._site.frontier.push(
                Entry(address, 1.9, kind="sitemap", channel="sitemap", parent_id=page.resource_id)
            )

    def _push_named(self, found: list[tuple[SitemapEntry, str]], page: Page) -> None:
        for named, address in found:
            if named.is_sitemap or not urls.is_worth_asking(address):
                continue
            priority = spoken(self._site, urls.key(address), sitemap_priority(address))
            self._hopeless += priority < _HOPELESS
            if priority >= _HOPELESS or self._hopeless <= MAX_HOPELESS:
                self._site.frontier.push(
                    Entry(
                        address,
                        priority,
                        channel="sitemap",
                        depth=1,
                        parent_id=page.resource_id,
                        parent_read_before=page.read_before,
                    )
                )
