"""The listings of the contract as plain rows: papers, alerts, crawls. A handful of queries each, however many rows.

Keys and values are DESIGN section 3's; ``reasons`` are German sentences, whole reasons stand beside them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from monitor.reviews import as_judged, newest_reviews
from monitor.shown_titles import shown_title
from storage.models import (
    Alert,
    Change,
    Crawl,
    District,
    Document,
    Paper,
    Part,
    Place,
    Resource,
    Review,
    Version,
)
from storage.values import Role, is_concept

Listed = dict[str, Any]


def paper_rows(session: Session, ags: str | None = None, paper_id: int | None = None) -> list[Listed]:
    """Every stored paper but those that are none, by district and score; a person's verdict outranks the machine.

    ``paper_id`` gives that paper alone, whatever it is.
    """
    chosen = [Paper.ags == ags] if ags else []
    chosen += [Paper.id == paper_id] if paper_id is not None else []
    papers = session.scalars(
        select(Paper).where(*chosen).order_by(Paper.ags, Paper.score.desc(), Paper.id)
    ).all()
    places, versions = _places(session, chosen), _versions(session, chosen)
    parts = _parts(session, chosen)
    reviews = newest_reviews(session, None if not chosen else [paper.id for paper in papers])
    rows = [
        _paper_row(paper, places[paper.id], versions[paper.id], parts[paper.id], reviews.get(paper.id))
        for paper in papers
    ]
    return [row for row in rows if row["role"] != Role.NONE or paper_id is not None]


def _places(session: Session, chosen: Sequence[ColumnElement[bool]]) -> dict[int, list[Any]]:
    rows = session.execute(
        select(Place.paper_id, Resource.url, Place.last_seen_at, Place.missing_since, Place.gone_at)
        .join(Resource, Resource.id == Place.resource_id)
        .join(Paper, Paper.id == Place.paper_id)
        .where(*chosen)
        .order_by(Place.id)
    )
    return _by_paper(rows)


def _parts(session: Session, chosen: Sequence[ColumnElement[bool]]) -> dict[int, list[Any]]:
    rows = session.execute(
        select(Part.paper_id, Part.number, Part.title, Part.gone_at, Resource.url, Document.body_sha256)
        .join(Resource, Resource.id == Part.resource_id)
        .join(Document, Document.id == Part.document_id)
        .join(Paper, Paper.id == Part.paper_id)
        .where(*chosen)
        .order_by(Part.number, Part.id)
    )
    return _by_paper(rows)


def _versions(session: Session, chosen: Sequence[ColumnElement[bool]]) -> dict[int, list[Any]]:
    rows = session.execute(
        select(
            Version.paper_id,
            Version.id,
            Version.number,
            Version.sha256,
            Version.text_sha256,
            Version.captured_at,
            Resource.url,
            Version.media_type,
            Version.cause,
            Document.problem_code,
            Document.problem,
            Document.note,
            Document.confidence,
        )
        .join(Resource, Resource.id == Version.resource_id)
        .join(Document, Document.id == Version.document_id)
        .join(Paper, Paper.id == Version.paper_id)
        .where(*chosen)
        .order_by(Version.paper_id, Version.number)
    )
    return _by_paper(rows)


def _by_paper(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.paper_id].append(row)
    return found


def _paper_row(
    paper: Paper, places: Sequence[Any], versions: Sequence[Any], parts: Sequence[Any], review: Review | None
) -> Listed:
    verdict = review.verdict if review else None
    role, level = as_judged(paper.role, paper.level, verdict)
    urls, former = _with_parts(*_addresses(places), places, parts)
    return {
        "ags": paper.ags,
        "paper_id": paper.id,
        "url": next(iter([*urls, *(one.url for one in reversed(versions))]), None),
        "urls": urls,
        "title": paper.title,
        "role": role,
        "level": level,
        "is_concept": is_concept(role, level),
        "score": round(paper.score, 4),
        "year": paper.year or _published_year(paper),
        "fields_of_action": paper.fields_of_action,
        "participation_oriented": paper.participation_oriented,
        "versions": [_version_row(version) for version in versions],
        "subtitle": paper.subtitle,
        "unit": paper.unit,
        "dates": dates_of(paper),
        "parts": [_part_row(part) for part in parts],
        "verdict": verdict,
        "problem": versions[-1].problem if versions else None,
        "problem_code": versions[-1].problem_code if versions else None,
        "baseline": paper.baseline,
        "newness": paper.newness,
        "first_seen_at": paper.first_seen_at,
        "vanished_at": paper.vanished_at,
        "former_urls": former,
        "corrected": list(paper.corrected or ()),
        "by_hand": paper.by_hand == "added",
        "merged_into": paper.merged_into_id,
    }


def _published_year(paper: Paper) -> int | None:
    """The year of publication where the text bears none; a server's word on its file is no publication."""
    if "year" in (paper.corrected or ()):
        return None
    published = paper.dates.get("published")
    return int(published["date"][:4]) if published and published["source"] != "server" else None


