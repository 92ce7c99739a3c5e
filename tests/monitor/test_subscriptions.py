import pytest

from monitor.claims import record_failure, record_sent
from monitor.deliveries import enqueue
from monitor.subscriptions import BadSubscription, Tally, active, add, end, find, known_laender, tallies
from storage.models import Delivery
from tests.monitor.home import NOW, alert, crawl, district, subscriber


def anna(session, address="anna@institut.test", **filters):
    return add(session, "email", address, "Anna", filters, NOW)


def test_only_filters_that_filter_are_kept(session):
    assert anna(session, land=["Sachsen"], kind=[], min_score=0.0).filters == {"land": ["Sachsen"]}


def test_every_subscription_has_a_secret_of_its_own(session):
    tokens = {anna(session, f"{name}@institut.test").token for name in "abc"}

    assert len(tokens) == 3
    assert all(len(token) >= 32 for token in tokens)


def test_an_address_is_subscribed_once_whatever_its_capitals(session):
    anna(session)

    with pytest.raises(BadSubscription, match="subscribe change"):
        anna(session, "Anna@Institut.test")


def test_who_left_can_come_back(session):
    first = anna(session)
    end(session, first, NOW)

    assert active(session, "anna@institut.test") is None
    assert anna(session).id != first.id


@pytest.mark.parametrize(
    ("channel", "address", "words"),
    [("fax", "1", "'fax' is no channel"), ("email", "anna", "keine Mailadresse")],
)
def test_an_unusable_channel_or_address_is_a_sentence(session, channel, address, words):
    with pytest.raises(BadSubscription, match=words):
        add(session, channel, address, "", {}, NOW)


def test_an_unknown_address_is_a_sentence(session):
    with pytest.raises(BadSubscription, match="subscribe list"):
        find(session, "ben@institut.test")


def test_laender_are_known_by_name_also_those_of_an_own_registry(session):
    district(session, "91001", land="Musterland")

    assert known_laender(session, ["sachsen ", "MUSTERLAND"]) == ["Sachsen", "Musterland"]
    with pytest.raises(BadSubscription, match="'Sachs' is no Land"):
        known_laender(session, ["Sachs"])


def test_a_tally_counts_messages_by_how_they_stand(session):
    row = subscriber(session)
    run = crawl(session, baseline=True)
    for number in range(2):  # two inventories, sent as one message
        inventory = crawl(session, f"0399{number + 2}", baseline=True)
        enqueue(session, [alert(session, inventory, baseline=True)], inventory, NOW)
    enqueue(session, [alert(session, run) for _ in range(3)], run, NOW)
    session.flush()
    record_sent(session, [1, 2], NOW)
    session.get_one(Delivery, 2).message_id = session.get_one(Delivery, 1).message_id
    session.flush()
    record_failure(session, [3], "550 unbekannt", None, NOW)

    assert tallies(session) == {row.id: Tally(sent=1, waiting=2, given_up=1, last_error="550 unbekannt")}
