"""What became of known addresses: gone, forwarded, or their texts at addresses new to us."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.health.readings import Known
from storage.models import Capture, Crawl, Document, Resource

# A page of fewer words says what many pages say ("Bitte wählen Sie").
_LEAST_WORDS = 30
_EVIDENCE = 10
_GONE, _FORWARDED = (404, 410), (301, 308)


def known_addresses(session: Session, crawl: Crawl, before: int) -> Known:
    """The addresses known before the crawl ``before`` that were asked for since, and what they answered last.

    Usually ``before`` is this crawl; after a fall it is the one that saw it first, so that its signs last as
    long as the addresses stay away, asked for again or not.
    """
    rows = session.execute(
        select(Capture.id, Capture.status, Resource.id, Resource.url, Resource.body_sha256)
        .join(Capture.resource)
        .where(
            Resource.ags == crawl.ags,
            Resource.first_crawl_id < before,
            Resource.body_sha256.is_not(None),
            Capture.crawl_id.between(before, crawl.id),
            Capture.status.is_not(None),
            Capture.failure.is_(None),
        )
        .order_by(Capture.id)
    ).all()
    last = {resource_id: (capture, status, url, body) for capture, status, resource_id, url, body in rows}
    gone = [one for one in last.values() if one[1] in _GONE + _FORWARDED]
    if not gone:
        return Known(asked=len(last))
    texts = _texts(session, {body for _, _, _, body in gone})
    return Known(
        asked=len(last),
        gone=len(gone),
        forwarded=sum(status in _FORWARDED for _, status, _, _ in gone),
        elsewhere=len(texts & _new_texts(session, crawl, before)),
        captures=tuple(capture for capture, *_ in gone[:_EVIDENCE]),
        urls=tuple(url for _, _, url, _ in gone[:_EVIDENCE]),
    )


def _new_texts(session: Session, crawl: Crawl, before: int) -> set[str]:
    """The texts of addresses seen first since ``before``."""
    bodies = session.scalars(
        select(Capture.body_sha256)
        .join(Capture.resource)
        .where(
            Resource.ags == crawl.ags,
            Capture.crawl_id.between(before, crawl.id),
            Resource.first_crawl_id >= before,
            Capture.body_sha256.is_not(None),
        )
    )
    return _texts(session, {body for body in bodies if body})


def _texts(session: Session, bodies: Iterable[str | None]) -> set[str]:
    wanted = [body for body in bodies if body]
    found: set[str] = set()
    for start in range(0, len(wanted), 500):  # SQLite's limit of variables in one statement is far above
        some = wanted[start : start + 500]
        found |= set(
            session.scalars(
                select(Document.text_sha256).where(
                    Document.body_sha256.in_(some), Document.words >= _LEAST_WORDS
                )
            )
        )
    return found
