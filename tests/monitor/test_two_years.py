"""Two years of service in a second: the schedule, the windows and a clock that does what clocks do."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest

from monitor.schedule_rules import DistrictState, Rhythm, due_districts
from storage.windows import Windows, parse_window

BERLIN = ZoneInfo("Europe/Berlin")
WEEK = Windows(tuple(map(parse_window, ("Mo-Fr 20:00-06:00", "Sa-So"))), BERLIN)
RHYTHM = Rhythm(timedelta(days=7), timedelta(days=1), timedelta(days=1))
TICK = timedelta(minutes=20)
AT_ONCE = 3
AGS = [f"{number:05}" for number in range(1001, 1031)]
# A closed window lasts 14 hours at most, and a batch before ours an hour.
SLACK = timedelta(hours=16)


@dataclass
class World:
    """A service that ticks; ``asleep`` are moments in which the machine was suspended."""

    seed: int
    begin: datetime = datetime(2026, 1, 1, tzinfo=UTC)
    end: datetime = datetime(2028, 1, 1, tzinfo=UTC)
    naps: tuple[tuple[datetime, timedelta], ...] = ()
    starts: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    batches: list[tuple[datetime, int]] = field(default_factory=list)

    def run(self) -> None:
        random = Random(self.seed)
        states = {ags: DistrictState(ags) for ags in AGS}
        now = self.begin
        while now < self.end:
            batch = due_districts(states.values(), now, RHYTHM)[:AT_ONCE] if WEEK.is_open(now) else []
            for ags in batch:
                self.starts[ags].append(now)
                failed, cut = random.random() < 0.1, random.random() < 0.05
                before = states[ags].interruptions
                states[ags] = replace(
                    states[ags],
                    last_started=now,
                    failed=failed or cut,
                    interruptions=before + 1 if cut else 0,
                )
            if batch:
                self.batches.append((now, len(batch)))
            now = self._after(now + TICK)

    def _after(self, now: datetime) -> datetime:
        for begin, span in self.naps:
            if begin <= now < begin + span:
                return begin + span
        return now


@pytest.fixture(scope="module")
def years() -> World:
    naps = tuple(
        (datetime(2026, month, 10, 21, tzinfo=UTC), timedelta(days=month / 2)) for month in range(2, 12)
    )
    world = World(1, naps=naps)
    world.run()
    return world


def test_nothing_ever_begins_outside_a_window_summer_and_winter(years: World) -> None:
    local = [at.astimezone(BERLIN) for at, _ in years.batches]
    assert not [at for at in local if at.weekday() < 5 and 6 <= at.hour < 20]


def test_never_more_districts_begin_at_once_than_allowed(years: World) -> None:
    assert max(size for _, size in years.batches) == AT_ONCE


def test_no_district_waits_longer_than_its_interval_and_a_closed_window(years: World) -> None:
    for starts in years.starts.values():
        for earlier, later in pairwise(starts):
            slept = sum(
                (span for begin, span in years.naps if earlier < begin + span and begin < later), timedelta(0)
            )
            # A nap may end in a closed window, and what waited goes in turn.
            assert later - earlier <= RHYTHM.interval + slept + 2 * SLACK


def test_every_district_is_crawled_for_two_years_and_none_much_more_than_its_turn(years: World) -> None:
    counts = [len(years.starts[ags]) for ags in AGS]
    least, most = 95, 104 * 7 / 6 * 1.45  # weekly to six-daily, with the retries of what failed
    assert least <= min(counts)
    assert max(counts) <= most


def test_after_downtime_each_district_is_crawled_once_not_once_for_every_missed_turn() -> None:
    nap = (datetime(2026, 3, 1, tzinfo=UTC), timedelta(days=300))
    world = World(2, end=datetime(2027, 1, 1, tzinfo=UTC), naps=(nap,))
    world.run()
    woke = nap[0] + nap[1]
    for starts in world.starts.values():
        soon = [at for at in starts if woke <= at < woke + timedelta(hours=20)]
        assert len(soon) <= 2  # one, and another if it was cut off


def test_districts_begun_together_drift_apart(years: World) -> None:
    """A hoster of many districts is not visited at the same minute by all of them for ever."""
    together = defaultdict(int)
    for starts in years.starts.values():
        together[starts[50].date()] += 1
    assert len(together) >= 4


def test_the_same_hours_of_both_changes_of_summer_time_are_lived_through(years: World) -> None:
    for change in (datetime(2027, 3, 28, 1, tzinfo=UTC), datetime(2027, 10, 31, 1, tzinfo=UTC)):
        around = [at for at, _ in years.batches if abs(at - change) <= timedelta(hours=12)]
        assert around