def dates_of(paper: Paper) -> Listed:
    """The paper's dates by kind, each with the words it rests on; ``first_seen`` is ours."""
    seen = {"date": paper.first_seen_at.date().isoformat(), "passage": None, "page": None, "source": "crawl"}
    return {**(paper.dates or {}), "first_seen": seen}


def _addresses(places: Sequence[Any]) -> tuple[list[str], list[str]]:
    """The addresses that show the paper, the oldest first, and those that did; all of them when none does."""
    live = [place.url for place in places if place.missing_since is None and place.gone_at is None]
    dead = [place for place in places if place.url not in live]
    if live:
        return live, [place.url for place in dead]
    last_first = sorted(dead, key=lambda place: place.last_seen_at, reverse=True)
    return [place.url for place in last_first], []


def _with_parts(
    urls: list[str], former: list[str], places: Sequence[Any], parts: Sequence[Any]
) -> tuple[list[str], list[str]]:
    """The addresses of a paper's standing parts as well; of them alone when its title page is gone."""
    standing = [part.url for part in parts if part.gone_at is None]
    if standing and not any(place.missing_since is None and place.gone_at is None for place in places):
        return standing, [url for url in urls if url not in standing]
    return list(dict.fromkeys([*urls, *standing])), former


def _part_row(part: Any) -> Listed:
    return {
        "number": part.number,
        "title": part.title,
        "url": part.url,
        "sha256": part.body_sha256,
        "gone_at": part.gone_at,
    }


def _version_row(version: Any) -> Listed:
    return {
        "version_id": version.id,
        "number": version.number,
        "sha256": version.sha256,
        "text_sha256": version.text_sha256,
        "captured_at": version.captured_at,
        "url": version.url,
        "media_type": version.media_type,
        "cause": version.cause,
        "note": version.note,
        "confidence": version.confidence,
    }


def alert_rows(
    session: Session,
    *,
    since: datetime | None = None,
    include_baseline: bool = False,
    ags: str | None = None,
    paper_id: int | None = None,
) -> list[Listed]:
    """The alerts, newest first; what a first inventory found only if asked for."""
    query = (
        select(Alert.id, Change, District.name, District.land, Paper)
        .join(Change, Change.id == Alert.change_id)
        .outerjoin(Paper, Paper.id == Change.paper_id)
        .outerjoin(District, District.ags == Change.ags)
        .order_by(Alert.created_at.desc(), Alert.id.desc())
    )
    if since is not None:
        query = query.where(Alert.created_at >= since)
    if not include_baseline:
        query = query.where(Change.baseline.is_(False))
    if ags is not None:
        query = query.where(Change.ags == ags)
    if paper_id is not None:
        query = query.where(Change.paper_id == paper_id)
    return [
        _alert_row(alert_id, change, name, land, paper)
        for alert_id, change, name, land, paper in session.execute(query)
    ]


def _alert_row(
    alert_id: int, change: Change, name: str | None, land: str | None, paper: Paper | None
) -> Listed:
    return {
        "id": alert_id,
        "ags": change.ags,
        "kind": change.kind,
        "url": change.url,
        "urls": change.urls,
        "title": shown_title(change, paper),
        "score": round(change.score, 4),
        "baseline": change.baseline,
        "newness": change.newness,
        "significance": round(change.significance, 4),
        "reasons": reason_sentences(change.reasons),
        "detected_at": change.detected_at,
        "crawl_id": change.crawl_id,
        "paper_id": change.paper_id,
        "from_version": change.from_version_id,
        "to_version": change.to_version_id,
        "district": name,
        "land": land,
        "reason_details": change.reasons,
        "evidence": change.evidence,
        "corrected": list(paper.corrected or ()) if paper is not None else [],
    }


def reason_sentences(reasons: Sequence[Mapping[str, Any]]) -> list[str]:
    """Stored reasons as German sentences, each with the page and the wording it rests on."""
    return [_sentence(reason) for reason in reasons]


def _sentence(reason: Mapping[str, Any]) -> str:
    text, page, passage = str(reason.get("text") or ""), reason.get("page"), reason.get("passage") or ""
    quote = f"„{passage}“" if passage and passage not in text else ""
    proof = ": ".join(filter(None, [f"S. {page}" if page else "", quote]))
    return f"{text} ({proof})" if proof else text


def crawl_rows(session: Session, ags: str | None = None) -> list[Listed]:
    """The crawls, newest first; one that still runs has no end and no outcome."""
    query = select(Crawl).order_by(Crawl.started_at.desc(), Crawl.id.desc())
    if ags is not None:
        query = query.where(Crawl.ags == ags)
    return [_crawl_row(crawl) for crawl in session.scalars(query)]


def _crawl_row(crawl: Crawl) -> Listed:
    return {
        "crawl_id": crawl.id,
        "ags": crawl.ags,
        "started_at": crawl.started_at,
        "ended_at": crawl.ended_at,
        "outcome": crawl.outcome,
        "reason": crawl.reason,
        "requests": crawl.requests,
        "pages": crawl.pages,
        "documents": crawl.documents,
        "answered": crawl.answered,
        "failed": crawl.failed,
        "max_requests": crawl.max_requests,
        "baseline": crawl.baseline,
        "detail": crawl.detail,
        "detected_at": crawl.detected_at,
    }
