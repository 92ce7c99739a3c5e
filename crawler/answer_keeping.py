"""One answer with content becomes rows, in one transaction: resource, body, capture, paper, links, proposals."""

from __future__ import annotations

from sqlalchemy.orm import Session

from crawler.arrival import Arrival, Page, Target
from crawler.council.desk import SEARCH, Desk
from crawler.council.page import CouncilPage
from crawler.frontier import Entry
from crawler.known_address import Before
from crawler.reading import Reading
from crawler.rendering.filling import DATA
from crawler.site import Site
from crawler.suggestions import FOREIGN, Suggestions
from storage import captures, papers
from storage.adoptions import record_adoptions
from storage.models import Resource


class AnswerKeeping:
    """Writes what the pages and documents of one district hold."""

    def __init__(self, site: Site, desk: Desk, suggestions: Suggestions) -> None:
        self._site, self._desk, self._suggestions = site, desk, suggestions

    def keep(
        self,
        arrival: Arrival,
        before: Before,
        reading: Reading,
        targets: list[Target],
        council: CouncilPage | None,
    ) -> tuple[Page, papers.Recorded]:
        """Write everything this answer tells; what its links inherit, and what was filed."""
        now, keeper = self._site.clock(), self._site.keeper
        with self._site.store.session() as session:
            crawl = self._site.note(session)
            resource = keeper.resource_for(session, arrival.entry, crawl, now)
            resource.relevance = _relevance(arrival.entry, reading)
            with session.no_autoflush:  # one flush writes resource, body and capture
                captures.record_body(session, arrival.sha256, len(arrival.body), reading.media_type, now)
            capture = keeper.capture(
                session, crawl, resource, now, arrival.status, arrival.headers, body_sha256=arrival.sha256
            )
            page = self._page(arrival.entry, resource, reading, targets)
            if arrival.entry.channel != SEARCH and council is None:
                keeper.names.note(session, resource, reading.title, targets)
            recorded = papers.Recorded.NOTHING
            if reading.document is not None:
                changed = before.body_sha256 not in (None, arrival.sha256)
                recorded = keeper.paper(session, crawl, resource, capture, reading, now, body_changed=changed)
            elif before.is_place:
                keeper.seen_unchanged(session, resource, now)
            for subject, resolutions in self._desk.told(reading, council):
                record_adoptions(session, resource, capture, subject, resolutions, now)
            self._propose_hosts(session, resource, reading, targets)
            return page, recorded

    def _page(self, entry: Entry, resource: Resource, reading: Reading, targets: list[Target]) -> Page:
        """What the links inherit; which links this page shows now is noted."""
        keeper = self._site.keeper
        hidden = [target.key for target in targets if target.link.url in reading.channels]
        shown = [target.key for target in targets if target.link.url not in reading.channels]
        scripts_read = keeper.has_seen(resource, hidden)
        read_before = keeper.note_links(resource, shown, self._channel(entry))
        keeper.note_links(resource, hidden, DATA)
        return Page(resource.id, resource.newness == "new", read_before, scripts_read and read_before)

    def _propose_hosts(
        self, session: Session, resource: Resource, reading: Reading, targets: list[Target]
    ) -> None:
        for target in targets:
            if target.address not in self._site.scope:
                self._suggestions.consider_council(
                    session, target.link, target.address, resource.url, self._site
                )
                self._suggestions.consider(
                    session, target.link, target.address, resource.url, reading.relevance
                )

    def _channel(self, entry: Entry) -> str:
        """Through what the links of this page are seen: a council system, the site's search, or its pages."""
        if self._desk.is_ours(entry.url):
            return "council"
        return entry.channel if entry.channel in (SEARCH, FOREIGN) else "link"


def _relevance(entry: Entry, reading: Reading) -> float:
    if entry.form:  # the answer to a form is no page one could come back to
        return 0.0
    return max(reading.relevance, reading.recognition.score if reading.recognition else 0.0)
