"""All that is known of one paper, for people who want to check it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from monitor.decisions import decision_rows, with_merged
from monitor.listings import Listed, alert_rows, paper_rows, reason_sentences
from monitor.paths import link_paths
from monitor.relating import relations_of
from monitor.reviews import UnknownPaper
from storage.adoptions import adoptions_of
from storage.correction_rules import FIELDS
from storage.models import District, Paper, Place, Review, Version


def paper_record(session: Session, paper_id: int) -> Listed:
    """The paper's row of the listing, and with it its district, reasons, places, resolutions, way, alerts and reviews.

    Raises UnknownPaper.
    """
    paper = session.get(Paper, paper_id)
    if paper is None:
        raise UnknownPaper(f"There is no paper {paper_id}; `konzeptmonitor documents` lists those there are.")
    (row,) = paper_rows(session, paper_id=paper_id)
    return {
        **row,
        "district": session.get_one(District, paper.ags).name,
        "machine": {**_recognised(paper), "recogniser": paper.recogniser},
        "reasons": reason_sentences(paper.reasons),
        "reason_details": paper.reasons,
        "path": _way(session, paper_id),
        "places": _places(session, paper_id),
        "relations": _relations(session, paper_id),
        "adoptions": _adoptions(session, paper_id),
        "alerts": alert_rows(session, paper_id=paper_id, include_baseline=True),
        "reviews": _reviews(session, paper_id),
        "corrections": decision_rows(session, paper_id=paper_id),
        "merged_from": with_merged(session, paper_id)[1:],
    }


def _recognised(paper: Paper) -> Listed:
    """What the machine says in the fields that people may correct."""
    return paper.recognised or {name: getattr(paper, name) for name in FIELDS}


def _way(session: Session, paper_id: int) -> list[dict[str, Any]]:
    first = select(Version.resource_id).where(Version.paper_id == paper_id).order_by(Version.number).limit(1)
    resource_id = session.scalar(first)
    if resource_id is None:
        return []
    return [step.as_json() for step in link_paths(session, [resource_id])[resource_id]]


def _places(session: Session, paper_id: int) -> list[Listed]:
    places = (
        select(Place).where(Place.paper_id == paper_id).options(joinedload(Place.resource)).order_by(Place.id)
    )
    return [
        {
            "url": place.resource.url,
            "version_id": place.version_id,
            "first_seen_at": place.first_seen_at,
            "last_seen_at": place.last_seen_at,
            "missing_since": place.missing_since,
            "gone_at": place.gone_at,
            "redirected_to": place.redirected_to,
        }
        for place in session.scalars(places)
    ]


def _relations(session: Session, paper_id: int) -> list[Listed]:
    """``of``: whether this paper is the edition, draft, copy … of the other, or the other of this one."""
    rows = []
    for row in relations_of(session, paper_id):
        other = session.get_one(Paper, row.other_id if row.paper_id == paper_id else row.paper_id)
        rows.append(
            {
                "kind": row.kind,
                "of": row.paper_id == paper_id,
                "other_id": other.id,
                "other_title": other.title,
                "other_year": other.year,
                "other_ags": other.ags,
                "other_district": session.get_one(District, other.ags).name,
                "alike": row.alike,
                "reasons": reason_sentences(row.reasons),
                "found_at": row.found_at,
            }
        )
    return rows


def _adoptions(session: Session, paper_id: int) -> list[Listed]:
    return [
        {
            "body": row.body,
            "date": row.on.isoformat() if row.on else None,
            "result": row.result,
            "wording": row.wording,
            "subject": row.subject,
            "url": row.resource.url,
            "capture_id": row.capture_id,
            "seen_at": row.seen_at,
        }
        for row in adoptions_of(session, paper_id)
    ]


def _reviews(session: Session, paper_id: int) -> list[Listed]:
    reviews = select(Review).where(Review.paper_id.in_(with_merged(session, paper_id))).order_by(Review.id)
    return [
        {
            "verdict": row.verdict,
            "by": row.reviewer,
            "note": row.note,
            "reviewed_at": row.reviewed_at,
            "paper_id": row.paper_id,
        }
        for row in session.scalars(reviews)
    ]
