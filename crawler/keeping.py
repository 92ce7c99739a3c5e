"""What a visit writes: one transaction an answer, so that a killed crawl loses only the answer under way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler import chapters, urls
from crawler.extract.paper_dates import own_year, paper_dates
from crawler.frontier import Entry
from crawler.newness import LATE, NEW, dated_after, newness
from crawler.reading import Reading
from crawler.recognise import RECOGNISER_VERSION
from crawler.sightings import Sightings
from storage import captures, papers, parts
from storage.models import Capture, Crawl, Paper, Part, Place, Resource, Version
from storage.normal_words import normal
from storage.paper_names import name_strength
from storage.sightings import record_sightings
from storage.values import IS_CONCEPT_LEVELS, Role


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


@dataclass(slots=True)
class Waiting:
    """What may be a part of a paper; filed when all that may belong to it was seen."""

    resource_id: int
    capture_id: int
    reading: Reading
    newness: str | None


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
    waiting: dict[int, Waiting] = field(default_factory=dict)  # by resource
    sightings: Sightings = field(default_factory=Sightings)
    _links: dict[int, set[int]] = field(default_factory=dict)  # resource → links no earlier crawl saw there

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
            return papers.Recorded.NOTHING
        age = self._newness(resource, reading, crawl, body_changed)
        if waits:
            self.waiting[resource.id] = Waiting(resource.id, capture.id, reading, age)
            return papers.Recorded.WAITING if found.role is not Role.NONE else papers.Recorded.NOTHING
        if found.role is Role.NEWS and reading.is_page and not known:
            if resource.presents:  # a landing page stays one, also when its link goes for a while
                resource.recogniser = RECOGNISER_VERSION
                return papers.Recorded.NOTHING
            addresses = (urls.canonical(link.url) for link in reading.links if not link.in_nav)
            keys = frozenset(urls.key(address) for address in addresses if address)
            self.pending.append(Pending(resource.id, capture.id, reading, age, keys))
            return papers.Recorded.NOTHING
        return self._file(session, crawl, resource, capture, reading, age, now)

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

    def _file(
        self,
        session: Session,
        crawl: Crawl,
        resource: Resource,
        capture: Capture,
        reading: Reading,
        age: str | None,
        now: datetime,
    ) -> papers.Recorded:
        resource.recogniser = RECOGNISER_VERSION
        if reading.document is None or reading.recognition is None or capture.body_sha256 is None:
            return papers.Recorded.NOTHING
        document = papers.record_document(session, capture.body_sha256, reading.document)
        found = reading.recognition
        dates = paper_dates(reading.document, found.title, capture.headers.get("last-modified"))
        found = replace(found, year=found.year or own_year(dates))
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
        for resource_id, numbers in self._links.items():
            if numbers:
                resource = session.get_one(Resource, resource_id)
                before = captures.unpack_links(resource.links_seen)
                resource.links_seen = captures.pack_links(before | numbers)
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
        """At the end: parts become one paper, what waited in vain a paper of its own, and texts are joined anew."""
        candidates = [
            *self._waiting_candidates(session),
            *self._entry_candidates(session),
            *self._known_candidates(session),
        ]
        for group in chapters.joined(candidates):
            self._join(session, crawl, group, now)
        for one in list(self.waiting.values()):
            self._settle_alone(session, crawl, one, now)
        self.waiting.clear()
        session.flush()
        for paper in parts.papers_in_parts(session, self.ags):
            parts.compose(session, paper, crawl, put, now)

    def _join(self, session: Session, crawl: Crawl, group: list[chapters.Candidate], now: datetime) -> None:
        lead, rest = group[0], group[1:]
        if lead.paper_id is None:
            lead_waiting = self.waiting.get(lead.resource_id) or self._entry_page(lead.resource_id)
            _speak_for_all(lead_waiting.reading, [self.waiting[one.resource_id].reading for one in rest])
            self._settle_alone(session, crawl, lead_waiting, now)
        place = papers.place_of(session, session.get_one(Resource, lead.resource_id))
        if place is None or place.paper.versions == []:
            return
        ordered = sorted(group, key=lambda one: _order(one, lead))
        for number, one in enumerate(ordered):
            waiting = self.waiting.pop(one.resource_id, None)
            self._attach(session, place, one, waiting, number, now)

    def _entry_page(self, resource_id: int) -> Waiting:
        """A page that presents a concept turns out to be the title page of one."""
        page = next(one for one in self.pending if one.resource_id == resource_id)
        self.pending.remove(page)
        return Waiting(page.resource_id, page.capture_id, page.reading, page.newness)

    def _attach(
        self,
        session: Session,
        place: Place,
        one: chapters.Candidate,
        waiting: Waiting | None,
        number: int,
        now: datetime,
    ) -> None:
        resource = session.get_one(Resource, one.resource_id)
        known = parts.part_of(session, resource)
        if waiting is not None:
            resource.recogniser = RECOGNISER_VERSION
            capture = session.get_one(Capture, waiting.capture_id)
            if waiting.reading.document is None or capture.body_sha256 is None:
                return
            document = papers.record_document(session, capture.body_sha256, waiting.reading.document)
        elif known is not None:
            document = known.document
        else:
            document = place.version.document
        parts.attach(session, place.paper, parts.PartSeen(resource, document, number, one.title), now)

    def _settle_alone(self, session: Session, crawl: Crawl, one: Waiting, now: datetime) -> None:
        self.waiting.pop(one.resource_id, None)
        resource = session.get_one(Resource, one.resource_id)
        resource.recogniser = RECOGNISER_VERSION
        if one.reading.recognition is not None and one.reading.recognition.role is not Role.NONE:
            capture = session.get_one(Capture, one.capture_id)
            self._file(session, crawl, resource, capture, one.reading, one.newness, now)

    def _waiting_candidates(self, session: Session) -> Iterator[chapters.Candidate]:
        for one in self.waiting.values():
            found, resource = one.reading.recognition, session.get_one(Resource, one.resource_id)
            if found is not None:
                yield chapters.Candidate(
                    resource.id,
                    resource.url,
                    resource.parent_id,
                    one.reading.is_page,
                    _name(one.reading),
                    resource.link_text or "",
                    is_work=found.is_concept,
                    is_chapter=chapters.is_chapter_by_words(found),
                )

    def _entry_candidates(self, session: Session) -> Iterator[chapters.Candidate]:
        for one in self.pending:
            resource = session.get_one(Resource, one.resource_id)
            found = one.reading.recognition
            yield chapters.Candidate(
                resource.id,
                resource.url,
                resource.parent_id,
                True,
                _name(one.reading),
                presents=found is not None and found.level in IS_CONCEPT_LEVELS,
            )

    def _known_candidates(self, session: Session) -> Iterator[chapters.Candidate]:
        """The district's concepts, and the parts of them that are known, by their addresses."""
        rows = session.execute(
            select(Resource, Paper.id, Paper.title, Version.media_type)
            .join(Place, Place.resource_id == Resource.id)
            .join(Paper, Paper.id == Place.paper_id)
            .join(Version, Version.id == Place.version_id)
            .where(
                Paper.ags == self.ags, Place.gone_at.is_(None), Paper.role.in_([Role.CONCEPT, Role.UPDATE])
            )
        )
        for resource, paper_id, title, media_type in rows:
            is_page = media_type == "text/html"
            yield chapters.Candidate(
                resource.id,
                resource.url,
                resource.parent_id,
                is_page,
                title,
                resource.link_text or "",
                is_work=True,
                paper_id=paper_id,
            )

    def settle_pending(self, session: Session, crawl: Crawl, concept_keys: set[str], now: datetime) -> None:
        """At the end: pages that lead to a concept we hold are its landing pages; the others become papers."""
        for page in self.pending:
            resource = session.get_one(Resource, page.resource_id)
            resource.recogniser = RECOGNISER_VERSION
            resource.presents = bool(page.link_keys & concept_keys)
            if not resource.presents:
                capture = session.get_one(Capture, page.capture_id)
                self._file(session, crawl, resource, capture, page.reading, page.newness, now)
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
        found, reading.is_page, resource.url, _name(reading), resource.link_text or ""
    )


