from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.schedule import ALWAYS, DistrictState, due_districts, due_now, next_visit
from storage.models import DistrictHost
from tests.monitor.builders import lose, make_paper
from tests.monitor.home import NOW, crawl, district, opened

WEEK, DAY, HOUR = timedelta(days=7), timedelta(days=1), timedelta(hours=1)


def visit(**values):
    return next_visit(DistrictState("01001", **values), WEEK, DAY)


def test_a_district_never_crawled_is_due_whenever_asked():
    assert visit() == ALWAYS


def test_a_district_is_due_an_interval_after_its_last_crawl():
    assert visit(last_started=NOW) == NOW + WEEK


def test_a_crawl_that_could_not_observe_is_tried_again_sooner():
    assert visit(last_started=NOW, failed=True) == NOW + DAY


def test_a_retry_never_waits_longer_than_the_usual_round():
    assert next_visit(DistrictState("01001", NOW, failed=True), HOUR, DAY) == NOW + HOUR


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

    assert due_districts(states, NOW, WEEK, DAY) == ["01003", "01002", "01001"]


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
    now = due_districts(found, NOW, WEEK, DAY)
    later = due_districts(found, NOW + HOUR, WEEK, DAY)

    assert set(now) <= set(later)
    assert not any(state.ags in later for state in found if state.paused or state.crawling)
    assert {state.ags for state in found if not (state.paused or state.crawling)} == set(
        due_districts(found, NOW + WEEK, WEEK, DAY)
    )


# --- from the database ------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path):
    with opened(tmp_path) as store:
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
