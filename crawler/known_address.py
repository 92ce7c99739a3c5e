"""What was known of an address before this crawl's answer; an outdated reading of it is brought up to date."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from sqlalchemy.orm import Session

from crawler import reading as readings
from crawler.extract import EXTRACTOR_VERSION
from crawler.extract.worker import Reader
from crawler.frontier import Entry
from crawler.reading import Reading
from crawler.site import Site
from storage import papers, parts
from storage.bodies import UNREADABLE
from storage.models import Part, Place, Resource
from storage.rereading import due

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Before:
    """What was known of an address before this answer."""

    body_sha256: str | None = None
    media_type: str = ""
    recogniser: int | None = None
    is_place: bool = False
    is_file: bool = False  # what the place showed was no web page
    outdated_place: int | None = None  # a place whose version an older extractor read
    outdated_part: int | None = None  # the same of a part of a paper


def known_before(site: Site, entry: Entry) -> Before:
    """What the rows say of an entry's address."""
    if entry.resource_id is None and entry.key not in site.keeper.known_keys:
        return Before()
    with site.store.session() as session:
        resource = (
            session.get(Resource, entry.resource_id)
            if entry.resource_id
            else site.keeper.find(session, entry.key)
        )
        if resource is None:
            return Before()
        place, part = papers.place_of(session, resource), parts.part_of(session, resource)
        outdated = place is not None and not part and place.version.document.extractor != EXTRACTOR_VERSION
        old_part = part is not None and part.document.extractor != EXTRACTOR_VERSION
        return Before(
            body_sha256=resource.body_sha256,
            media_type=papers.body_type(session, resource.body_sha256) if resource.body_sha256 else "",
            recogniser=resource.recogniser,
            is_place=place is not None or part is not None,
            is_file=(place is not None and place.version.media_type not in readings.HTML)
            or (part is not None and part.document.media_type not in readings.HTML),
            outdated_place=place.id if place is not None and outdated else None,
            outdated_part=part.id if part is not None and old_part else None,
        )


async def reread_if_outdated(site: Site, before: Before, reader: Reader) -> None:
    """Texts are compared only when one extractor version read both (DESIGN rule 2)."""
    if before.outdated_place is None and before.outdated_part is None:
        return
    store = site.store
    with store.session() as session:
        sha256 = _outdated_body(session, before)
        last = due(session, sha256)
        old, charset = Reading(last.media_type), readings.charset_of(last.declared)
    try:
        body = store.bodies.get(sha256)
    except (
        UNREADABLE
    ) as error:  # then it cannot be read again, and the new text is compared with the old reading
        logger.warning("%s: %s", site.ags, error)
        return
    await readings.read_closely(old, body, charset, reader, lambda _: site.district)
    with store.session() as session:
        if old.document is None:
            return
        document = papers.record_document(session, sha256, old.document)
        if before.outdated_place is not None:
            papers.reread(session, session.get_one(Place, before.outdated_place), document)
        else:  # the paper's text follows at the crawl's end
            session.get_one(Part, before.outdated_part).document = document


def _outdated_body(session: Session, before: Before) -> str:
    if before.outdated_place is not None:
        return session.get_one(Place, before.outdated_place).version.sha256
    return session.get_one(Part, before.outdated_part).document.body_sha256
