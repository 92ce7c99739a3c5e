"""Which known addresses are looked at again between two searches of their district.

places of papers, pages that led to them, topical pages → looks in the past (captures) → rates, pooled
→ the worth of a look now → the best ones, at most so many a district
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy import Select, select
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
# Habits older than this say nothing of a page; it also bounds what is read.
REMEMBERED = timedelta(days=730)
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

    @property
    def is_paper(self) -> bool:
        return self.key[0] == "paper"


def due_revisits(
    session: Session, now: datetime, most_per_district: int, resting: Collection[str] = ()
) -> dict[str, list[int]]:
    """The resources to look at again at ``now``, by AGS, the best first; none of the ``resting`` districts."""
    papers: dict[str, list[tuple[float, int]]] = defaultdict(list)
    others: list[Known] = []
    for one in _known(session, resting):
        waited = (now - one.looked) / DAY
        if not one.is_paper:
            others.append(one)
        elif waited >= PAPERS_EVERY:
            papers[one.ags].append((-waited, one.resource_id))
    pages = _worthwhile(session, others, now) if others else {}
    return {
        ags: _first(papers[ags], pages.get(ags, []), most_per_district) for ags in sorted({*papers, *pages})
    }


def _worthwhile(session: Session, known: list[Known], now: datetime) -> dict[str, list[Page]]:
    """The pages that have probably changed since the last look, by AGS."""
    looks = _looks(session, now - REMEMBERED)
    pools = Pools()
    pools.learn((one.key, looks.get(one.resource_id, NEVER)) for one in known)
    found: dict[str, list[Page]] = defaultdict(list)
    for one in known:
        waited = (now - one.looked) / DAY
        rate = pools.rate(one.key, looks.get(one.resource_id, NEVER))
        if waited >= OTHERS_REST and one.importance * unseen(rate, waited) >= LEAST_GAIN:
            found[one.ags].append(Page(one.resource_id, one.importance, rate, waited))
    return found


def _first(papers: list[tuple[float, int]], others: list[Page], most: int) -> list[int]:
    """Papers, the longest unseen first, then what is worth most."""
    ids = [resource_id for _, resource_id in sorted(papers)][:most]
    return ids + choose(others, most - len(ids), OTHERS_EVERY)


def _known(session: Session, resting: Collection[str]) -> Iterator[Known]:
    places, parents = _places(session), _leading()
    columns = select(
        Resource.id,
        Resource.ags,
        Resource.url,
        Resource.checked_at,
        Resource.presents | Resource.id.in_(parents),
    )
    rows = session.execute(
        columns.where(
            Resource.id.in_(_showing())
            | Resource.id.in_(parents)
            | (Resource.relevance >= _TOPICAL_RELEVANCE),
            Resource.ags.not_in(resting),
            Resource.body_sha256.is_not(None),
            Resource.checked_at.is_not(None),
        )
    )
    for resource_id, ags, url, checked_at, leads_there in rows:
        if ags is None or checked_at is None:  # for the types: the conditions leave none
            continue
        kind, importance = _kind(places.get(resource_id), leads_there)
        yield Known(resource_id, ags, (kind, "", urlsplit(url).netloc), importance, checked_at)


def _kind(of_concept: bool | None, leads_there: bool) -> tuple[str, float]:
    if of_concept is not None:
        return "paper", CONCEPT if of_concept else OTHER_PAPER
    return ("landing_page", LANDING) if leads_there else ("topic_page", TOPICAL)


def _showing() -> Select[int]:
    """The resources that show a paper now. Conditions, not lists: a database takes only so many values."""
    return (
        select(Place.resource_id)
        .join(Paper, Paper.id == Place.paper_id)
        .where(Place.gone_at.is_(None), Paper.vanished_at.is_(None), Paper.role != Role.NONE)
    )


def _leading() -> Select[int | None]:
    """The pages that led to them."""
    return select(Resource.parent_id).where(Resource.id.in_(_showing()), Resource.parent_id.is_not(None))


def _places(session: Session) -> dict[int, bool]:
    """The resources that show a paper now; True: a concept."""
    found: dict[int, bool] = {}
    for resource_id, role, level in session.execute(_showing().add_columns(Paper.role, Paper.level)):
        found[resource_id] = found.get(resource_id, False) or is_concept(role, level)
    return found


def _looks(session: Session, since: datetime) -> dict[int, Looks]:
    """What looks at pages that are no papers showed since then, in the order of time."""
    pages = Resource.id.in_(_leading()) | (Resource.relevance >= _TOPICAL_RELEVANCE)
    mine = select(Resource.id).where(pages, Resource.id.not_in(_showing()))
    observed = (Capture.resource_id.in_(mine), Capture.failure.is_(None), Capture.captured_at >= since)
    texts = _texts(session, select(Capture.body_sha256).where(*observed, Capture.body_sha256.is_not(None)))
    rows = session.execute(
        select(Capture.resource_id, Capture.captured_at, Capture.body_sha256)
        .where(*observed)
        .order_by(Capture.resource_id, Capture.captured_at, Capture.id)
    )
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


def _texts(session: Session, bodies: Select[str | None]) -> dict[str, str]:
    """The newest reading of each body: other bytes with the same text are no change."""
    rows = session.execute(
        select(Document.body_sha256, Document.text_sha256)
        .where(Document.body_sha256.in_(bodies))
        .order_by(Document.extractor)
    )
    return {body: text for body, text in rows}  # noqa: C416  (typed as rows, not pairs)
