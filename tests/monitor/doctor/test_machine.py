from datetime import UTC, datetime, timedelta

import pytest

from monitor.doctor.findings import State
from monitor.doctor.machine import clock_finding, judge_room, settings_findings
from storage.config import load_settings

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


def dates(*skews):
    """Answers whose servers' clocks lag ours by these minutes."""
    return [(NOW, f"{NOW - timedelta(minutes=skew):%a, %d %b %Y %H:%M:%S GMT}") for skew in skews]


@pytest.mark.parametrize(
    ("free", "state"), [(5e9, State.OK), (1e9, State.NOTE), (1e8, State.DAMAGE), (0, State.DAMAGE)]
)
def test_little_room_is_a_note_and_none_a_damage(free, state):
    assert judge_room(int(free)).state is state


def test_a_clock_that_agrees_with_the_servers_is_right():
    assert clock_finding(NOW, NOW - timedelta(hours=1), dates(0, 1, 2)).state is State.OK
    assert clock_finding(NOW, None, []).state is State.OK


def test_one_wrong_server_does_not_make_our_clock_wrong():
    assert clock_finding(NOW, None, dates(0, 0, 9000)).state is State.OK


@pytest.mark.parametrize(
    ("skew", "words"), [(20, "20 Minuten vor"), (-20, "20 Minuten nach"), (99999, "69 Tage vor")]
)
def test_a_clock_that_differs_from_most_servers_is_noted(skew, words):
    found = clock_finding(
        NOW, None, [*dates(skew, skew, 0), (NOW, "gestern"), (NOW, "Mon, 01 Jun 2026 10:00:00")]
    )

    assert found.state is State.NOTE
    assert words in found.found


def test_rows_from_the_future_are_a_note():
    assert clock_finding(NOW, NOW + timedelta(minutes=6), []).state is State.NOTE
    assert clock_finding(NOW, NOW + timedelta(minutes=4), []).state is State.OK


def test_settings_that_someone_may_have_forgotten_are_named(tmp_path):
    bare = load_settings(tmp_path, {})
    full = load_settings(
        tmp_path,
        {
            "KONZEPTMONITOR_CRAWL__CONTACT": "a@institut.test",
            "KONZEPTMONITOR_ALERTS__SMTP_URL": "smtp://mail.test",
            "KONZEPTMONITOR_ALERTS__MAIL_FROM": "a@institut.test",
        },
    )

    assert [found.found for found in settings_findings(bare)] == [
        "crawl.contact ist leer.",
        "alerts.smtp_url ist leer.",
    ]
    assert [found.state for found in settings_findings(full)] == [State.OK]
