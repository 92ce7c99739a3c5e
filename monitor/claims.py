"""Taking deliveries out of the outbox so that no two processes send one, and noting what became of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session

from monitor.summaries import summary_kind
from storage.models import Delivery, Subscriber
from storage.processes import claim_mark, mark_is_dead

# One send takes at most a handful of waits of 30 seconds. A claim older than this belongs to a process that
# died or hangs; on this machine dead processes are recognised at once.
CLAIM_LIFETIME = timedelta(minutes=10)

# After a failure: 1, 4, 16, 64, 256 minutes, then daily. With the default of 8 attempts a mail server may be
# down over a weekend before a delivery is given up.
FIRST_RETRY = timedelta(minutes=1)
LAST_RETRY = timedelta(days=1)

OPEN = and_(Delivery.sent_at.is_(None), Delivery.failed_at.is_(None))


def retry_delay(attempts: int) -> timedelta:
    """How long to wait after that many failed attempts."""
    factor: int = 4 ** min(attempts - 1, 10)  # beyond ten the last retry is long reached
    return min(FIRST_RETRY * factor, LAST_RETRY)


def claim(session: Session, channels: Collection[str], max_attempts: int, now: datetime) -> list[int]:
    """Take the next due delivery of these channels, with those that are sent together with it.

    Returns their ids, the one that gives the message its key first; empty when nothing is due. The attempt
    is on record when this returns and the transaction is committed.
    """
    due = _due(session, now)
    rows = (
        select(Delivery)
        .join(Delivery.subscriber)
        .where(due, Subscriber.channel.in_(channels))
        .order_by(Delivery.due_at, Delivery.id)
        .limit(1)
    )
    while (delivery := session.scalar(rows)) is not None:
        if delivery.attempts >= max_attempts:  # the process died in every attempt: something in it kills us
            record_failure(session, [delivery.id], "Versand jedes Mal abgebrochen.", None, now)
        elif _take(session, delivery, due, now):
            return _with_companions(session, delivery, due, now)
    return []


def _due(session: Session, now: datetime) -> ColumnElement[bool]:
    marks = select(Delivery.claimed_by).where(OPEN, Delivery.claimed_by.is_not(None)).distinct()
    dead = [mark for mark in session.scalars(marks) if mark is not None and mark_is_dead(mark)]
    unclaimed = or_(
        Delivery.claimed_at.is_(None),
        Delivery.claimed_at < now - CLAIM_LIFETIME,
        Delivery.claimed_by.in_(dead),
    )
    return and_(OPEN, Delivery.due_at <= now, unclaimed)


def _take(session: Session, delivery: Delivery, due: ColumnElement[bool], now: datetime) -> bool:
    """Claim one delivery, unless another process was faster."""
    statement = (
        update(Delivery)
        .where(Delivery.id == delivery.id, due)
        .values(
            claimed_at=now,
            claimed_by=claim_mark(),
            attempts=Delivery.attempts + 1,
            error=f"Versuch {delivery.attempts + 1} begonnen, Ergebnis unbekannt.",
        )
        .returning(Delivery.id)
        .execution_options(synchronize_session=False)
    )
    return session.scalar(statement) is not None


def _with_companions(
    session: Session, leader: Delivery, due: ColumnElement[bool], now: datetime
) -> list[int]:
    """The alerts of one digest, and the summaries of one kind that one subscriber is due, are one message.

    They share the leader's key from their first attempt on, so that a repeat is the same message again.
    """
    if leader.summary_key is not None:
        together = Delivery.summary_key.startswith(f"{summary_kind(leader.summary_key)}:", autoescape=True)
    elif leader.batch is not None:
        together = Delivery.batch == leader.batch
    else:
        return [leader.id]
    rows = select(Delivery).where(
        due,
        Delivery.id != leader.id,
        Delivery.subscriber_id == leader.subscriber_id,
        together,
        Delivery.attempts == 0 if leader.attempts == 0 else Delivery.message_id == leader.message_id,
    )
    companions = [
        row.id for row in session.scalars(rows.order_by(Delivery.id)) if _take(session, row, due, now)
    ]
    taken = [leader.id, *companions]
    _write(session, taken, message_id=leader.message_id)
    return taken


def record_sent(session: Session, ids: list[int], now: datetime) -> None:
    """The channel took responsibility."""
    _write(session, ids, sent_at=now, error=None, claimed_at=None, claimed_by=None)


def record_failure(
    session: Session, ids: list[int], error: str, due_at: datetime | None, now: datetime
) -> None:
    """The attempt failed: try again at ``due_at``, or give up (None)."""
    again = {"failed_at": now} if due_at is None else {"due_at": due_at}
    _write(session, ids, error=error, claimed_at=None, claimed_by=None, **again)


def _write(session: Session, ids: list[int], **values: object) -> None:
    session.execute(
        update(Delivery)
        .where(Delivery.id.in_(ids))
        .values(**values)
        .execution_options(synchronize_session=False)
    )
