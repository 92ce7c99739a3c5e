"""What a subscriber is sent: one alert, or a summary of many."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.coverage import observation_states
from monitor.dashboard.figures import count_states
from monitor.digest import digest_subject, state_sentences
from monitor.filters import Facts, described, matches
from monitor.rhythm import Manner, period
from monitor.rhythm_text import manner_words
from monitor.summaries import (
    INTRODUCTION,
    INVENTORY,
    NOTHING,
    belongs,
    summary_crawl,
    summary_kind,
    summary_subject,
)
from monitor.telling import Message, told
from storage.config import Settings
from storage.models import Alert, Change, Delivery, Subscriber


def facts_of(alert: Alert) -> Facts:
    """What of an alert decides who gets it and in what company."""
    change = alert.change
    return Facts(
        alert_id=alert.id,
        kind=change.kind,
        ags=change.ags,
        land=change.district.land if change.district else None,
        role=change.paper.role if change.paper else None,
        score=change.score,
        baseline=change.baseline,
        newness=change.newness,
        text=_words_of(change),
    )


def _words_of(change: Change) -> str:
    passages = change.evidence.get("passages") or []
    parts = [
        change.title,
        *(str(reason.get(key) or "") for reason in change.reasons for key in ("text", "passage")),
        *(str(passage.get(key) or "") for passage in passages for key in ("old", "new")),
    ]
    return "\n".join(filter(None, parts))


def base_url(settings: Settings) -> str:
    """The dashboard's address for links, without a slash at its end; the local one until one is set."""
    return settings.web.base_url.rstrip("/") or f"http://{settings.web.address}"


def compose(session: Session, deliveries: Sequence[Delivery], settings: Settings, now: datetime) -> Message:
    """The message for deliveries sent together: one of one alert, or several of one kind of summary."""
    first = deliveries[0]
    if first.batch is not None or (first.summary_key or "").startswith(f"{NOTHING}:"):
        return _digest(session, deliveries, settings, now)
    if first.summary_key is None:
        alert = session.get_one(Alert, first.alert_id)
        return alert_message(
            first.subscriber, alert, settings, now, first.message_id, _earlier(session, first)
        )
    kind = summary_kind(first.summary_key)
    crawls = [summary_crawl(delivery.summary_key) for delivery in deliveries if delivery.summary_key]
    alerts = summarised(session, kind, crawls, first.subscriber)
    return summary_message(first.subscriber, kind, alerts, settings, now, first.message_id)


def _digest(session: Session, deliveries: Sequence[Delivery], settings: Settings, now: datetime) -> Message:
    first = deliveries[0]
    batch = first.batch or (first.summary_key or "").removeprefix(f"{NOTHING}:")
    ids = [delivery.alert_id for delivery in deliveries if delivery.alert_id is not None]
    alerts = list(session.scalars(select(Alert).where(Alert.id.in_(ids)).order_by(Alert.id)))
    return digest_message(session, first.subscriber, alerts, batch, settings, now, first.message_id)


def digest_message(
    session: Session,
    subscriber: Subscriber,
    alerts: Sequence[Alert],
    batch: str,
    settings: Settings,
    now: datetime,
    key: str,
) -> Message:
    """The message of a day or a week: what happened, and how much of Germany was observed then and before."""
    home = base_url(settings)
    tales = tuple(told(alert, home) for alert in alerts)
    days = settings.crawl.none_found_days
    before = now - timedelta(days=(period(batch)[1] - period(batch)[0]).days + 1)
    today, then = (
        count_states(seen.state for seen in observation_states(session, moment, days))
        for moment in (now, before)
    )
    return Message(
        key=key,
        address=subscriber.address,
        name=subscriber.name,
        subject=digest_subject(tales, batch),
        introduction=state_sentences(today, then, batch),
        alerts=tales,
        wanted=wanted(subscriber),
        earlier=(),
        written_at=now,
        installation=home,
        overview=f"{home}/meldungen",
        **_manner(subscriber, home),
    )


def wanted(subscriber: Subscriber) -> str:
    """What a subscriber gets and when, as part of a German sentence."""
    manner = manner_words(Manner.of(subscriber.manner))
    return "; ".join(filter(None, [described(subscriber.filters), manner]))


def _manner(subscriber: Subscriber, home: str) -> dict[str, Any]:
    """What every message to a subscriber brings along."""
    manner = Manner.of(subscriber.manner)
    return {
        "leave": f"{home}/abbestellen/{subscriber.token}",
        "secret": subscriber.token,
        "with_csv": manner.csv,
        "silence": not manner.always,
    }


def alert_message(
    subscriber: Subscriber,
    alert: Alert,
    settings: Settings,
    now: datetime,
    key: str,
    earlier: tuple[str, ...] = (),
) -> Message:
    """The message that tells one alert."""
    home = base_url(settings)
    tale = told(alert, home)
    return Message(
        key=key,
        address=subscriber.address,
        name=subscriber.name,
        subject=tale.headline,
        introduction="",
        alerts=(tale,),
        wanted=wanted(subscriber),
        earlier=earlier,
        written_at=now,
        installation=home,
        overview=f"{home}/meldungen",
        **_manner(subscriber, home),
    )


def summary_message(
    subscriber: Subscriber, kind: str, alerts: Sequence[Alert], settings: Settings, now: datetime, key: str
) -> Message:
    """The message that tells many alerts of one cause as one."""
    home = base_url(settings)
    # The list of alerts shows first inventories only when asked to.
    listed = "/meldungen?erstbestand=1" if kind == INVENTORY else "/meldungen"
    tales = tuple(told(alert, home) for alert in alerts)
    return Message(
        key=key,
        address=subscriber.address,
        name=subscriber.name,
        subject=summary_subject(kind, tales),
        introduction=INTRODUCTION[kind],
        alerts=tales,
        wanted=wanted(subscriber),
        earlier=(),
        written_at=now,
        installation=home,
        overview=f"{home}{listed}",
        **_manner(subscriber, home),
    )


def summarised(session: Session, kind: str, crawls: Sequence[int], subscriber: Subscriber) -> list[Alert]:
    """The alerts of those crawls that belong to this kind of summary and that the subscriber wants."""
    rows = select(Alert).join(Alert.change).where(Change.crawl_id.in_(crawls)).order_by(Alert.id)
    found = [(alert, facts_of(alert)) for alert in session.scalars(rows)]
    return [alert for alert, facts in found if belongs(kind, facts) and matches(subscriber.filters, facts)]


def _earlier(session: Session, delivery: Delivery) -> tuple[str, ...]:
    """The keys of what this subscriber was sent about the same paper before, oldest first."""
    paper_id = session.scalar(
        select(Change.paper_id).join(Alert, Alert.change_id == Change.id).where(Alert.id == delivery.alert_id)
    )
    if paper_id is None:
        return ()
    rows = (
        select(Delivery.message_id)
        .join(Alert, Delivery.alert_id == Alert.id)
        .join(Change, Alert.change_id == Change.id)
        .where(Change.paper_id == paper_id, Delivery.subscriber_id == delivery.subscriber_id)
        .where(Delivery.id < delivery.id, Delivery.sent_at.is_not(None))
        .order_by(Delivery.id)
    )
    return tuple(session.scalars(rows))
