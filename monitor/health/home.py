"""The home page of a district in one crawl: where it was asked, where it came from, what it says."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from monitor.health.parking import names_district
from monitor.health.readings import HomeReading
from storage.models import Capture, Crawl, District, Document, Resource

# Redirects followed from the home page; the crawl follows no more.
_HOPS = 5
# The name stands in the title or near the top; a whole portal page need not be read.
_CHARACTERS = 20_000


def home_captures(session: Session, crawl: Crawl, district: District) -> list[int]:
    """The captures of the home page in this crawl, answered or not, oldest first."""
    return [capture.id for capture in _chain(session, crawl, district)]


def home_reading(session: Session, crawl: Crawl, district: District) -> HomeReading | None:
    """The home page as this crawl got it; None when it got none (not even a redirect elsewhere)."""
    chain = _chain(session, crawl, district)
    last = next((one for one in reversed(chain) if one.failure is None and one.status is not None), None)
    if last is None or not district.website:
        return None
    url = last.url or last.resource.url
    captures = tuple(capture.id for capture in chain)
    if last.location and not last.body_sha256:  # it leads out of the district's hosts and was not followed
        return HomeReading(district.website, last.location, captures=captures)
    document = _document(session, last.body_sha256 or _body_of(last))
    before = _document(session, _body_before(session, last))
    if document is None:
        return None
    return HomeReading(
        asked=district.website,
        url=url,
        title=document.title,
        text=document.text[:_CHARACTERS],
        words=document.words,
        captures=captures,
        read_before=before is not None,
        named_before=before is not None
        and names_district(district.name, before.title, before.text[:_CHARACTERS]),
    )


def _chain(session: Session, crawl: Crawl, district: District) -> list[Capture]:
    """Captures of the seed that is the home page, and of what it was forwarded to."""
    host = _bare(district.website or "")
    seeds = session.scalars(
        select(Resource).where(Resource.ags == crawl.ags, Resource.channel == "seed").order_by(Resource.id)
    )
    found = [seed.id for seed in seeds if host and _bare(seed.key) == host and _is_start(seed.url)]
    frontier: Sequence[int] = found
    for _ in range(_HOPS):
        frontier = session.scalars(
            select(Resource.id).where(Resource.parent_id.in_(frontier), Resource.channel == "redirect")
        ).all()
        if not frontier:
            break
        found += [one for one in frontier if one not in found]
    captures = select(Capture).where(Capture.crawl_id == crawl.id, Capture.resource_id.in_(found))
    return list(session.scalars(captures.order_by(Capture.id)))


def _bare(url_or_key: str) -> str:
    host = urlsplit(url_or_key if "//" in url_or_key else f"//{url_or_key}").netloc
    return host.removeprefix("www.")


def _is_start(url: str) -> bool:
    return "robots.txt" not in url and "sitemap" not in url


def _body_of(capture: Capture) -> str | None:
    """What an unchanged answer (304) stands for."""
    return capture.resource.body_sha256 if capture.status == 304 else None


def _body_before(session: Session, capture: Capture) -> str | None:
    earlier = select(Capture.body_sha256).where(
        Capture.resource_id == capture.resource_id,
        Capture.crawl_id < capture.crawl_id,
        Capture.body_sha256.is_not(None),
    )
    return session.scalar(earlier.order_by(Capture.id.desc()).limit(1))


def _document(session: Session, sha256: str | None) -> Document | None:
    if sha256 is None:
        return None
    newest = select(func.max(Document.extractor)).where(Document.body_sha256 == sha256).scalar_subquery()
    return session.scalar(
        select(Document).where(Document.body_sha256 == sha256, Document.extractor == newest)
    )
