"""Fills in what a page shows only once its scripts have run: state, data call, browser, in this order."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import unquote, urljoin

from crawler import reading as readings
from crawler import urls
from crawler.extract.charset import decode
from crawler.extract.links import Link, read_links
from crawler.extract.markup import MOST_CHARACTERS, worth_parsing
from crawler.frontier import Entry
from crawler.reading import Reading
from crawler.rendering.asking import Asking
from crawler.rendering.browser import Browser, NoBrowser, NotRendered, is_installed
from crawler.rendering.calls import data_calls, script_files
from crawler.rendering.data import data_links
from crawler.rendering.hints import has_hints
from crawler.rendering.need import THIN_LINKS, THIN_WORDS, Need, is_contents, needs_scripts
from crawler.rendering.parts import LONGEST_SCRIPT, Parts, parts_of
from crawler.rendering.record import ScriptRecord
from crawler.rendering.state import state_links
from crawler.site import Site
from storage.values import HostRole
from storage.vocabulary import link_words_score

logger = logging.getLogger(__name__)

# A page has one list and perhaps its filter; a district's lists are few, and share their call.
CALLS_PER_PAGE, CALLS_PER_DISTRICT = 3, 10
# A page that names no call may have it in a script of its own, which the browser would ask for anyway.
SCRIPTS_PER_PAGE, SCRIPTS_PER_DISTRICT = 2, 6
# The channel of everything that only a page's scripts show, whichever way we read it.
DATA = "data"
# So many new links are a list, whatever their words; fewer count if one of them is a file or on the topic.
_A_LIST = 5
_ON_TOPIC = 0.4
# An empty element on so many pages, and on most of those that say little, is a place of the site's layout; a site
# has not that many lists.
_LAYOUT, _MOST = 6, 0.5
# A page this promising may use the whole budget for rendering; others leave half of it to such pages.
_PROMISING = 0.2
_ACCEPT = "application/json, text/html;q=0.9, */*;q=0.5"


class Filling:
    """Adds to the links of a district's pages what their scripts would show."""

    def __init__(self, site: Site, asking: Asking, browser: Browser, pages: int) -> None:
        self._site, self._asking, self._browser = site, asking, browser
        self._pages = pages
        self._record: ScriptRecord = site.tally.scripts
        self._scripts: dict[str, str] = {}
        self._called: dict[str, bool] = {}  # data calls made, and whether they brought links
        self._hollow: Counter[str] = Counter()  # empty elements, and on how many pages they were
        self._looked = 0  # pages looked into

    async def fill(self, entry: Entry, reading: Reading, body: bytes, content_type: str) -> None:
        """Complete ``reading`` in place. Ordinary pages cost next to nothing and no request."""
        if not _says_little(reading) and not has_hints(body):
            return
        markup = worth_parsing(decode(body[:MOST_CHARACTERS], readings.charset_of(content_type)))
        page = parts_of(markup)
        base = urljoin(entry.url, page.base)
        need = needs_scripts(page, self._layout(page))
        if need is Need.LIST and is_contents(entry.link_text, entry.url):
            need = None
        state = [link for link in state_links(page, base) if not _is_linked(link, reading.links, base)]
        if need is None:
            self._add(reading, (link for link in state if urls.looks_like_document(link.url)))
            return
        how = await self._filled(entry, reading, page, base, state) or await self._rendered(
            entry, reading, markup
        )
        self._record.page(entry.url, need, how)

    def _layout(self, page: Parts) -> frozenset[str]:
        """The empty elements of this page that other pages have, too."""
        least = max(_LAYOUT, _MOST * self._looked)
        layout = frozenset(name for name in page.hollow if self._hollow[name] >= least)
        self._hollow.update(set(page.hollow))
        self._looked += 1
        return layout

    async def _filled(
        self, entry: Entry, reading: Reading, page: Parts, base: str, state: list[Link]
    ) -> str | None:
        """Fill from the page itself or its data calls; how, or None when neither says enough."""
        if _is_enough(self._add(reading, state)):
            return "state"
        if await self._from_calls(reading, data_calls(page, entry.url, base), base):
            return "data"
        for script in script_files(page, base)[:SCRIPTS_PER_PAGE]:
            text = await self._script(script)
            inside = replace(page, scripts=(text,), containers=())
            if text and await self._from_calls(reading, data_calls(inside, entry.url, base), base):
                return "data"
        return None

    async def _from_calls(self, reading: Reading, calls: list[str], base: str) -> bool:
        """Make data calls, the first ones; whether what they brought is enough."""
        found: list[Link] = []
        known = False
        for call in calls[:CALLS_PER_PAGE]:
            if call in self._called:
                known = known or self._called[call]
            elif len(self._called) < CALLS_PER_DISTRICT:
                found += self._add(reading, await self._call(call, base))
        return known or _is_enough(found)

    async def _script(self, url: str) -> str:
        """The text of a script of the district's own; "" where it may not be asked for or brings nothing."""
        if url not in self._site.scope or (
            url not in self._scripts and len(self._scripts) >= SCRIPTS_PER_DISTRICT
        ):
            return ""
        if url not in self._scripts:
            answer = await self._asking.get(url)
            self._scripts[url] = decode(answer.body[:LONGEST_SCRIPT]) if answer else ""
        return self._scripts[url]

    async def _call(self, call: str, base: str) -> list[Link]:
        self._record.data_calls += 1
        answer = await self._asking.get(call, _ACCEPT)
        links = data_links(answer.body, answer.headers.get("content-type", ""), base) if answer else []
        self._called[call] = bool(links)
        return links

    async def _rendered(self, entry: Entry, reading: Reading, markup: str) -> str:
        """Run the page's scripts in the browser; what came of it, for the record."""
        if not self._pages:
            return "switched_off"
        if not is_installed():
            return "no_extra"
        if self._record.rendered >= (self._pages if self._is_promising(entry, reading) else self._pages // 2):
            return "pages_spent"
        if self._asking.spent:
            return "requests_spent"
        self._record.rendered += 1
        try:
            shown = await self._browser.render(entry.url, markup, self._asking.get, self._record.refuse)
        except NoBrowser as missing:
            self._record.rendered -= 1
            self._record.trouble = str(missing)
            return missing.code
        except NotRendered as problem:
            logger.info("%s: %s", self._site.ags, problem)
            return "failed"
        return "browser" if self._take(entry, reading, shown) else "empty"

    def _is_promising(self, entry: Entry, reading: Reading) -> bool:
        rule = self._site.scope.rule_for(entry.url)
        if entry.kind == "seed" or reading.relevance >= readings.TOPICAL:
            return True
        return entry.priority >= _PROMISING and rule is not None and rule.role != HostRole.COUNCIL

    def _take(self, entry: Entry, reading: Reading, shown: str) -> bool:
        """What the rendered page says of itself replaces what its empty frame said. True if it shows anything."""
        seen = readings.look(shown.encode(), "text/html; charset=utf-8", entry.url)
        new = self._add(reading, read_links(shown, entry.url))
        more = seen.words > reading.words
        if more:
            reading.title, reading.words, reading.gist = seen.title, seen.words, seen.gist
            reading.relevance = max(reading.relevance, seen.relevance)
            reading.soft_404 = seen.soft_404
        return bool(new) or more

    @staticmethod
    def _add(reading: Reading, links: Iterable[Link]) -> list[Link]:
        """Add the links the page did not show yet; those."""
        known = {link.url for link in reading.links}
        new = [link for link in dict.fromkeys(links) if link.url not in known]
        reading.links += new
        reading.channels.update((link.url, DATA) for link in new)
        return new


def _says_little(reading: Reading) -> bool:
    """Whether a page has hardly any text and links outside its menus."""
    return reading.words <= THIN_WORDS and sum(not link.in_nav for link in reading.links) <= THIN_LINKS


def _is_linked(link: Link, others: list[Link], base: str) -> bool:
    """Whether what a script holds is the bare name of a file that the page links: its title, not its address."""
    beside, _, name = link.url.rpartition("/")
    return beside == base.rpartition("/")[0] and _file_name(name) in {
        _file_name(other.url.rpartition("/")[2]) for other in others if other.url != link.url
    }


def _file_name(name: str) -> str:
    return unquote(name).replace(" ", "_").casefold()


def _is_enough(links: list[Link]) -> bool:
    """Whether new links are what the page was about: a list, a file, or something on the topic."""
    return len(links) >= _A_LIST or any(
        urls.looks_like_document(link.url)
        or link_words_score(link.text, link.title, link.heading, link.url) >= _ON_TOPIC
        for link in links
    )
