"""What the alert pages read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from monitor.dashboard.queries.paging import AnyRow, AnySelect, Page, read_page
from monitor.dashboard.queries.versions import Proof, proofs
from monitor.paths import Step, link_paths
from monitor.reviews import newest_reviews
from monitor.shown_titles import shown_title_column
from storage.models import Alert, Change, District, Paper, Version


@dataclass(frozen=True, slots=True)
class AlertFilter:
    """Which alerts; None: whichever. Without ``baseline`` what a first inventory found stays out."""

    land: str | None = None
    kind: str | None = None
    ags: str | None = None
    baseline: bool = False


@dataclass(frozen=True, slots=True)
class AlertDetail:
    """One alert with all that speaks for it."""

    alert: Alert
    old: Proof | None
    new: Proof | None
    path: Sequence[Step]
    verdict: str | None  # the newest review of the paper


def alert_page(session: Session, wanted: AlertFilter, number: int) -> Page:
    """A page of alerts, newest first."""
    return read_page(session, _rows(wanted), number)


def latest_alerts(session: Session, limit: int) -> Sequence[AnyRow]:
    """The newest alerts that are news (no first inventory)."""
    return session.execute(_rows(AlertFilter()).limit(limit)).all()


def feed_alerts(session: Session, wanted: AlertFilter, limit: int) -> Sequence[Alert]:
    """The newest of these alerts that are news, with change, paper and district, newest first."""
    change = joinedload(Alert.change)
    statement = (
        select(Alert)
        .join(Alert.change)
        .where(Change.baseline.is_(False))
        .order_by(Alert.created_at.desc(), Alert.id.desc())
        .limit(limit)
        .options(change.joinedload(Change.district), change.joinedload(Change.paper))
    )
    if wanted.land:
        statement = statement.join(District, District.ags == Change.ags).where(District.land == wanted.land)
    if wanted.ags:
        statement = statement.where(Change.ags == wanted.ags)
    if wanted.kind:
        statement = statement.where(Change.kind == wanted.kind)
    return session.scalars(statement).all()


def alerts_of_paper(session: Session, paper_id: int) -> Sequence[AnyRow]:
    """Every alert about a paper, newest first, the first inventory included."""
    return session.execute(_rows(AlertFilter(baseline=True)).where(Change.paper_id == paper_id)).all()


def counts_by_kind(session: Session, since: datetime) -> dict[str, int]:
    """How many alerts of each kind were raised since a moment, without the first inventory."""
    counted = (
        select(Change.kind, func.count())
        .join(Alert, Alert.change_id == Change.id)
        .where(Alert.created_at >= since, Change.baseline.is_(False))
        .group_by(Change.kind)
    )
    return dict(session.execute(counted).all())


def find_alert(session: Session, alert_id: int) -> AlertDetail | None:
    """One alert with its change, paper, district, proofs and link path; None when there is none."""
    alert = session.scalar(
        select(Alert)
        .where(Alert.id == alert_id)
        .options(
            joinedload(Alert.change).joinedload(Change.district),
            joinedload(Alert.change).joinedload(Change.paper),
        )
    )
    if alert is None:
        return None
    change = alert.change
    found = proofs(session, Version.id.in_([change.from_version_id, change.to_version_id]))
    old, new = found.get(change.from_version_id or 0), found.get(change.to_version_id or 0)
    shown = new or old
    leaf = shown.version.resource_id if shown else 0
    path = link_paths(session, [leaf]).get(leaf, []) if leaf else []
    newest = newest_reviews(session, [change.paper_id]).get(change.paper_id) if change.paper_id else None
    return AlertDetail(alert, old, new, path, newest.verdict if newest else None)


def _rows(wanted: AlertFilter) -> AnySelect:
    statement = (
        select(
            Alert.id,
            Alert.created_at,
            Change.kind,
            shown_title_column().label("title"),
            Change.url,
            Change.score,
            Change.baseline,
            Change.newness,
            Change.reasons,
            Change.ags,
            Change.paper_id,
            District.name.label("district"),
            District.land,
        )
        .join(Change, Alert.change_id == Change.id)
        .outerjoin(Paper, Paper.id == Change.paper_id)
        .outerjoin(District, District.ags == Change.ags)
        .order_by(Alert.created_at.desc(), Alert.id.desc())
    )
    if not wanted.baseline:
        statement = statement.where(Change.baseline.is_(False))
    for column, value in ((District.land, wanted.land), (Change.kind, wanted.kind), (Change.ags, wanted.ags)):
        if value is not None:
            statement = statement.where(column == value)
    return statement
