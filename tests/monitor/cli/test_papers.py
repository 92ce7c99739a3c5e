"""The listings and the paper commands, through the real command line."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

import pytest
from sqlalchemy import event, select

from monitor.changes import detect_all
from monitor.cli import main
from monitor.listings import alert_rows, paper_rows
from storage.adoptions import record_adoptions
from storage.models import Adoption, Capture, Crawl, Paper, Review
from storage.resolutions import Resolution, Result
from storage.store import Store
from tests.monitor.builders import (
    AGS,
    SITE,
    at,
    lose,
    make_crawl,
    make_district,
    make_paper,
    make_place,
    make_resource,
    make_version,
)
from tests.monitor.texts import in_pages, long_paper

TEXT = in_pages(long_paper(pages=2))
EDITED = TEXT + " Im Kreis leben 6 190 Menschen."


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Ran]


@pytest.fixture
def command(store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    def run(*arguments: str) -> Ran:
        home = str(store.settings.home)
        monkeypatch.setattr(sys, "argv", ["konzeptmonitor", "--home", home, *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        captured = capsys.readouterr()
        return Ran(int(ended.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture
def paper(store: Store) -> int:
    """A concept of the first inventory, edited a week later; both looked at."""
    with store.session() as session:
        crawl = make_crawl(session, 0)
        page = make_resource(session, crawl, "/integration", link_text=None)
        found = make_paper(
            session,
            crawl,
            TEXT,
            parent=page,
            link_text="Konzept (PDF)",
            year=2019,
            fields_of_action=["ARBEIT"],
            participation_oriented=True,
        )
        make_version(session, make_crawl(session, 7), found, EDITED)
        number = found.id
    detect_all(store, at(7))
    return number


# --- documents ----------------------------------------------------------------------------------


def test_documents_are_listed_as_the_contract_says(command: Command, paper: int) -> None:
    (row,) = command("documents", "--format", "json").json
    first, second = row.pop("versions")
    assert {key: row[key] for key in list(row)[:12]} == {
        "ags": AGS,
        "paper_id": paper,
        "url": f"{SITE}/konzept.pdf",
        "urls": [f"{SITE}/konzept.pdf"],
        "title": "Integrationskonzept",
        "role": "concept",
        "level": "district",
        "is_concept": True,
        "score": 0.9,
        "year": 2019,
        "fields_of_action": ["ARBEIT"],
        "participation_oriented": True,
    }
    assert first["captured_at"] == "2026-01-01T04:00:00Z"
    assert (first["url"], first["media_type"]) == (f"{SITE}/konzept.pdf", "application/pdf")
    assert {"version_id", "sha256", "text_sha256"} <= second.keys()
    assert first["text_sha256"] != second["text_sha256"]


def test_papers_that_are_none_are_not_documents(store: Store, command: Command) -> None:
    with store.session() as session:
        crawl = make_crawl(session)
        make_paper(session, crawl, "Eins", "/a.pdf", role="none")
        make_paper(session, crawl, "Zwei", "/b.pdf", role="news", level="town")
    assert [row["role"] for row in command("documents", "--format", "json").json] == ["news"]


def test_live_addresses_come_first_and_former_ones_apart(store: Store, command: Command, paper: int) -> None:
    with store.session() as session:
        crawl, row = make_crawl(session, 14), session.get_one(Paper, paper)
        lose(session, crawl, row, "/konzept.pdf")
        make_place(session, crawl, row, "/neu.pdf")
    (listed,) = command("documents", "--format", "json").json
    assert (listed["url"], listed["urls"]) == (f"{SITE}/neu.pdf", [f"{SITE}/neu.pdf"])
    assert listed["former_urls"] == [f"{SITE}/konzept.pdf"]


def test_a_paper_gone_everywhere_keeps_its_last_address(store: Store, paper: int) -> None:
    with store.session() as session:
        lose(session, make_crawl(session, 14), session.get_one(Paper, paper), "/konzept.pdf")
        (listed,) = paper_rows(session)
    assert listed["urls"] == [f"{SITE}/konzept.pdf"]


def test_documents_of_one_district(store: Store, command: Command, paper: int) -> None:
    with store.session() as session:
        make_district(session, "03992", "Landkreis Heidetal")
        make_paper(session, make_crawl(session, ags="03992"), "Text", "https://heidetal.test/k.pdf")
    assert [row["ags"] for row in command("documents", "--ags", AGS, "--format", "json").json] == [AGS]
    refused = command("documents", "--ags", "99999")
    assert (refused.code, "99999" in refused.err) == (2, True)


def test_a_table_speaks_german_and_csv_carries_every_key(command: Command, paper: int) -> None:
    table = command("documents").out
    assert "Fassungen" in table
    assert "Kreisebene" in table
    (row,) = csv.DictReader(io.StringIO(command("documents", "--format", "csv").out))
    assert json.loads(row["versions"])[1]["number"] == 2


def test_an_empty_home_says_what_to_do(command: Command) -> None:
    assert "konzeptmonitor crawl" in command("documents").out
    assert command("documents", "--format", "json").json == []
    assert command("alerts", "--format", "json").json == []
    assert command("crawls", "--format", "json").json == []


def test_three_thousand_papers_take_as_many_queries_as_one(store: Store) -> None:
    def queries() -> int:
        seen: list[str] = []
        count = lambda *arguments: seen.append(arguments[2])  # noqa: E731
        event.listen(store.engine, "before_cursor_execute", count)
        with store.session() as session:
            paper_rows(session)
            alert_rows(session, include_baseline=True)
        event.remove(store.engine, "before_cursor_execute", count)
        return len(seen)

    with store.session() as session:
        make_paper(session, make_crawl(session), "Text 0", "/0.pdf")
    detect_all(store, at(0))
    one = queries()
    with store.session() as session:
        crawl = make_crawl(session, 1)
        for number in range(1, 30):
            make_paper(session, crawl, f"Text {number}", f"/{number}.pdf")
    detect_all(store, at(1))
    assert queries() == one
    assert one <= 6


# --- alerts and crawls --------------------------------------------------------------------------


def test_alerts_are_listed_as_the_contract_says(command: Command, paper: int) -> None:
    (row,) = command("alerts", "--format", "json").json
    assert list(row)[:17] == [
        *(
            "id",
            "ags",
            "kind",
            "url",
            "urls",
            "title",
            "score",
            "baseline",
            "newness",
            "significance",
            "reasons",
        ),
        *("detected_at", "crawl_id", "paper_id", "from_version", "to_version", "district"),
    ]
    assert (row["ags"], row["kind"], row["baseline"], row["newness"]) == (AGS, "changed", False, "new")
    assert (row["paper_id"], row["from_version"], row["to_version"]) == (paper, 1, 2)
    assert row["detected_at"] == "2026-01-08T04:00:00Z"
    assert all(isinstance(reason, str) for reason in row["reasons"])
    assert any("S. 2: „Im Kreis leben 6 190 Menschen.“" in reason for reason in row["reasons"])
    assert {"code", "text", "weight", "page", "passage"} == set(row["reason_details"][0])
    assert row["evidence"]["path"][-1]["link_text"] == "Konzept (PDF)"


def test_the_first_inventory_is_listed_only_when_asked_for(command: Command, paper: int) -> None:
    rows = command("alerts", "--include-baseline", "--format", "json").json
    assert [(row["kind"], row["baseline"]) for row in rows] == [("changed", False), ("new_concept", True)]


@pytest.mark.parametrize(
    ("since", "count"), [("2026-01-08T04:00:00Z", 1), ("2026-01-08T04:00:01Z", 0), ("2026-01-01", 1)]
)
def test_alerts_since_a_moment(command: Command, paper: int, since: str, count: int) -> None:
    assert len(command("alerts", "--since", since, "--format", "json").json) == count


def test_a_wrong_moment_is_a_usage_error(command: Command) -> None:
    ran = command("alerts", "--since", "gestern")
    assert ran.code == 2
    assert "'gestern' is not a time" in ran.err


def test_the_alert_table_says_what_and_why(command: Command, paper: int) -> None:
    table = command("alerts").out
    assert "Geändert" in table
    assert "Landkreis Auental" in table
    assert "Keine Meldungen." in command("alerts", "--since", "2027-01-01").out


def test_crawls_are_listed_newest_first_as_the_contract_says(
    store: Store, command: Command, paper: int
) -> None:
    with store.session() as session:
        make_crawl(session, 8, ended_at=None, outcome=None, reason=None)
    running, second, first = command("crawls", "--format", "json").json
    assert list(first)[:9] == [
        *("crawl_id", "ags", "started_at", "ended_at", "outcome", "reason", "requests", "pages", "documents"),
    ]
    assert (first["started_at"], first["outcome"]) == ("2026-01-01T04:00:00Z", "complete")
    assert second["crawl_id"] == 2
    assert (running["ended_at"], running["outcome"]) == (None, None)
    assert "läuft" in command("crawls").out
    assert len(command("crawls", "--limit", "1", "--format", "json").json) == 1


# --- detect -------------------------------------------------------------------------------------


def test_detect_says_what_it_did_and_does_it_once(store: Store, command: Command) -> None:
    with store.session() as session:
        make_paper(session, make_crawl(session), TEXT)
    assert "1\xa0Papier im Erstbestand" in command("detect", "--now", "2026-02-01").out
    assert "nichts Neues" in command("detect").out
    (row,) = command("alerts", "--include-baseline", "--format", "json").json
    assert row["detected_at"] == "2026-02-01T00:00:00Z"


def test_detect_tells_what_a_killed_crawl_found(store: Store, command: Command) -> None:
    with store.session() as session:
        make_crawl(session, 0)
        dead = make_crawl(session, 1, ended_at=None, outcome=None, host_name="elsewhere", heartbeat_at=at(1))
        make_paper(session, dead, TEXT)
    command("detect", "--now", "2026-01-03")
    assert [row["kind"] for row in command("alerts", "--format", "json").json] == ["new_concept"]
    with store.session() as session:
        assert session.scalars(select(Crawl.reason).order_by(Crawl.id.desc())).first() == "killed"


# --- show, diff, review -------------------------------------------------------------------------


def test_show_tells_all_about_a_paper(store: Store, command: Command, paper: int) -> None:
    command("review", str(paper), "update", "--by", "Anna", "--note", "S. 4 nennt die erste Fassung")
    shown = command("show", str(paper)).out
    for part in (
        "Integrationskonzept",
        "Landkreis Auental (03991)",
        "Fortschreibung, Kreisebene; zählt als Konzept; Wert 0,90",
        "von einer Person entschieden; automatisch: Konzept, Kreisebene",
        "2. Fassung (Nummer 2)",
        f"{SITE}/konzept.pdf: 1.1.2026",
        f"Konzept (PDF): {SITE}/konzept.pdf",
        "Der Titel nennt ein Integrationskonzept.",
        "Geändert, 8.1.2026",
        "Fortschreibung: Anna",
        "S. 4 nennt die erste Fassung",
    ):
        assert part in shown
    record = command("show", str(paper), "--format", "json").json
    assert record["places"][0]["last_seen_at"] == "2026-01-08T04:00:00Z"
    assert record["reviews"][0]["by"] == "Anna"


def test_show_tells_what_bodies_did_with_a_paper_and_where_that_stands(
    store: Store, command: Command, paper: int
) -> None:
    with store.session() as session:
        page = make_resource(session, session.get_one(Crawl, 1), f"{SITE}/bi/vo0050.asp?__kvonr=7")
        capture = session.scalars(select(Capture)).first()
        assert capture is not None
        told = [
            Resolution("Kreistag", date(2025, 12, 4), Result.ADOPTED, "einstimmig beschlossen"),
            Resolution("Integrationsrat", None, Result.ENDORSED, "empfohlen"),
        ]
        record_adoptions(session, page, capture, "Integrationskonzept", told, at(8))
        for row in session.scalars(select(Adoption)):
            row.paper_id = paper
    shown = command("show", str(paper)).out
    assert (
        f"4.12.2025, Kreistag: beschlossen („einstimmig beschlossen“), {SITE}/bi/vo0050.asp?__kvonr=7"
        in shown
    )
    assert "Tag nicht genannt, Integrationsrat: zugestimmt (Vorberatung)" in shown
    rows = command("show", str(paper), "--format", "json").json["adoptions"]
    assert {(row["body"], row["date"], row["result"]) for row in rows} == {
        ("Kreistag", "2025-12-04", "adopted"),
        ("Integrationsrat", None, "endorsed"),
    }


def test_show_prints_no_control_characters_of_a_paper(store: Store, command: Command) -> None:
    with store.session() as session:
        number = make_paper(session, make_crawl(session), TEXT, title="Konzept \x1b[2J\x07 2026").id
    assert "\x1b" not in command("show", str(number)).out


@pytest.mark.parametrize(
    "arguments", [("show", "77"), ("review", "77", "concept"), ("diff", "77"), ("diff", "1", "77")]
)
def test_what_is_not_there_is_named(command: Command, paper: int, arguments: tuple[str, ...]) -> None:
    ran = command(*arguments)
    assert ran.code == 2
    assert "77" in ran.err


def test_diff_compares_with_the_version_before(command: Command, paper: int) -> None:
    shown = command("diff", "2").out
    assert "Fassung 1 (1.1.2026) → Fassung 2 (8.1.2026)" in shown
    assert "neu, S. 2\n  {+Im Kreis leben 6 190 Menschen.+}" in shown
    ran = command("diff", "1")
    assert (ran.code, "is the first of paper" in ran.err) == (2, True)


def test_diff_of_two_versions_in_the_order_given_as_json_and_html(command: Command, paper: int) -> None:
    found = command("diff", "2", "1", "--format", "json").json
    assert (found["from_version"], found["to_version"], found["words_removed"]) == (2, 1, 6)
    assert [hunk["kind"] for hunk in found["hunks"]] == ["removed"]
    page = command("diff", "1", "2", "--format", "html").out
    assert page.startswith("<!doctype html>")
    assert "<ins>Im Kreis leben 6 190 Menschen.</ins>" in page


def test_a_review_outranks_the_machine_in_the_listing(store: Store, command: Command, paper: int) -> None:
    command("review", str(paper), "report", "--by", "Anna")
    (row,) = command("documents", "--format", "json").json
    assert (row["role"], row["is_concept"], row["verdict"]) == ("report", False, "report")
    said = command("review", str(paper), "concept", "--by", "Bert").out
    assert "Konzept, Kreisebene (Prüfung von Bert)" in said
    (row,) = command("documents", "--format", "json").json
    assert (row["role"], row["is_concept"]) == ("concept", True)
    command("review", str(paper), "false_friend")
    assert command("documents", "--format", "json").json == []
    with store.session() as session:
        assert len(session.scalars(select(Review)).all()) == 3


def test_a_verdict_that_is_none_is_a_usage_error(command: Command, paper: int) -> None:
    ran = command("review", str(paper), "vielleicht")
    assert ran.code == 2
    assert "false_friend" in ran.err


def test_diff_reads_both_versions_with_one_extractor(store: Store, command: Command, paper: int) -> None:
    with store.session() as session:
        row = session.get_one(Paper, paper)
        first = row.versions[0]
        again = make_version(
            session, session.get_one(Crawl, first.crawl_id), row, TEXT + " Fußnote.", extractor=2
        )
        again.document.body_sha256 = first.sha256
        newer = make_version(session, make_crawl(session, 14), row, EDITED + " Fußnote.", extractor=2)
        number = newer.id
    found = command("diff", str(first.id), str(number), "--format", "json").json
    assert [hunk["new"] for hunk in found["hunks"]] == ["Im Kreis leben 6 190 Menschen."]


def test_comparing_versions_of_two_papers_says_so(store: Store, command: Callable[..., Ran]) -> None:
    with store.session() as session:
        crawl = make_crawl(session)
        first, second = (make_paper(session, crawl, TEXT + path, path=path) for path in ("/a.pdf", "/b.pdf"))
        numbers = [str(paper.versions[0].id) for paper in (first, second)]
    shown = command("diff", *numbers)
    assert shown.code == 0
    assert f"Das sind zwei Papiere, {first.id}" in shown.err
    assert "zwei Papiere" not in shown.out


def test_a_paper_without_a_year_has_that_of_its_publication_unless_only_the_server_says_it(
    store: Store,
) -> None:
    with store.session() as session:
        crawl = make_crawl(session, 1)
        for name, source in (("file", "file"), ("server", "server")):
            published = {"date": "2018-06-15", "passage": "", "page": None, "source": source}
            make_paper(
                session, crawl, f"{TEXT} {name}", f"/{name}.pdf", title=name, dates={"published": published}
            )
    with store.session() as session:
        assert {row["title"]: row["year"] for row in paper_rows(session)} == {"file": 2018, "server": None}
