"""The search form of a district's own site: one or two questions that often name what links do not."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from crawler import urls
from crawler.council.desk import SEARCH
from crawler.council.forms import WORDS, search_requests
from crawler.extract.charset import decode
from crawler.extract.links import Link
from crawler.extract.markup import MOST_CHARACTERS, worth_parsing
from crawler.frontier import Entry
from crawler.site import Site
from storage.normal_words import normal
from storage.paper_names import LIKELY, name_strength

# Asked before menus whose words only lie on the way, after links that name the topic.
_FIRST = 0.58
# The second question (the topic instead of the name) when the first one has named a paper, or none.
_AFTER_A_FIND, _AFTER_NONE = 0.02, 0.3
# Pages looked at for a form: it stands on every page of a site, or on none.
_PAGES = 3
# A hit is nearer to the topic than a page met by chance; what it says itself counts more.
NEARNESS_OF_A_HIT = 0.3


class SiteSearch:
    """The site's own search in one crawl. Forms that send (POST) are left alone: they may change something."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._looked = 0
        self._later: Entry | None = None

    def look(self, entry: Entry, body: bytes, charset: str | None, resource_id: int) -> None:
        """Queue the first question if this page, an early one, holds a search form."""
        if self._looked >= _PAGES or entry.depth > 1 or b"<form" not in body:
            return
        self._looked += 1
        tree = LexborHTMLParser(worth_parsing(decode(body[:MOST_CHARACTERS], charset)))
        found = [self._question(tree, entry, words, resource_id) for words in WORDS]
        if found[0] is not None:
            self._looked = _PAGES
            self._site.frontier.push(found[0])
            self._later = found[1]

    def _question(self, tree: LexborHTMLParser, entry: Entry, words: str, resource_id: int) -> Entry | None:
        for request in search_requests(tree, entry.url, words):
            address = urls.canonical(request.url)
            if address is not None and not request.fields and address in self._site.scope:
                return Entry(
                    address,
                    _FIRST,
                    channel=SEARCH,
                    depth=1,
                    parent_id=resource_id,
                    link_text=f"Suche nach „{words}“",
                )
        return None

    def answered(self, links: list[Link]) -> None:
        """Ask the second question, early or late, by what the first one brought."""
        if self._later is None:
            return
        later, self._later = self._later, None
        named = any(
            name_strength(normal(f"{link.text} {link.context}")) >= LIKELY
            for link in links
            if not link.in_nav
        )
        later.priority = _AFTER_A_FIND if named else _AFTER_NONE
        self._site.frontier.push(later)
