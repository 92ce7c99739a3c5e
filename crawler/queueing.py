"""The links of a page that was kept become entries of the frontier, each with its priority and its kin."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from crawler import urls
from crawler.arrival import Page, Target
from crawler.council.desk import SEARCH, Desk
from crawler.council.page import CouncilPage
from crawler.extract.links import Link
from crawler.frontier import Entry
from crawler.languages import german_key
from crawler.learning import COUNCIL, NAMESAKES, NEAR, NEIGHBOURS
from crawler.neighbourhood import Neighbourhood
from crawler.notices import is_news_list, leads_on, leaf_worth
from crawler.priority import (
    Around,
    decision_worth,
    handed_on,
    host_priority,
    is_contents,
    is_topic_host,
    link_priority,
    of_its_language,
)
from crawler.reading import READABLE, TOPICAL, Reading
from crawler.same_file import framed, is_below
from crawler.site import Site
from crawler.site_search import NEARNESS_OF_A_HIT
from crawler.suggestions import FOREIGN, HOP, Suggestions
from crawler.views import share_of_view
from storage.values import HostRole

# Longest part of a link's text by which it is known among its namesakes.
_NAME = 60


class Queueing:
    """Queues the links of one district's pages."""

    def __init__(self, site: Site, desk: Desk, suggestions: Suggestions) -> None:
        self._site, self._desk, self._suggestions = site, desk, suggestions
        self._addresses: dict[str, tuple[str, str] | None] = {}
        self._neighbourhood = Neighbourhood()
        site.frontier.is_everywhere = self._neighbourhood.is_everywhere
        self._leaves: dict[str, int] = {}  # further pages of lists of news
        self._hosts: set[str] = set()
        self._files: set[str] = set()  # keys of addresses that answered with a file

    def targets(self, links: list[Link]) -> list[Target]:
        """Links with address and key, without what is never asked for. Cached: menus repeat on every page."""
        found = []
        for link in links:
            if link.url not in self._addresses:
                url = urls.canonical(link.url)
                self._addresses[link.url] = (
                    (url, urls.key(url)) if url and urls.is_worth_asking(url) else None
                )
            address = self._addresses[link.url]
            if address is not None:
                found.append(Target(link, *address))
        return found

    def push(
        self, entry: Entry, reading: Reading, targets: list[Target], page: Page, council: CouncilPage | None
    ) -> None:
        """Queue what a page links, as far as it lies in scope or is worth a hop."""
        nearness = self._nearness(entry, reading)
        if reading.german:
            targets = [_by_its_own_words(target) for target in targets]
        self._learn_menu(entry, targets, nearness)
        self._note_files(entry, reading, targets)
        for target in targets:
            local = self._is_local(entry, target, nearness)
            if is_below(target.key, self._files):
                continue
            done = self._site.frontier.is_done(target.key, target.address)
            rule = None if done else self._site.scope.rule_for(target.address)
            if rule is None:
                self._push_foreign(entry, target, page)
                continue
            self._push_host(entry, target, rule.role, page)
            around = Around(nearness, entry.depth, rule.role, reading.title, everywhere=not local)
            self._site.frontier.push(self._queued(entry, reading, target, page, council, around))

    def _queued(
        self,
        entry: Entry,
        reading: Reading,
        target: Target,
        page: Page,
        council: CouncilPage | None,
        around: Around,
    ) -> Entry:
        link, local = target.link, handed_on(target.link, around)
        by_search, by_script = entry.channel == SEARCH, link.url in reading.channels
        read_before = page.read_before and not by_search
        return Entry(
            target.address,
            self._priority(entry, target, around, council),
            channel=reading.channels.get(link.url, "link"),
            depth=entry.depth + 1,
            parent_id=page.resource_id,
            parent_title=reading.title,
            link_text=link.text or link.context,
            link_heading=council.heading(link) if council else link.heading,
            key=target.key,
            parent_new=page.is_new and not by_search,
            parent_read_before=page.scripts_read_before if by_script else read_before,
            kin=self._kin(entry, target, around.role, page, local),
            nearness=local,
            own=self._priority(entry, target, replace(around, everywhere=True), council)
            if not around.everywhere
            else None,
        )

    def _note_files(self, entry: Entry, reading: Reading, targets: list[Target]) -> None:
        """Keep in mind which addresses are files, and spare those that a page shows and links elsewhere."""
        if reading.is_page:
            files = (one.key for one in targets if urls.looks_like_document(one.address))
            if (shown := framed(entry.key, files)) is not None:
                self._site.frontier.done(Entry(entry.url, 0.0, key=shown))
        elif reading.media_type in READABLE - {"text/plain"}:
            self._files.add(entry.key)

    def _nearness(self, entry: Entry, reading: Reading) -> float:
        if reading.german:  # its links in German stand on its sister
            return 0.0
        if entry.channel == SEARCH:
            return NEARNESS_OF_A_HIT
        parts = urlsplit(entry.url)
        if is_contents(entry.link_text) or entry.depth == 0 or parts.path in ("", "/"):
            # A page about everything, whatever it mentions; unless all of its host is about the topic.
            return TOPICAL if is_topic_host(parts.hostname or "") else 0.0
        return self._neighbourhood.nearness(entry, reading.relevance)

    def _learn_menu(self, entry: Entry, targets: list[Target], nearness: float) -> None:
        if entry.channel == SEARCH or is_contents(entry.link_text):
            return
        met = [(target.key, target.link.in_nav) for target in targets]
        if self._neighbourhood.shows_the_site(met, nearness):
            for key, in_menu in met:
                self._neighbourhood.is_the_site_s(key, in_menu)

    def _is_local(self, entry: Entry, target: Target, nearness: float) -> bool:
        """Whether a link belongs to its page's part of the site. Lists of everything and of hits tell nothing."""
        if entry.channel == SEARCH:
            return not target.link.in_nav
        if is_contents(entry.link_text):
            return False
        return self._neighbourhood.meets(target.key, target.link.in_nav, nearness)

    def _push_foreign(self, entry: Entry, target: Target, page: Page) -> None:
        """One hop to a host nobody named, when the link names a concept that may be the district's."""
        if entry.channel == FOREIGN or self._site.frontier.is_done(target.key):
            return
        if self._suggestions.is_worth_a_hop(target.link, target.address, self._site):
            self._site.frontier.push(
                Entry(
                    target.address,
                    HOP,
                    channel=FOREIGN,
                    depth=entry.depth + 1,
                    parent_id=page.resource_id,
                    link_text=target.link.text or target.link.context,
                    link_heading=target.link.heading,
                    key=target.key,
                    parent_new=page.is_new,
                    parent_read_before=page.read_before,
                )
            )

    def _kin(self, entry: Entry, target: Target, role: str, page: Page, nearness: float) -> tuple[str, ...]:
        """With what else a link shares its fortune: the other links of its page, those of a council system.

        The links of the home page and of a list of all pages are no neighbours: they lead to everything there is.
        """
        if role == HostRole.COUNCIL:
            return (f"{COUNCIL}{urlsplit(target.address).netloc}",)
        if nearness >= TOPICAL:
            return (f"{NEAR}{page.resource_id}",)
        if entry.depth == 0 or is_contents(entry.link_text):
            return ()
        return f"{NEIGHBOURS}{page.resource_id}", f"{NAMESAKES}{target.link.text.casefold()[:_NAME]}"

    def _push_host(self, entry: Entry, target: Target, role: str, page: Page) -> None:
        """A host of the district that nobody named yet: its start page is worth a look for itself."""
        host = urlsplit(target.address).hostname or ""
        if host in self._hosts or role == HostRole.COUNCIL:
            return
        self._hosts.add(host)
        worth = 0.0 if host == urlsplit(entry.url).hostname else host_priority(host)
        if worth:
            start = urls.origin(target.address) + "/"
            found = Entry(
                start, worth, depth=entry.depth + 1, parent_id=page.resource_id, link_text=target.link.text
            )
            self._site.frontier.push(found)

    def _priority(self, entry: Entry, target: Target, around: Around, council: CouncilPage | None) -> float:
        if council is not None and self._desk.is_beside(entry.url, target.address):
            return council.worth(target.link)
        if (entrance := self._desk.entrance(target.link)) > 0:
            return entrance
        priority = spoken(self._site, target.key, link_priority(target.link, around))
        if around.role == HostRole.COUNCIL or self._desk.is_ours(target.address):
            return max(priority, decision_worth(target.link, target.address, around))
        share = share_of_view(
            target.link,
            target.address,
            target.key,
            entry.url,
            entry.key,
            of_search=entry.channel == SEARCH,
        )
        return max(priority * share, self._older_notices(target, around))

    def _older_notices(self, target: Target, around: Around) -> float:
        """What a further page of a list of news is worth; 0 for all other links."""
        if target.link.in_nav or not (is_news_list(around.title) and leads_on(target.link.text)):
            return 0.0
        return leaf_worth(self._leaves.setdefault(target.key, len(self._leaves)))


def _by_its_own_words(target: Target) -> Target:
    """A link without what its place says of it."""
    return replace(target, link=target.link._replace(heading="", context=""))


def spoken(site: Site, key: str, priority: float) -> float:
    """A priority, less for a page in another language, above all when its German sister is known."""
    german = german_key(key)
    known = german is not None and site.frontier.is_known(german)
    return of_its_language(priority, key, german_known=known)
