"""schedule: what is due when and why, and how people stop it for a while."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.pause_models import Pause
from storage.store import Store
from tests.monitor.cli.command import Command
from tests.monitor.home import NOW, crawl, district

SUNDAY_NIGHT = NOW  # within the default windows
TUESDAY_NOON = "2026-11-24T11:00:00Z"


@pytest.fixture
def three(store: Store) -> Store:
    with store.session() as session:
        crawl(session, "01001", started_at=NOW)
        district(session, "01002", name="Kiel")
        district(session, "01003", paused_at=NOW)
    return store


def test_the_schedule_lists_when_each_district_is_next_and_why(konzeptmonitor: Command, three: Store) -> None:
    rows = konzeptmonitor("schedule", "--format", "json", "--now", SUNDAY_NIGHT.isoformat()).json

    assert [(row["ags"], row["due"], row["paused"], row["why"]) for row in rows] == [
        ("01002", True, False, "never_crawled"), ("01001", False, False, "interval"), ("01003", False, True, "paused"),
    ]  # fmt: skip
    assert rows[0]["next_crawl"] == NOW.isoformat().replace("+00:00", "Z")
    assert NOW + timedelta(days=6) <= _moment(rows[1]["next_crawl"]) <= NOW + timedelta(days=7, hours=14)
    assert rows[2]["next_crawl"] is None
    assert "7 Tage" in rows[1]["reason"]


def _moment(text: str):  # type: ignore[no-untyped-def]
    from monitor.cli.times import parse_time

    return parse_time(text)


def test_outside_the_windows_the_schedule_says_when_the_next_one_opens(
    konzeptmonitor: Command, three: Store
) -> None:
    ran = konzeptmonitor("schedule", "--now", TUESDAY_NOON)
    rows = konzeptmonitor("schedule", "--format", "json", "--now", TUESDAY_NOON).json

    assert "das nächste beginnt Di 24.11.2026, 20:00" in ran.err
    assert rows[0]["next_crawl"] == "2026-11-24T19:00:00Z"
    assert rows[0]["due"] is True
    assert "Zeitfenster" in rows[0]["reason"]


def test_next_lists_what_can_begin_in_the_order_of_the_service(konzeptmonitor: Command, three: Store) -> None:
    rows = konzeptmonitor("schedule", "next", "--format", "json", "--now", NOW.isoformat()).json
    one = konzeptmonitor("schedule", "next", "1", "--format", "json", "--now", NOW.isoformat()).json

    assert [row["ags"] for row in rows] == ["01002", "01001"]
    assert [row["ags"] for row in one] == ["01002"]


def test_a_pause_keeps_who_when_and_why_and_the_schedule_shows_it(
    konzeptmonitor: Command, three: Store
) -> None:
    ran = konzeptmonitor("schedule", "pause", "01002", "--by", "Anna", "--why", "Website im Umbau")
    rows = konzeptmonitor("schedule", "--format", "json").json
    again = konzeptmonitor("schedule", "pause", "01002", "--by", "Ben", "--why", "auch")
    resumed = konzeptmonitor("schedule", "resume", "01002", "--by", "Ben")

    assert (ran.code, "01002 Kiel: angehalten." in ran.out) == (0, True)
    [kiel] = [row for row in rows if row["ags"] == "01002"]
    assert kiel["reason"].endswith("von Anna: Website im Umbau")
    assert "war schon angehalten" in again.out
    assert "geht weiter" in resumed.out
    with three.session() as session:
        pause = session.query(Pause).one()
        assert (pause.ags, pause.began_by, pause.why, pause.ended_by) == (
            "01002",
            "Anna",
            "Website im Umbau",
            "Ben",
        )
        assert pause.ended_at is not None


def test_all_crawls_can_be_paused_and_resumed(konzeptmonitor: Command, three: Store) -> None:
    konzeptmonitor("schedule", "pause", "--all", "--by", "Anna", "--why", "Umzug")
    paused = konzeptmonitor("schedule", "next", "--format", "json").json
    said = konzeptmonitor("schedule").err
    konzeptmonitor("schedule", "resume", "--all", "--by", "Anna")

    assert paused == []
    assert "von Anna: Umzug" in said
    assert konzeptmonitor("schedule", "next", "--format", "json").json != []


@pytest.mark.parametrize(
    "arguments",
    [
        ("pause", "01002"),
        ("pause", "01002", "--by", "Anna"),
        ("pause", "--by", "Anna", "--why", "x"),
        ("pause", "01002", "--all", "--by", "Anna", "--why", "x"),
        ("pause", "99999", "--by", "Anna", "--why", "x"),
        ("resume", "01002", "--all"),
    ],
)
def test_a_pause_without_whom_who_or_why_is_refused(
    konzeptmonitor: Command, three: Store, arguments: tuple[str, ...]
) -> None:
    assert konzeptmonitor("schedule", *arguments).code == 2


def test_pausing_by_districts_set_is_the_same_pause(konzeptmonitor: Command, three: Store) -> None:
    konzeptmonitor("districts", "set", "01002", "--pause", "--by", "Anna", "--why", "Umbau")
    rows = konzeptmonitor("schedule", "--format", "json").json
    konzeptmonitor("schedule", "resume", "01002", "--by", "Anna")

    assert [row["why"] for row in rows if row["ags"] == "01002"] == ["paused"]
    assert not [row for row in konzeptmonitor("schedule", "--format", "json").json if row["ags"] == "01002" and row["paused"]]  # fmt: skip


def test_an_empty_registry_says_what_to_do(konzeptmonitor: Command) -> None:
    assert "konzeptmonitor init" in konzeptmonitor("schedule").out
