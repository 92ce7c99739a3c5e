"""Which known addresses are looked at again between two searches of their district.

places of papers, pages that led to them, topical pages → looks in the past (captures) → rates, pooled
→ the worth of a look now → the best ones, at most so many a district
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.revisit.choice import Page, choose
from monitor.revisit.pools import Key, Pools
from monitor.revisit.rates import Looks
from monitor.revisit.worth import unseen
from storage.models import Capture, Document, Paper, Place, Resource
from storage.values import Role, is_concept

DAY = timedelta(days=1)
# What a fresh copy is worth. A concept is what the study counts; pages that led to one show the next one first.
CONCEPT, LANDING, OTHER_PAPER, TOPICAL = 10.0, 4.0, 3.0, 1.5
# A change of a known paper is noticed within a day, whatever its rate; a night's work begins at changing hours.
PAPERS_EVERY = 0.9
# Everything else is looked at in every search of its district anyway, and never twice a day.
OTHERS_EVERY, OTHERS_REST = 90.0, 1.0
# Importance times the probability of a change. A landing page that changes once a month waits four days for this.
LEAST_GAIN = 0.5
# A look takes a minute a district at one request a second, and leaves its site alone for the rest of the day.
MOST_A_DISTRICT = 30
# Requests beside the addresses themselves: robots.txt, second looks, redirects, what is newly linked.
BESIDE = 25
_TOPICAL_RELEVANCE = 0.4
NEVER = Looks()


@dataclass(frozen=True, slots=True)
class Known:
    """A known address. ``looked``: when it was last observed."""

    resource_id: int
    ags: str
    key: Key
    importance: float
    looked: datetime
    looks: Looks = NEVER

    @property
    def is_paper(self) -> bool:
        return self.key[0] == "paper"


def due_revisits(session: Session, now: datetime, most_per_district: int) -> dict[str, list[int]]:
    """The resources to look at again at ``now``, by AGS, the best first."""
    known = [*_known(session)]
    looks = _looks(session, [one.resource_id for one in known])
    known = [replace(one, looks=looks.get(one.resource_id, NEVER)) for one in known]
    pools = Pools()
    pools.learn((one.key, one.looks) for one in known)
    by_district: dict[str, list[Page]] = defaultdict(list)
    papers: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for one in known:
        waited = (now - one.looked) / DAY
        if one.is_paper and waited >= PAPERS_EVERY:
            papers[one.ags].append((-waited, one.resource_id))
        elif not one.is_paper and waited >= OTHERS_REST:
            rate = pools.rate(one.key, one.looks)
            if one.importance * unseen(rate, waited) >= LEAST_GAIN:
                by_district[one.ags].append(Page(one.resource_id, one.importance, rate, waited))
    return {
        ags: _first(papers[ags], by_district[ags], most_per_district)
        for ags in sorted({*papers, *by_district})
    }


def _first(papers: list[tuple[float, int]], others: list[Page], most: int) -> list[int]:
    """Papers, the longest unseen first, then what is worth most."""
    ids = [resource_id for _, resource_id in sorted(papers)][:most]
    return ids + choose(others, most - len(ids), OTHERS_EVERY)


def _known(session: Session) -> Iterator[Known]:
    places = _places(session)
    parents = set(
        session.scalars(
            select(Resource.parent_id).where(Resource.id.in_(places), Resource.parent_id.is_not(None))
        )
    )
    found = Resource.id.in_(places) | Resource.id.in_(parents) | (Resource.relevance >= _TOPICAL_RELEVANCE)
    columns = select(Resource.id, Resource.ags, Resource.url, Resource.checked_at, Resource.presents)
    rows = session.execute(columns.where(found, Resource.ags.is_not(None), Resource.body_sha256.is_not(None)))
    for resource_id, ags, url, checked_at, presents in rows:
        if checked_at is None or ags is None:
            continue
        kind, importance = _kind(places.get(resource_id), resource_id in parents or presents)
        yield Known(resource_id, ags, (kind, "", urlsplit(url).netloc), importance, checked_at)


def _kind(of_concept: bool | None, leads_there: bool) -> tuple[str, float]:
    if of_concept is not None:
        return "paper", CONCEPT if of_concept else OTHER_PAPER
    return ("landing_page", LANDING) if leads_there else ("topic_page", TOPICAL)


def _places(session: Session) -> dict[int, bool]:
    """The resources that show a paper now; True: a concept."""
    rows = session.execute(
        select(Place.resource_id, Paper.role, Paper.level)
        .join(Paper, Paper.id == Place.paper_id)
        .where(Place.gone_at.is_(None), Paper.vanished_at.is_(None), Paper.role != Role.NONE)
    )
    found: dict[int, bool] = {}
    for resource_id, role, level in rows:
        found[resource_id] = found.get(resource_id, False) or is_concept(role, level)
    return found


def _looks(session: Session, resource_ids: Sequence[int]) -> dict[int, Looks]:
    """What looks at these resources showed, in the order of time."""
    rows = session.execute(
        select(Capture.resource_id, Capture.captured_at, Capture.body_sha256)
        .where(Capture.resource_id.in_(resource_ids), Capture.failure.is_(None))
        .order_by(Capture.resource_id, Capture.captured_at, Capture.id)
    ).all()
    texts = _texts(session, {sha256 for *_, sha256 in rows if sha256})
    found: dict[int, Looks] = {}
    before: dict[int, tuple[datetime, str | None]] = {}
    for resource_id, captured_at, sha256 in rows:
        then, text_then = before.get(resource_id, (None, None))
        text = texts.get(sha256, sha256) if sha256 else text_then  # 304: what it was before
        if then is not None:
            looks = found.get(resource_id, NEVER)
            found[resource_id] = looks.after((captured_at - then) / DAY, text != text_then)
        before[resource_id] = (captured_at, text)
    return found


def _texts(session: Session, bodies: Iterable[str]) -> dict[str, str]:
    """The newest reading of each body: other bytes with the same text are no change."""
    rows = session.execute(
        select(Document.body_sha256, Document.text_sha256)
        .where(Document.body_sha256.in_(list(bodies)))
        .order_by(Document.extractor)
    )
    return {body: text for body, text in rows}  # noqa: C416  (typed as rows, not pairs)
