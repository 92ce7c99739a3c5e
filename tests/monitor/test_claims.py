from datetime import timedelta

import pytest
from sqlalchemy import update

from monitor.claims import CLAIM_LIFETIME, LAST_RETRY, claim, record_failure, record_sent, retry_delay
from monitor.deliveries import enqueue
from storage.models import Delivery
from storage.processes import machine
from tests.monitor.home import NOW, alert, crawl, deliveries, opened, paper, subscriber, told_once

CHANNELS = {"email"}
DEAD = 2**22 + 1  # above the largest process number there is


@pytest.fixture
def store(tmp_path):
    with opened(tmp_path) as store:
        yield store


def taken(store, now=NOW, channels=CHANNELS, max_attempts=8):
    with store.session() as session:
        return claim(session, channels, max_attempts, now)


def claimed_by(store, mark, at=NOW):
    with store.session() as session:
        session.execute(update(Delivery).values(claimed_at=at, claimed_by=mark, attempts=1))


def test_the_attempt_is_on_record_before_anything_is_sent(store):
    told_once(store)

    assert taken(store) == [1]
    [delivery] = deliveries(store)
    assert delivery.attempts == 1
    assert delivery.error == "Versuch 1 begonnen, Ergebnis unbekannt."
    assert delivery.sent_at is None


def test_a_claimed_delivery_is_nobody_elses(store):
    told_once(store)
    claimed_by(store, "elsewhere:17:x")

    assert taken(store) == []


def test_nothing_is_claimed_before_it_is_due(store):
    told_once(store)

    assert taken(store, NOW - timedelta(seconds=1)) == []


def test_the_claim_of_a_dead_process_of_this_machine_is_taken_over_at_once(store):
    told_once(store)
    claimed_by(store, f"{machine()}:{DEAD}:x")

    assert taken(store) == [1]


def test_a_claim_from_elsewhere_is_taken_over_when_it_is_too_old_to_be_alive(store):
    told_once(store)
    claimed_by(store, "elsewhere:17:x")

    assert taken(store, NOW + CLAIM_LIFETIME) == []
    assert taken(store, NOW + CLAIM_LIFETIME + timedelta(seconds=1)) == [1]


def test_what_died_in_every_attempt_is_given_up_and_does_not_block_the_next(store):
    told_once(store)
    claimed_by(store, f"{machine()}:{DEAD}:x")
    with store.session() as session:
        enqueue(session, [alert(session, run := crawl(session), paper(session, run))], run, NOW)

    assert taken(store, max_attempts=1) == [2]
    assert deliveries(store)[0].failed_at == NOW


def test_a_channel_that_is_not_ready_is_left_alone(store):
    told_once(store)

    assert taken(store, channels=set()) == []


def test_what_is_sent_or_given_up_is_never_claimed_again(store):
    told_once(store)
    with store.session() as session:
        record_sent(session, taken(store), NOW)
    assert taken(store, NOW + timedelta(days=9)) == []

    told_once(store)
    with store.session() as session:
        record_failure(session, taken(store), "unbekannt", None, NOW)
    assert taken(store, NOW + timedelta(days=9)) == [3]  # the same alert for the other subscriber
    assert taken(store, NOW + timedelta(days=9)) == []


def inventory(store, *ags):
    with store.session() as session:
        for one in ags:
            run = crawl(session, one, baseline=True)
            enqueue(session, [alert(session, run, baseline=True, newness=None)], run, NOW)


def test_inventories_of_many_districts_are_one_message_with_one_key(store):
    with store.session() as session:
        subscriber(session)
    inventory(store, "03991", "03992", "03993")

    assert taken(store) == [1, 2, 3]
    assert len({delivery.message_id for delivery in deliveries(store)}) == 1


def test_a_repeated_summary_is_the_same_message_again_without_later_additions(store):
    with store.session() as session:
        subscriber(session)
    inventory(store, "03991", "03992")
    with store.session() as session:
        record_failure(session, taken(store), "Server nicht erreichbar", NOW + timedelta(minutes=1), NOW)
    inventory(store, "03993")

    assert taken(store, NOW + timedelta(minutes=2)) == [3]
    assert taken(store, NOW + timedelta(minutes=2)) == [1, 2]


def test_summaries_of_two_subscribers_or_kinds_are_not_mixed(store):
    with store.session() as session:
        subscriber(session)
        subscriber(session, "ben@institut.test")
    inventory(store, "03991")

    assert taken(store) == [1]
    assert taken(store) == [2]


def test_retries_wait_longer_each_time_and_at_most_a_day():
    delays = [retry_delay(attempts) for attempts in range(1, 60)]

    assert delays[0] == timedelta(minutes=1)
    assert delays == sorted(delays)
    assert delays[-1] == LAST_RETRY


def test_with_the_default_of_eight_attempts_a_mail_server_may_be_down_over_a_saturday():
    assert sum((retry_delay(attempts) for attempts in range(1, 8)), timedelta()) > timedelta(hours=40)
