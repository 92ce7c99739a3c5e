from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.schedule import due_now, startable
from monitor.schedule_rules import ALWAYS, DistrictState, Rhythm, Why, due_districts, next_visit
from storage.models import District, DistrictHost
from storage.pauses import pause, resume
from tests.monitor.builders import lose, make_paper
from tests.monitor.home import NOW, crawl, district, opened

WEEK, DAY, HOUR = timedelta(days=7), timedelta(days=1), timedelta(hours=1)


RHYTHM = Rhythm(WEEK, DAY)


def visit(**values):
    return next_visit(DistrictState("01001", **values), RHYTHM, NOW + 20 * WEEK).at


def why(now=NOW, **values):
    return next_visit(DistrictState("01001", **values), RHYTHM, now).why


def test_a_district_never_crawled_is_due_whenever_asked():
    assert visit() == ALWAYS


def test_a_district_is_due_an_interval_after_its_last_crawl():
    assert visit(last_started=NOW) == NOW + WEEK


def test_a_crawl_that_could_not_observe_is_tried_again_sooner():
    assert visit(last_started=NOW, failed=True) == NOW + DAY


def test_a_retry_never_waits_longer_than_the_usual_round():
    assert next_visit(DistrictState("01001", NOW, failed=True), Rhythm(HOUR, DAY), NOW).at == NOW + HOUR


def test_one_interrupted_crawl_is_repeated_at_once_two_in_a_row_wait():
    assert visit(last_started=NOW, failed=True, interruptions=1) == NOW
    assert visit(last_started=NOW, failed=True, interruptions=2) == NOW + DAY


@pytest.mark.parametrize("state", [{"paused": True}, {"crawling": True}])
def test_a_paused_district_and_one_being_crawled_are_not_due(state):
    assert visit(**state) is None
    assert visit(last_started=NOW - 9 * WEEK, **state) is None


def test_an_open_absence_brings_the_second_look_forward_never_back():
    assert visit(last_started=NOW, confirm_at=NOW + DAY) == NOW + DAY
    assert visit(last_started=NOW, confirm_at=NOW + 9 * WEEK) == NOW + WEEK


def test_never_crawled_come_first_then_the_longest_overdue():
    states = [
        DistrictState("01001", NOW - WEEK - HOUR),
        DistrictState("01002", NOW - WEEK - DAY),
        DistrictState("01003"),
        DistrictState("01004", NOW - WEEK + HOUR),
    ]

    assert due_districts(states, NOW, RHYTHM) == ["01003", "01002", "01001"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, Why.NEVER_CRAWLED),
        ({"last_started": NOW}, Why.INTERVAL),
        ({"last_started": NOW, "failed": True}, Why.RETRY),
        ({"last_started": NOW, "failed": True, "interruptions": 1}, Why.INTERRUPTED),
        ({"last_started": NOW, "confirm_at": NOW + DAY}, Why.CONFIRM),
        ({"last_started": NOW, "suspected": True}, Why.SUSPECTED),
        ({"last_started": NOW, "paused": True, "crawling": True}, Why.PAUSED),
        ({"last_started": NOW, "crawling": True}, Why.CRAWLING),
    ],
)
def test_every_visit_says_why(values, expected):
    assert why(**values) == expected


def test_a_suspicion_is_looked_into_as_soon_as_a_failure():
    assert visit(last_started=NOW, suspected=True) == NOW + DAY


def test_a_crawl_dated_in_the_future_is_no_reason_to_wait_for_it():
    """The clock was two years ahead for one crawl and has been set back."""
    state = DistrictState("01001", NOW + 104 * WEEK)
    assert next_visit(state, RHYTHM, NOW).why is Why.CLOCK
    assert due_districts([state], NOW, RHYTHM) == ["01001"]


def test_jitter_brings_visits_forward_by_another_span_each_time_and_never_beyond_its_size():
    rhythm = Rhythm(WEEK, DAY, DAY)
    visits = [next_visit(DistrictState(f"{ags:05}", NOW), rhythm, NOW).at for ags in range(1001, 1101)]
    assert all(NOW + WEEK - DAY < at <= NOW + WEEK for at in visits)
    assert len(set(visits)) == 100
    assert visits[0] == next_visit(DistrictState("01001", NOW), rhythm, NOW + HOUR).at  # whenever asked


def test_no_jitter_takes_more_than_half_of_the_interval():
    at = next_visit(DistrictState("01001", NOW), Rhythm(DAY, HOUR, 99 * WEEK), NOW).at
    assert at >= NOW + DAY / 2


moments = st.integers(0, 2000).map(lambda hours: NOW - hours * HOUR)
states = st.lists(
    st.builds(
        DistrictState,
        ags=st.integers(1001, 16077).map("{:05}".format),
        last_started=st.none() | moments,
        failed=st.booleans(),
        interruptions=st.integers(0, 2),
        paused=st.booleans(),
        crawling=st.booleans(),
    ),
    unique_by=lambda state: state.ags,
)


