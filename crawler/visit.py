"""One district's crawl: what to ask next, and what to do with each answer.

``next_entry`` → request → ``answered`` or ``failed`` → … → ``close``. Content is read and kept in
``content``; this file deals with everything that is not content.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler import seeds, urls
from crawler.answers import Answer, Meaning, judge, retry_after
from crawler.clock import Clock
from crawler.content import Content
from crawler.dispatcher import MAX_HOLD
from crawler.ending import Ending, ending
from crawler.extract.worker import Reader
from crawler.frontier import Entry
from crawler.gate import Gate
from crawler.home import Home
from crawler.keeping import Keeper
from crawler.record import crawl_record
from crawler.rendering.asking import Asking, Fetch
from crawler.rendering.browser import Browser
from crawler.rendering.filling import Filling
from crawler.site import Site
from crawler.suggestions import FOREIGN, Suggestions
from storage import captures, crawls, papers
from storage.adoptions import link_adoptions
from storage.bodies import UNREADABLE
from storage.crawl_records import keep_record
from storage.models import Crawl, District, Paper, Place, Resource
from storage.parts import places_of_parts
from storage.store import Store
from storage.values import Context, Failure, Outcome, Role, is_concept

logger = logging.getLogger(__name__)

MAX_HOPS = 5  # browsers follow 20; no municipal page was seen to need more than 3
# Failures that may pass: asked once more before the end.
_TRANSIENT = frozenset(
    {Failure.TIMEOUT, Failure.CONNECTION, Failure.TRUNCATED, Failure.SERVER, Failure.TOO_MANY}
)
# A host in trouble is left alone this many times the usual pause before it is asked again.
_RECOVERY_PAUSES = 5


@dataclass(frozen=True)
class Plan:
    """What a crawl process gives each of its visits."""

    store: Store
    clock: Clock
    reader: Reader
    max_requests: int
    recorded: dict[str, Any]
    hold: Callable[[str, float], None]  # leave a host alone for some seconds
    slow_down: Callable[[str, float], None]  # a host's Crawl-delay
    fetch: Fetch  # one request on behalf of a page's scripts
    browser: Browser


class Visit:
    """One district in one crawl process. Opened late: a batch may hold more districts than run at once."""

    def __init__(self, ags: str, plan: Plan) -> None:
        self.ags = ags
        self._plan = plan
        self._forwarded: dict[int, str] = {}  # resources and where they led for the time being
        self.is_open = False
        self.closed = False

    # --- beginning ------------------------------------------------------------------------

    def open(self) -> None:
        """Open the crawl row and fill the frontier. A district that is being crawled already is left alone."""
        plan, now = self._plan, self._plan.clock()
        with plan.store.session() as session:
            district = session.get_one(District, self.ags)
            try:
                crawl = crawls.open_crawl(session, self.ags, now, plan.max_requests, plan.recorded)
            except crawls.AlreadyCrawling as error:
                logger.warning("%s", error)
                self.closed = True
                return
            self._prepare(session, district, crawl)
        self.is_open = True
        if not self._home.host:
            self._close(Ending(Outcome.FAILED, "no_website", "Für diesen Kreis ist keine Adresse bekannt."))

    def _prepare(self, session: Session, district: District, crawl: Crawl) -> None:
        plan = self._plan
        context = Context("", district_name=district.name, district_kind=district.kind, land=district.land)
        scope = seeds.scope_of(session, district)
        self._home = Home(urlsplit(district.website or "").hostname or "")
        self._site = Site(
            plan.store, self.ags, plan.clock, crawl, scope, context, self._keeper(session, crawl)
        )
        self._gate = Gate(self._site, self._home, plan.slow_down)
        self._suggestions = Suggestions(self.ags)
        self._content = Content(self._site, self._home, plan.reader, self._suggestions, self._filling())
        for entry in (*seeds.known_entries(session, self.ags), *seeds.seed_entries(session, district)):
            self._site.frontier.push(entry)
        known = select(Resource.key, Resource.etag, Resource.last_modified).where(Resource.ags == self.ags)
        rows = session.execute(known).all()
        self._site.keeper.known_keys.update(key for key, _, _ in rows)
        self._validators = {key: (etag, modified) for key, etag, modified in rows if etag or modified}

    def _filling(self) -> Filling:
        plan = self._plan
        asking = Asking(self._site, self._gate, plan.fetch, plan.hold, plan.max_requests)
        return Filling(
            self._site, asking, plan.browser, plan.store.settings.crawl.rendered_pages_per_district
        )

    def _keeper(self, session: Session, crawl: Crawl) -> Keeper:
        confirm = timedelta(hours=self._plan.store.settings.alerts.confirm_vanished_hours)
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
            if not self._gate.answered(entry, status, headers, body) and not self._retry(entry, headers):
                self._gate.answered(replace(entry, tries=1), status, headers, body)
                self._leave(entry, Failure.TOO_MANY)
            return
        answer = judge(status, headers, body, conditional="If-" in "".join(self.request_headers(entry)))
        self._site.tally.answer(entry.url, answer)
        if answer.meaning is Meaning.REDIRECT:
            self._redirected(entry, answer, status, headers)
        elif answer.meaning is Meaning.NO_OBSERVATION:
            self._not_observed(entry, str(answer.failure), answer.detail, status, headers)
        elif answer.meaning is Meaning.ABSENT or not await self._taken(entry, answer, status, headers, body):
            self._absent(entry, status, headers)

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
            if failure in _TRANSIENT and entry.tries == 0:
                self._retry(entry, {})
            else:
                self._gate.failed(entry, failure)
            return
        self._site.tally.failure(entry.url, failure)
        self._not_observed(entry, failure, detail, None, {})

    def _retry(self, entry: Entry, headers: dict[str, str]) -> bool:
        """Ask once more after a pause; False when the host asks for more patience than a crawl has."""
        asked_for = retry_after(headers.get("retry-after"), self._plan.clock())
        if asked_for is not None and asked_for > MAX_HOLD:
            self._site.tally.give_up(entry.url)
            return False
        recovery = self._plan.store.settings.crawl.delay_seconds * _RECOVERY_PAUSES
        self._plan.hold(entry.url, recovery if asked_for is None else asked_for)
        self._site.frontier.put_back(replace(entry, tries=entry.tries + 1))
        return True

    def _not_observed(
        self, entry: Entry, failure: str, detail: str, status: int | None, headers: dict[str, str]
    ) -> None:
        """No observation: a row that says why; transient trouble is asked about once more."""
        self._record(entry, status, headers, failure=failure, detail=detail)
        self._site.tally.not_reached(entry.url, entry.link_text, failure)
        asked_again = failure in _TRANSIENT and entry.tries == 0 and self._retry(entry, headers)
        if not asked_again and entry.kind == "seed":
            variant = self._home.failed(failure, entry.url)
            if variant is not None:
                self._site.frontier.put_back(variant)
        if self._site.tally.is_down(entry.url):
            self._leave(entry, failure)

    def _leave(self, entry: Entry, failure: str) -> None:
        """Ask a host that does not answer no further."""
        host = urlsplit(entry.url).netloc
        dropped = self._site.frontier.drop_host(urls.host_and_port(entry.url))
        self._site.tally.dropped += dropped
        self._site.tally.notes.append(f"{host} antwortet nicht mehr; {dropped} Adressen nicht abgerufen.")
        if self._home.is_variant(urlsplit(entry.url).hostname or ""):
            self._home.note(failure)

    def _absent(self, entry: Entry, status: int, headers: dict[str, str]) -> None:
        """404, 410 or a page that says so: a known paper may have gone from here."""
        if entry.kind == "sitemap":
            return
        self._site.frontier.judged(entry.url, fruitful=False, absent=True, kin=entry.kin)
        if entry.kind == "seed":
            self._home.note(Failure.CLIENT)
        self._record(entry, status, headers, missing=True)

    def _record(
        self,
        entry: Entry,
        status: int | None,
        headers: dict[str, str],
        *,
        missing: bool = False,
        moved_to: str | None = None,
        failure: str | None = None,
        detail: str | None = None,
    ) -> int:
        """A capture without content; the id of its resource. A paper missed here may get its second look."""
        now, keeper = self._plan.clock(), self._site.keeper
        with self._plan.store.session() as session:
            crawl = self._site.note(session)
            resource = keeper.resource_for(session, entry, crawl, now)
            keeper.capture(session, crawl, resource, now, status, headers, failure=failure, detail=detail)
            if missing and papers.mark_missing(
                session, resource, now, keeper.confirm, second_look=entry.kind == "confirm", moved_to=moved_to
            ):
                again = Entry(resource.url, 6.0, kind="confirm", channel=resource.channel, key=resource.key)
                self._site.frontier.put_back(again)
            return resource.id

    # --- redirects ------------------------------------------------------------------------

    def _redirected(self, entry: Entry, answer: Answer, status: int, headers: dict[str, str]) -> None:
        target = urls.canonical(headers["location"], entry.url)
        if target is None:  # file:, javascript: and the like are no web addresses
            self._led_away(entry, status, headers)
        elif entry.hops >= MAX_HOPS:
            self._site.tally.refuse(entry.url, Failure.REDIRECTS)
            self._not_observed(entry, Failure.REDIRECTS, f"{entry.hops} Weiterleitungen", status, headers)
        elif target not in self._site.scope and not self._may_go(entry, target):
            self._led_away(entry, status, headers)
        else:
            self._follow(entry, target, answer, status, headers)

    def _may_go(self, entry: Entry, target: str) -> bool:
        """Whether a redirect out of the district's hosts is followed: the home page's, to the site that took its
        place; that of a page one hop away, within its host."""
        if entry.channel == FOREIGN:
            return urls.key(urls.origin(target)) == urls.key(urls.origin(entry.url))
        if entry.kind != "seed" or self._home.read or not self._site.scope.adopt(target):
            return False
        with self._plan.store.session() as session:
            why = f"Die Startseite {entry.url} leitet hierher weiter; dieser Lauf ist ihr gefolgt."
            self._suggestions.make(session, target, why)
        return True

    def _follow(
        self, entry: Entry, target: str, answer: Answer, status: int, headers: dict[str, str]
    ) -> None:
        key = urls.key(target)
        # A form's answer at another address is asked for with GET (RFC 9110, 15.4.4).
        follow = replace(entry, url=target, hops=entry.hops + 1, priority=entry.priority + 0.5, form=())
        if key == entry.key:  # http to https, with or without www: the same page
            self._site.frontier.put_back(follow)
            return
        moved = target if answer.permanent else None
        resource_id = self._record(entry, status, headers, missing=answer.permanent, moved_to=moved)
        if not answer.permanent:  # the linked address stays the name of what it leads to
            self._forwarded[resource_id] = key
            self._site.frontier.put_back(replace(follow, key=entry.key, resource_id=resource_id))
        elif not self._site.frontier.is_done(key):
            kind = entry.kind if entry.kind in ("seed", "sitemap") else "link"
            follow = replace(
                follow, key=key, channel="redirect", parent_id=resource_id, resource_id=None, kind=kind
            )
            self._site.frontier.put_back(follow)

    def _led_away(self, entry: Entry, status: int, headers: dict[str, str]) -> None:
        """A redirect out of the district's hosts is not followed."""
        self._record(entry, status, headers)
        if entry.kind == "seed":
            self._home.note(Failure.OUT_OF_SCOPE)

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
        now = self._plan.clock()
        with self._plan.store.session() as session:
            self._site.note(session, at_once=True)
            crawl = session.get_one(Crawl, self._site.crawl.id)
            if end.outcome is not Outcome.FAILED:
                self._site.keeper.settle_links(session)
                self._site.keeper.settle_forwarded(session, self._forwarded, now)
                self._site.keeper.settle_parts(session, crawl, self._plan.store.bodies.put, now)
                self._site.keeper.settle_pending(session, crawl, _concept_keys(session, self.ags), now)
                link_adoptions(session, self.ags)
            crawl.ended_at = now
            crawl.outcome, crawl.reason, crawl.detail = end.outcome, end.reason, end.detail
            crawl.home_read, crawl.menu_read = self._home.read, self._home.menu_read
            crawl.unread = len(self._site.tally.unreached)
            self._keep_record(session, crawl, now)
        logger.info("%s %s (%s): %s", self.ags, end.outcome, end.reason, end.detail)

    def _keep_record(self, session: Session, crawl: Crawl, now: datetime) -> None:
        """The record in the archive, and its summary in the row: last of all, when everything else is known."""
        channels = self._site.keeper.settle_sightings(session, crawl)
        session.flush()
        session.refresh(crawl)
        crawl.record = {**self._site.tally.summary(), "channels": channels}
        record = crawl_record(session, self._site, crawl, self._gate.robots, channels)
        keep_record(session, self._plan.store.bodies, crawl, record, now)


def _concept_keys(session: Session, ags: str) -> set[str]:
    """Keys of the addresses that show a concept of this district now, or its draft or short version."""
    rows = session.execute(
        select(Resource.key, Paper.role, Paper.level)
        .join(Place, Place.resource_id == Resource.id)
        .join(Paper, Paper.id == Place.paper_id)
        .where(Paper.ags == ags, Place.gone_at.is_(None))
    )
    beside = (Role.DRAFT, Role.SHORT_VERSION)
    whole = {key for key, role, level in rows if is_concept(role, level) or role in beside}
    of_parts = select(Resource.key).where(Resource.id.in_(places_of_parts(session, ags)))
    return whole | set(session.scalars(of_parts))
