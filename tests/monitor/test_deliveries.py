import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import update

from monitor.channels import CHANNELS
from monitor.deliveries import Counts, deliver_all, deliver_one, enqueue, revive
from monitor.subscriptions import ENDED, end
from storage.models import Change, Delivery
from tests.monitor.home import NOW, alert, crawl, deliveries, opened, paper, subscriber, told_once
from tests.monitor.postbox import free_port, postbox

ROOT = Path(__file__).parents[2]
LATER = NOW + timedelta(hours=1)


def settings(url: str, more: str = "") -> str:
    return f'[alerts]\nsmtp_url = "{url}"\nmail_from = "km@institut.test"\n{more}'


@pytest.fixture
def box():
    with postbox() as box:
        yield box


@pytest.fixture
def store(tmp_path, box):
    with opened(tmp_path, settings(box.url)) as store:
        yield store


# --- into the outbox --------------------------------------------------------------------------


def test_an_alert_becomes_a_delivery_for_everybody_who_wants_it(store):
    with store.session() as session:
        subscriber(session, "alle@institut.test")
        subscriber(session, "sachsen@institut.test", filters={"land": ["Sachsen"]})
        subscriber(session, "niedersachsen@institut.test", filters={"land": ["Niedersachsen"]})
        run = crawl(session)

        assert enqueue(session, [alert(session, run)], run, NOW) == 2

    assert [delivery.subscriber_id for delivery in deliveries(store)] == [1, 3]


def test_enqueuing_again_changes_nothing(store):
    with store.session() as session:
        subscriber(session)
        run = crawl(session, baseline=True)
        alerts = [alert(session, run), alert(session, run, baseline=True)]

        assert enqueue(session, alerts, run, NOW) == 2
        assert enqueue(session, alerts, run, NOW) == 0


def test_those_who_left_get_nothing_new(store):
    with store.session() as session:
        end(session, subscriber(session), NOW)
        run = crawl(session)

        assert enqueue(session, [alert(session, run)], run, NOW) == 0


def test_an_alert_that_is_rolled_back_takes_its_deliveries_with_it(store):
    with store.session() as session:
        subscriber(session)
        run = crawl(session)
    with store.session() as session:
        enqueue(session, [alert(session, run)], run, NOW)
        session.rollback()

    assert deliveries(store) == []


def test_keys_are_stable_and_not_to_be_guessed_from_one_another(store):
    with store.session() as session:
        subscriber(session, "a@institut.test")
        subscriber(session, "b@institut.test")
        run = crawl(session)
        enqueue(session, [alert(session, run), alert(session, run)], run, NOW)

    keys = {delivery.message_id for delivery in deliveries(store)}
    assert len(keys) == 4
    assert all(len(key) == 36 for key in keys)


def test_a_first_inventory_of_many_papers_is_one_mail(store, box):
    with store.session() as session:
        subscriber(session)
        for ags in ("03991", "03992"):
            run = crawl(session, ags, baseline=True)
            alerts = [alert(session, run, paper(session, run), baseline=True, newness=None) for _ in range(9)]
            enqueue(session, alerts, run, NOW)

    assert deliver_all(store, NOW).sent == 1
    [mail] = box.mails
    assert mail["Subject"].startswith("Erstbestand")
    text = mail.get_body(("plain",)).get_content()
    assert text.count("/meldungen/") == 18
    assert "/meldungen?erstbestand=1" in text


def test_a_summary_holds_only_what_its_reader_subscribed_to(store, box):
    with store.session() as session:
        subscriber(session, filters={"kind": ["new_concept"]})
        run = crawl(session, baseline=True)
        found = [("new_concept", "Integrationskonzept"), ("new_paper", "Sachstandsbericht")]
        alerts = [alert(session, run, kind=kind, title=title, baseline=True) for kind, title in found]
        enqueue(session, alerts, run, NOW)

    deliver_all(store, NOW)
    text = box.mails[0].get_body(("plain",)).get_content()
    assert "Integrationskonzept" in text
    assert "Sachstandsbericht" not in text


# --- out of the outbox ------------------------------------------------------------------------


def test_a_mail_arrives_once_and_is_recorded(store, box):
    told_once(store)

    assert deliver_all(store, NOW) == Counts(sent=1)
    assert deliver_all(store, LATER) == Counts()
    assert box.recipients == ["anna@institut.test"]
    [delivery] = deliveries(store)
    assert (delivery.sent_at, delivery.error, delivery.claimed_by) == (NOW, None, None)


def test_one_at_a_time_says_whether_there_was_something_to_do(store):
    told_once(store)

    assert deliver_one(store, NOW) is True
    assert deliver_one(store, NOW) is False


def test_a_server_that_is_down_loses_nothing(tmp_path):
    port = free_port()
    with opened(tmp_path, settings(f"smtp://127.0.0.1:{port}")) as store:
        told_once(store)

        counts = deliver_all(store, NOW)
        assert (counts.sent, counts.delayed, counts.given_up) == (0, 1, 0)
        assert f"127.0.0.1:{port}" in counts.problems[0]
        assert deliver_all(store, NOW + timedelta(seconds=59)).delayed == 0  # not yet

        with postbox(port) as box:
            assert deliver_all(store, NOW + timedelta(minutes=1)).sent == 1
            assert len(box.mails) == 1


