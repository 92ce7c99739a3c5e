"""The council systems of one district's crawl: which were searched, and what their pages add to the frontier."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from crawler import urls
from crawler.council.clues import MOST, Clue, clues_in, may_tell
from crawler.council.interface import COUNCIL, Interface
from crawler.council.minutes import minutes_resolution
from crawler.council.page import CouncilPage, Known, read_council_page
from crawler.council.searches import Searches
from crawler.council.systems import Kind, is_coded, kind_of, system_by_menu, system_folder
from crawler.council.worth import entrance_worth
from crawler.extract.charset import decode
from crawler.extract.links import Link
from crawler.frontier import WORTH_ASKING, Entry
from crawler.learning import COUNCIL as KIN
from crawler.reading import TOPICAL, Reading, charset_of
from crawler.site import Site
from storage.resolutions import Resolution
from storage.values import HostRole

# How an address was found, when a search led there.
SEARCH = "search"
# The search for the topic, when the search for the name has found one, or none.
_AFTER_A_FIND, _AFTER_NONE = 0.05, 0.35
_NAMED = 0.9
_WAYS = (Kind.PAPERS, Kind.BODY, Kind.CALENDAR, Kind.AGENDA)
# An interface nobody told us of, where its maker puts it: one request, often in vain.
_GUESS = 0.28


class Desk:
    """What one crawl knows of its district's council systems."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.interface = Interface(site)
        self._folders: set[tuple[str, str]] = set()  # of systems that only their pages tell
        self._searches = Searches()
        self._guessed: set[str] = set()
        self._clues: tuple[Clue, ...] = ()
        self._years: dict[str, tuple[Entry, ...]] = {}  # key of a list → the same for earlier years

    def is_ours(self, url: str) -> bool:
        """Whether an address belongs to a council system of the district."""
        rule = self._site.scope.rule_for(url)
        if rule is None:
            return False
        parts = urlsplit(url)
        known = any(parts.netloc == host and parts.path.startswith(at) for host, at in self._folders)
        return rule.role == HostRole.COUNCIL or known or is_coded(url)

    def page(
        self, entry: Entry, headers: dict[str, str], body: bytes, reading: Reading
    ) -> CouncilPage | None:
        """The page as a council page; None when it is none."""
        if reading.is_page and not self.is_ours(entry.url):
            self._note_system(entry.url, reading.links)
        origin = urls.origin(entry.url)
        if entry.channel != SEARCH and entry.kind == "link":
            self._searches.passed_over(origin, entry.priority)
            self._release()
        if not reading.is_page:
            return None
        markup = decode(body, charset_of(headers.get("content-type", "")))
        if not self.is_ours(entry.url):
            self._note_clues(markup, reading)
            return None
        return read_council_page(
            markup,
            entry.url,
            reading.links,
            link_text=entry.link_text,
            parent_title=entry.parent_title,
            is_result=entry.channel == SEARCH,
            known=self._known(origin),
        )

    def _known(self, origin: str) -> Known:
        searches, today = self._searches, self._site.clock().date()
        return Known(
            searches.is_made(origin),
            searches.has_failed(origin),
            searches.has_found(origin),
            today,
            self._clues,
        )

    def _note_clues(self, markup: str, reading: Reading) -> None:
        """What a page of the site on the topic tells of decisions says where to look in the council system."""
        if len(self._clues) >= MOST or reading.relevance < TOPICAL or not may_tell(markup):
            return
        body = LexborHTMLParser(markup).body
        told = clues_in(body.text(separator="\n")) if body is not None else ()
        self._clues = tuple(dict.fromkeys((*self._clues, *told)))[:MOST]

    def _release(self) -> None:
        """What was held back for a search that turned out to be of no use is queued."""
        for origin, ways in self._searches.released():
            host = urlsplit(origin).hostname
            self._site.tally.notes.append(
                f"Ratsinformationssystem {host}: Die Suche antwortet nicht oder ist nicht erlaubt;"
                " gelesen werden die Sitzungen der zuständigen Gremien."
            )
            for way in ways:
                if not self._site.frontier.is_done(way.key):
                    self._site.frontier.put_back(way)

    def told(self, reading: Reading, page: CouncilPage | None) -> list[tuple[str, list[Resolution]]]:
        """The resolutions an answer tells, by subject: those of a council page, or of minutes kept as a file."""
        if page is not None:
            return [(page.subject, list(page.resolutions))] if page.resolutions else []
        if reading.document is None or reading.is_page:
            return []
        told = minutes_resolution(reading.document.pages)
        return [(told[0], [told[1]])] if told is not None else []

    def is_beside(self, page: str, url: str) -> bool:
        """Whether a link of a council page stays in the council system: in its folder, or on a host of its own."""
        host = urlsplit(page).hostname or ""
        own = host == urlsplit(url).hostname and not self._site.scope.is_main_host(host)
        return own or self.is_ours(url)

    def _note_system(self, url: str, links: list[Link]) -> None:
        addresses = [link.url for link in links]
        found = system_folder(addresses, url)
        # A page of the site that links two resolutions is no council system: it must stand in their folder.
        if found is not None and urlsplit(url).path.startswith(found[1]) and len(found[1]) > 1:
            self._folders.add(found)
        elif url in self._site.scope and not self._site.scope.is_main_host(urlsplit(url).hostname or ""):
            self._folders |= {one for one in (system_by_menu(addresses, url),) if one is not None}

    def entrance(self, link: Link) -> float:
        """How promising a link of the site is as the way into a council system that the registry does not name."""
        return 0.0 if self._has_system else entrance_worth(link.text)

    @property
    def _has_system(self) -> bool:
        return bool(self._folders) or self._site.scope.has_council

    def push_searches(self, entry: Entry, page: CouncilPage, links: list[Link], resource_id: int) -> None:
        """Queue the system's own search where it stays on the district's hosts: each system is searched once.

        The second search, for the topic, waits for the first one's answer; a named concept makes it nearly idle.
        """
        origin = urls.origin(entry.url)
        if page.standing.is_result:
            self._answered(origin, page, links)
        elif found := self._entries(entry, page, resource_id):
            self._site.frontier.push(found[0])
            self._searches.make(origin, found[1:], is_own=any(one.is_own for one in page.searches))
        elif page.kind is Kind.SEARCH and not self._searches.is_made(origin):
            self._searches.fail(origin)  # a page for searching without a form that could be used
        elif page.oparl_guess and not page.standing.offers_search and origin not in self._guessed:
            # Nothing to search with: perhaps there is an interface.
            self._guessed.add(origin)
            guess = Entry(
                page.oparl_guess, _GUESS, channel=COUNCIL, depth=entry.depth + 1, parent_id=resource_id
            )
            if guess.url in self._site.scope:
                self._site.frontier.push(guess)
        if page.standing.concern >= _NAMED and page.standing.files and page.standing.is_about_one:
            self._searches.found(origin)
        if page.waits_for_search:
            self._searches.hold(origin, self._ways(entry, page, links, resource_id))
        elif not page.standing.is_result:
            self._switch_years(entry, page, links, resource_id)
        self._release()

    def _answered(self, origin: str, page: CouncilPage, links: list[Link]) -> None:
        found = any(kind_of(link.url) in (Kind.ITEM, Kind.PAPER, Kind.FILE) for link in links)
        for later in self._searches.answered(origin, hits=found):
            worth = _AFTER_A_FIND if page.names_one(links) else _AFTER_NONE
            self._site.frontier.push(replace(later, priority=worth))

    def _ways(self, entry: Entry, page: CouncilPage, links: list[Link], resource_id: int) -> list[Entry]:
        """The lists, bodies and sittings a page leads to, for the case that the search is of no use."""
        found = []
        for link in links:
            worth = page.worth_without_search(link) if kind_of(link.url) in _WAYS else 0.0
            address = urls.canonical(link.url) if worth >= WORTH_ASKING else None
            if address is not None and urls.is_worth_asking(address) and self.is_ours(address):
                words = page.rows.get(link.url, "") or link.text
                found.append(self._way(entry, address, worth, resource_id, words[:200]))
        return found

    def _way(
        self, entry: Entry, address: str, worth: float, resource_id: int, words: str,
        form: tuple[tuple[str, str], ...] = (),
    ) -> Entry:  # fmt: skip
        return Entry(
            address, worth, channel=COUNCIL if form else "link", depth=entry.depth + 1, parent_id=resource_id,
            link_text=words, form=form, kin=(f"{KIN}{urlsplit(address).netloc}",),
        )  # fmt: skip

    def _switch_years(self, entry: Entry, page: CouncilPage, links: list[Link], resource_id: int) -> None:
        """A list that a form shows year by year: the next earlier year, while the years list anything."""
        listed = any(kind_of(link.url) in (Kind.AGENDA, Kind.PAPER, Kind.ITEM) for link in links)
        waiting = self._years.pop(entry.key, None)
        if waiting is None:
            worth = page.worth_of_years
            asked = [(urls.canonical(one.url), one.fields) for one in page.years]
            waiting = tuple(
                self._way(entry, address, worth, resource_id, entry.link_text, fields)
                for address, fields in asked
                if address and self.is_ours(address)
            )
        elif not listed:
            return
        waiting = tuple(one for one in waiting if not self._site.frontier.is_known(one.key))
        if waiting:
            self._site.frontier.push(waiting[0])
            self._years[waiting[0].key] = waiting[1:]

    def _entries(self, entry: Entry, page: CouncilPage, resource_id: int) -> list[Entry]:
        found = []
        for search in page.searches:
            address = urls.canonical(search.request.url)
            if address is None or not self.is_ours(address):
                continue
            sent = search.request.fields
            deeper = entry.depth + 1
            found.append(
                Entry(address, search.worth, channel=SEARCH, depth=deeper, parent_id=resource_id, form=sent)
            )
        return found
