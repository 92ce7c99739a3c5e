"""Rows as a crawl leaves them, in the words of the product, over a real database.

``make_*`` functions add one row (and what it cannot be without) and flush; times are moments of a small
calendar: ``at(3)`` is the third day.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.models import (
    Body,
    Capture,
    Crawl,
    District,
    Document,
    Paper,
    Place,
    Resource,
    Subscriber,
    Version,
)
from storage.store import Store, open_store
from storage.text import text_sha256, words
from storage.values import Outcome

AGS = "03991"
SITE = "https://www.landkreis-auental.test"
SETTINGS = {"terms": 1, "recogniser": 1, "extractor": 1}


def at(day: float) -> datetime:
    """A moment so many days into the tests' calendar."""
    return datetime(2026, 1, 1, 4, 0, tzinfo=UTC) + timedelta(days=day)


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """An empty home, closed at the end."""
    store = open_store(folder)
    try:
        yield store
    finally:
        store.close()


def make_district(session: Session, ags: str = AGS, name: str = "Landkreis Auental") -> District:
    district = session.get(District, ags)
    if district is None:
        district = District(ags=ags, name=name, kind="Landkreis", land="Niedersachsen", website=SITE + "/")
        session.add(district)
        session.flush()
    return district


def make_crawl(session: Session, day: float = 0, ags: str = AGS, **values: Any) -> Crawl:
    """A crawl that began and ended on ``day``; the district's first one is its baseline."""
    make_district(session, ags)
    first = not session.scalar(select(func.count()).select_from(Crawl).where(Crawl.ags == ags))
    crawl = Crawl(
        **{
            "ags": ags,
            "started_at": at(day),
            "ended_at": at(day),
            "outcome": Outcome.COMPLETE,
            "reason": "exhausted",
            "baseline": first,
            "max_requests": 400,
            "settings": dict(SETTINGS),
            "host_name": "elsewhere",
            "pid": 1,
            "heartbeat_at": at(day),
            **values,
        }
    )
    session.add(crawl)
    session.flush()
    return crawl


def make_resource(
    session: Session, crawl: Crawl, path: str, parent: Resource | None = None, **values: Any
) -> Resource:
    """The resource at this path of the site; the same row when it is there already."""
    url = path if "://" in path else SITE + path
    found = session.scalar(select(Resource).where(Resource.ags == crawl.ags, Resource.url == url))
    if found is not None:
        return found
    resource = Resource(
        **{
            "ags": crawl.ags,
            "key": url.removeprefix("https://www."),
            "url": url,
            "parent_id": parent.id if parent else None,
            "channel": "link" if parent else "seed",
            "first_seen_at": crawl.started_at,
            "first_crawl_id": crawl.id,
            "status": 200,
            **values,
        }
    )
    session.add(resource)
    session.flush()
    return resource


def make_capture(session: Session, crawl: Crawl, resource: Resource, text: str, media_type: str) -> Capture:
    sha256 = hashlib.sha256(f"{media_type}{text}".encode()).hexdigest()
    if session.get(Body, sha256) is None:
        session.add(Body(sha256=sha256, size=len(text), media_type=media_type, stored_at=crawl.started_at))
        session.flush()
    capture = Capture(
        resource_id=resource.id,
        crawl_id=crawl.id,
        captured_at=crawl.started_at,
        status=200,
        headers={},
        body_sha256=sha256,
    )
    session.add(capture)
    session.flush()
    return capture


def make_document(
    session: Session, capture: Capture, text: str, media_type: str, title: str, extractor: int = 1
) -> Document:
    known = select(Document).where(
        Document.body_sha256 == capture.body_sha256, Document.extractor == extractor
    )
    found = session.scalar(known)
    if found is not None:
        return found
    document = Document(
        body_sha256=capture.body_sha256,
        extractor=extractor,
        media_type=media_type,
        title=title,
        text=text,
        text_sha256=text_sha256(text),
        words=len(words(text)),
        pages=text.count("\f") + 1,
        headings=[],
        dates={},
    )
    session.add(document)
    session.flush()
    return document


