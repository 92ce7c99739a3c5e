"""The commands init and districts, through the real command line."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import select

from monitor.cli import main
from storage.models import Crawl, District, DistrictHost, Paper
from storage.store import Store, open_store
from storage.values import Outcome

HEADING = "ags,name,kind,land,website,other_hosts"
A = "09991,Kreis A,Landkreis,Bayern,http://127.0.0.1:8081,http://127.0.0.1:8082"
B = "09992,Stadt B,Kreisfreie Stadt,Hessen,http://127.0.0.1:8083,"
TODAY = 401 if datetime.now(UTC).date() >= date(2026, 1, 1) else 400  # Hanau


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Command:
    """``konzeptmonitor`` with a home of its own."""

    def __init__(
        self, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.home, self._monkeypatch, self._capsys = home, monkeypatch, capsys

    def __call__(self, *arguments: str) -> Ran:
        self._monkeypatch.setattr(sys, "argv", ["konzeptmonitor", "--home", str(self.home), *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        captured = self._capsys.readouterr()
        return Ran(int(ended.value.code or 0), captured.out, captured.err)

    def write(self, *lines: str, name: str = "kreise.csv") -> str:
        path = self.home.parent / name
        path.write_text("\n".join(lines), "utf-8")
        return str(path)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(tmp_path / "home", monkeypatch, capsys)


@pytest.fixture
def own(run: Command) -> Command:
    """A home with a list of two districts."""
    assert run("init", "--districts", run.write(HEADING, A, B)).code == 0
    return run


@pytest.fixture
def store(own: Command) -> Iterator[Store]:
    store = open_store(own.home)
    yield store
    store.close()


# --- init -------------------------------------------------------------------------------------


def test_init_creates_the_home_loads_the_shipped_registry_and_says_what_next(run: Command) -> None:
    first = run("init")

    assert first.code == 0
    assert "475 aufgenommen" in first.out
    assert f"Heute: {TODAY} Kreise und Städte." in first.out
    assert "Nächster Schritt: konzeptmonitor crawl --all" in first.out
    assert "nichts zu ändern" in run("init").out


def test_init_says_what_a_list_added_changed_and_ended(own: Command) -> None:
    newer = own.write(HEADING, A.replace("Kreis A", "Kreis Neu"), A.replace("09991", "09993"))

    said = own("init", "--districts", newer).out

    assert "1 aufgenommen: 09993" in said
    assert "1 geändert: 09991" in said
    assert "1 beendet: 09992" in said
    assert "Heute: 2 Kreise und Städte." in said


def test_a_bad_list_stops_with_line_and_reason_and_leaves_everything_as_it_was(own: Command) -> None:
    before = own("districts", "--format", "json").json

    ran = own(
        "init", "--districts", own.write(HEADING, A.replace("Kreis A", "Kreis Neu"), "9993,C,Kreis,Hessen,,")
    )

    assert ran.code == 1
    assert "kreise.csv, line 3: ags: '9993' has lost its leading zero" in ran.err
    assert "Traceback" not in ran.err
    assert own("districts", "--format", "json").json == before


def test_a_bad_list_makes_no_home(run: Command) -> None:
    assert run("init", "--districts", run.write("ags,name\n01001,Flensburg")).code == 1
    assert not run.home.exists()


def test_a_list_that_is_not_there_is_named(run: Command) -> None:
    ran = run("init", "--districts", str(run.home / "fehlt.csv"))

    assert ran.code == 2
    assert "fehlt.csv cannot be read" in ran.err


def test_init_without_a_list_leaves_an_own_list_alone_until_asked(own: Command) -> None:
    assert "es bleibt unverändert" in own("init").out
    assert len(own("districts", "--format", "json").json) == 2

    assert own("init", "--shipped").code == 0
    assert len(own("districts", "--format", "json").json) == TODAY


def test_columns_nobody_reads_are_mentioned(run: Command) -> None:
    ran = run("init", "--districts", run.write(HEADING + ",einwohner", A + ",5"))

    assert ran.code == 0
    assert "einwohner" in ran.err


def test_districts_with_one_website_are_warned_about_and_loaded(run: Command) -> None:
    ran = run("init", "--districts", run.write(HEADING, A, B.replace("8083", "8081")))

    assert ran.code == 0
    assert "Warnung: 09991, 09992 nennen dieselbe Website 127.0.0.1:8081" in ran.err


# --- districts --------------------------------------------------------------------------------


def test_districts_carry_the_keys_of_the_contract(own: Command) -> None:
    rows = own("districts", "--format", "json").json

    expected = {
        "ags": "09991",
        "name": "Kreis A",
        "kind": "Landkreis",
        "land": "Bayern",
        "website": "http://127.0.0.1:8081",
        "website_verified": True,
        "state": "not_observable",
        "reason": "never_crawled",
        "last_success": None,
    }
    assert rows[0].items() >= expected.items()
    assert [row["ags"] for row in rows] == ["09991", "09992"]


def test_states_follow_from_crawls_and_papers(own: Command, store: Store) -> None:
    ended = datetime(2024, 11, 1, 10, tzinfo=UTC)
    with store.session() as session:
        for ags in ("09991", "09992"):
            session.add(
                Crawl(
                    ags=ags, started_at=ended, ended_at=ended, outcome=Outcome.COMPLETE, reason="exhausted",
                    home_read=True, menu_read=True, max_requests=9, settings={}, host_name="a", pid=1,
                    heartbeat_at=ended,
                )
            )  # fmt: skip
        session.flush()
        crawl = session.scalars(select(Crawl).where(Crawl.ags == "09992")).one()
        session.add(
            Paper(
                ags="09992", title="Integrationskonzept", role="concept", level="district", score=0.9,
                fields_of_action=[], reasons=[], recogniser=1, baseline=True, first_seen_at=ended, crawl_id=crawl.id,
            )
        )  # fmt: skip
        # However old the clock says this crawl is, the figures of its own day are the same.
    day = (ended + timedelta(days=1)).date().isoformat()

    rows = own("districts", "--format", "json", "--as-of", day).json

    assert [row["state"] for row in rows] == ["none_found", "found"]
    assert {row["last_success"] for row in rows} == {"2024-11-01T10:00:00Z"}
    assert "gesucht, nichts gefunden" in own("districts", "--as-of", day).out


def test_districts_of_a_day_are_those_that_existed_then(run: Command) -> None:
    run("init")

    def listed(day: str) -> set[str]:
        return {row["ags"] for row in run("districts", "--format", "json", "--as-of", day).json}

    before, after, now = listed("2021-06-30"), listed("2021-07-01"), listed("2026-01-01")
    assert (len(before), len(after), len(now)) == (401, 400, 401)
    assert before - after == {"16056"}
    assert now - after == {"06415"}


def test_districts_as_csv_and_by_land(own: Command) -> None:
    rows = list(csv.DictReader(io.StringIO(own("districts", "--format", "csv", "--land", "hessen").out)))

    assert [row["ags"] for row in rows] == ["09992"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--land", "Hesen"), "'Hesen' in the registry; known are Bayern, Hessen"),
        (("--as-of", "30.06.2021"), "'30.06.2021' is not a date; write it like 2021-06-30"),
    ],
)
def test_what_districts_does_not_understand_is_a_usage_error(
    own: Command, arguments: tuple[str, ...], words: str
) -> None:
    ran = own("districts", *arguments)

    assert ran.code == 2
    assert words in ran.err


def test_an_empty_registry_says_how_to_fill_it(run: Command) -> None:
    assert "konzeptmonitor init füllt es" in run("districts").out


# --- districts hosts, districts set -----------------------------------------------------------


def test_hosts_lists_role_access_and_source(run: Command) -> None:
    run("init")

    rows = run("districts", "hosts", "08118", "--format", "json").json

    assert [(row["base_url"], row["role"], row["access"]) for row in rows] == [
        ("https://www.landkreis-ludwigsburg.de", "main", None),
        ("https://ratsinfo.kreis-lb.de", "council", "login"),
        ("https://www.kreis-lb.de", "suggested", None),
    ]
    assert all(row["source"] for row in rows)
    table = run("districts", "hosts", "08118").out
    assert "nur mit Anmeldung" in table
    assert "vorgeschlagen" in table


def test_hosts_of_one_role_can_be_listed_for_all(run: Command) -> None:
    run("init")

    rows = run("districts", "hosts", "--role", "refused", "--format", "json").json

    assert {row["ags"] for row in rows} == {"05914", "07332", "09675", "13076"}


def test_a_decision_about_a_host_is_kept_through_the_next_loading(own: Command, store: Store) -> None:
    assert own("districts", "hosts", "09991", "--refuse", "http://127.0.0.1:8082", "--by", "Anna").code == 0
    assert own("districts", "hosts", "09991", "--add", "portal.test", "--by", "Anna").code == 0
    assert own("init", "--districts", own.write(HEADING, A, B)).code == 0

    rows = own("districts", "hosts", "09991", "--format", "json").json
    assert {row["base_url"]: (row["role"], row["decided_by"]) for row in rows} == {
        "http://127.0.0.1:8081": ("main", None),
        "http://127.0.0.1:8082": ("refused", "Anna"),
        "https://portal.test": ("portal", "Anna"),
    }


def test_a_suggested_host_can_be_accepted_in_a_role(own: Command, store: Store) -> None:
    with store.session() as session:
        session.add(DistrictHost(ags="09991", base_url="https://rat.test/bi/", role="suggested"))

    ran = own(
        "districts", "hosts", "09991", "--accept", "https://rat.test/bi", "--role", "council", "--by", "Anna"
    )

    assert ran.code == 0
    assert "Ratsinformation, entschieden von Anna" in ran.out
    with store.session() as session:
        assert (
            session.scalars(
                select(DistrictHost.role).where(DistrictHost.base_url == "https://rat.test/bi/")
            ).one()
            == "council"
        )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("hosts", "9991"), "no district '9991'"),
        (("hosts", "09991", "--add", "portal.test"), "--by NAME"),
        (("hosts", "--add", "portal.test", "--by", "Anna"), "one AGS"),
        (("hosts", "09991", "--add", "a.test", "--refuse", "b.test", "--by", "Anna"), "one of --accept"),
        (("hosts", "09991", "--add", "a.test", "--role", "main", "--by", "Anna"), "not as main"),
        (("hosts", "09991", "--add", "keine", "--by", "Anna"), "'keine' is no web address"),
        (
            ("hosts", "09991", "--accept", "fremd.test", "--by", "Anna"),
            "'fremd.test' is not listed for 09991",
        ),
        (
            ("hosts", "09991", "--refuse", "http://127.0.0.1:8081", "--by", "Anna"),
            "is the website of Kreis A",
        ),
        (("set", "09991"), "nothing to set"),
        (("set", "09991", "--website", "a.test", "--by", "Anna"), "--why TEXT"),
        (("set", "09991", "--website", "keine", "--by", "Anna", "--why", "x"), "'keine' is no web address"),
        (("set", "01001", "--pause"), "no district '01001' in the registry (2 known)"),
    ],
)
def test_a_decision_that_cannot_be_taken_is_a_usage_error_and_changes_nothing(
    own: Command, arguments: tuple[str, ...], words: str
) -> None:
    before = own("districts", "hosts", "--format", "json").json

    ran = own("districts", *arguments)

    assert ran.code == 2
    assert words in ran.err
    assert own("districts", "hosts", "--format", "json").json == before


def test_a_website_set_by_hand_is_verified_and_survives_loading(own: Command) -> None:
    ran = own(
        "districts", "set", "09991", "--website", "www.kreis-a.test", "--by", "Anna", "--why", "Impressum"
    )
    assert ran.code == 0
    assert "Website ist jetzt https://www.kreis-a.test" in ran.out

    own("init", "--districts", own.write(HEADING, A, B))

    row = own("districts", "--format", "json").json[0]
    assert (row["website"], row["website_verified"]) == ("https://www.kreis-a.test", True)


def test_a_district_can_be_left_alone_and_taken_up_again(own: Command, store: Store) -> None:
    def paused() -> bool:
        with store.session() as session:
            return (
                session.scalars(select(District.paused_at).where(District.ags == "09991")).one() is not None
            )

    own("districts", "set", "09991", "--pause")
    assert paused()
    own("districts", "set", "09991", "--resume")
    assert not paused()


def test_the_installed_command_answers_with_exit_codes(tmp_path: Path) -> None:
    """Once through a process of its own: what a shell sees."""

    def shell(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "monitor", "--home", str(tmp_path / "home"), *arguments]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)

    assert shell("init").returncode == 0
    listed = shell("districts", "--format", "json")
    assert len(json.loads(listed.stdout)) == TODAY
    unknown = shell("districts", "hosts", "99999")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert unknown.stderr.startswith("konzeptmonitor: no district '99999' in the registry (401 known)")
