"""When crawls may begin: windows of the week in local time, such as ``Mo-Fr 20:00-06:00``. Pure.

A window is told by the wall clock, so that summer time needs no rule of its own: an hour that does not exist
that night is no part of it, and one that comes twice is twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

# People here write German days, tools English ones; nobody should have to look up which.
_DAYS = ("mo mon", "di tue", "mi wed", "do thu", "fr fri", "sa sat", "so sun")
_NUMBER = {name: number for number, names in enumerate(_DAYS) for name in names.split()}
_DAY_MINUTES = 24 * 60
_FORM = re.compile(r"(?P<days>[a-z,\- ]+?)(?:\s+(?P<start>\d{1,2}:\d{2})\s*-\s*(?P<end>\d{1,2}:\d{2}))?")
# A window opens at a full minute, but an hour that does not exist may swallow its beginning.
_STEP = timedelta(minutes=1)
_WEEK = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class Window:
    """Minutes of the day on days of the week (Monday is 0); one that ends before it starts ends the next day."""

    days: frozenset[int]
    start: int = 0
    end: int = _DAY_MINUTES

    def holds(self, weekday: int, minute: int) -> bool:
        """Whether a minute of a weekday lies in the window."""
        if self.start < self.end:
            return weekday in self.days and self.start <= minute < self.end
        begun = weekday in self.days and minute >= self.start
        return begun or ((weekday - 1) % 7 in self.days and minute < self.end)


@dataclass(frozen=True, slots=True)
class Windows:
    """All windows of an installation; without any it is always open."""

    windows: tuple[Window, ...]
    zone: ZoneInfo

    def is_open(self, moment: datetime) -> bool:
        """Whether crawls may begin at this moment."""
        local = moment.astimezone(self.zone)
        minute = local.hour * 60 + local.minute
        return not self.windows or any(one.holds(local.weekday(), minute) for one in self.windows)

    def next_open(self, moment: datetime) -> datetime:
        """The first moment from ``moment`` on at which crawls may begin."""
        if self.is_open(moment):
            return moment
        candidates = sorted(at for at in self._starts(moment) if at >= moment and self.is_open(at))
        return candidates[0] if candidates else self._searched(moment)

    def _starts(self, moment: datetime) -> Iterable[datetime]:
        today = moment.astimezone(self.zone).replace(hour=0, minute=0, second=0, microsecond=0)
        for window in self.windows:
            for ahead in range(8):
                day = today + timedelta(days=ahead)  # wall clock: a day is a day, also one of 23 hours
                if day.weekday() in window.days:
                    start = day.replace(hour=window.start // 60 % 24, minute=window.start % 60)
                    yield start.astimezone(UTC)

    def _searched(self, moment: datetime) -> datetime:
        """Only a window whose every start this week falls into a missing hour needs this."""
        at = moment
        while at < moment + _WEEK and not self.is_open(at):
            at += _STEP
        return at


def parse_window(text: str) -> Window:
    """``Mo-Fr 20:00-06:00``, ``Sa,So`` or ``mon,wed 22:00-24:00``. Raises ValueError with what to write instead."""
    found = _FORM.fullmatch(text.strip().lower())
    if found is None:
        raise ValueError(_wrong(text))
    days = frozenset(day for part in found["days"].split(",") for day in _days(part, text))
    if found["start"] is None:
        return Window(days)
    start, end = _minute(found["start"], text), _minute(found["end"], text)
    if start == _DAY_MINUTES:
        raise ValueError(_wrong(text))
    return Window(days, start, end or _DAY_MINUTES)


def _days(part: str, text: str) -> list[int]:
    names = [name.strip().rstrip(".") for name in part.split("-")]
    if len(names) > 2 or any(name not in _NUMBER for name in names):
        raise ValueError(_wrong(text))
    first, last = _NUMBER[names[0]], _NUMBER[names[-1]]
    return [(first + ahead) % 7 for ahead in range((last - first) % 7 + 1)]


def _minute(clock: str, text: str) -> int:
    hour, _, minute = clock.partition(":")
    total = int(hour) * 60 + int(minute)
    if int(minute) > 59 or total > _DAY_MINUTES:
        raise ValueError(_wrong(text))
    return total


def _wrong(text: str) -> str:
    return f"{text!r} is no window of the week; write it like Mo-Fr 20:00-06:00, or Sa,So for whole days"
