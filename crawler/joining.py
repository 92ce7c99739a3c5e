"""The end of a crawl: chapters and volumes that were seen one by one become papers with one text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler import chapters, part_names, tree_joining
from crawler.reading import Reading
from crawler.recognise import RECOGNISER_VERSION
from storage import papers, parts
from storage.models import Capture, Crawl, Paper, Place, Resource, Version
from storage.normal_words import normal
from storage.paper_names import name_strength
from storage.values import IS_CONCEPT_LEVELS, Role

if TYPE_CHECKING:
    from crawler.keeping import Keeper


@dataclass(slots=True)
class Waiting:
    """What may be a part of a paper; filed when all that may belong to it was seen."""

    resource_id: int
    capture_id: int
    reading: Reading
    newness: str | None


def settle(keeper: Keeper, session: Session, crawl: Crawl, put: parts.Put, now: datetime) -> None:
    """At the end: parts become one paper, what waited in vain a paper of its own, and texts are joined anew."""
    candidates = [
        *_waiting_candidates(keeper, session),
        *_entry_candidates(keeper, session),
        *_known_candidates(keeper, session),
    ]
    for group in chapters.joined(candidates):
        _join(keeper, session, crawl, group, now)
    for tree in tree_joining.recognised(session, _unjoined(keeper, session)):
        _join_tree(keeper, session, crawl, tree, now)
    for paper in parts.papers_in_parts(session, keeper.ags):
        for chapter in tree_joining.further(session, paper, _unfiled(session, keeper.leaves)):
            _add_chapter(session, paper, chapter, now)
    keeper.leaves.clear()
    for one in list(keeper.waiting.values()):
        _settle_alone(keeper, session, crawl, one, now)
    keeper.waiting.clear()
    session.flush()
    for paper in parts.papers_in_parts(session, keeper.ags):
        parts.compose(session, paper, crawl, put, now)


def _join(
    keeper: Keeper, session: Session, crawl: Crawl, group: list[chapters.Candidate], now: datetime
) -> None:
    lead, rest = group[0], group[1:]
    if lead.paper_id is None:
        lead_waiting = keeper.waiting.get(lead.resource_id) or _entry_page(keeper, lead.resource_id)
        _speak_for_all(
            lead_waiting.reading,
            [keeper.waiting[one.resource_id].reading for one in rest if one.resource_id in keeper.waiting],
        )
        _settle_alone(keeper, session, crawl, lead_waiting, now)
    place = papers.place_of(session, session.get_one(Resource, lead.resource_id))
    if place is None or place.paper.versions == []:
        return
    ordered = sorted(group, key=lambda one: _order(one, lead))
    for number, one in enumerate(ordered):
        waiting = keeper.waiting.pop(one.resource_id, None)
        _attach(session, place, one, waiting, number, now)


def _unjoined(keeper: Keeper, session: Session) -> dict[int, Waiting]:
    """The pages that were read and that no paper has yet, by resource."""
    presenting = {
        one.resource_id: Waiting(one.resource_id, one.capture_id, one.reading, one.newness)
        for one in keeper.pending
    }
    read = keeper.leaves | {k: one for k, one in keeper.waiting.items() if one.reading.is_page} | presenting
    return _unfiled(session, read)


def _unfiled(session: Session, read: dict[int, Waiting]) -> dict[int, Waiting]:
    return {key: one for key, one in read.items() if not _is_filed(session, key)}


def _add_chapter(session: Session, paper: Paper, further: tree_joining.Further, now: datetime) -> None:
    """A chapter that was not among the paper's yet; those after it move on."""
    place = papers.place_of(session, paper.parts[0].resource)
    if place is None:
        return
    for part in paper.parts[further.number :]:
        part.number += 1
    one = chapters.Candidate(further.page.resource_id, "", None, True, further.title)
    _attach(session, place, one, further.page, further.number, now)
    session.refresh(paper, ["parts"])


def _is_filed(session: Session, resource_id: int) -> bool:
    resource = session.get_one(Resource, resource_id)
    return papers.place_of(session, resource) is not None or parts.part_of(session, resource) is not None


