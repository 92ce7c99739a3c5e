"""Digests: many alerts, one message, at the reader's hour; sent once also when the process dies."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.dashboard.figures import Figures
from monitor.deliveries import Counts, deliver_all, enqueue
from monitor.digest import digest_subject, state_sentences
from monitor.preview import messages_since
from monitor.rhythm import Manner, Rhythm
from monitor.subscriptions import imagined
from storage.store import Store
from tests.monitor.channels.messages import tale
from tests.monitor.home import alert, crawl, deliveries, district, opened, paper, subscriber
from tests.monitor.postbox import Postbox, postbox

ROOT = Path(__file__).parents[2]
TUESDAY = datetime(2026, 11, 24, 2, tzinfo=UTC)  # three o'clock in Germany
SEVEN = datetime(2026, 11, 24, 6, tzinfo=UTC)
DAILY = Manner(Rhythm.DAILY).stored()
WEEKLY = Manner(Rhythm.WEEKLY).stored()


@pytest.fixture
def box() -> Iterator[Postbox]:
    with postbox() as box:
        yield box


@pytest.fixture
def store(tmp_path: Path, box: Postbox) -> Iterator[Store]:
    toml = f'[alerts]\nsmtp_url = "{box.url}"\nmail_from = "km@institut.test"\n'
    with opened(tmp_path, toml) as store:
        yield store


def happened(store: Store, now: datetime, *kinds: str, ags: str = "03991") -> None:
    with store.session() as session:
        run = crawl(session, ags)
        enqueue(session, [alert(session, run, paper(session, run), kind=kind) for kind in kinds], run, now)


def subscribed(store: Store, manner: dict[str, object]) -> None:
    with store.session() as session:
        subscriber(session, manner=manner, created_at=TUESDAY - timedelta(days=4))


def text(box: Postbox, number: int = -1) -> str:
    part = box.mails[number].get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def test_a_day_is_one_mail_at_seven_with_the_new_before_the_gone(store: Store, box: Postbox) -> None:
    subscribed(store, DAILY)
    happened(store, TUESDAY, "vanished", "new_concept")
    happened(store, TUESDAY + timedelta(hours=1), "new_version", ags="03992")

    assert deliver_all(store, SEVEN - timedelta(seconds=1)) == Counts()
    assert deliver_all(store, SEVEN).sent == 1

    [mail] = box.mails
    assert mail["Subject"] == (
        "Konzeptmonitor, 23.11.2026: 1 neues Konzept, 1 neue Fassung und 1 verschwundenes Papier"
    )
    said = text(box)
    headings = [said.index(one) for one in ("NEUES KONZEPT", "NEUE FASSUNG", "VERSCHWUNDEN")]
    assert headings == sorted(headings)
    assert all(row.sent_at == SEVEN for row in deliveries(store))
    assert "einmal am Tag um 7:00 Uhr" in said


def test_what_comes_after_the_digest_waits_for_the_next_one(store: Store, box: Postbox) -> None:
    subscribed(store, DAILY)
    happened(store, TUESDAY, "moved")
    deliver_all(store, SEVEN)
    happened(store, SEVEN, "moved")

    assert deliver_all(store, SEVEN + timedelta(hours=23)) == Counts()
    assert deliver_all(store, SEVEN + timedelta(days=1)).sent == 1
    assert len({mail["Message-ID"] for mail in box.mails}) == 2


def test_a_flood_is_no_flood_in_a_digest(store: Store, box: Postbox) -> None:
    subscribed(store, WEEKLY)
    happened(store, TUESDAY, *["moved"] * 9)

    assert deliver_all(store, SEVEN + timedelta(days=6)).sent == 1
    assert box.mails[0]["Subject"] == "Konzeptmonitor, KW 48: 9 verschobene Papiere"


def test_the_inventory_stays_a_summary_of_its_own_and_waits_for_the_same_hour(
    store: Store, box: Postbox
) -> None:
    subscribed(store, DAILY)
    with store.session() as session:
        for ags in ("03991", "03992"):
            run = crawl(session, ags, baseline=True)
            enqueue(session, [alert(session, run, baseline=True)], run, TUESDAY)

    assert deliver_all(store, TUESDAY) == Counts()
    assert deliver_all(store, SEVEN).sent == 1
    assert box.mails[0]["Subject"].startswith("Erstbestand")


def test_silence_is_the_rule_and_one_line_a_choice(store: Store, box: Postbox) -> None:
    subscribed(store, DAILY)
    assert deliver_all(store, SEVEN) == Counts()

    with store.session() as session:
        subscriber(
            session,
            "ben@institut.test",
            manner=Manner(Rhythm.DAILY, always=True).stored(),
            created_at=SEVEN - timedelta(hours=1),
        )
    assert deliver_all(store, SEVEN).sent == 1
    assert deliver_all(store, SEVEN + timedelta(hours=9)) == Counts()
    assert deliver_all(store, SEVEN + timedelta(days=1)).sent == 1

    assert box.recipients == ["ben@institut.test"] * 2
    assert box.mails[0]["Subject"] == "Konzeptmonitor, 23.11.2026: nichts Neues"
    assert "Ohne Neuigkeiten kommt keine Mail" not in text(box)


def test_no_empty_digest_beside_a_full_one(store: Store, box: Postbox) -> None:
    subscribed(store, Manner(Rhythm.DAILY, always=True).stored())
    deliver_all(store, SEVEN)  # of the night before
    happened(store, SEVEN, "moved")
    deliver_all(store, SEVEN + timedelta(days=1))

    assert ["nichts Neues" in mail["Subject"] for mail in box.mails] == [True, False]


def test_the_table_is_attached_where_it_is_wanted(store: Store, box: Postbox) -> None:
    subscribed(store, Manner(Rhythm.DAILY, csv=True).stored())
    with store.session() as session:
        run = crawl(session)
        enqueue(session, [alert(session, run, paper(session, run, title="=HYPERLINK(1)"))], run, TUESDAY)
    deliver_all(store, SEVEN)

    [attached] = list(box.mails[0].iter_attachments())
    assert attached.get_filename() == "meldungen.csv"
    table = attached.get_content()
    table = table.decode("utf-8-sig") if isinstance(table, bytes) else table.lstrip("\ufeff")
    lines = table.splitlines()
    assert lines[0].startswith("id,ags,district,land,kind,title")
    assert "'=HYPERLINK(1)" in lines[1]


@pytest.mark.parametrize(("step", "mails"), [("before sending", 1), ("before recording", 2)])
def test_killed_anywhere_a_digest_is_one_visible_mail(
    store: Store, box: Postbox, tmp_path: Path, step: str, mails: int
) -> None:
    subscribed(store, DAILY)
    happened(store, TUESDAY - timedelta(days=3), "moved", "new_concept")
    ended = subprocess.run(
        [sys.executable, "-m", "tests.monitor.dying", str(tmp_path), step], cwd=ROOT, check=False
    )
    assert ended.returncode == -signal.SIGKILL

    happened(
        store, TUESDAY, "vanished"
    )  # what comes in the meantime joins no message that may be out already
    assert deliver_all(store, SEVEN).sent >= 1

    first = [mail for mail in box.mails if "Konzept" in mail["Subject"] and "verschoben" in mail["Subject"]]
    assert len(first) == mails
    assert len({mail["Message-ID"] for mail in first}) == 1
    assert all(row.sent_at is not None for row in deliveries(store))


def test_a_message_of_the_night_waits_for_the_end_of_the_quiet_hours(store: Store, box: Postbox) -> None:
    subscribed(store, {"quiet": ["20:00", "07:00"]})
    happened(store, TUESDAY, "new_concept")

    assert deliver_all(store, TUESDAY) == Counts()
    assert deliver_all(store, SEVEN).sent == 1


def test_a_repeat_waits_for_the_end_of_the_quiet_hours_too(store: Store, box: Postbox) -> None:
    subscribed(store, {"quiet": ["20:00", "07:00"]})
    happened(store, datetime(2026, 11, 24, 18, 59, 30, tzinfo=UTC), "new_concept")
    box.refuse_recipients["anna@institut.test"] = "451 later"

    assert deliver_all(store, datetime(2026, 11, 24, 18, 59, 40, tzinfo=UTC)).delayed == 1
    assert deliveries(store)[0].due_at == SEVEN + timedelta(days=1)


def test_a_month_can_be_tried_out_with_filters_nobody_has(store: Store) -> None:
    for day in (1, 3, 12):
        with store.session() as session:
            run = crawl(session)
            row = alert(session, run, paper(session, run, title="Leitbild" if day == 3 else "Konzept"))
            row.created_at = TUESDAY - timedelta(days=day)
    with store.session() as session:
        weekly = imagined({}, Manner(Rhythm.WEEKLY), TUESDAY)
        since = TUESDAY - timedelta(days=30)
        shown = messages_since(session, weekly, since, store.settings, TUESDAY)
        worded = imagined({"words": ["leitb"]}, Manner(), TUESDAY)
        found = messages_since(session, worded, since, store.settings, TUESDAY)

    assert sorted(len(one.alerts) for one in shown) == [1, 2]
    assert [one.alerts[0].title for one in found] == ["Leitbild"]
    assert deliveries(store) == []


def test_a_digest_says_how_much_was_observed_and_how_sure_that_is() -> None:
    said = state_sentences(Figures(239, 141, 21), Figures(237, 140, 24), "weekly:2026-11-23")
    assert said.replace("\u00a0", " ") == (
        "239 von 380 beobachtbaren Kreisen haben ein Konzept oder gleichwertiges Papier (62,9 %), 2 mehr als in der "
        "Vorwoche. 21 von 401 sind nicht beobachtbar; der Anteil an allen 401 liegt zwischen 59,6 % und 64,8 %."
    )
    assert "Noch ist kein Kreis" in state_sentences(Figures(0, 0, 401), Figures(0, 0, 0), "daily:2026-11-24")


def test_the_subject_names_what_happened() -> None:
    alerts = [tale(kind="new_concept"), tale(kind="new_concept"), tale(kind="site_problem")]
    assert digest_subject(alerts, "weekly:2026-11-23").replace("\u00a0", " ") == (
        "Konzeptmonitor, KW 47: 2 neue Konzepte und 1 Störung"
    )


def test_districts_count_in_the_digest_that_is_sent(store: Store, box: Postbox) -> None:
    subscribed(store, DAILY)
    with store.session() as session:
        district(session, "03992")
    happened(store, TUESDAY, "new_concept")
    deliver_all(store, SEVEN)

    assert "1 von 1 beobachtbaren Kreisen hat ein Konzept" in " ".join(
        text(box).replace("\u00a0", " ").split()
    )
