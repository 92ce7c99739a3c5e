"""The outbox: alerts become deliveries, deliveries are claimed, attempted and recorded.

    Alert → summary_keys (alone or in a summary?) → matches (who wants it?) → Delivery
    Delivery → claim, the attempt on record → compose → send → record the result

``enqueue`` runs in the alerts' transaction, so that no alert is without its deliveries. A process that
dies between sending and recording leaves its claim behind; the delivery is then sent again under the same
key, by which mail programs recognise it.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from monitor.channels import CHANNELS
from monitor.channels.contract import ChannelError
from monitor.claims import OPEN, claim, record_failure, record_sent, retry_delay
from monitor.filters import matches
from monitor.messages import compose, facts_of
from monitor.rhythm import Manner, Rhythm, Turn, awake, latest_turn, turn
from monitor.summaries import NOTHING, summary_keys
from storage.models import Alert, Crawl, Delivery, Subscriber
from storage.store import Store

log = logging.getLogger(__name__)
Value = TypeVar("Value")


class Result(StrEnum):
    """How an attempt ended."""

    SENT = "sent"
    DELAYED = "delayed"  # will be tried again
    GIVEN_UP = "given_up"


@dataclass(slots=True)
class Counts:
    """What a round of deliveries did, in messages.

    ``waiting`` counts deliveries that are due and were not tried; ``problems`` say in German why not, and
    why attempts failed.
    """

    sent: int = 0
    delayed: int = 0
    given_up: int = 0
    waiting: int = 0
    problems: list[str] = field(default_factory=list)

    def add(self, result: Result) -> None:
        """Count one message."""
        self.sent += result is Result.SENT
        self.delayed += result is Result.DELAYED
        self.given_up += result is Result.GIVEN_UP


def enqueue(session: Session, alerts: Sequence[Alert], crawl: Crawl | None, now: datetime) -> int:
    """Write the deliveries of these alerts, all of one crawl (None: of none). Returns how many are new.

    Call it in the alerts' transaction, after adding them. Calling it again changes nothing.
    """
    session.flush()
    facts = [facts_of(alert) for alert in alerts]
    by_id = {alert.id: alert for alert in alerts}
    new = 0
    for subscriber in session.scalars(select(Subscriber).where(Subscriber.ended_at.is_(None))):
        in_digest = _has_digest(subscriber)
        chosen = summary_keys(facts, crawl.id if crawl else None, in_digest=in_digest)
        wanted = [
            fact.alert_id
            for fact in facts
            if fact.alert_id in chosen and matches(subscriber.filters, fact, in_digest=in_digest)
        ]
        new += _add_singles(session, subscriber, [by_id[id_] for id_ in wanted if chosen[id_] is None], now)
        new += _add_summaries(session, subscriber, {key for id_ in wanted if (key := chosen[id_])}, now)
    return new


def enqueue_silence(session: Session, now: datetime) -> int:
    """One line for those who want to hear that nothing happened: a delivery for each digest that came due empty.

    Returns how many are new. Call it in every round; calling it again changes nothing.
    """
    new = 0
    for subscriber in session.scalars(select(Subscriber).where(Subscriber.ended_at.is_(None))):
        manner = Manner.of(subscriber.manner)
        latest = latest_turn(manner, now) if manner.always else None
        if (
            not latest
            or latest.due_at <= subscriber.created_at
            or _told_in(session, subscriber, latest.batch)
        ):
            continue
        key = f"{NOTHING}:{latest.batch}"
        if not _there(session, subscriber, Delivery.summary_key, [key]):
            session.add(_delivery(subscriber, now, Turn(latest.due_at, None), key, summary_key=key))
            new += 1
    return new


def _told_in(session: Session, subscriber: Subscriber, batch: str | None) -> bool:
    rows = select(Delivery.id).where(Delivery.subscriber_id == subscriber.id, Delivery.batch == batch)
    return session.scalar(rows.limit(1)) is not None


def _has_digest(subscriber: Subscriber) -> bool:
    return Manner.of(subscriber.manner).rhythm is not Rhythm.AT_ONCE


def _add_singles(session: Session, subscriber: Subscriber, alerts: list[Alert], now: datetime) -> int:
    there = _there(session, subscriber, Delivery.alert_id, [alert.id for alert in alerts])
    new = [alert for alert in alerts if alert.id not in there]
    when = turn(Manner.of(subscriber.manner), now)
    session.add_all(
        _delivery(subscriber, now, when, alert.change.fingerprint, alert_id=alert.id) for alert in new
    )
    return len(new)


def _add_summaries(session: Session, subscriber: Subscriber, keys: set[str], now: datetime) -> int:
    new = sorted(keys - _there(session, subscriber, Delivery.summary_key, keys))
    due_at = turn(Manner.of(subscriber.manner), now).due_at
    session.add_all(_delivery(subscriber, now, Turn(due_at, None), key, summary_key=key) for key in new)
    return len(new)


def _there(
    session: Session,
    subscriber: Subscriber,
    column: InstrumentedAttribute[Value | None],
    values: Iterable[Value],
) -> set[Value]:
    rows = session.scalars(select(column).where(Delivery.subscriber_id == subscriber.id, column.in_(values)))
    return {value for value in rows if value is not None}


def _delivery(
    subscriber: Subscriber,
    now: datetime,
    when: Turn,
    content: str,
    alert_id: int | None = None,
    summary_key: str | None = None,
) -> Delivery:
    """``content`` names what is told; with the subscriber's token it makes a key nobody else can guess."""
    return Delivery(
        subscriber_id=subscriber.id,
        alert_id=alert_id,
        summary_key=summary_key,
        batch=when.batch,
        created_at=now,
        due_at=when.due_at,
        message_id=str(uuid5(NAMESPACE_URL, f"{subscriber.token}/{content}")),
    )


