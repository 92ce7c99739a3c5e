"""Who is told: adding, listing and ending subscriptions."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select, update
from sqlalchemy.orm import Session

from monitor.channels import CHANNELS
from monitor.claims import OPEN
from monitor.dashboard.labels import LAENDER
from monitor.rhythm import Manner
from storage.models import Delivery, District, Subscriber

NOBODY = "niemand@example.org"  # a name that no one can have (RFC 2606)
ENDED = "Abonnement beendet."
AT_ONCE = Manner()


class BadSubscription(ValueError):
    """A subscription cannot be made, found or ended. The message says what to write instead."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many messages a subscriber got, is due and will not get; many inventories may be one message."""

    sent: int
    waiting: int
    given_up: int
    last_error: str | None


def add(
    session: Session,
    channel: str,
    address: str,
    name: str,
    filters: dict[str, Any],
    now: datetime,
    manner: Manner = AT_ONCE,
) -> Subscriber:
    """A new subscription. Raises BadSubscription for an unusable address or one that is subscribed already."""
    if channel not in CHANNELS:
        raise BadSubscription(f"{channel!r} is no channel; known are {', '.join(CHANNELS)}.")
    try:
        usable = CHANNELS[channel].accepts(address)
    except ValueError as error:
        raise BadSubscription(str(error)) from error
    if active(session, usable):
        raise BadSubscription(
            f"{usable} is subscribed already; `konzeptmonitor subscribe change {usable}` changes what it gets."
        )
    row = Subscriber(
        name=name,
        channel=channel,
        address=usable,
        filters=_set(filters),
        manner=manner.stored(),
        token=secrets.token_urlsafe(24),
        created_at=now,
    )
    session.add(row)
    session.flush()
    return row


def change(subscriber: Subscriber, filters: dict[str, Any], manner: Manner) -> None:
    """Other filters and another rhythm from the next alert on; what waits for delivery is sent as it was to be."""
    subscriber.filters = _set(filters)
    subscriber.manner = manner.stored()


def _set(filters: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in filters.items() if value}


def imagined(filters: dict[str, Any], manner: Manner, since: datetime) -> Subscriber:
    """A subscription nobody has, to see what it would bring. Never add it to a session."""
    return Subscriber(
        name="",
        channel="email",
        address=NOBODY,
        filters=_set(filters),
        manner=manner.stored(),
        token="",
        created_at=since,
    )


def by_token(session: Session, token: str) -> Subscriber | None:
    """The subscription, running or ended, that this secret belongs to."""
    return session.scalar(select(Subscriber).where(Subscriber.token == token))


def active(session: Session, address: str) -> Subscriber | None:
    """The running subscription of an address; capitals do not matter."""
    return session.scalar(
        select(Subscriber).where(
            func.lower(Subscriber.address) == address.strip().lower(), Subscriber.ended_at.is_(None)
        )
    )


def find(session: Session, address: str) -> Subscriber:
    """The running subscription of an address. Raises BadSubscription."""
    row = active(session, address)
    if row is None:
        raise BadSubscription(f"{address!r} is not subscribed; `konzeptmonitor subscribe list` shows who is.")
    return row


def end(session: Session, subscriber: Subscriber, now: datetime) -> None:
    """End a subscription; what is not delivered yet will not be. What was sent stays on record."""
    subscriber.ended_at = now
    session.execute(
        update(Delivery)
        .where(OPEN, Delivery.subscriber_id == subscriber.id)
        .values(failed_at=now, error=ENDED, claimed_at=None, claimed_by=None)
    )


def tallies(session: Session) -> dict[int, Tally]:
    """Per subscriber id how its deliveries stand; absent: none yet."""
    counts = select(
        Delivery.subscriber_id,
        *(
            func.count(case((state, Delivery.message_id)).distinct())
            for state in (Delivery.sent_at.is_not(None), OPEN, Delivery.failed_at.is_not(None))
        ),
    ).group_by(Delivery.subscriber_id)
    errors = _last_errors(session)
    return {row[0]: Tally(row[1], row[2], row[3], errors.get(row[0])) for row in session.execute(counts)}


def _last_errors(session: Session) -> dict[int, str]:
    newest = (
        select(func.max(Delivery.id))
        .where(Delivery.error.is_not(None), Delivery.sent_at.is_(None))
        .group_by(Delivery.subscriber_id)
    )
    rows = select(Delivery.subscriber_id, Delivery.error).where(Delivery.id.in_(newest))
    return {subscriber_id: error for subscriber_id, error in session.execute(rows) if error}


def known_laender(session: Session, names: Iterable[str]) -> list[str]:
    """The names as the registry writes them. Raises BadSubscription for a Land that is none."""
    known = {name.casefold(): name for name in [*LAENDER, *session.scalars(select(District.land).distinct())]}
    unknown = [name for name in names if name.strip().casefold() not in known]
    if unknown:
        raise BadSubscription(f"{unknown[0]!r} is no Land; known are {', '.join(sorted(known.values()))}.")
    return [known[name.strip().casefold()] for name in names]
