"""What a visit writes: one transaction an answer, so that a killed crawl loses only the answer under way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from crawler import chapters, joining, urls
from crawler.extract.paper_dates import paper_dates, settled_year
from crawler.frontier import Entry
from crawler.newness import LATE, NEW, dated_after, newness
from crawler.present_names import PresentNames
from crawler.reading import Reading
from crawler.recognise import RECOGNISER_VERSION
from crawler.sightings import Sightings
from storage import captures, papers, parts
from storage.models import Capture, Crawl, Part, Resource
from storage.sightings import record_sightings
from storage.values import Role


@dataclass(slots=True)
class Kept:
    """What was written about one answer."""

    resource_id: int
    capture_id: int
    newness: str | None
    links_read_before: bool
    known_place: bool
    recorded: papers.Recorded = papers.Recorded.NOTHING


@dataclass(slots=True)
class Pending:
    """A page that presents a concept; kept as a paper of its own only if it turns out to lead to none."""

    resource_id: int
    capture_id: int
    reading: Reading
    newness: str | None
    link_keys: frozenset[str]


@dataclass
class Keeper:
    """Writes one district's captures and papers."""

    ags: str
    crawl_id: int
    seen_before: set[int]
    last_read: (
        Crawl | None
    )  # the crawl that read this district before; what a killed one saw since is still news
    confirm: timedelta
    known_keys: set[str]  # resources that exist: for any other address no query is needed
    pending: list[Pending] = field(default_factory=list)
    waiting: dict[int, joining.Waiting] = field(default_factory=dict)  # by resource
    leaves: dict[int, joining.Waiting] = field(default_factory=dict)  # pages that are no paper alone
    sightings: Sightings = field(default_factory=Sightings)
    names: PresentNames = field(init=False)
    _links: dict[int, set[int]] = field(default_factory=dict)  # resource → links no earlier crawl saw there

    def __post_init__(self) -> None:
        self.names = PresentNames(self.ags)

    def find(self, session: Session, key: str) -> Resource | None:
        """The resource with this key, if there is one."""
        return captures.find_resource(session, self.ags, key) if key in self.known_keys else None

    def resource_for(self, session: Session, entry: Entry, crawl: Crawl, now: datetime) -> Resource:
        """The resource an answer is filed under; made on the first fetch, with how it was found."""
        if entry.resource_id is not None:
            return session.get_one(Resource, entry.resource_id)
        resource = self.find(session, entry.key)
        if resource is None:
            self.known_keys.add(entry.key)
            resource = Resource(
                ags=self.ags,
                key=entry.key,
                url=entry.url,
                parent_id=entry.parent_id,
                link_text=entry.link_text[:500] or None,
                link_heading=entry.link_heading[:500] or None,
                channel=entry.channel,
                first_seen_at=now,
                first_crawl_id=crawl.id,
                newness=newness(
                    baseline=crawl.baseline,
                    seen_before=captures.link_number(entry.key) in self.seen_before,
                    parent_read_before=entry.parent_read_before,
                    parent_new=entry.parent_new,
                ),
            )
            session.add(resource)
        elif entry.kind != "known" or entry.hops:
            resource.url = entry.url
        return resource

    def capture(
        self,
        session: Session,
        crawl: Crawl,
        resource: Resource,
        now: datetime,
        status: int | None,
        headers: Mapping[str, str],
        **what: str | None,
    ) -> Capture:
        capture = captures.record_capture(
            session, crawl, resource, now, status=status, headers=headers, **what
        )
        session.flush()
        return capture

    def has_seen(self, resource: Resource, keys: Iterable[str]) -> bool:
        """Whether an earlier crawl saw this page link one of these: then it read the list they stand in."""
        before = captures.unpack_links(resource.links_seen)
        return any(captures.link_number(key) in before for key in keys)

    def note_links(self, resource: Resource, keys: Iterable[str], channel: str = "link") -> bool:
        """Note every address this page links now; True if the page had been read in an earlier crawl.

        Written at the crawl's end: a link that a killed crawl saw and did not follow is still new to the next.
        """
        before = captures.unpack_links(resource.links_seen)
        numbers = {captures.link_number(key) for key in keys}
        origin = _origin(resource)
        self.sightings.note(
            tuple({captures.link_number(one.key) for one in (resource, origin)}),
            channel,
            numbers,
            is_start=origin.channel == "seed" or _is_host_start(resource.url),
            was_reached=resource.channel == "link" and self._known_before(resource),
        )
        self._links.setdefault(resource.id, set()).update(numbers - before)
        return bool(before) and self._known_before(resource)

    def _known_before(self, resource: Resource) -> bool:
        return self.last_read is not None and resource.first_crawl_id <= self.last_read.id

    def paper(
        self,
        session: Session,
        crawl: Crawl,
        resource: Resource,
        capture: Capture,
        reading: Reading,
        now: datetime,
        *,
        body_changed: bool,
    ) -> papers.Recorded:
        """File what was recognised; presenting pages wait until it is known where they lead."""
        part = parts.part_of(session, resource)
        if part is not None:
            return self._part_again(session, part, capture, reading, now)
        found = reading.recognition
        known = papers.place_of(session, resource) is not None
        waits = not known and _may_be_part(resource, reading)
        if found is None or (found.role is Role.NONE and not known and not waits):
            resource.recogniser = RECOGNISER_VERSION
            if found is not None and reading.is_page:
                age = self._newness(resource, reading, crawl, body_changed)
                self.leaves[resource.id] = joining.Waiting(resource.id, capture.id, reading, age)
            return papers.Recorded.NOTHING
        age = self._newness(resource, reading, crawl, body_changed)
        if waits:
            self.waiting[resource.id] = joining.Waiting(resource.id, capture.id, reading, age)
            return papers.Recorded.WAITING if found.role is not Role.NONE else papers.Recorded.NOTHING
        if found.role is Role.NEWS and reading.is_page and not known:
            if resource.presents:  # a landing page stays one, also when its link goes for a while
                resource.recogniser = RECOGNISER_VERSION
                return papers.Recorded.NOTHING
            addresses = (urls.canonical(link.url) for link in reading.links if not link.in_nav)
            keys = frozenset(urls.key(address) for address in addresses if address)
            self.pending.append(Pending(resource.id, capture.id, reading, age, keys))
            return papers.Recorded.NOTHING
        return self.file(session, crawl, resource, capture, reading, age, now)

    def seen_unchanged(self, session: Session, resource: Resource, now: datetime) -> None:
        """What is known of this address is there still."""
        place, part = papers.place_of(session, resource), parts.part_of(session, resource)
        if place is not None:
            papers.mark_seen(place, now)
        if part is not None:
            parts.mark_part_seen(part, now)

    def _part_again(
        self, session: Session, part: Part, capture: Capture, reading: Reading, now: datetime
    ) -> papers.Recorded:
        """A known part shows this now; what becomes of its paper is settled at the crawl's end."""
        part.resource.recogniser = RECOGNISER_VERSION
        if reading.document is not None and capture.body_sha256 is not None:
            document = papers.record_document(session, capture.body_sha256, reading.document)
            parts.mark_part_seen(part, now, document)
        place = papers.place_of(session, part.resource)
        if place is not None:
            papers.mark_seen(place, now)
        return papers.Recorded.SEEN_AGAIN

    def file(
        self,
        session: Session,
        crawl: Crawl,
        resource: Resource,
        capture: Capture,
        reading: Reading,
        age: str | None,
        now: datetime,
    ) -> papers.Recorded:
        """Write what was recognised at an address as a paper, a version or a place."""
        resource.recogniser = RECOGNISER_VERSION
        if reading.document is None or reading.recognition is None or capture.body_sha256 is None:
            return papers.Recorded.NOTHING
        document = papers.record_document(session, capture.body_sha256, reading.document)
        found = reading.recognition
        dates = paper_dates(reading.document, found.title, capture.headers.get("last-modified"))
        found = replace(found, year=settled_year(found.year, dates, now.year))
        seen = papers.Sighting(crawl, resource, capture, document, found, RECOGNISER_VERSION, age, now, dates)
        return papers.record_paper(session, seen)

    def _newness(self, resource: Resource, reading: Reading, crawl: Crawl, body_changed: bool) -> str | None:
        if crawl.baseline:
            return None
        if self._known_before(resource):
            # Known address: new only if its content changed; else we merely recognise it better now.
            return NEW if body_changed else LATE
        dates = reading.document.dates.values() if reading.document else ()
        return (
            NEW
            if dated_after(dates, self.last_read.started_at if self.last_read else None)
            else resource.newness
        )

    def settle_links(self, session: Session) -> None:
        """At the end: keep which addresses each page has linked by now."""
        captures.add_links(session, {one: numbers for one, numbers in self._links.items() if numbers})
        self._links.clear()

    def settle_sightings(self, session: Session, crawl: Crawl) -> dict[str, int]:
        """At the end: through which channels this crawl came upon the papers; how many addresses each showed."""
        shown = self.sightings.by_channel()
        record_sightings(session, crawl, shown)
        return {channel: len(found) for channel, found in shown.items()}

    def settle_forwarded(self, session: Session, forwarded: Mapping[int, str], now: datetime) -> None:
        """At the end: an address that only forwards to another place of the same paper is one no more.

        Many systems answer the old address of a moved file with a temporary redirect (Plone 302, TYPO3 307).
        ``forwarded`` maps resources to the keys they led to.
        """
        for resource_id, key in forwarded.items():
            place = papers.place_of(session, session.get_one(Resource, resource_id))
            target = self.find(session, key)
            new = papers.place_of(session, target) if target is not None else None
            if place is None or new is None or new.id == place.id or new.paper_id != place.paper_id:
                continue
            if place.crawl_id != self.crawl_id and new.gone_at is None:
                place.missing_since = place.gone_at = now
                place.redirected_to = new.resource.url

    def settle_parts(self, session: Session, crawl: Crawl, put: parts.Put, now: datetime) -> None:
        """At the end: what waited becomes parts of papers, or papers of its own (``joining``)."""
        joining.settle(self, session, crawl, put, now)

    def settle_pending(self, session: Session, crawl: Crawl, concept_keys: set[str], now: datetime) -> None:
        """At the end: pages that lead to a concept we hold are its landing pages; the others become papers."""
        for page in self.pending:
            resource = session.get_one(Resource, page.resource_id)
            resource.recogniser = RECOGNISER_VERSION
            resource.presents = bool(page.link_keys & concept_keys)
            if not resource.presents:
                capture = session.get_one(Capture, page.capture_id)
                self.file(session, crawl, resource, capture, page.reading, page.newness, now)
        self.pending.clear()


def _origin(resource: Resource) -> Resource:
    """The address whose redirects led to this one; the resource itself, when none did."""
    while resource.channel == "redirect" and resource.parent is not None:
        resource = resource.parent
    return resource


def _is_host_start(url: str) -> bool:
    """Whether this is the start page of a host, which is worth a look as soon as anything links into it."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def _may_be_part(resource: Resource, reading: Reading) -> bool:
    found = reading.recognition
    return found is not None and chapters.may_be_part(
        found, reading.is_page, resource.url, reading.name, resource.link_text or ""
    )