def deliver_one(store: Store, now: datetime) -> bool:
    """Attempt the next due message. True when there was one, however it went."""
    return _attempt(store, ready_channels(store)[0], now) is not None


def deliver_all(store: Store, now: datetime) -> Counts:
    """Attempt every message that is due at ``now``, each at most once.

    When a channel itself does not work, its other messages wait for the next round untried.
    """
    ready, problems = ready_channels(store)
    counts = Counts()
    with store.session() as session:
        enqueue_silence(session, now)
    while (attempt := _attempt(store, ready, now)) is not None:
        result, error, channel = attempt
        counts.add(result)
        if error is not None:
            counts.problems.append(str(error))
            if error.everyone:
                ready.discard(channel)
    counts.waiting = _waiting(store, now)
    if counts.waiting:
        counts.problems += [problem for problem in problems if problem not in counts.problems]
    return counts


def revive(session: Session, now: datetime) -> int:
    """Put what was given up into the outbox again, for subscribers that are still there. Returns how many."""
    active = select(Subscriber.id).where(Subscriber.ended_at.is_(None))
    rows = session.scalars(
        select(Delivery).where(Delivery.failed_at.is_not(None), Delivery.subscriber_id.in_(active))
    ).all()
    for row in rows:
        row.failed_at, row.attempts, row.due_at = None, 0, now
    return len(rows)


def ready_channels(store: Store) -> tuple[set[str], list[str]]:
    """The channels that the settings let work, and why the others do not."""
    problems = {name: channel.problem(store.settings) for name, channel in CHANNELS.items()}
    return {name for name, problem in problems.items() if problem is None}, [
        p for p in problems.values() if p
    ]


def _attempt(
    store: Store, channels: Collection[str], now: datetime
) -> tuple[Result, ChannelError | None, str] | None:
    """One message, from claim to record. None when nothing is due."""
    with store.session() as session:
        ids = claim(session, channels, store.settings.alerts.max_attempts, now)
    if not ids:
        return None
    error, channel, attempts = _send(store, ids, now)
    with store.session() as session:
        if error is None:
            record_sent(session, ids, now)
            return Result.SENT, None, channel
        given_up = error.permanent or attempts >= store.settings.alerts.max_attempts
        again = None if given_up else _next_try(session, ids[0], now + retry_delay(attempts))
        record_failure(session, ids, str(error), again, now)
    return (Result.GIVEN_UP if given_up else Result.DELAYED), error, channel


def _next_try(session: Session, delivery_id: int, earliest: datetime) -> datetime:
    """Quiet hours bind a repeat, too."""
    manner = session.scalar(
        select(Subscriber.manner)
        .join(Delivery, Delivery.subscriber_id == Subscriber.id)
        .where(Delivery.id == delivery_id)
    )
    return awake(Manner.of(manner or {}), earliest)


def _send(store: Store, ids: list[int], now: datetime) -> tuple[ChannelError | None, str, int]:
    """Compose and send; returns what went wrong, the channel, and the number of this attempt."""
    with store.session() as session:
        rows = {row.id: row for row in session.scalars(select(Delivery).where(Delivery.id.in_(ids)))}
        deliveries = [rows[id_] for id_ in ids]
        channel, attempts = deliveries[0].subscriber.channel, deliveries[0].attempts
        try:
            message = compose(session, deliveries, store.settings, now)
        except Exception as error:  # one alert that cannot be put into words must not hold up all others
            log.exception("Delivery %s could not be composed", ids[0])
            return ChannelError(f"Die Nachricht ließ sich nicht verfassen: {error!r}"), channel, attempts
    try:
        CHANNELS[channel].send(message, store.settings)
    except ChannelError as error:
        return error, channel, attempts
    except Exception as error:
        log.exception("Delivery %s could not be sent", ids[0])
        return ChannelError(f"Der Versand brach ab: {error!r}"), channel, attempts
    return None, channel, attempts


def _waiting(store: Store, now: datetime) -> int:
    """How many are due and in nobody's hands."""
    untried = select(func.count(Delivery.id)).where(
        OPEN, Delivery.due_at <= now, Delivery.claimed_at.is_(None)
    )
    with store.session() as session:
        return session.scalar(untried) or 0