@given(states)
def test_whatever_is_due_stays_due_until_it_is_crawled(found):
    now = due_districts(found, NOW, RHYTHM)
    later = due_districts(found, NOW + HOUR, RHYTHM)

    assert set(now) <= set(later)
    assert not any(state.ags in later for state in found if state.paused or state.crawling)
    assert {state.ags for state in found if not (state.paused or state.crawling)} == set(
        due_districts(found, NOW + WEEK, RHYTHM)
    )


# --- from the database ------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path):
    with opened(tmp_path, "[crawl]\njitter_hours = 0\n") as store:
        yield store


def due(store, at=NOW):
    with store.session() as session:
        return due_now(session, at, store.settings)


def test_only_districts_that_exist_today_and_have_an_address_are_crawled(store):
    with store.session() as session:
        district(session, "01001")
        district(session, "01002", valid_to=date(2021, 6, 30))
        district(session, "01003", valid_from=date(2027, 1, 1))
        district(session, "01004", website=None)
        district(session, "01005", website=None)
        district(session, "01006", paused_at=NOW)
        session.add(DistrictHost(ags="01005", base_url="https://portal.test", role="portal"))

    assert due(store) == ["01001", "01005"]


def test_the_last_crawl_decides_not_an_earlier_one(store):
    with store.session() as session:
        crawl(session, "01001", started_at=NOW - 9 * DAY)
        crawl(session, "01001", started_at=NOW - 2 * DAY)
        crawl(session, "01002", started_at=NOW - 2 * DAY, outcome="failed", reason="timeout")
        crawl(session, "01003", started_at=NOW - HOUR, outcome="failed", reason="timeout")

    assert due(store) == ["01002"]


def test_an_open_crawl_keeps_its_district_from_being_due(store):
    with store.session() as session:
        crawl(session, "01001", started_at=NOW - 9 * DAY, ended_at=None, outcome=None, reason=None)

    assert due(store) == []


@pytest.mark.parametrize("reason", ["killed", "interrupted"])
def test_a_crawl_we_interrupted_is_repeated_at_once_but_not_for_ever(store, reason):
    with store.session() as session:
        crawl(session, "01001", started_at=NOW - HOUR, outcome="failed", reason=reason)
    assert due(store) == ["01001"]

    with store.session() as session:
        crawl(session, "01001", started_at=NOW - HOUR, outcome="failed", reason=reason)
    assert due(store) == []
    assert due(store, NOW + DAY) == ["01001"]


def missing(session, run, since):
    """A paper whose address answers 404 since then."""
    lose(
        session, run, make_paper(session, run, "Text"), "/konzept.pdf", confirmed=False
    ).missing_since = since


def may_start(store, at):
    with store.session() as session:
        return startable(session, at, store.settings)


def test_the_service_begins_crawls_in_windows_only(store):
    with store.session() as session:
        district(session, "01001")
    noon, night = datetime(2026, 11, 24, 11, 0, tzinfo=UTC), datetime(2026, 11, 24, 21, 0, tzinfo=UTC)

    assert due(store, noon) == ["01001"]
    assert may_start(store, noon) == []
    assert may_start(store, night) == ["01001"]


def test_no_more_districts_begin_at_once_than_the_settings_say(tmp_path):
    with opened(tmp_path / "two", "[crawl]\nconcurrent_districts = 2\nwindows = []\n") as store:
        with store.session() as session:
            for ags in ("01001", "01002", "01003"):
                district(session, ags)
        assert may_start(store, NOW) == ["01001", "01002"]


def test_a_pause_of_all_crawls_stops_the_service_and_of_one_only_that_one(store):
    with store.session() as session:
        first, _ = district(session, "01001"), district(session, "01002")
        pause(session, first, "Anna", "Umbau", NOW)
    assert may_start(store, NOW) == ["01002"]
    with store.session() as session:
        assert pause(session, None, "Anna", "Urlaub", NOW)
        assert not pause(session, None, "Ben", "noch einmal", NOW)
    assert may_start(store, NOW) == []
    with store.session() as session:
        assert resume(session, None, "Ben", NOW + HOUR)
        assert resume(session, session.get(District, "01001"), "Ben", NOW + HOUR)
    assert may_start(store, NOW) == ["01001", "01002"]


def test_a_missing_paper_is_looked_for_again_when_its_absence_can_be_confirmed(store):
    with store.session() as session:
        missing(session, crawl(session, "01001", started_at=NOW), NOW + HOUR)

    assert due(store, NOW + DAY) == []
    assert due(store, NOW + DAY + HOUR) == ["01001"]


def test_a_second_look_that_left_the_question_open_waits_for_the_usual_round(store):
    with store.session() as session:
        missing(session, crawl(session, "01001", started_at=NOW), NOW + HOUR)
        crawl(session, "01001", started_at=NOW + DAY + HOUR)

    assert due(store, NOW + 3 * DAY) == []
    assert due(store, NOW + DAY + HOUR + WEEK) == ["01001"]
