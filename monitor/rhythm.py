"""When a subscriber is told: at once, daily or weekly, and never in their quiet hours. Pure.

All times of day are Germany's, so that a mail of seven o'clock comes at seven in summer and in winter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from monitor.dashboard.formats import BERLIN

MORNING = time(7)  # before anybody's working day begins, after the night's crawls
MONDAY = 0
SATURDAY = 5
# A quiet time ends within a weekend and a night; more steps mean that it never ends.
_LONGEST_WAIT = 8


class Rhythm(StrEnum):
    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"


class BadManner(ValueError):
    """A wish that cannot be kept. The message says what to write instead."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How somebody wants to be told. ``quiet``: from, until (may pass midnight); ``weekends`` are quiet as a whole."""

    rhythm: Rhythm = Rhythm.AT_ONCE
    at: time = MORNING  # of a daily or weekly digest
    quiet: tuple[time, time] | None = None
    quiet_weekends: bool = False
    always: bool = False  # a digest of nothing is one line instead of silence
    csv: bool = False  # the alerts as a table attached to mails

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Manner:
        """The manner as the database keeps it. Raises BadManner."""
        quiet = stored.get("quiet")
        try:
            return cls(
                rhythm=Rhythm(stored.get("rhythm") or Rhythm.AT_ONCE),
                at=clock(stored["at"]) if stored.get("at") else MORNING,
                quiet=(clock(quiet[0]), clock(quiet[1])) if quiet else None,
                quiet_weekends=bool(stored.get("quiet_weekends")),
                always=bool(stored.get("always")),
                csv=bool(stored.get("csv")),
            )
        except ValueError as error:
            raise BadManner(str(error)) from error

    def stored(self) -> dict[str, Any]:
        """What differs from the usual, as JSON holds it."""
        whole = {
            "rhythm": str(self.rhythm) if self.rhythm is not Rhythm.AT_ONCE else None,
            "at": f"{self.at:%H:%M}" if self.at != MORNING else None,
            "quiet": [f"{end:%H:%M}" for end in self.quiet] if self.quiet else None,
            "quiet_weekends": self.quiet_weekends,
            "always": self.always,
            "csv": self.csv,
        }
        return {key: value for key, value in whole.items() if value}


@dataclass(frozen=True, slots=True)
class Turn:
    """When something is told, and in which digest (None: by itself)."""

    due_at: datetime
    batch: str | None


def clock(text: str) -> time:
    """``7:30`` as a time of day. Raises BadManner with a sentence."""
    try:
        hour, _, minute = text.strip().partition(":")
        return time(int(hour), int(minute or 0))
    except ValueError as error:
        raise BadManner(f"{text!r} is no time of day; write it like 07:00.") from error


def quiet_hours(text: str) -> tuple[time, time]:
    """``20:00-07:00`` as from and until. Raises BadManner with a sentence."""
    start, dash, end = text.replace("–", "-").partition("-")
    if not dash:
        raise BadManner(f"{text!r} are no quiet hours; write them like 20:00-07:00.")
    hours = (clock(start), clock(end))
    if hours[0] == hours[1]:
        raise BadManner(f"{text!r} begin and end at the same time; leave them out to be told at any hour.")
    return hours


def turn(manner: Manner, now: datetime) -> Turn:
    """When something that happened at ``now`` is told. A digest lies after ``now``, its quiet hours waited for."""
    if manner.rhythm is Rhythm.AT_ONCE:
        return Turn(awake(manner, now), None)
    day = _next_day(manner, now)
    return Turn(awake(manner, _moment(day, manner.at)), f"{manner.rhythm}:{day.isoformat()}")


def latest_turn(manner: Manner, now: datetime) -> Turn | None:
    """The newest digest that was due by ``now``; None for those who are told at once."""
    if manner.rhythm is Rhythm.AT_ONCE:
        return None
    step = _step(manner)
    day = _next_day(manner, now)
    for back in range(1, 4):  # quiet hours may push a digest past the next one's hour
        before = day - step * back
        due = awake(manner, _moment(before, manner.at))
        if due <= now:
            return Turn(due, f"{manner.rhythm}:{before.isoformat()}")
    return None


def period(batch: str) -> tuple[date, date]:
    """The first and the last day of what a digest tells: the day or the week before the day it is named after."""
    rhythm, _, day = batch.partition(":")
    sent = date.fromisoformat(day)
    return sent - timedelta(days=7 if rhythm == Rhythm.WEEKLY else 1), sent - timedelta(days=1)


def awake(manner: Manner, moment: datetime) -> datetime:
    """The first moment from this one on that is not quiet."""
    for _ in range(_LONGEST_WAIT):
        later = _end_of_quiet(manner, moment)
        if later is None:
            return moment
        moment = later
    return moment


def _end_of_quiet(manner: Manner, moment: datetime) -> datetime | None:
    """When the quiet time around this moment ends; None when it is not quiet."""
    local = moment.astimezone(BERLIN)
    if manner.quiet_weekends and local.weekday() >= SATURDAY:
        return _moment(local.date() + timedelta(days=7 - local.weekday()), time(0))
    if manner.quiet is None:
        return None
    start, end = manner.quiet
    clock_time = local.time()
    if start < end:
        return _moment(local.date(), end) if start <= clock_time < end else None
    if clock_time >= start:
        return _moment(local.date() + timedelta(days=1), end)
    return _moment(local.date(), end) if clock_time < end else None


def _next_day(manner: Manner, now: datetime) -> date:
    """The day of the next digest after ``now``."""
    day = now.astimezone(BERLIN).date()
    if manner.rhythm is Rhythm.WEEKLY:
        day += timedelta(days=(MONDAY - day.weekday()) % 7)
    return day if _moment(day, manner.at) > now else day + _step(manner)


def _step(manner: Manner) -> timedelta:
    return timedelta(days=7 if manner.rhythm is Rhythm.WEEKLY else 1)


def _moment(day: date, at: time) -> datetime:
    """That time of day in Germany. An hour that the clock leaves out (summer time) is the hour after."""
    return datetime.combine(day, at, BERLIN).astimezone(UTC)
