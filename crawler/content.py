"""Content: what an answer holds is read, kept, and mined for links.

What is kept, and how: ``answer_keeping``; what becomes of the links: ``queueing``; sitemaps: ``sitemap_answers``.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from crawler import reading as readings
from crawler import urls
from crawler.answer_keeping import AnswerKeeping
from crawler.arrival import Arrival, Page
from crawler.council.desk import SEARCH, Desk
from crawler.council.page import CouncilPage
from crawler.extract.worker import Reader
from crawler.frontier import Entry
from crawler.home import Home
from crawler.known_address import Before, known_before, reread_if_outdated
from crawler.languages import in_german
from crawler.page_trees import PaperPages
from crawler.queueing import Queueing
from crawler.reading import Reading
from crawler.recognise import RECOGNISER_VERSION
from crawler.rendering.filling import Filling
from crawler.second_look import SecondLooks
from crawler.site import Site
from crawler.site_search import SiteSearch
from crawler.sitemap_answers import SitemapAnswers
from crawler.suggestions import Suggestions
from crawler.unread import is_unread
from storage import papers
from storage.bodies import BodyMissing, sha256_of
from storage.values import Context, HostRole, Role

# A page of which less than this is new to the site is another view of one we have (teasers and dates differ).
NEW_SHARE = 0.25
# More lines than this are news on a short page in a long frame, such as a council item.
NEW_LINES = 1
# A page below this was never close; above it, its rejection is worth recording, as that of every file is.
_CLOSE = 0.1


class Content:
    """Reads and keeps the content of one district's pages, documents and sitemaps."""

    def __init__(
        self, site: Site, home: Home, reader: Reader, suggestions: Suggestions, filling: Filling
    ) -> None:
        self._site, self._home, self._reader, self._filling = site, home, reader, filling
        self._desk = Desk(site)
        self._second_looks = SecondLooks(site)
        self._search = SiteSearch(site)
        self._sitemaps = SitemapAnswers(site, home)
        self._keeping = AnswerKeeping(site, self._desk, suggestions)
        self._queueing = Queueing(site, self._desk, suggestions)
        self._lines_seen: set[int] = set()
        self._paper_pages = PaperPages()

    async def take(
        self, entry: Entry, status: int, headers: dict[str, str], body: bytes, *, unchanged: bool
    ) -> bool:
        """Deal with an answer that has content (``unchanged``: that of the archive). False: a soft 404."""
        before = known_before(self._site, entry)
        arrival = self._arrival(entry, before, status, headers, body, unchanged=unchanged)
        if entry.kind == "sitemap":
            self._store(arrival)
            self._sitemaps.take(arrival)
            return True
        if (told := self._desk.interface.read(entry, arrival.body)) is not None:
            self._store(arrival)
            self._desk.interface.take(entry, status, headers, arrival.sha256, len(arrival.body), told)
            return True
        declared = headers.get("content-type", "")
        reading = readings.look(arrival.body, before.media_type if unchanged else declared, entry.url)
        if reading.is_page and not reading.soft_404:
            await self._filling.fill(entry, reading, arrival.body, declared)
        if reading.soft_404:
            return False
        council = self._desk.page(entry, headers, arrival.body, reading)
        await self._look_closely(arrival, before, reading)
        if before.is_place and self._second_looks.must_wait(entry, reading):
            return True
        if _shows_something_else(entry, before, reading):
            return False
        self._keep(arrival, before, reading, council)
        return True

    def _arrival(
        self,
        entry: Entry,
        before: Before,
        status: int,
        headers: dict[str, str],
        body: bytes,
        *,
        unchanged: bool,
    ) -> Arrival:
        """The answer with its body, for ``unchanged`` that of the archive."""
        bodies = self._site.store.bodies
        if not unchanged:
            return Arrival(entry, status, headers, body, sha256_of(body))
        if before.body_sha256 is None:  # validators without a body: nothing to be unchanged
            raise BodyMissing(f"{entry.url}: unchanged since a body that was never stored")
        archived = bodies.get(before.body_sha256)
        return Arrival(entry, status, headers, archived, before.body_sha256, archived=True)

    def _store(self, arrival: Arrival) -> None:
        """Put the body into the archive: only that of an answer that counts, which gets its capture, too."""
        if not arrival.archived:
            self._site.store.bodies.put(arrival.body)

    async def _look_closely(self, arrival: Arrival, before: Before, reading: Reading) -> None:
        """Read and recognise what deserves it, unless this recogniser has judged the same bytes before."""
        entry = arrival.entry
        judged_already = before.body_sha256 == arrival.sha256 and before.recogniser == RECOGNISER_VERSION
        promise = max(entry.priority, self._paper_pages.promise(entry.parent_id, entry.url))
        worth = readings.worth_reading(reading, promise, before.is_place) and entry.channel != SEARCH
        if worth and not judged_already and (before.is_place or not self._is_view(entry, reading)):
            await reread_if_outdated(self._site, before, self._reader)
            charset = readings.charset_of(arrival.headers.get("content-type", ""))
            await readings.read_closely(
                reading, arrival.body, charset, self._reader, lambda found: self._context(entry, found)
            )

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
        self._site.frontier.push(self._instead(entry, own))
        return True

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

    # --- keeping --------------------------------------------------------------------------

    def _keep(self, arrival: Arrival, before: Before, reading: Reading, council: CouncilPage | None) -> None:
        entry = arrival.entry
        self._store(arrival)
        targets = self._queueing.targets([*reading.links, *(council.files if council else ())])
        self._site.tally.read(is_page=reading.is_page)
        page, recorded = self._keeping.keep(arrival, before, reading, targets, council)
        promised = self._paper_pages.promise(entry.parent_id, entry.url) > 0
        self._paper_pages.note(page.resource_id, entry.url, reading.document, continues=promised)
        self._learn(entry, reading, page, recorded)
        self._ask_german(entry, reading)
        if entry.kind == "seed":
            self._home.answered(sum(target.address in self._site.scope for target in targets))
        self._queueing.push(entry, reading, targets, page, council)
        if council is not None:
            self._desk.push_searches(entry, council, reading.links, page.resource_id)
        elif reading.is_page:
            self._ask_search(arrival, reading, page)

    def _ask_german(self, entry: Entry, reading: Reading) -> None:
        """A page in another language is worth what its German sister is, which is asked instead."""
        if reading.german and reading.german in self._site.scope:
            sister = self._instead(entry, reading.german)
            self._site.frontier.push(replace(sister, priority=in_german(entry.priority, entry.key)))

    def _instead(self, entry: Entry, url: str) -> Entry:
        return replace(entry, url=url, key=urls.key(url), kind="link", hops=0, resource_id=None)

    def _learn(self, entry: Entry, reading: Reading, page: Page, recorded: papers.Recorded) -> None:
        """What this answer tells of its like, and what the crawl's record says of it."""
        found, tally = reading.recognition, self._site.tally
        if found is not None and found.role is Role.NONE and (found.score >= _CLOSE or not reading.is_page):
            tally.reject(entry.url, found.title or reading.title, found)
        if found is not None and is_unread(found):
            tally.not_read(entry.url, found.title or entry.link_text, found.reasons[0].text)
        repeated = self._repeats(reading)
        tally.took(page.resource_id, entry.url, (found and found.title) or reading.title, repeated=repeated)
        fruitful = recorded is not papers.Recorded.NOTHING or (
            reading.relevance >= readings.TOPICAL and not repeated
        )
        self._site.frontier.judged(entry.url, fruitful=fruitful, repeated=repeated, kin=entry.kin)

    def _repeats(self, reading: Reading) -> bool:
        """Whether a page says hardly anything this site has not said elsewhere: another view of a known page."""
        fresh = reading.gist - self._lines_seen
        self._lines_seen |= fresh
        return bool(reading.gist) and len(fresh) <= min(NEW_LINES, NEW_SHARE * len(reading.gist))

    def _ask_search(self, arrival: Arrival, reading: Reading, page: Page) -> None:
        if arrival.entry.channel == SEARCH:
            self._search.answered(reading.links)
        elif not self._desk.is_ours(arrival.entry.url):
            charset = readings.charset_of(arrival.headers.get("content-type", ""))
            self._search.look(arrival.entry, arrival.body, charset, page.resource_id)


def _shows_something_else(entry: Entry, before: Before, reading: Reading) -> bool:
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
