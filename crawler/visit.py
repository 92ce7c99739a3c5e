"""One district's crawl: what to ask next, and to whom each answer goes.

``next_entry`` → request → ``answered`` or ``failed`` → … → ``close``. Content is read and kept in ``content``;
``redirects`` and ``misses`` deal with everything that is not content, ``closing`` with the end.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler import seeds
from crawler.answers import Answer, Meaning, judge
from crawler.closing import close_crawl
from crawler.content import Content
from crawler.ending import Ending, ending
from crawler.frontier import Entry
from crawler.gate import Gate
from crawler.home import Home
from crawler.keeping import Keeper
from crawler.misses import TRANSIENT, Misses
from crawler.plan import Plan
from crawler.redirects import Redirects
from crawler.rendering.asking import Asking
from crawler.rendering.filling import Filling
from crawler.revisit import belongs, revisit_ending
from crawler.site import Site
from crawler.suggestions import FOREIGN, Suggestions
from storage import captures, crawls
from storage.bodies import UNREADABLE
from storage.log_lines import crawl_lines
from storage.models import Crawl, District, Resource
from storage.values import Context, Failure, Outcome

logger = logging.getLogger(__name__)


class Visit:
    """One district in one crawl process. Opened late: a batch may hold more districts than run at once."""

    def __init__(self, ags: str, plan: Plan) -> None:
        self.ags = ags
        self._plan = plan
        self.crawl_id: int | None = None
        self.is_open = False
        self.closed = False
        self._revisited: set[str] = set()  # keys of the addresses a revisit looks at

    # --- beginning ------------------------------------------------------------------------

    def open(self) -> None:
        """Open the crawl row and fill the frontier. A district that is being crawled already is left alone."""
        plan, now = self._plan, self._plan.clock()
        with plan.store.session() as session:
            district = session.get_one(District, self.ags)
            try:
                crawl = crawls.open_crawl(
                    session,
                    self.ags,
                    now,
                    plan.max_requests,
                    plan.recorded,
                    revisit=plan.revisits is not None,
                )
            except crawls.AlreadyCrawling as error:
                logger.warning("%s", error)
                self.closed = True
                return
            self._prepare(session, district, crawl)
        self.is_open = True
        if not self._home.host:
            self._close(Ending(Outcome.FAILED, "no_website", "Für diesen Kreis ist keine Adresse bekannt."))

    def _prepare(self, session: Session, district: District, crawl: Crawl) -> None:
        plan, self.crawl_id = self._plan, crawl.id
        context = Context("", district_name=district.name, district_kind=district.kind, land=district.land)
        scope = seeds.scope_of(session, district)
        self._home = Home(urlsplit(district.website or "").hostname or "")
        self._site = Site(
            plan.store, self.ags, plan.clock, crawl, scope, context, self._keeper(session, crawl)
        )
        self._gate = Gate(self._site, self._home, plan.slow_down)
        suggestions = Suggestions(self.ags)
        self._misses = Misses(plan, self._site, self._home)
        self._redirects = Redirects(self._site, self._home, suggestions, self._misses)
        self._content = Content(self._site, self._home, plan.reader, suggestions, self._filling())
        for entry in self._first_entries(session, district):
            self._site.frontier.push(entry)
        known = select(Resource.key, Resource.etag, Resource.last_modified).where(Resource.ags == self.ags)
        rows = session.execute(known).all()
        self._site.keeper.known_keys.update(key for key, _, _ in rows)
        self._validators = {key: (etag, modified) for key, etag, modified in rows if etag or modified}

    def _first_entries(self, session: Session, district: District) -> list[Entry]:
        chosen = self._plan.revisits
        if chosen is None:
            return [*seeds.known_entries(session, self.ags), *seeds.seed_entries(session, district)]
        found = seeds.entries_of(session, self.ags, chosen)
        self._revisited = {entry.key for entry in found}
        return found

    def _has_answered(self, key: str) -> bool:
        return self._site.frontier.is_done(key) and not self._site.tally.is_unanswered(key)

    def _is_asked(self, entry: Entry) -> bool:
        """Whether an entry is part of this crawl: all of a search's are, of a revisit's those that belong to it."""
        if self._plan.revisits is None:
            return True
        keeper = self._site.keeper
        is_new = (
            entry.key not in keeper.known_keys and captures.link_number(entry.key) not in keeper.seen_before
        )
        return belongs(entry, self._revisited, is_new=is_new)

    def _filling(self) -> Filling:
        plan = self._plan
        asking = Asking(self._site, self._gate, plan.fetch, plan.hold, plan.max_requests)
        return Filling(
            self._site, asking, plan.browser, plan.store.settings.crawl.rendered_pages_per_district
        )

    def _keeper(self, session: Session, crawl: Crawl) -> Keeper:
        confirm = timedelta(hours=self._plan.store.settings.alerts.confirm_vanished_hours)
        if self._plan.revisits is not None:
            # A revisit looks nowhere else: that a text is gone is for a search to confirm (DESIGN rule 3).
            confirm = timedelta.max
        seen = captures.links_seen_before(session, self.ags)
        return Keeper(self.ags, crawl.id, seen, crawls.last_read(session, self.ags), confirm, set())

    # --- what to ask next -----------------------------------------------------------------

    @property
    def has_more(self) -> bool:
        return not self.closed and not self._spent and len(self._site.frontier) > 0

    @property
    def _spent(self) -> bool:
        return self._site.tally.requests >= self._plan.max_requests

    def next_entry(self, is_free: Callable[[str], bool]) -> Entry | None:
        """The best address that may be asked for now; a host's robots.txt comes before its first page."""
        while self.has_more:
            entry = self._site.frontier.pop(is_free)
            if entry is None:
                return None
            if entry.url not in self._site.scope and entry.channel != FOREIGN:
                continue
            if not self._is_asked(entry):
                continue
            if self._site.tally.is_down(entry.url):
                self._site.tally.dropped += 1
                self._site.tally.not_reached(entry.url, entry.link_text, Failure.OTHER)
                continue
            robots = self._gate.ask_first(entry)
            if robots is not None:
                self._site.frontier.put_back(entry)
                entry = robots
            elif not self._gate.allows(entry):
                continue
            self._site.frontier.done(entry)
            self._site.tally.asked(entry.url)
            return entry
        return None

    def request_headers(self, entry: Entry) -> dict[str, str]:
        """Conditional headers (RFC 9110, 13.1) for an address whose body is in the archive."""
        if entry.kind in ("robots", "confirm"):
            return {}
        if entry.form:
            return {"Content-Type": "application/x-www-form-urlencoded"}
        etag, modified = self._validators.get(entry.key, (None, None))
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        return {name: value for name, value in conditions.items() if value}

    # --- answers --------------------------------------------------------------------------

    async def answered(self, entry: Entry, status: int, headers: dict[str, str], body: bytes) -> None:
        """Deal with a complete answer. Raises OSError or SQLAlchemyError when our own store fails."""
        if entry.kind == "robots":
            if not self._gate.answered(entry, status, headers, body) and not self._misses.retry(
                entry, headers
            ):
                self._gate.answered(replace(entry, tries=1), status, headers, body)
                self._misses.leave(entry, Failure.TOO_MANY)
            return
        answer = judge(status, headers, body, conditional="If-" in "".join(self.request_headers(entry)))
        self._site.tally.answer(entry.url, answer)
        if answer.meaning is Meaning.REDIRECT:
            self._redirects.take(entry, answer, status, headers)
        elif answer.meaning is Meaning.NO_OBSERVATION:
            self._misses.not_observed(entry, str(answer.failure), answer.detail, status, headers)
        elif answer.meaning is Meaning.ABSENT or not await self._taken(entry, answer, status, headers, body):
            self._misses.absent(entry, status, headers)

    async def _taken(
        self, entry: Entry, answer: Answer, status: int, headers: dict[str, str], body: bytes
    ) -> bool:
        """Pass content on; False when it says that there is none. What the archive lost is asked for anew."""
        unchanged = answer.meaning is Meaning.UNCHANGED
        try:
            taken = await self._content.take(entry, status, headers, body, unchanged=unchanged)
        except UNREADABLE as error:
            logger.warning("%s: %s", self.ags, error)
            self._validators.pop(entry.key, None)
            self._site.frontier.put_back(replace(entry, tries=entry.tries + 1))
            return True
        if entry.kind == "seed" and self._home.read:
            self._gate.home_read(entry.url)
        return taken

    def failed(self, entry: Entry, failure: Failure, detail: str) -> None:
        """Deal with a request that got no (complete) answer."""
        if entry.kind == "robots":
            if failure in TRANSIENT and entry.tries == 0:
                self._misses.retry(entry, {})
            else:
                self._gate.failed(entry, failure)
            return
        self._site.tally.failure(entry.url, failure)
        self._misses.not_observed(entry, failure, detail, None, {})

    # --- the end --------------------------------------------------------------------------

    def close_if_done(self) -> bool:
        """Close the crawl when nothing is left to ask; True if it is closed."""
        if not self.closed:
            left = len(self._site.frontier) > 0
            self.close(
                "budget"
                if self._spent and left
                else "stop_rule"
                if self._site.frontier.hopeless
                else "exhausted"
            )
        return self.closed

    def close(self, stopped_by: str) -> None:
        """Settle what waits, and write why and how the crawl ended."""
        tally, home = self._site.tally, self._home
        tally.notes += self._site.frontier.traps()
        if self._plan.revisits is not None:
            failure = next(iter(tally.failure_counts), Failure.OTHER)
            self._close(
                revisit_ending(
                    answered=sum(map(self._has_answered, self._revisited)),
                    of=len(self._revisited),
                    failure=failure,
                    stopped_by=stopped_by,
                )
            )
            return
        self._close(
            ending(
                home_read=home.read,
                home_failure=home.failure,
                host=home.host,
                requests=tally.requests,
                answered=tally.answered,
                unanswered=tally.unanswered,
                stopped_by=stopped_by,
                left=self._site.frontier.hopeless,
            )
        )

    def abort(self, error: BaseException) -> None:
        """Close after an error of our own: this district failed, the others go on."""
        logger.error("%s: %r", self.ags, error, exc_info=error)
        self._close(
            Ending(Outcome.FAILED, "internal_error", f"Interner Fehler: {type(error).__name__}: {error}")
        )

    def _close(self, end: Ending) -> None:
        if self.closed:
            return
        self.closed = True
        with crawl_lines(self.crawl_id, self.ags):
            close_crawl(
                self._site, self._home, end, forwarded=self._redirects.forwarded, robots=self._gate.robots
            )
