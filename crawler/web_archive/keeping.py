"""Earlier states as rows: captures under a resource of their own, versions before the first.

They never mix with what our crawls saw: a resource of the channel ``archive:<host>`` holds them, so that
nothing that asks "what was here last?" meets them; a version from them has the cause ``archive`` and a
number below 1, and counts as looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage import papers
from storage.captures import KEPT_HEADERS, find_resource, record_body
from storage.models import Capture, Document, Paper, Place, Resource, Version
from storage.text import similarity, storable
from storage.values import Document as ReadDocument
from storage.values import Recognition, Role

CAUSE = "archive"
# Replay tools hand on the original's headers under this prefix, or as they were.
_ORIGINAL = "x-archive-orig-"


@dataclass(frozen=True, slots=True)
class Known:
    """A place whose earlier states are asked for."""

    place_id: int
    url: str
    title: str
    before: datetime  # our own captures begin here


def channel(host: str) -> str:
    """The channel of resources whose captures come from this archive."""
    return f"{CAUSE}:{host}"


def known_places(session: Session, ags: str | None) -> list[Known]:
    """Every place of a paper (of one district)."""
    query = select(Place).join(Paper).where(Paper.role != Role.NONE).order_by(Place.id)
    if ags is not None:
        query = query.where(Paper.ags == ags)
    return [
        Known(place.id, place.resource.url, place.paper.title, place.first_seen_at)
        for place in session.scalars(query)
    ]


def is_kept(session: Session, place: Place, host: str, at: datetime) -> bool:
    """Whether the state of this moment was kept before."""
    resource = find_resource(session, place.paper.ags, _key(place, host))
    if resource is None:
        return False
    same = select(Capture.id).where(Capture.resource_id == resource.id, Capture.captured_at == at)
    return session.scalar(same.limit(1)) is not None


def keep(
    session: Session,
    place: Place,
    host: str,
    at: datetime,
    now: datetime,
    *,
    url: str,
    source: str,
    headers: Mapping[str, str],
    sha256: str,
    size: int,
    read: ReadDocument,
    found: Recognition,
) -> bool:
    """Keep one state; True if it is a text of the paper that was not known. ``source``: where it was handed out."""
    resource = _resource(session, place, host, now)
    record_body(session, sha256, size, read.media_type, now)
    capture = Capture(
        resource=resource,
        crawl_id=place.crawl_id,
        captured_at=at,
        status=200,
        detail=f"Aus dem Webarchiv {host}: {source}",
        headers=_original_headers(headers),
        body_sha256=sha256,
        url=url,
    )
    session.add(capture)
    session.flush()
    document = papers.record_document(session, sha256, read)
    if found.role is Role.NONE or _is_known(session, place.paper_id, document):
        return False
    _add_version(session, place, capture, document, found, now)
    return True


def _key(place: Place, host: str) -> str:
    return f"{channel(host)} {place.resource.key}"


def _resource(session: Session, place: Place, host: str, now: datetime) -> Resource:
    own = place.resource
    resource = find_resource(session, place.paper.ags, _key(place, host))
    if resource is None:
        resource = Resource(
            ags=place.paper.ags,
            key=_key(place, host),
            url=own.url,
            parent_id=own.parent_id,
            link_text=own.link_text,
            link_heading=own.link_heading,
            channel=channel(host),
            first_seen_at=now,
            first_crawl_id=place.crawl_id,
        )
        session.add(resource)
        session.flush()
    return resource


def _original_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """What the site said when the archive asked it; the archive's own words are left out where we can tell."""
    said = {
        name.removeprefix(_ORIGINAL): value for name, value in headers.items() if name.startswith(_ORIGINAL)
    }
    for name in ("content-type", "last-modified", "content-disposition", "content-language"):
        if name in headers:
            said.setdefault(name, headers[name])
    return {name: storable(value) for name, value in said.items() if name in KEPT_HEADERS}


def _is_known(session: Session, paper_id: int, document: Document) -> bool:
    """Whether the paper has this text, or the same page with other noise in it, as a version already."""
    versions = session.scalars(select(Version).where(Version.paper_id == paper_id)).all()
    if any(version.text_sha256 == document.text_sha256 for version in versions):
        return True
    pages = [v for v in versions if v.media_type == document.media_type == "text/html"]
    text = session.scalar(select(Document.text).where(Document.id == document.id)) or ""
    return any(
        similarity(session.scalar(select(Document.text).where(Document.id == v.document_id)) or "", text)[0]
        >= papers.SAME_PAGE
        for v in pages
    )


def _add_version(
    session: Session, place: Place, capture: Capture, document: Document, found: Recognition, now: datetime
) -> None:
    first = session.scalar(select(func.min(Version.number)).where(Version.paper_id == place.paper_id))
    session.add(
        Version(
            paper_id=place.paper_id,
            number=(1 if first is None else min(first, 1)) - 1,
            document=document,
            capture=capture,
            resource=capture.resource,
            crawl_id=place.crawl_id,
            captured_at=capture.captured_at,
            sha256=document.body_sha256,
            text_sha256=document.text_sha256,
            media_type=document.media_type,
            role=found.role,
            year=found.year,
            cause=CAUSE,
            detected_at=now,
        )
    )
    session.flush()
