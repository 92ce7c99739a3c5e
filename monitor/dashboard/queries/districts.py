"""What the district pages read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from monitor.dashboard.queries.alerts import AlertFilter, alert_page
from monitor.dashboard.queries.judged import counting, judged
from monitor.dashboard.queries.paging import AnyRow
from monitor.dashboard.queries.papers import papers_of_district
from storage.models import Crawl, District, Paper, Succession

CRAWLS_SHOWN = 20
ALERTS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class DistrictDetail:
    """One district with hosts, papers, newest alerts and crawls (newest first)."""

    district: District
    papers: Sequence[AnyRow]
    alerts: Sequence[AnyRow]
    alert_count: int
    crawls: Sequence[Crawl]
    crawl_count: int
    successions: Sequence[Succession]

    @property
    def read_crawl(self) -> Crawl | None:
        """The newest crawl that ended and says what it read."""
        return next((crawl for crawl in self.crawls if crawl.record_sha256), None)


def find_district(session: Session, ags: str) -> DistrictDetail | None:
    """One district with everything its page shows; None when the registry never had it."""
    district = session.scalar(
        select(District).where(District.ags == ags).options(selectinload(District.hosts))
    )
    if district is None:
        return None
    alerts = alert_page(session, AlertFilter(ags=ags, baseline=True), 1)
    crawls = session.execute(
        select(Crawl, func.count().over())
        .where(Crawl.ags == ags)
        .order_by(Crawl.id.desc())
        .limit(CRAWLS_SHOWN)
    ).all()
    moved = select(Succession).where((Succession.old_ags == ags) | (Succession.new_ags == ags))
    return DistrictDetail(
        district=district,
        papers=papers_of_district(session, ags),
        alerts=alerts.rows[:ALERTS_SHOWN],
        alert_count=alerts.total,
        crawls=[crawl for crawl, _ in crawls],
        crawl_count=crawls[0][1] if crawls else 0,
        successions=session.scalars(moved.order_by(Succession.on, Succession.id)).all(),
    )


def lands(session: Session) -> list[str]:
    """The Länder of the registry, in order."""
    return list(session.scalars(select(District.land).distinct().order_by(District.land)))


def counting_papers(session: Session) -> Mapping[str, int]:
    """How many papers count for the study, by AGS (districts without one are left out)."""
    counted = judged(select(Paper.ags, func.count())).where(counting).group_by(Paper.ags)
    return dict(session.execute(counted).all())
