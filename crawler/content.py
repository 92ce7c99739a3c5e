"""Content: what an answer holds is read, kept, and mined for links."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from crawler import reading as readings
from crawler import urls
from crawler.council.desk import SEARCH, Desk
from crawler.council.page import CouncilPage
from crawler.extract import EXTRACTOR_VERSION
from crawler.extract.links import Link
from crawler.extract.worker import Reader
from crawler.frontier import Entry
from crawler.home import Home
from crawler.languages import german_key
from crawler.learning import COUNCIL, NAMESAKES, NEAR, NEIGHBOURS
from crawler.neighbourhood import Neighbourhood
from crawler.priority import (
    Around,
    host_priority,
    is_contents,
    is_topic_host,
    link_priority,
    of_its_language,
    sitemap_priority,
)
from crawler.reading import Reading
from crawler.recognise import RECOGNISER_VERSION
from crawler.rendering.filling import DATA, Filling
from crawler.second_look import SecondLooks
from crawler.site import Site
from crawler.site_search import NEARNESS_OF_A_HIT, SiteSearch
from crawler.sitemaps import SitemapEntry, read_sitemap
from crawler.suggestions import FOREIGN, HOP, Suggestions
from crawler.unread import is_unread
from storage import captures, papers, parts
from storage.adoptions import record_adoptions
from storage.bodies import UNREADABLE, BodyMissing
from storage.models import Place, Resource
from storage.values import Context, HostRole, Role

logger = logging.getLogger(__name__)

# A sitemap index may name hundreds of files; these many are read, the most promising first.
MAX_SITEMAPS = 6
# Of the addresses that only a sitemap names, the hopeless are kept only up to this number.
MAX_HOPELESS = 200
_HOPELESS = 0.1
# A link to the page it stands on, with more parameters (month, sort order, facet): rarely more than another view.
VIEW_DISCOUNT = 0.3
# A page of which less than this is new to the site is another view of one we have (teasers and dates differ).
NEW_SHARE = 0.25
# More lines than this are news on a short page in a long frame, such as a council item.
NEW_LINES = 1
# Longest part of a link's text by which it is known among its namesakes.
_NAME = 60
# A page below this was never close; above it, its rejection is worth recording, as that of every file is.
_CLOSE = 0.1


@dataclass(frozen=True, slots=True)
class Before:
    """What was known of an address before this answer."""

    body_sha256: str | None = None
    media_type: str = ""
    recogniser: int | None = None
    is_place: bool = False
    is_file: bool = False  # what the place showed was no web page
    outdated_place: int | None = None  # a place whose version an older extractor read


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was kept: what its links inherit."""

    resource_id: int
    is_new: bool
    read_before: bool
    scripts_read_before: bool = False  # an earlier crawl saw some of what only scripts show


@dataclass(frozen=True, slots=True)
class Target:
    """A link with its canonical address and key."""

    link: Link
    address: str
    key: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """One answer with content."""

    entry: Entry
    status: int
    headers: dict[str, str]
    body: bytes
    sha256: str


