"""A council system's OParl interface in one crawl: ordinary addresses of the frontier whose answers are JSON."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from crawler import urls
from crawler.council.bodies import Standing, body_in
from crawler.council.oparl import Answer, Consultation, Lead, read_answer
from crawler.council.oparl_meetings import body_of, item_resolution, meeting_resolutions
from crawler.council.oparl_objects import Object, addresses, list_of, read_object, type_of
from crawler.council.systems import Kind, kind_of
from crawler.frontier import Entry
from crawler.site import Site
from storage import captures
from storage.adoptions import record_adoptions
from storage.models import Capture, Resource

COUNCIL = "council"
MEDIA_TYPE = "application/json"
# A Kreis has 100 to 250 papers a year. Twelve years of them are read at most, and in no more requests than a
# seventh of what a crawl may make by default; small pages are worth less, since each holds fewer papers.
_MAX_PAPERS, _MAX_LISTS, _FULL_PAGE = 3000, 60, 50
# After that many pages without a find, a further one is worth half.
_PATIENCE = 12
# Papers older than that are hardly a concept that still holds, and seldom one that is offered.
_OLD_YEARS, _OLD = 12, 0.2
# What a server changed while the last crawl was under way is asked for again.
_OVERLAP = timedelta(days=1)
_ORGANIZATION = 0.44
# A list that names a paper on a concept is looked at again by later crawls (seeds).
_RELEVANT = 0.5


@dataclass(slots=True)
class _Met:
    """A meeting whose body is still unknown, and where it was seen."""

    meeting: Object
    url: str
    resource_id: int
    capture_id: int


class Interface:
    """Reads the answers of OParl interfaces, and remembers which papers wait for what became of them."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._awaited: list[Consultation] = []
        self._met: dict[str, list[_Met]] = {}  # organization → meetings that wait for its name
        self._lists: Counter[str] = Counter()  # host → pages of lists since the last find
        self._pages: Counter[str] = Counter()
        self._papers: Counter[str] = Counter()
        self._backwards: set[str] = set()  # keys of pages of lists that are read from their end

    def read(self, entry: Entry, body: bytes) -> Object | None:
        """The object an answer holds; None when it is none of an OParl interface."""
        if body.lstrip()[:1] != b"{" or not (kind_of(entry.url) is Kind.OPARL or entry.channel == COUNCIL):
            return None
        return read_object(body)

    def take(
        self, entry: Entry, status: int, headers: dict[str, str], sha256: str, size: int, found: Object
    ) -> None:
        """Keep an answer as a capture, with the resolutions it tells, and queue what it leads to."""
        site, now = self._site, self._site.clock()
        answer = self._answer(entry, found)
        self._awaited += [one for one in answer.consultations if one not in self._awaited]
        with site.store.session() as session:
            crawl = site.note(session)
            resource = site.keeper.resource_for(session, entry, crawl, now)
            captures.record_body(session, sha256, size, MEDIA_TYPE, now)
            capture = site.keeper.capture(session, crawl, resource, now, status, headers, body_sha256=sha256)
            resource.relevance = _RELEVANT if answer.papers else 0.0
            leads = (*answer.leads, *self._resolved(session, entry.url, found, resource, capture))
            targets = [(lead, address) for lead in leads if (address := self._address(lead, entry.url))]
            read_before = site.keeper.note_links(resource, [urls.key(at) for _, at in targets], COUNCIL)
            resource_id, is_new = resource.id, resource.newness == "new"
        site.frontier.judged(entry.url, fruitful=bool(targets))
        for lead, address in targets:
            site.frontier.push(_entry(entry, lead, address, resource_id, is_new, read_before))

    def _answer(self, entry: Entry, found: Object) -> Answer:
        district = self._site.district.district_name
        answer = read_answer(
            found, entry.url, district=district, ags=self._site.ags, since=self._since(found, entry.url),
            backwards=entry.key in self._backwards,
        )  # fmt: skip
        if not answer.listed:
            return answer
        further = self._further(urls.host_and_port(entry.url), answer)
        leads = [replace(lead, worth=lead.worth * further) if lead.is_list else lead for lead in answer.leads]
        self._backwards |= {
            urls.key(urls.canonical(lead.url) or lead.url) for lead in leads if lead.backwards
        }
        return replace(answer, leads=tuple(lead for lead in leads if lead.worth > 0))

    def _further(self, host: str, answer: Answer) -> float:
        """What is left of the worth of a further page of a list, by what was read of it and what that brought."""
        self._pages[host] += 1
        self._papers[host] += answer.listed
        self._lists[host] = 0 if answer.papers else self._lists[host] + 1
        if self._pages[host] >= _MAX_LISTS or self._papers[host] >= _MAX_PAPERS:
            return 0.0
        size = min(1.0, answer.listed / _FULL_PAGE)
        today = self._site.clock().date()
        is_old = answer.oldest[:4].isdigit() and today.year - int(answer.oldest[:4]) > _OLD_YEARS
        return size * (_OLD if is_old else 1.0) / (1 + self._lists[host] / _PATIENCE)

    def _since(self, found: Object, url: str) -> date | None:
        """The day from which on papers are news: only where an earlier crawl read the list itself."""
        last = self._site.keeper.last_read
        known = self._site.keeper.known_keys
        lists = [found, *list_of(found)]
        asked = {urls.key(url), *(urls.key(at) for one in lists for at in addresses(one.get("paper"), url))}
        if last is None or not any(key.partition("?")[0] in known for key in asked):
            return None
        return (last.started_at - _OVERLAP).date()

    def _address(self, lead: Lead, base: str) -> str | None:
        address = urls.canonical(lead.url, base)
        return address if address and address in self._site.scope else None

    # --- what became of the papers --------------------------------------------------------

    def _resolved(
        self, session: Session, url: str, found: Object, resource: Resource, capture: Capture
    ) -> list[Lead]:
        """Keep the resolutions an object tells; the body's address, when a meeting does not name its body."""
        kind, now = type_of(found), self._site.clock()
        if kind == "Organization":
            self._named(session, url, found)
        elif kind == "AgendaItem" and (told := item_resolution(found, url, self._awaited)):
            record_adoptions(session, resource, capture, told[0], [told[1]], now)
        elif kind == "Meeting":
            where = body_of(found)
            if where is None:
                return self._ask_body(url, found, resource, capture)
            self._record(session, _Met(found, url, resource.id, capture.id), where)
        return []

    def _ask_body(self, url: str, meeting: Object, resource: Resource, capture: Capture) -> list[Lead]:
        asked = []
        for address in addresses(meeting.get("organization"), url):
            key = urls.key(urls.canonical(address) or address)
            self._met.setdefault(key, []).append(_Met(meeting, url, resource.id, capture.id))
            asked.append(Lead(address, _ORGANIZATION))
        return asked[:1]

    def _named(self, session: Session, url: str, organization: Object) -> None:
        where = body_in(str(organization.get("name") or ""))
        for met in self._met.pop(urls.key(url), ()) if where is not None else ():
            self._record(session, met, where)

    def _record(self, session: Session, met: _Met, where: tuple[str, Standing] | None) -> None:
        resource, capture = (
            session.get_one(Resource, met.resource_id),
            session.get_one(Capture, met.capture_id),
        )
        for paper, told in meeting_resolutions(met.meeting, met.url, self._awaited, where):
            record_adoptions(session, resource, capture, paper, [told], self._site.clock())


def _entry(
    entry: Entry, lead: Lead, address: str, resource_id: int, is_new: bool, read_before: bool
) -> Entry:
    return Entry(
        address,
        lead.worth,
        channel=COUNCIL,
        depth=entry.depth + 1,
        parent_id=resource_id,
        parent_title=lead.paper,
        link_text=lead.words or lead.paper,
        link_heading=lead.paper,
        parent_new=is_new,
        parent_read_before=read_before,
    )