def make_version(
    session: Session, crawl: Crawl, paper: Paper, text: str, path: str | None = None, **values: Any
) -> Version:
    """A new text of a paper at ``path`` (where it was first found), as the crawler files it; moves the place on.

    Further values are the version's, or ``title`` and ``extractor`` of the document.
    """
    media_type = values.pop("media_type", "application/pdf")
    resource = make_resource(session, crawl, path or paper.places[0].resource.url)
    capture = make_capture(session, crawl, resource, text, media_type)
    title, extractor = values.pop("title", paper.title), values.pop("extractor", 1)
    document = make_document(session, capture, text, media_type, title, extractor)
    last = session.scalar(select(func.max(Version.number)).where(Version.paper_id == paper.id)) or 0
    version = Version(
        **{
            "paper": paper,
            "number": last + 1,
            "document": document,
            "capture": capture,
            "resource": resource,
            "crawl_id": crawl.id,
            "captured_at": crawl.started_at,
            "sha256": capture.body_sha256,
            "text_sha256": document.text_sha256,
            "media_type": media_type,
            "role": paper.role,
            "year": paper.year,
            "cause": "site",
            **values,
        }
    )
    session.add(version)
    session.flush()
    make_place(session, crawl, paper, resource.url, version=version)
    return version


def make_place(
    session: Session, crawl: Crawl, paper: Paper, path: str, version: Version | None = None, **values: Any
) -> Place:
    """The paper is seen at ``path`` in this crawl: a new place, or the one known there, seen again."""
    resource = make_resource(session, crawl, path)
    place = session.scalar(select(Place).where(Place.paper_id == paper.id, Place.resource_id == resource.id))
    if place is None:
        place = Place(
            paper=paper,
            resource=resource,
            crawl_id=crawl.id,
            first_seen_at=crawl.started_at,
            version=version or paper.versions[-1],
        )
        session.add(place)
    place.version = version or place.version
    place.last_seen_at = crawl.started_at
    place.missing_since = place.gone_at = place.redirected_to = None
    for name, value in values.items():
        setattr(place, name, value)
    session.flush()
    return place


def make_paper(session: Session, crawl: Crawl, text: str, path: str = "/konzept.pdf", **values: Any) -> Paper:
    """A paper found at ``path`` in this crawl, with its first version and place.

    Further values are the paper's, or ``media_type``, ``parent`` (the page that links it), ``link_text``.
    """
    parent, link_text = values.pop("parent", None), values.pop("link_text", None)
    version_values = {name: values.pop(name) for name in ("media_type", "extractor") if name in values}
    make_resource(session, crawl, path, parent, link_text=link_text)
    paper = Paper(
        **{
            "ags": crawl.ags,
            "title": "Integrationskonzept",
            "role": "concept",
            "level": "district",
            "score": 0.9,
            "year": None,
            "fields_of_action": [],
            "reasons": [{"code": "name", "text": "Der Titel nennt ein Integrationskonzept.", "weight": 0.5}],
            "recogniser": 1,
            "baseline": crawl.baseline,
            "newness": None if crawl.baseline else "new",
            "first_seen_at": crawl.started_at,
            "crawl_id": crawl.id,
            **values,
        }
    )
    session.add(paper)
    session.flush()
    make_version(session, crawl, paper, text, path, **version_values)
    return paper


def see_again(session: Session, crawl: Crawl, *papers: Paper) -> None:
    """The crawl sees the papers where they are live, unchanged."""
    for paper in papers:
        for place in paper.places:
            if place.gone_at is None and place.missing_since is None:
                place.last_seen_at = crawl.started_at
    session.flush()


def lose(
    session: Session,
    crawl: Crawl,
    paper: Paper,
    path: str,
    *,
    confirmed: bool = True,
    redirected_to: str | None = None,
) -> Place:
    """The paper is not at ``path`` any more (404, or a permanent redirect)."""
    url = path if "://" in path else SITE + path
    place = next(place for place in paper.places if place.resource.url == url)
    place.missing_since = place.missing_since or crawl.started_at
    place.gone_at = crawl.started_at if confirmed else None
    place.redirected_to = (
        SITE + redirected_to if redirected_to and "://" not in redirected_to else redirected_to
    )
    place.resource.status = 301 if redirected_to else 404
    session.flush()
    return place


def make_subscriber(session: Session, **values: Any) -> Subscriber:
    subscriber = Subscriber(
        **{
            "name": "Anna",
            "channel": "email",
            "address": "anna@institut.test",
            "filters": {},
            "token": "token",
            "created_at": at(0),
            **values,
        }
    )
    session.add(subscriber)
    session.flush()
    return subscriber