def test_a_dead_server_is_asked_once_a_round_not_once_a_mail(tmp_path):
    with opened(tmp_path, settings(f"smtp://127.0.0.1:{free_port()}")) as store:
        for _ in range(3):
            told_once(store)

        counts = deliver_all(store, NOW)

        assert counts.delayed == 1
        assert sum(delivery.attempts for delivery in deliveries(store)) == 1
        assert counts.waiting == len(deliveries(store)) - 1


def test_too_many_temporary_failures_are_given_up_and_can_be_taken_up_again(tmp_path, box):
    box.refuse_recipients["anna@institut.test"] = "451 4.7.1 Greylisted"
    with opened(tmp_path, settings(box.url, "max_attempts = 2\n")) as store:
        told_once(store)
        assert deliver_all(store, NOW).delayed == 1
        assert deliver_all(store, LATER).given_up == 1
        assert deliver_all(store, LATER + timedelta(days=9)) == Counts()
        [delivery] = deliveries(store)
        assert delivery.failed_at == LATER
        assert "451 4.7.1 Greylisted" in delivery.error

        box.refuse_recipients.clear()
        with store.session() as session:
            assert revive(session, LATER) == 1
        assert deliver_all(store, LATER).sent == 1


def test_an_unknown_recipient_is_given_up_at_once_and_holds_up_nobody(store, box):
    box.refuse_recipients["anna@institut.test"] = "550 5.1.1 User unknown"
    with store.session() as session:
        subscriber(session)
        subscriber(session, "ben@institut.test")
        run = crawl(session)
        enqueue(session, [alert(session, run)], run, NOW)

    counts = deliver_all(store, NOW)

    assert (counts.sent, counts.given_up) == (1, 1)
    assert box.recipients == ["ben@institut.test"]
    assert "550 5.1.1 User unknown" in deliveries(store)[0].error


def test_without_a_mail_server_in_the_settings_mails_wait_and_the_reason_is_told(tmp_path):
    with opened(tmp_path) as store:
        told_once(store)

        counts = deliver_all(store, NOW)

        assert counts.waiting == 1
        assert "alerts.smtp_url" in counts.problems[0]
        assert deliveries(store)[0].attempts == 0


def test_an_alert_that_cannot_be_put_into_words_holds_up_nobody(store, box):
    told_once(store)
    told_once(store)
    with store.session() as session:
        session.execute(update(Change).where(Change.id == 1).values(reasons=["not a reason"]))

    counts = deliver_all(store, NOW)

    assert (counts.sent, counts.delayed) == (2, 1)
    assert "ließ sich nicht verfassen" in deliveries(store)[0].error


def test_a_channel_that_breaks_is_tried_again_later(store, monkeypatch):
    class Broken:
        def problem(self, settings):
            return None

        def accepts(self, address):
            return address

        def send(self, message, settings):
            raise KeyError("surprise")

    monkeypatch.setitem(CHANNELS, "email", Broken())
    told_once(store)

    assert deliver_all(store, NOW).delayed == 1
    assert "Der Versand brach ab" in deliveries(store)[0].error


def test_what_was_waiting_for_somebody_who_left_is_not_sent(store, box):
    told_once(store)
    with store.session() as session:
        end(session, session.get_one(Delivery, 1).subscriber, NOW)

    assert deliver_all(store, NOW) == Counts()
    assert deliveries(store)[0].error == ENDED
    assert box.mails == []


def test_mails_about_one_paper_are_one_thread(store, box):
    with store.session() as session:
        subscriber(session)
        run = crawl(session)
        one, other = paper(session, run), paper(session, run)
        for number, about in enumerate((one, other, one, one)):
            enqueue(session, [alert(session, run, about)], run, NOW + timedelta(minutes=number))

    deliver_all(store, LATER)

    first, unrelated, second, third = box.mails
    assert first["In-Reply-To"] is None
    assert unrelated["References"] is None
    assert second["In-Reply-To"] == second["References"] == first["Message-ID"]
    assert third["In-Reply-To"] == second["Message-ID"]
    assert third["References"].split() == [first["Message-ID"], second["Message-ID"]]


# --- killed between two steps -----------------------------------------------------------------


def killed_while_delivering(home: Path, step: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.monitor.dying", str(home), step], cwd=ROOT, check=False
    )
    assert ended.returncode == -signal.SIGKILL


def test_killed_before_sending_the_mail_is_sent_once_by_the_next_process(store, box, tmp_path):
    told_once(store)
    killed_while_delivering(tmp_path, "before sending")
    assert box.mails == []
    assert deliveries(store)[0].attempts == 1

    assert deliver_all(store, NOW).sent == 1

    assert len(box.mails) == 1


def test_killed_before_recording_the_repeat_bears_the_same_message_id(store, box, tmp_path):
    told_once(store)
    killed_while_delivering(tmp_path, "before recording")
    assert len(box.mails) == 1

    assert deliver_all(store, NOW).sent == 1
    assert deliver_all(store, LATER) == Counts()

    assert len(box.mails) == 2
    assert len({mail["Message-ID"] for mail in box.mails}) == 1


def test_two_processes_that_deliver_at_once_send_each_mail_once(store, box):
    with store.session() as session:
        subscriber(session)
        run = crawl(session)
        enqueue(session, [alert(session, run) for _ in range(20)], run, NOW)
    counts: list[Counts] = []
    workers = [Thread(target=lambda: counts.append(deliver_all(store, NOW))) for _ in range(2)]

    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sum(count.sent for count in counts) == 20
    assert [count.waiting for count in counts] == [0, 0]
    assert len({mail["Message-ID"] for mail in box.mails}) == len(box.mails) == 20
