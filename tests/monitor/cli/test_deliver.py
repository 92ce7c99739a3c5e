from datetime import timedelta

import pytest

from monitor.cli.deliver import sentence, status
from monitor.deliveries import Counts
from tests.monitor.home import NOW, deliveries, told_once
from tests.monitor.postbox import free_port, postbox

LATER = (NOW + timedelta(hours=1)).isoformat()


@pytest.fixture
def box(monkeypatch):
    with postbox() as box:
        monkeypatch.setenv("KONZEPTMONITOR_ALERTS__SMTP_URL", box.url)
        yield box


def test_nothing_to_do_is_no_failure(konzeptmonitor):
    ran = konzeptmonitor("deliver")

    assert (ran.code, ran.err) == (0, "")


def test_what_is_due_is_sent_and_said(konzeptmonitor, store, box):
    told_once(store)

    ran = konzeptmonitor("deliver", "--now", LATER)

    assert ran.code == 0
    assert ran.out.replace("\u00a0", " ") == "1 Nachricht zugestellt.\n"
    assert len(box.mails) == 1


def test_the_moment_given_decides_what_is_due(konzeptmonitor, store, box):
    told_once(store)

    assert konzeptmonitor("deliver", "--now", "2026-01-01").code == 0
    assert box.mails == []


def test_a_server_that_is_down_is_a_failure_with_its_reason(konzeptmonitor, store, monkeypatch):
    monkeypatch.setenv("KONZEPTMONITOR_ALERTS__SMTP_URL", f"smtp://127.0.0.1:{free_port()}")
    told_once(store)

    ran = konzeptmonitor("deliver", "--now", LATER)

    assert ran.code == 1
    assert "später noch einmal" in ran.out
    assert "nicht erreichbar" in ran.err
    assert deliveries(store)[0].sent_at is None


def test_without_a_mail_server_the_setting_is_named(konzeptmonitor, store):
    told_once(store)

    ran = konzeptmonitor("deliver", "--now", LATER)

    assert ran.code == 1
    assert "alerts.smtp_url ist nicht gesetzt" in ran.err


def test_what_was_given_up_can_be_tried_again(konzeptmonitor, store, box):
    box.refuse_recipients["anna@institut.test"] = "550 5.1.1 User unknown"
    told_once(store)
    assert konzeptmonitor("deliver", "--now", LATER).code == 1
    box.refuse_recipients.clear()
    assert konzeptmonitor("deliver", "--now", LATER).code == 0
    assert box.mails == []

    assert konzeptmonitor("deliver", "--again", "--now", LATER).code == 0

    assert len(box.mails) == 1


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        (Counts(), 0),
        (Counts(sent=3), 0),
        (Counts(sent=1, delayed=1), 3),
        (Counts(sent=1, given_up=1), 3),
        (Counts(sent=1, waiting=1), 3),
        (Counts(given_up=1), 1),
        (Counts(waiting=1), 1),
    ],
)
def test_the_exit_status_tells_all_some_or_none(counts, code):
    assert status(counts) == code


def test_the_sentence_names_only_what_happened():
    assert sentence(Counts(sent=2)).replace("\u00a0", " ") == "2 Nachrichten zugestellt."
    assert sentence(Counts(delayed=1, given_up=2, waiting=1)).replace("\u00a0", " ") == (
        "0 Nachrichten zugestellt, 1 später noch einmal, 2 aufgegeben (konzeptmonitor subscribe list nennt den "
        "Grund), 1 Zustellung wartet."
    )