def _join_tree(
    keeper: Keeper, session: Session, crawl: Crawl, tree: tree_joining.Recognised, now: datetime
) -> None:
    """Pages of which none was a paper by itself become one: the first speaks for all of them."""
    lead = tree.pages[0]
    lead.reading.recognition = tree.found
    members = {one.resource_id: one for one in tree.pages}
    keeper.pending[:] = [one for one in keeper.pending if one.resource_id not in members]
    keeper.waiting |= members
    _settle_alone(keeper, session, crawl, lead, now)
    place = papers.place_of(session, session.get_one(Resource, lead.resource_id))
    if place is None:
        return
    keeper.waiting |= members
    for number, one in enumerate(tree.pages):
        part = chapters.Candidate(one.resource_id, "", None, True, tree.titles[number])
        _attach(session, place, part, keeper.waiting.pop(one.resource_id), number, now)


def _entry_page(keeper: Keeper, resource_id: int) -> Waiting:
    """A page that presents a concept turns out to be the title page of one."""
    page = next(one for one in keeper.pending if one.resource_id == resource_id)
    keeper.pending.remove(page)
    return Waiting(page.resource_id, page.capture_id, page.reading, page.newness)


def _attach(
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


def _settle_alone(keeper: Keeper, session: Session, crawl: Crawl, one: Waiting, now: datetime) -> None:
    keeper.waiting.pop(one.resource_id, None)
    resource = session.get_one(Resource, one.resource_id)
    resource.recogniser = RECOGNISER_VERSION
    if one.reading.recognition is not None and one.reading.recognition.role is not Role.NONE:
        capture = session.get_one(Capture, one.capture_id)
        keeper.file(session, crawl, resource, capture, one.reading, one.newness, now)


def _waiting_candidates(keeper: Keeper, session: Session) -> Iterator[chapters.Candidate]:
    for one in keeper.waiting.values():
        found, resource = one.reading.recognition, session.get_one(Resource, one.resource_id)
        if found is not None:
            yield chapters.Candidate(
                resource.id,
                resource.url,
                resource.parent_id,
                one.reading.is_page,
                one.reading.name,
                resource.link_text or "",
                is_work=found.is_concept,
                is_chapter=chapters.is_chapter_by_words(found),
            )


def _entry_candidates(keeper: Keeper, session: Session) -> Iterator[chapters.Candidate]:
    for one in keeper.pending:
        resource = session.get_one(Resource, one.resource_id)
        found = one.reading.recognition
        yield chapters.Candidate(
            resource.id,
            resource.url,
            resource.parent_id,
            True,
            one.reading.name,
            presents=found is not None and found.level in IS_CONCEPT_LEVELS,
        )


def _known_candidates(keeper: Keeper, session: Session) -> Iterator[chapters.Candidate]:
    """The district's concepts, and the parts of them that are known, by their addresses."""
    rows = session.execute(
        select(Resource, Paper.id, Paper.title, Version.media_type, Paper.parts.any())
        .join(Place, Place.resource_id == Resource.id)
        .join(Paper, Paper.id == Place.paper_id)
        .join(Version, Version.id == Place.version_id)
        .where(Paper.ags == keeper.ags, Place.gone_at.is_(None), Paper.role.in_([Role.CONCEPT, Role.UPDATE]))
    )
    for resource, paper_id, title, media_type, in_parts in rows:
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
            in_parts=in_parts,
        )


def _speak_for_all(lead: Reading, others: list[Reading]) -> None:
    """The first part stands for the whole: as sure as its surest part, and called what they share."""
    works = [one.recognition for one in (lead, *others) if one.recognition and one.recognition.is_concept]
    if lead.recognition is None or not works:
        return
    best = max(works, key=lambda found: found.score)
    own = lead.recognition if lead.recognition.is_concept else best
    names_it = name_strength(normal(lead.recognition.title)) == 1.0
    title = part_names.whole_title(lead.recognition.title if names_it else own.title)
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
    return False, 0, (chapters.file_position(one) or (), one.resource_id)
