"""What a subscriber would have been sent since a moment, without sending it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.filters import matches
from monitor.messages import alert_message, digest_message, facts_of, summary_message
from monitor.rhythm import Manner, Rhythm, Turn, turn
from monitor.summaries import summary_keys, summary_kind
from monitor.telling import Message
from storage.config import Settings
from storage.models import Alert, Subscriber


def messages_since(
    session: Session, subscriber: Subscriber, since: datetime, settings: Settings, now: datetime
) -> list[Message]:
    """The messages for the alerts since then, in their order; summaries of one kind as one."""
    by_crawl: dict[int | None, list[Alert]] = defaultdict(list)
    for alert in session.scalars(select(Alert).where(Alert.created_at >= since).order_by(Alert.id)):
        by_crawl[alert.change.crawl_id].append(alert)
    manner = Manner.of(subscriber.manner)
    in_digest = manner.rhythm is not Rhythm.AT_ONCE
    singles: list[Alert] = []
    summaries: dict[str, list[Alert]] = defaultdict(list)
    for crawl_id, alerts in by_crawl.items():
        facts = {alert.id: facts_of(alert) for alert in alerts}
        keys = summary_keys(list(facts.values()), crawl_id, in_digest)
        for alert in alerts:
            if alert.id in keys and matches(subscriber.filters, facts[alert.id], in_digest=in_digest):
                key = keys[alert.id]
                (singles if key is None else summaries[summary_kind(key)]).append(alert)
    return [
        *(
            summary_message(subscriber, kind, alerts, settings, now, kind)
            for kind, alerts in summaries.items()
        ),
        *(
            _digests(session, subscriber, singles, settings)
            if in_digest
            else (alert_message(subscriber, alert, settings, now, str(alert.id)) for alert in singles)
        ),
    ]


def _digests(
    session: Session, subscriber: Subscriber, alerts: Sequence[Alert], settings: Settings
) -> Iterator[Message]:
    """The digests in which these alerts would have come, each as of its own moment."""
    batches: dict[Turn, list[Alert]] = defaultdict(list)
    for alert in alerts:
        batches[turn(Manner.of(subscriber.manner), alert.created_at)].append(alert)
    for when, together in batches.items():
        if when.batch is not None:
            yield digest_message(session, subscriber, together, when.batch, settings, when.due_at, when.batch)