class Content:
    """Reads and keeps the content of one district's pages, documents and sitemaps."""

    def __init__(
        self, site: Site, home: Home, reader: Reader, suggestions: Suggestions, filling: Filling
    ) -> None:
        self._site, self._home, self._reader, self._suggestions = site, home, reader, suggestions
        self._filling = filling
        self._desk = Desk(site)
        self._second_looks = SecondLooks(site)
        self._addresses: dict[str, tuple[str, str] | None] = {}
        self._lines_seen: set[int] = set()
        self._neighbourhood = Neighbourhood()
        self._search = SiteSearch(site)
        self._hosts: set[str] = set()
        self._sitemaps_read = 0
        self._hopeless = 0

    async def take(
        self, entry: Entry, status: int, headers: dict[str, str], body: bytes, *, unchanged: bool
    ) -> bool:
        """Deal with an answer that has content (``unchanged``: that of the archive). False: a soft 404."""
        before = self._before(entry)
        bodies = self._site.store.bodies
        if unchanged:
            if before.body_sha256 is None:  # validators without a body: nothing to be unchanged
                raise BodyMissing(f"{entry.url}: unchanged since a body that was never stored")
            body = bodies.get(before.body_sha256)
        sha256 = before.body_sha256 if unchanged and before.body_sha256 else bodies.put(body)
        arrival = Arrival(entry, status, headers, body, sha256)
        if entry.kind == "sitemap":
            self._sitemap(arrival)
            return True
        if (told := self._desk.interface.read(entry, body)) is not None:
            self._desk.interface.take(entry, status, headers, sha256, len(body), told)
            return True
        reading = readings.look(
            body, before.media_type if unchanged else headers.get("content-type", ""), entry.url
        )
        if reading.is_page and not reading.soft_404:
            await self._filling.fill(entry, reading, body, headers.get("content-type", ""))
        if reading.soft_404:
            return False
        judged_already = before.body_sha256 == sha256 and before.recogniser == RECOGNISER_VERSION
        council = self._desk.page(entry, headers, body, reading)
        worth = readings.worth_reading(reading, entry.priority, before.is_place) and entry.channel != SEARCH
        if worth and not judged_already and (before.is_place or not self._is_view(entry, reading)):
            await self._reread_if_outdated(before)
            charset = readings.charset_of(headers.get("content-type", ""))
            await readings.read_closely(
                reading, body, charset, self._reader, lambda found: self._context(entry, found)
            )
        if before.is_place and self._second_looks.must_wait(entry, reading):
            return True
        if self._shows_something_else(entry, before, reading):
            return False
        self._keep(arrival, before, reading, council)
        return True

    def _is_view(self, entry: Entry, reading: Reading) -> bool:
        """Whether a page is a list or a further view of another page, which is asked for instead."""
        if not reading.is_page:
            return False
        own = urls.canonical(reading.canonical, entry.url) if reading.canonical else None
        # Sites that name their home page on every page have made a mistake, not a view.
        if own is None or own not in self._site.scope or urlsplit(own).path in ("", "/"):
            return urls.is_archive(entry.url)
        if urls.key(own) == entry.key:
            return False
        self._site.frontier.push(
            replace(entry, url=own, key=urls.key(own), kind="link", hops=0, resource_id=None)
        )
        return True

    def _shows_something_else(self, entry: Entry, before: Before, reading: Reading) -> bool:
        """Whether the address of a known paper answers with a page that is none: the paper is not there.

        A deleted file whose address leads to the home page, or to a page in the file's place, is as absent
        as one that answers 404 (seen with WordPress, Plone and plain rewrite rules).
        """
        found = reading.recognition
        if not before.is_place or not reading.is_page or found is None:
            return False
        if before.is_file:
            return found.role in (Role.NONE, Role.NEWS)
        return found.role is Role.NONE and entry.hops > 0 and urlsplit(entry.url).path in ("", "/")

    def _before(self, entry: Entry) -> Before:
        if entry.resource_id is None and entry.key not in self._site.keeper.known_keys:
            return Before()
        with self._site.store.session() as session:
            resource = (
                session.get(Resource, entry.resource_id)
                if entry.resource_id
                else self._site.keeper.find(session, entry.key)
            )
            if resource is None:
                return Before()
            place, part = papers.place_of(session, resource), parts.part_of(session, resource)
            outdated = (
                place is not None and not part and place.version.document.extractor != EXTRACTOR_VERSION
            )
            return Before(
                body_sha256=resource.body_sha256,
                media_type=papers.body_type(session, resource.body_sha256) if resource.body_sha256 else "",
                recogniser=resource.recogniser,
                is_place=place is not None or part is not None,
                is_file=(place is not None and place.version.media_type not in readings.HTML)
                or (part is not None and part.document.media_type not in readings.HTML),
                outdated_place=place.id if place is not None and outdated else None,
            )

    async def _reread_if_outdated(self, before: Before) -> None:
        """Texts are compared only when one extractor version read both (DESIGN rule 2)."""
        if before.outdated_place is None:
            return
        store = self._site.store
        with store.session() as session:
            version = session.get_one(Place, before.outdated_place).version
            sha256, old = version.sha256, Reading(version.media_type)
            charset = readings.charset_of(version.capture.headers.get("content-type", ""))
        try:
            body = store.bodies.get(sha256)
        except (
            UNREADABLE
        ) as error:  # then it cannot be read again, and the new text is compared with the old reading
            logger.warning("%s: %s", self._site.ags, error)
            return
        await readings.read_closely(old, body, charset, self._reader, lambda _: self._site.district)
        with store.session() as session:
            if old.document is not None:
                document = papers.record_document(session, sha256, old.document)
                papers.reread(session, session.get_one(Place, before.outdated_place), document)

    # --- keeping --------------------------------------------------------------------------

    def _keep(self, arrival: Arrival, before: Before, reading: Reading, council: CouncilPage | None) -> None:
        entry = arrival.entry
        targets = self._targets([*reading.links, *(council.files if council else ())])
        self._site.tally.read(is_page=reading.is_page)
        with self._site.store.session() as session:
            page, recorded = self._write(session, arrival, before, reading, targets, council)
        found = reading.recognition
        if found is not None and found.role is Role.NONE and (found.score >= _CLOSE or not reading.is_page):
            self._site.tally.reject(entry.url, found.title or reading.title, found)
        if found is not None and is_unread(found):
            self._site.tally.not_read(entry.url, found.title or entry.link_text, found.reasons[0].text)
        repeated = self._repeats(reading)
        title = (found and found.title) or reading.title
        self._site.tally.took(page.resource_id, entry.url, title, repeated=repeated)
        fruitful = recorded is not papers.Recorded.NOTHING or (
            reading.relevance >= readings.TOPICAL and not repeated
        )
        self._site.frontier.judged(entry.url, fruitful=fruitful, repeated=repeated, kin=entry.kin)
        if entry.kind == "seed":
            self._home.answered(sum(target.address in self._site.scope for target in targets))
        self._push(entry, reading, targets, page, council)
        if council is not None:
            self._desk.push_searches(entry, council, reading.links, page.resource_id)
        elif reading.is_page:
            self._ask_search(arrival, reading, page)

    def _repeats(self, reading: Reading) -> bool:
        """Whether a page says hardly anything this site has not said elsewhere: another view of a known page."""
        fresh = reading.gist - self._lines_seen
        self._lines_seen |= fresh
        return bool(reading.gist) and len(fresh) <= min(NEW_LINES, NEW_SHARE * len(reading.gist))

    def _write(
        self,
        session: Session,
        arrival: Arrival,
        before: Before,
        reading: Reading,
        targets: list[Target],
        council: CouncilPage | None,
    ) -> tuple[Page, papers.Recorded]:
        now, keeper, recorded = self._site.clock(), self._site.keeper, papers.Recorded.NOTHING
        crawl = self._site.note(session)
        resource = keeper.resource_for(session, arrival.entry, crawl, now)
        captures.record_body(session, arrival.sha256, len(arrival.body), reading.media_type, now)
        capture = keeper.capture(
            session, crawl, resource, now, arrival.status, arrival.headers, body_sha256=arrival.sha256
        )
        resource.relevance = max(reading.relevance, reading.recognition.score if reading.recognition else 0.0)
        if arrival.entry.form:  # the answer to a form is no page one could come back to
            resource.relevance = 0.0
        hidden = [target.key for target in targets if target.link.url in reading.channels]
        scripts_read = keeper.has_seen(resource, hidden)
        shown = [target.key for target in targets if target.link.url not in reading.channels]
        read_before = keeper.note_links(resource, shown, self._channel(arrival.entry))
        keeper.note_links(resource, hidden, DATA)
        if reading.document is not None:
            changed = before.body_sha256 not in (None, arrival.sha256)
            recorded = keeper.paper(session, crawl, resource, capture, reading, now, body_changed=changed)
        else:
            keeper.seen_unchanged(session, resource, now)
        if council is not None and council.resolutions:
            record_adoptions(session, resource, capture, council.subject, council.resolutions, now)
        for target in targets:
            if target.address not in self._site.scope:
                self._suggestions.consider(
                    session, target.link, target.address, resource.url, reading.relevance
                )
        return Page(
            resource.id, resource.newness == "new", read_before, scripts_read and read_before
        ), recorded

    def _channel(self, entry: Entry) -> str:
        """Through what the links of this page are seen: a council system, the site's search, or its pages."""
        if self._desk.is_ours(entry.url):
            return "council"
        return entry.channel if entry.channel in (SEARCH, FOREIGN) else "link"

    def _context(self, entry: Entry, reading: Reading) -> Context:
        rule = self._site.scope.rule_for(entry.url)
        return replace(
            self._site.district,
            url=entry.url,
            link_text=entry.link_text,
            link_heading=entry.link_heading,
            parent_title=entry.parent_title,
            host_role=rule.role if rule else HostRole.MAIN,
            links=readings.document_links(reading.links),
        )

    # --- links ----------------------------------------------------------------------------

    def _targets(self, links: list[Link]) -> list[Target]:
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

    def _push(
        self,
        entry: Entry,
        reading: Reading,
        targets: list[Target],
        page: Page,
        council: CouncilPage | None,
    ) -> None:
        nearness = self._nearness(entry, reading)
        self._learn_menu(entry, targets, nearness)
        for target in targets:
            local = self._is_local(entry, target, nearness)
            rule = (
                None if self._site.frontier.is_done(target.key) else self._site.scope.rule_for(target.address)
            )
            if rule is None:
                self._push_foreign(entry, target, page)
                continue
            link = target.link
            self._push_host(entry, target, rule.role, page)
            around = Around(nearness, entry.depth, rule.role, reading.title, everywhere=not local)
            self._site.frontier.push(
                Entry(
                    target.address,
                    self._priority(entry, target, around, council),
                    channel=reading.channels.get(link.url, "link"),
                    depth=entry.depth + 1,
                    parent_id=page.resource_id,
                    parent_title=reading.title,
                    link_text=link.text or link.context,
                    link_heading=council.heading(link) if council else link.heading,
                    key=target.key,
                    parent_new=page.is_new and entry.channel != SEARCH,
                    parent_read_before=page.scripts_read_before
                    if link.url in reading.channels
                    else page.read_before and entry.channel != SEARCH,
                    kin=self._kin(entry, target, rule.role, page, nearness if local else 0.0),
                    nearness=nearness if local else 0.0,
                )
            )

    def _nearness(self, entry: Entry, reading: Reading) -> float:
        if entry.channel == SEARCH:
            return NEARNESS_OF_A_HIT
        parts = urlsplit(entry.url)
        if is_contents(entry.link_text) or entry.depth == 0 or parts.path in ("", "/"):
            # A page about everything, whatever it mentions; unless all of its host is about the topic.
            return readings.TOPICAL if is_topic_host(parts.hostname or "") else 0.0
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

    def _ask_search(self, arrival: Arrival, reading: Reading, page: Page) -> None:
        if arrival.entry.channel == SEARCH:
            self._search.answered(reading.links)
        elif not self._desk.is_ours(arrival.entry.url):
            charset = readings.charset_of(arrival.headers.get("content-type", ""))
            self._search.look(arrival.entry, arrival.body, charset, page.resource_id)

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

        The home page's links are no neighbours of each other: they lead to everything there is.
        """
        if role == HostRole.COUNCIL:
            return (f"{COUNCIL}{urlsplit(target.address).netloc}",)
        if nearness >= readings.TOPICAL:
            return (f"{NEAR}{page.resource_id}",)
        if entry.depth == 0:
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
        priority = self._spoken(target.key, link_priority(target.link, around))
        view = urls.is_view_of(target.key, entry.key) or "nofollow" in target.link.rel
        return priority * VIEW_DISCOUNT if view else priority

    def _spoken(self, key: str, priority: float) -> float:
        german = german_key(key)
        known = german is not None and self._site.frontier.is_known(german)
        return of_its_language(priority, key, german_known=known)

    # --- sitemaps -------------------------------------------------------------------------

    def _sitemap(self, arrival: Arrival) -> None:
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
            priority = self._spoken(urls.key(address), sitemap_priority(address))
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
