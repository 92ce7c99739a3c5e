"""Resources and captures: what was asked, when, and what came back."""

from __future__ import annotations

import array
import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session, undefer

from storage.heads import AnswerHeaders, pack_heads
from storage.models import Body, Capture, Crawl, Resource
from storage.text import storable

# Response headers worth keeping: they date, type and name the body, or explain the answer.
KEPT_HEADERS = (
    "content-type",
    "content-length",
    "content-disposition",
    "content-language",
    "date",
    "etag",
    "last-modified",
    "location",
    "retry-after",
    "server",
    "link",
    "tdm-reservation",  # text and data mining reservation protocol: recorded, see § 44b UrhG
    "tdm-policy",
    "x-robots-tag",
)

# Rows of one statement: SQLite takes at least 999 parameters.
_AT_ONCE = 500


def find_resource(session: Session, ags: str | None, key: str) -> Resource | None:
    """The district's resource with this key (crawler.urls.key), if it was ever asked for."""
    return session.scalar(
        select(Resource).where(Resource.ags == ags, Resource.key == key).options(undefer(Resource.links_seen))
    )


def find_resource_of(session: Session, ags: str | None, key: str) -> Resource | None:
    """The resource a watched address is filed under: the district's if it has one with this key, else one of none."""
    for owned in ([Resource.ags == ags] if ags else []) + [Resource.ags.is_(None)]:
        found = session.scalars(select(Resource).where(owned, Resource.key == key).limit(1)).first()
        if found is not None:
            return found
    return None


def record_capture(
    session: Session,
    crawl: Crawl,
    resource: Resource,
    now: datetime,
    *,
    status: int | None,
    headers: Mapping[str, str],
    body_sha256: str | None = None,
    failure: str | None = None,
    detail: str | None = None,
) -> Capture:
    """One dated record of one fetch; also what the next conditional request of the resource needs.

    AnswerHeaders bring the address that was asked and the whole heads with them.
    """
    whole = headers if isinstance(headers, AnswerHeaders) else None
    capture = Capture(
        resource=resource,
        crawl_id=crawl.id,
        captured_at=now,
        status=status,
        failure=failure,
        detail=detail,
        headers={name: storable(headers[name]) for name in KEPT_HEADERS if name in headers},
        body_sha256=body_sha256,
        location=headers.get("location"),
        url=whole.url if whole else None,
        heads=pack_heads(whole.heads) if whole else None,
    )
    session.add(capture)
    resource.checked_at = now
    resource.status = status
    if body_sha256 is not None:
        if resource.body_sha256 != body_sha256:
            resource.recogniser = None
        resource.body_sha256 = body_sha256
        resource.etag = headers.get("etag")
        resource.last_modified = headers.get("last-modified")
    return capture


def record_body(session: Session, sha256: str, size: int, media_type: str, now: datetime) -> None:
    """Note that the archive holds a body. Bytes first, row second: a row never names bytes that are not there."""
    known = session.get(Body, sha256)
    if known is None:
        session.add(Body(sha256=sha256, size=size, media_type=media_type, stored_at=now))
    elif known.dropped_at is not None:
        known.stored_at, known.dropped_at = now, None


def link_number(key: str) -> int:
    """A key as 8 bytes: what ``links_seen`` keeps instead of the address (collisions: 1 in 10^11 a site)."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big")


def unpack_links(packed: bytes | None) -> set[int]:
    return set(array.array("Q", packed)) if packed else set()


def pack_links(numbers: Iterable[int]) -> bytes:
    return array.array("Q", sorted(numbers)).tobytes()


def add_links(session: Session, links: Mapping[int, set[int]]) -> None:
    """Note further link numbers of resources, many rows at a time: a crawl has as many of them as pages."""
    known = sorted(links)
    for start in range(0, len(known), _AT_ONCE):
        ids = known[start : start + _AT_ONCE]
        rows = session.execute(select(Resource.id, Resource.links_seen).where(Resource.id.in_(ids))).all()
        session.execute(
            update(Resource),
            [{"id": one, "links_seen": pack_links(unpack_links(seen) | links[one])} for one, seen in rows],
        )


def links_seen_before(session: Session, ags: str) -> set[int]:
    """Every address that any page of the district linked in earlier crawls, as link numbers."""
    rows = session.scalars(
        select(Resource.links_seen).where(Resource.ags == ags, Resource.links_seen.is_not(None))
    )
    seen: set[int] = set()
    for packed in rows:
        seen |= unpack_links(packed)
    return seen