def _name(reading: Reading) -> str:
    """What a page shows as its heading, or a file calls itself."""
    return (reading.title if reading.is_page else reading.document and reading.document.title) or ""


def _speak_for_all(lead: Reading, others: list[Reading]) -> None:
    """The first part stands for the whole: as sure as its surest part, and called what they share."""
    works = [one.recognition for one in (lead, *others) if one.recognition and one.recognition.is_concept]
    if lead.recognition is None or not works:
        return
    best = max(works, key=lambda found: found.score)
    own = lead.recognition if lead.recognition.is_concept else best
    names_it = name_strength(normal(lead.recognition.title)) == 1.0
    title = chapters.whole_title(lead.recognition.title if names_it else own.title)
    years = (one.year for one in works if one.year)
    lead.recognition = replace(
        own, title=title, score=best.score, year=own.year or next(years, None), reasons=best.reasons
    )


def _order(
    one: chapters.Candidate, lead: chapters.Candidate
) -> tuple[bool, int, tuple[tuple[int, ...], int]]:
    """A page that leads comes before its chapters; volumes are in the order of their numbers."""
    if one.is_page:
        return one is not lead, 0, chapters.reading_order(one)
    return False, chapters.part_number(one.link_text, one.title, one.url) or 0, ((), one.resource_id)
