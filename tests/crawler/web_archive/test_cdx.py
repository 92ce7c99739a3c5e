import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.web_archive.cdx import (
    BadIndex,
    Memento,
    parse_index,
    replay_address,
    replay_prefix,
    spread,
    worth_having,
)

URL = "http://www.kreis-au.test/konzept.pdf"
LATE = datetime(2026, 1, 1, tzinfo=UTC)


def state(year, digest="a", status="200"):
    return Memento(URL, datetime(year, 1, 1, tzinfo=UTC), "application/pdf", status, digest)


def years(states):
    return [one.at.year for one in states]


def test_one_object_a_line_is_read_as_pywb_writes_it():
    line = {"urlkey": "x", "timestamp": "20190203040506", "url": URL, "mime": "application/pdf", "status": "200", "digest": "sha1:A"}  # fmt: skip
    revisit = {"timestamp": "20180101000000", "url": URL, "mime": "warc/revisit", "digest": "sha1:A"}
    first, second = parse_index(json.dumps(line) + "\n" + json.dumps(revisit) + "\n")

    assert (first.status, first.timestamp) == ("-", "20180101000000")
    assert second == Memento(
        URL, datetime(2019, 2, 3, 4, 5, 6, tzinfo=UTC), "application/pdf", "200", "sha1:A"
    )


def test_a_list_of_lists_is_read_as_the_wayback_machine_writes_it():
    rows = [["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"], ["x", "20190203040506", URL, "text/html", "200", "A", "9"]]  # fmt: skip

    assert parse_index(json.dumps(rows)) == [
        Memento(URL, datetime(2019, 2, 3, 4, 5, 6, tzinfo=UTC), "text/html", "200", "A")
    ]


@pytest.mark.parametrize("nothing", ["", "\n", "[]", '[["urlkey","timestamp","original"]]'])
def test_an_index_may_list_nothing(nothing):
    assert parse_index(nothing) == []


def test_rows_without_a_moment_or_an_address_are_left_out():
    assert (
        parse_index(json.dumps({"timestamp": "gestern", "url": URL}) + '\n{"timestamp": "20190203040506"}')
        == []
    )


@pytest.mark.parametrize("other", ["<html>", "{", "[1, [2]]", "5", '["a"', "null"])
def test_what_is_no_index_is_refused_with_its_words(other):
    with pytest.raises(BadIndex, match="no CDX index"):
        parse_index(other)


@given(st.text(max_size=80))
def test_no_answer_breaks_the_reader(text):
    try:
        parse_index(text)
    except BadIndex:
        return


def test_only_states_from_before_our_own_are_worth_having_newest_first():
    assert years(worth_having([state(2019), state(2021, "b"), state(2026, "c")], LATE)) == [2021, 2019]


def test_a_state_that_shows_what_the_one_before_showed_is_not_asked_for():
    states = [state(2019), state(2020), state(2021, "b"), state(2022, "a")]

    assert years(worth_having(states, LATE)) == [2022, 2021, 2019]


def test_answers_that_are_no_content_are_left_out():
    assert worth_having([state(2019, status="404"), state(2020, "b", status="301")], LATE) == []


def test_without_digests_every_state_is_asked_for():
    assert len(worth_having([state(2019, "-"), state(2020, "-")], LATE)) == 2


@given(st.integers(1, 40), st.integers(1, 25))
def test_of_too_many_states_some_are_taken_over_the_whole_time(count, most):
    states = [state(1980 + number, str(number)) for number in range(count)]
    taken = spread(states, most)

    assert len(taken) == len(set(taken)) == min(count, most)
    assert taken[0] == states[0]
    assert most == 1 or count == 1 or taken[-1] == states[-1]


def test_the_replay_address_follows_from_that_of_the_index():
    assert replay_prefix("http://127.0.0.1:8080/km/cdx") == "http://127.0.0.1:8080/km"
    assert replay_prefix("http://127.0.0.1:8080/km/index/") == "http://127.0.0.1:8080/km"
    assert replay_prefix("https://web.archive.org/cdx/search/cdx") == "https://web.archive.org/web"
    assert replay_address("https://web.archive.org/web", state(2019)) == (
        "https://web.archive.org/web/20190101000000id_/http://www.kreis-au.test/konzept.pdf"
    )


def test_an_index_of_another_kind_needs_its_replay_named():
    with pytest.raises(BadIndex, match="--replay"):
        replay_prefix("https://archive.test/search")
