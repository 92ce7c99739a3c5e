"""How complete the inventory is: what is known, what the channels' overlap says is missing, what nobody read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations

from sqlalchemy import func, select, union
from sqlalchemy.orm import Session

from monitor.capture_recapture import Estimate, estimate
from monitor.coverage import IS_SUCCESS, DistrictState, concept_papers, observation_states
from storage.models import Crawl, Part, Place, Sighting

# Channels that find papers by themselves. What we were told (registry, a watched address) shows nothing.
CHANNELS = ("link", "sitemap", "search", "council", "foreign", "data")


@dataclass(frozen=True, slots=True)
class ChannelYield:
    """What one channel showed: how many concepts, and in how many districts it led anywhere at all."""

    channel: str
    papers: int
    only_here: int
    districts: int


@dataclass(frozen=True, slots=True)
class Completeness:
    """The inventory of concepts at ``now``, and an estimate of its gaps (None: too few finds).

    ``unsighted`` papers are known, though no crawl saw a link to them. ``unread`` districts were never read: nothing is
    said of their papers.
    """

    now: datetime
    known: int
    unsighted: int
    channels: tuple[ChannelYield, ...]
    overlaps: Mapping[tuple[str, str], int]
    estimate: Estimate | None
    districts: int
    unread: tuple[DistrictState, ...]

    @property
    def missed(self) -> tuple[float, float, float] | None:
        """How many papers are probably missing: the estimate and its interval, after what is known anyway."""
        found = self.estimate
        if found is None:
            return None
        return tuple(max(0.0, value - self.known) for value in (found.total, found.low, found.high))  # type: ignore[return-value]


def completeness(
    session: Session, now: datetime, none_found_days: int, day: date | None = None
) -> Completeness:
    """The completeness of the inventory as it was known at ``now``, of the districts of ``day``."""
    states = observation_states(session, now, none_found_days, day)
    agss = {one.district.ags for one in states}
    papers = {paper for paper, ags in concept_papers(session, now).items() if ags in agss}
    seen = sightings(session, now, papers)
    return Completeness(
        now=now,
        known=len(papers),
        unsighted=len(papers - seen.keys()),
        channels=_yields(seen.values(), _districts_by_channel(session, now, agss)),
        overlaps=_overlaps(seen.values()),
        estimate=estimate(seen.values()),
        districts=len(states),
        unread=tuple(one for one in states if one.last_success is None),
    )


def sightings(session: Session, now: datetime, papers: Iterable[int]) -> dict[int, frozenset[str]]:
    """The channels that ever showed each of these papers until ``now``, at any of its places or parts."""
    shown = (
        select(table.paper_id, Sighting.channel)
        .join(Sighting, Sighting.resource_id == table.resource_id)
        .join(Crawl, Crawl.id == Sighting.crawl_id)
        .where(Crawl.ended_at <= now, Sighting.channel.in_(CHANNELS))
        for table in (Place, Part)
    )
    rows = session.execute(union(*shown))
    wanted, found = set(papers), defaultdict(set)
    for paper_id, channel in rows:
        if paper_id in wanted:
            found[paper_id].add(channel)
    return {paper_id: frozenset(channels) for paper_id, channels in found.items()}


def _districts_by_channel(session: Session, now: datetime, agss: set[str]) -> Counter[str]:
    """In how many districts each channel led to any address, by the newest crawl that read the district."""
    newest = select(func.max(Crawl.id)).where(Crawl.ended_at <= now, IS_SUCCESS).group_by(Crawl.ags)
    rows = session.execute(select(Crawl.ags, Crawl.record).where(Crawl.id.in_(newest.scalar_subquery())))
    return Counter(
        channel
        for ags, record in rows
        if ags in agss
        for channel, addresses in ((record or {}).get("channels") or {}).items()
        if addresses
    )


def _yields(seen: Iterable[frozenset[str]], districts: Counter[str]) -> tuple[ChannelYield, ...]:
    papers, alone = Counter[str](), Counter[str]()
    for channels in seen:
        papers.update(channels)
        if len(channels) == 1:
            alone.update(channels)
    return tuple(
        ChannelYield(channel, papers[channel], alone[channel], districts[channel])
        for channel in CHANNELS
        if papers[channel] or districts[channel]
    )


def _overlaps(seen: Iterable[frozenset[str]]) -> dict[tuple[str, str], int]:
    counted = Counter(pair for channels in seen for pair in combinations(sorted(channels), 2))
    return dict(sorted(counted.items()))
