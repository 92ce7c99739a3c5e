"""When a subscriber is told."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.dashboard.formats import BERLIN
from monitor.rhythm import BadManner, Manner, Rhythm, awake, clock, latest_turn, period, quiet_hours, turn

TIMES = st.times().map(lambda one: one.replace(second=0, microsecond=0))
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2029, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
QUIET = st.none() | st.tuples(TIMES, TIMES).filter(lambda pair: pair[0] != pair[1])
MANNERS = st.builds(
    Manner, st.sampled_from(Rhythm), TIMES, QUIET, st.booleans(), st.booleans(), st.booleans()
)


def local(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=BERLIN).astimezone(UTC)


def is_quiet(manner: Manner, moment: datetime) -> bool:
    there = moment.astimezone(BERLIN)
    if manner.quiet_weekends and there.weekday() >= 5:
        return True
    if manner.quiet is None:
        return False
    start, end = manner.quiet
    now = there.time()
    return start <= now < end if start < end else now >= start or now < end


def test_at_once_is_at_once() -> None:
    now = local(2026, 11, 24, 3)
    assert turn(Manner(), now) == turn(Manner.of({}), now)
    assert turn(Manner(), now).due_at == now
    assert turn(Manner(), now).batch is None


def test_a_daily_digest_comes_in_the_next_morning() -> None:
    daily = Manner(Rhythm.DAILY)
    assert turn(daily, local(2026, 11, 24, 6, 59)).due_at == local(2026, 11, 24, 7)
    assert turn(daily, local(2026, 11, 24, 7)).due_at == local(2026, 11, 25, 7)
    assert turn(daily, local(2026, 11, 24, 7)).batch == "daily:2026-11-25"


def test_a_weekly_digest_comes_on_monday_and_tells_the_week_before() -> None:
    found = turn(Manner(Rhythm.WEEKLY), local(2026, 11, 24, 12))
    assert found.due_at == local(2026, 11, 30, 7)
    assert found.batch == "weekly:2026-11-30"
    assert period("weekly:2026-11-30") == (date(2026, 11, 23), date(2026, 11, 29))
    assert period("daily:2026-11-30") == (date(2026, 11, 29), date(2026, 11, 29))


def test_seven_is_seven_in_summer_and_in_winter() -> None:
    daily = Manner(Rhythm.DAILY)
    assert turn(daily, local(2026, 3, 28, 12)).due_at == datetime(2026, 3, 29, 5, tzinfo=UTC)
    assert turn(daily, local(2026, 10, 24, 12)).due_at == datetime(2026, 10, 25, 6, tzinfo=UTC)


def test_a_message_of_the_night_waits_for_the_morning() -> None:
    calm = Manner(quiet=(time(20), time(7)))
    assert awake(calm, local(2026, 11, 24, 23)) == local(2026, 11, 25, 7)
    assert awake(calm, local(2026, 11, 25, 3)) == local(2026, 11, 25, 7)
    assert awake(calm, local(2026, 11, 25, 12)) == local(2026, 11, 25, 12)


def test_a_message_of_friday_night_waits_for_monday_morning_where_weekends_are_quiet() -> None:
    calm = Manner(quiet=(time(20), time(7)), quiet_weekends=True)
    assert awake(calm, local(2026, 11, 27, 21)) == local(2026, 11, 30, 7)


@given(MANNERS, MOMENTS)
def test_nothing_is_told_in_quiet_hours_nor_before_it_happened(manner: Manner, now: datetime) -> None:
    found = turn(manner, now)
    assert found.due_at >= now
    assert not is_quiet(manner, found.due_at)
    assert found.due_at - now <= timedelta(days=11)  # a week, and a quiet weekend with its nights


@given(MANNERS, MOMENTS)
def test_what_is_due_is_the_newest_digest_that_had_its_turn(manner: Manner, now: datetime) -> None:
    newest = latest_turn(manner, now)
    if manner.rhythm is Rhythm.AT_ONCE:
        assert newest is None
        return
    assert newest is None or newest.due_at <= now
    coming = turn(manner, now)
    assert newest is None or newest.batch != coming.batch


@given(MANNERS)
def test_a_manner_outlives_the_database(manner: Manner) -> None:
    assert Manner.of(manner.stored()) == manner


@pytest.mark.parametrize("wrong", ["25:00", "sieben", "", "7:99"])
def test_a_wrong_time_of_day_is_a_sentence(wrong: str) -> None:
    with pytest.raises(BadManner, match="write it like 07:00"):
        clock(wrong)


@pytest.mark.parametrize("wrong", ["20:00", "20:00-20:00", "20:00-x"])
def test_wrong_quiet_hours_are_a_sentence(wrong: str) -> None:
    with pytest.raises(BadManner, match=r"quiet hours|07:00|same time"):
        quiet_hours(wrong)
