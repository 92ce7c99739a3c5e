from datetime import timedelta

from monitor.preview import messages_since
from storage.models import Delivery
from tests.monitor.home import NOW, alert, crawl, paper, subscriber


def previewed(store, session, row, since=NOW):
    return messages_since(session, row, since, store.settings, NOW + timedelta(days=1))


def test_a_preview_shows_what_the_filters_let_pass(store, session):
    row = subscriber(session, filters={"kind": ["moved"]})
    run = crawl(session)
    alert(session, run, paper(session, run))
    alert(session, run, paper(session, run, title="Leitbild"), kind="moved", newness=None)

    assert [one.subject for one in previewed(store, session, row)] == [
        "Verschoben, Landkreis Auental: „Leitbild“"
    ]


def test_a_preview_tells_inventories_and_floods_as_the_mail_would(store, session):
    row = subscriber(session)
    for ags in ("03991", "03992"):
        run = crawl(session, ags, baseline=True)
        alert(session, run, paper(session, run), baseline=True, newness=None)
    run = crawl(session, "03993")
    for _ in range(6):
        alert(session, run, paper(session, run), newness="late_found")

    shown = previewed(store, session, row)

    assert [len(one.alerts) for one in shown] == [2, 6]
    assert shown[0].subject.startswith("Erstbestand")
    assert shown[1].subject.startswith("Nachträglich gefunden")


def test_a_preview_begins_when_it_is_told_to(store, session):
    row = subscriber(session)
    alert(session, crawl(session))

    assert previewed(store, session, row, NOW + timedelta(seconds=1)) == []


def test_a_preview_sends_nothing(store, session):
    row = subscriber(session)
    alert(session, crawl(session))
    previewed(store, session, row)

    assert session.query(Delivery).count() == 0
