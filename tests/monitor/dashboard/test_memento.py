from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.dashboard.memento import (
    BadMoment,
    Memento,
    Original,
    closest,
    http_date,
    link_header,
    time_map,
    wanted_moment,
)

START = datetime(2026, 1, 1, 4, 30, tzinfo=UTC)
ORIGINAL = Original("http://a.test/x y>", "http://here/timemap/link/http://a.test/", "http://here/timegate/")


def states(*days):
    return [Memento(START + timedelta(days=day), f"http://here/belege/{day}/inhalt") for day in days]


def test_a_time_map_lists_every_state_with_its_moment():
    assert time_map(ORIGINAL, states(0, 7, 14)) == (
        '<http://a.test/x%20y%3E>; rel="original",\n'
        '<http://here/timemap/link/http://a.test/>; rel="self"; type="application/link-format"; '
        'from="Thu, 01 Jan 2026 04:30:00 GMT"; until="Thu, 15 Jan 2026 04:30:00 GMT",\n'
        '<http://here/timegate/>; rel="timegate",\n'
        '<http://here/belege/0/inhalt>; rel="first memento"; datetime="Thu, 01 Jan 2026 04:30:00 GMT",\n'
        '<http://here/belege/7/inhalt>; rel="memento"; datetime="Thu, 08 Jan 2026 04:30:00 GMT",\n'
        '<http://here/belege/14/inhalt>; rel="last memento"; datetime="Thu, 15 Jan 2026 04:30:00 GMT"\n'
    )


def test_a_single_state_is_first_and_last():
    assert 'rel="first last memento"' in time_map(ORIGINAL, states(3))


def test_a_gate_names_the_ends_and_what_it_leads_to():
    found = states(0, 7, 14, 21)
    header = link_header(ORIGINAL, found, found[2])

    assert [day for day in (0, 7, 14, 21) if f"/belege/{day}/" in header] == [0, 14, 21]
    assert "\n" not in header


@given(st.lists(st.integers(0, 3000), min_size=1, unique=True).map(sorted), st.integers(-10, 3010))
def test_no_state_is_nearer_than_the_one_that_is_led_to(days, wanted):
    moment = START + timedelta(days=wanted)
    found = closest(states(*days), moment)

    assert abs(found.at - moment) == min(abs(state.at - moment) for state in states(*days))


def test_without_a_wish_the_newest_state_is_meant():
    assert closest(states(0, 7), wanted_moment(None)) == states(7)[0]


@given(st.integers(-(10**9), 10**9))
def test_a_moment_survives_being_written_as_a_header(seconds):
    moment = START + timedelta(seconds=seconds)

    assert wanted_moment(http_date(moment)) == moment


@pytest.mark.parametrize("header", ["", "gestern", "2026-01-01", "Thu, 99 Jan 2026 04:30:00 GMT"])
def test_what_is_no_date_is_refused(header):
    with pytest.raises(BadMoment):
        wanted_moment(header)
