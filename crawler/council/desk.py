"""The council systems of one district's crawl: which were searched, and what their pages add to the frontier."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from crawler import urls
from crawler.council.interface import COUNCIL, Interface
from crawler.council.page import CouncilPage, read_council_page
from crawler.council.systems import is_coded, system_folder
from crawler.council.worth import entrance_worth
from crawler.extract.charset import decode
from crawler.extract.links import Link
from crawler.frontier import Entry
from crawler.reading import Reading, charset_of
from crawler.site import Site
from storage.values import HostRole

# How an address was found, when a search led there.
SEARCH = "search"
# The search for the topic, when the search for the name has found one, or none.
_AFTER_A_FIND, _AFTER_NONE = 0.05, 0.35
# An interface nobody told us of, where its maker puts it: one request, often in vain.
_GUESS = 0.28


class Desk:
    """What one crawl knows of its district's council systems."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.interface = Interface(site)
        self._folders: set[tuple[str, str]] = set()  # of systems that only their pages tell
        self._searched: set[str] = set()
        self._guessed: set[str] = set()
        self._later: dict[str, list[Entry]] = {}  # origin → searches that wait for an answer

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
        if not reading.is_page or not self.is_ours(entry.url):
            return None
        return read_council_page(
            decode(body, charset_of(headers.get("content-type", ""))),
            entry.url,
            reading.links,
            link_text=entry.link_text,
            parent_title=entry.parent_title,
            is_result=entry.channel == SEARCH,
            searched=urls.origin(entry.url) in self._searched,
        )

    def is_beside(self, page: str, url: str) -> bool:
        """Whether a link of a council page stays in the council system: in its folder, or on a host of its own."""
        host = urlsplit(page).hostname or ""
        own = host == urlsplit(url).hostname and not self._site.scope.is_main_host(host)
        return own or self.is_ours(url)

    def _note_system(self, url: str, links: list[Link]) -> None:
        found = system_folder((link.url for link in links), url)
        # A page of the site that links two resolutions is no council system: it must stand in their folder.
        if found is not None and urlsplit(url).path.startswith(found[1]) and len(found[1]) > 1:
            self._folders.add(found)

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
            for later in self._later.pop(origin, ()):
                worth = _AFTER_A_FIND if page.names_one(links) else _AFTER_NONE
                self._site.frontier.push(replace(later, priority=worth))
            return
        if found := self._entries(entry, page, resource_id):
            self._site.frontier.push(found[0])
            self._later[origin] = found[1:]
        elif page.oparl_guess and not page.standing.offers_search and origin not in self._guessed:
            # Nothing to search with: perhaps there is an interface.
            self._guessed.add(origin)
            guess = Entry(
                page.oparl_guess, _GUESS, channel=COUNCIL, depth=entry.depth + 1, parent_id=resource_id
            )
            if guess.url in self._site.scope:
                self._site.frontier.push(guess)

    def _entries(self, entry: Entry, page: CouncilPage, resource_id: int) -> list[Entry]:
        found = []
        for search in page.searches:
            address = urls.canonical(search.request.url)
            if address is None or not self.is_ours(address):
                continue
            if search.is_own:
                self._searched.add(urls.origin(entry.url))
            sent = search.request.fields
            deeper = entry.depth + 1
            found.append(
                Entry(address, search.worth, channel=SEARCH, depth=deeper, parent_id=resource_id, form=sent)
            )
        return found
