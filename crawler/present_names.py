"""Papers that a page calls otherwise than it did: the new name is kept, and what the paper is judged anew.

A known paper is asked for before the page that links it, so it is judged by the words that led to it once. "Entwurf"
in them would make every later text at its address a draft, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from crawler.arrival import Target
from crawler.extract.paper_dates import paper_dates, settled_year
from crawler.reading import HTML
from crawler.recognise import RECOGNISER_VERSION
from crawler.recognise.paper import recognise
from storage import papers, parts
from storage.merging import is_side_entrance
from storage.models import Crawl, Document, Place, Resource
from storage.normal_words import normal
from storage.stored_documents import as_read
from storage.values import Context, Role
from storage.vocabulary import STATUS

_MOST = 500  # characters of a link that are kept


@dataclass(frozen=True, slots=True)
class Name:
    """What a page calls a paper that it links."""

    link: str
    heading: str
    page: str


@dataclass
class PresentNames:
    """What this crawl's pages call the district's known papers; the page that led to one has the first word."""

    ags: str
    _parents: dict[str, int | None] | None = None  # by key of a paper's address, read when first needed
    _by_parent: dict[str, list[Name]] = field(default_factory=dict)
    _by_others: dict[str, Name] = field(default_factory=dict)

    def note(self, session: Session, page: Resource, title: str, targets: Iterable[Target]) -> None:
        """Keep in mind what a page calls the papers it links."""
        parents = self._known(session)
        for target in targets:
            words = target.link.text or target.link.context
            if target.key not in parents or not words.strip():
                continue
            name = Name(words[:_MOST], target.link.heading[:_MOST], title)
            if parents[target.key] == page.id:
                self._by_parent.setdefault(target.key, []).append(name)
            else:
                self._by_others.setdefault(target.key, name)

    def _known(self, session: Session) -> dict[str, int | None]:
        if self._parents is None:
            rows = select(Resource.key, Resource.parent_id).join(Place, Place.resource_id == Resource.id)
            rows = rows.where(Resource.ags == self.ags, Place.gone_at.is_(None))
            self._parents = dict(session.execute(rows).tuples().all())
        return self._parents

    def settle(self, session: Session, crawl: Crawl, district: Context, now: datetime) -> None:
        """At the crawl's end: judge by their present names the files that are called otherwise now."""
        wanted = select(Resource).where(Resource.ags == self.ags)
        keys = [*self._by_parent, *(key for key in self._by_others if key not in self._by_parent)]
        for key in keys:
            resource = session.scalars(wanted.where(Resource.key == key)).one()
            place = papers.place_of(session, resource)
            if place is not None and parts.part_of(session, resource) is None:
                self._renamed(session, crawl, place, district, now)

    def _renamed(
        self, session: Session, crawl: Crawl, place: Place, district: Context, now: datetime
    ) -> None:
        resource, is_new = place.resource, place.version.crawl_id == crawl.id
        name = self._new_name(resource, is_new=is_new)
        if name is None:
            return
        status_changed = _says_draft(resource.link_text, resource.link_heading) != _says_draft(
            name.link, name.heading
        )
        resource.link_text, resource.link_heading = name.link, name.heading or None
        if (is_new or status_changed) and _speaks_for_paper(session, place):
            context = replace(
                district,
                url=resource.url,
                link_text=name.link,
                link_heading=name.heading,
                parent_title=name.page,
            )
            _judge(session, crawl, place, context, now)

    def _new_name(self, resource: Resource, *, is_new: bool) -> Name | None:
        """What the address is called now, if not as before; pages that did not lead to it count for a new text only."""
        names = self._by_parent.get(resource.key)
        if names is None:
            other = self._by_others.get(resource.key)
            names = [other] if other is not None and is_new else []
        before = resource.link_text or "", resource.link_heading or ""
        if not names or any((name.link, name.heading) == before for name in names):
            return None
        return names[0]


def _says_draft(*words: str | None) -> bool:
    return any(STATUS["draft"].search(normal(said or "")) for said in words)


def _speaks_for_paper(session: Session, place: Place) -> bool:
    """Whether what this address shows is what its paper is now. Pages say themselves what they are."""
    shown = place.version
    return (
        shown.media_type not in HTML
        and shown.resource_id == place.resource_id
        and shown.number == max(version.number for version in place.paper.versions)
        and not is_side_entrance(session, place)
    )


def _judge(session: Session, crawl: Crawl, place: Place, context: Context, now: datetime) -> None:
    version = place.version
    stored = session.scalars(
        select(Document)
        .where(Document.id == version.document_id)
        .options(undefer(Document.text), undefer(Document.headings))
        .execution_options(populate_existing=True)
    ).one()
    document = as_read(stored)
    found = recognise(document, context)
    if stored.problem_code is not None or found.role is Role.NONE:
        return  # a poorer name takes nothing away
    dates = paper_dates(document, found.title, version.capture.headers.get("last-modified"))
    found = replace(found, year=settled_year(found.year, dates, now.year))
    seen = papers.Sighting(
        crawl, place.resource, version.capture, stored, found, RECOGNISER_VERSION, None, now, dates
    )
    papers.judge_anew(session, seen, version)
