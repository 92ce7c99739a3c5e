"""A problem is told once when it lasts, and once when it is over; a bad hour is neither."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from monitor.health.lasting import SETTLED_AFTER, Patience, Standing, Step, step

START = datetime(2026, 11, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
PATIENCE = Patience(2, 24 * HOUR)


def story(signs: list[tuple[int, bool]], *, at_once: bool = False, settles: bool = False) -> list[Step]:
    """The steps of a problem over crawls, each (hours since the start, whether it showed the problem)."""
    steps, standing = [], None
    for hours, found in signs:
        now = START + hours * HOUR
        done = step(
            standing, found=found, started_at=now, patience=PATIENCE, at_once=at_once, settles=settles
        )
        steps.append(done)
        if done in (Step.CLEAR, Step.RECOVER, Step.SETTLE):
            standing = None
        elif found:
            before = standing or Standing(now, 0, told=False)
            standing = Standing(before.since, before.times + 1, before.told or done is Step.TELL)
    return steps


def test_one_failure_wakes_nobody() -> None:
    assert story([(0, True), (24, False)]) == [Step.SUSPECT, Step.CLEAR]


def test_many_failures_in_an_hour_are_one_bad_hour() -> None:
    assert story([(0, True), (1, True), (2, True), (3, False)])[-1] is Step.CLEAR


def test_what_lasts_is_told_once_and_its_end_once() -> None:
    assert story([(0, True), (24, True), (48, True), (72, False), (96, False)]) == [
        Step.SUSPECT, Step.TELL, Step.CONTINUE, Step.RECOVER, Step.NOTHING,
    ]  # fmt: skip


def test_what_needs_no_second_look_is_told_at_the_first() -> None:
    assert story([(0, True), (24, True)], at_once=True) == [Step.TELL, Step.CONTINUE]


def test_what_stays_as_it_is_becomes_usual() -> None:
    signs = [(24 * number, True) for number in range(SETTLED_AFTER)]
    assert story(signs, settles=True)[-1] is Step.SETTLE
    assert story(signs)[-1] is Step.CONTINUE


@given(st.lists(st.tuples(st.integers(1, 200), st.booleans()), max_size=30), st.booleans(), st.booleans())
def test_entering_and_leaving_alternate_whatever_happens(
    gaps: list[tuple[int, bool]], at_once: bool, settles: bool
) -> None:
    hours, signs = 0, []
    for gap, found in gaps:
        hours += gap
        signs.append((hours, found))
    told = [done for done in story(signs, at_once=at_once, settles=settles) if done in (Step.TELL, Step.RECOVER, Step.SETTLE)]  # fmt: skip
    assert all((done is Step.TELL) == (number % 2 == 0) for number, done in enumerate(told))
