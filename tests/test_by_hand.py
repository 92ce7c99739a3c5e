"""The commands of people's corrections, the whole way: command line, fetch, crawl, listing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from monitor.changes import detect_all
from storage.heads import unpack_heads
from storage.models import Capture, Crawl, Version
from storage.registry import load, read_csv
from tests.crawling import Crawls, crawls
from tests.fake_papers import concept, pdf
from tests.fake_site import FakeSite
from tests.monitor.cli.command import Command

AGS, HOST = "03001", "www.kreis-au.test"
HIDDEN = "/intern/ablage/konzept.pdf"


class Desk:
    """A district's site, its crawls, and the command line on the same home."""

    def __init__(self, running: Crawls, command: Command) -> None:
        self.running, self.run = running, command
        self.site: FakeSite = running.web.site(HOST)
        self.site.home()
        running.district(AGS, f"http://{HOST}/")

    def crawl(self) -> list[dict[str, object]]:
        """Crawl and detect; all alerts so far."""
        self.running.crawl(AGS)
        detect_all(self.running.store, datetime.now(UTC))
        found: list[dict[str, object]] = self.run("alerts", "--format", "json").json
        return found

    def papers(self) -> list[dict[str, object]]:
        found: list[dict[str, object]] = self.run("documents", "--format", "json").json
        return found

    def url(self, path: str) -> str:
        return f"http://{HOST}{path}"


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Desk]:
    with crawls(tmp_path / "home") as running:
        desk = Desk(running, Command(tmp_path / "home", monkeypatch, capsys))
        for name, value in running.environment().items():
            if name.startswith("KONZEPTMONITOR_"):
                monkeypatch.setenv(name, value)
        yield desk


def test_an_address_added_by_hand_is_fetched_once_within_robots_and_kept_as_evidence(desk: Desk) -> None:
    desk.site.file(HIDDEN, pdf(*concept()))
    done = desk.run("paper", "add", AGS, desk.url(HIDDEN), "--why", "per Mail genannt", "--by", "Anna")
    assert done.code == 0, done.err
    assert "hinzugefügt: Konzept, Kreisebene, 2024" in done.out
    assert [asked.path for asked in desk.site.requests] == ["/robots.txt", HIDDEN]
    with desk.running.store.session() as session:
        capture = session.scalars(select(Capture)).one()
        heads = unpack_heads(capture.heads)
        assert heads is not None
        assert heads.request.startswith(f"GET {HIDDEN} HTTP/1.1")
        assert desk.running.store.bodies.get(str(capture.body_sha256)) == pdf(*concept())
    (row,) = desk.papers()
    assert (row["url"], row["by_hand"]) == (desk.url(HIDDEN), True)
    assert "Anna" in desk.run("show", str(row["paper_id"])).out


def test_it_raises_no_alert_then_or_when_a_crawl_finds_it_and_a_change_of_it_does(desk: Desk) -> None:
    desk.crawl()
    desk.site.file(HIDDEN, pdf(*concept()))
    desk.run("paper", "add", AGS, desk.url(HIDDEN), "--why", "per Mail genannt", "--title", "Von Hand")
    assert desk.crawl() == []
    desk.site.file(HIDDEN, pdf(*concept(note="Ein weiterer Absatz sagt, was nach zwei Jahren geprüft wird.")))
    (alert,) = desk.crawl()
    assert alert["title"] == "Von Hand"
    assert len(desk.papers()) == 1


@pytest.mark.parametrize(
    ("path", "said"),
    [("/gibt-es-nicht.pdf", "ist nichts (HTTP 404)"), ("/verboten/konzept.pdf", "robots.txt verbietet")],
)
def test_what_cannot_be_had_is_a_failure_with_its_reason_and_adds_nothing(
    desk: Desk, path: str, said: str
) -> None:
    desk.site.robots("Disallow: /verboten")
    desk.site.file("/verboten/konzept.pdf", pdf(*concept()))
    done = desk.run("paper", "add", AGS, desk.url(path), "--why", "x")
    assert done.code == 1
    assert said in done.err
    assert "/verboten/konzept.pdf" not in [asked.path for asked in desk.site.requests]
    assert desk.papers() == []


def test_an_address_in_a_network_that_may_not_be_asked_is_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KONZEPTMONITOR_CRAWL__ALLOWED_NETWORKS", "[]")
    done = desk.run("paper", "add", AGS, desk.url(HIDDEN), "--why", "x")
    assert done.code == 1
    assert "nicht öffentlichen Adresse" in done.err
    assert desk.site.requests == []


def test_a_file_added_before_the_crawl_finds_it_is_one_paper_and_no_news(desk: Desk, tmp_path: Path) -> None:
    desk.crawl()
    file = tmp_path / "Integrationskonzept 2024.pdf"
    file.write_bytes(pdf(*concept()))
    done = desk.run(
        "paper", "add", AGS, str(file), "--why", "per Post", "--year", "2023", "--url", desk.url("/quelle")
    )
    assert done.code == 0, done.err
    assert desk.papers()[0]["urls"] == []
    desk.site.page("/integration", links={"/konzept.pdf": "Integrationskonzept (PDF)"})
    desk.site.home({"/integration": "Integration"})
    desk.site.file("/konzept.pdf", pdf(*concept()))
    assert desk.crawl() == []
    (row,) = desk.papers()
    assert (row["urls"], row["year"], row["corrected"]) == ([desk.url("/konzept.pdf")], 2023, ["year"])


def test_a_broken_file_is_kept_and_said_to_be_unreadable(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "Integrationskonzept.pdf"
    file.write_bytes(pdf(*concept())[:900])
    done = desk.run("paper", "add", AGS, str(file), "--why", "per Post")
    assert done.code == 0
    assert "aufbewahrt, aber nicht zu lesen" in done.err
    (row,) = desk.papers()
    assert (row["is_concept"], bool(row["problem"])) == (True, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", AGS, "/nirgends.pdf", "--why", "x"), "neither a file nor an address"),
        (("add", AGS, ".", "--why", "x"), "is a folder"),
        (("add", AGS, "http://", "--why", "x"), "no web address"),
        (("add", "99999", "http://a.test/", "--why", "x"), "no district '99999'"),
        (("add", AGS, "http://a.test/", "--why", " "), "--why is empty"),
        (("add", AGS, "http://a.test/", "--why", "x", "--url", "http://b.test/"), "its own source"),
        (("correct", "77", "--year", "2020", "--why", "x"), "no paper 77"),
        (("correct", "77", "--why", "x"), "nothing to correct"),
        (("correct", "77", "--year", "2020", "--no-year", "--why", "x"), "exclude each other"),
        (("correct", "77", "--year", "2020"), "--why"),
        (("merge", "77", "77", "--why", "x"), "nicht mit sich selbst"),
        (("split", "77", "--why", "x"), "one of --version VERSION and --url URL"),
        (("split", "77", "--version", "1", "--why", "x"), "no paper 77"),
        (("undo", "77", "--why", "x"), "keine Korrektur 77"),
        (("history", "77"), "no paper 77"),
    ],
)
def test_wrong_usage_is_a_sentence_and_changes_nothing(
    desk: Desk, arguments: tuple[str, ...], said: str
) -> None:
    done = desk.run("paper", *arguments)
    assert done.code == 2
    assert said in done.err
    assert desk.run("paper", "history", "--format", "json").json == []


def test_the_history_tells_every_decision_in_all_formats(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "ines")
    desk.site.file(HIDDEN, pdf(*concept()))
    desk.run("paper", "add", AGS, desk.url(HIDDEN), "--why", "per Mail")
    number = str(desk.papers()[0]["paper_id"])
    desk.run("paper", "correct", number, "--title", "Neuer Titel", "--why", "Titelblatt")
    desk.run("paper", "undo", "2", "--why", "doch nicht", "--by", "Bert")
    rows = desk.run("paper", "history", number, "--format", "json").json
    assert [(row["kind"], row["by"], row["why"]) for row in rows] == [
        ("add", "ines", "per Mail"),
        ("correct", "ines", "Titelblatt"),
        ("undo", "Bert", "doch nicht"),
    ]
    assert rows[1]["undone_by"] == 3
    assert "zurückgenommen (3)" in desk.run("paper", "history").out
    assert desk.run("paper", "history", "--format", "csv").out.startswith("correction_id,kind,ags")


def test_a_website_corrected_by_hand_survives_init_and_is_the_registrys_again_when_taken_back(
    desk: Desk, tmp_path: Path
) -> None:
    csv = tmp_path / "kreise.csv"
    csv.write_text(
        f"ags,name,kind,land,website,other_hosts\n{AGS},Landkreis Au,Landkreis,Niedersachsen,http://{HOST}/,\n"
    )

    def init() -> None:
        with desk.running.store.session() as session:
            load(session, read_csv(csv), datetime.now(UTC))

    def website() -> str:
        (row,) = desk.run("districts", "--format", "json").json
        return str(row["website"])

    init()
    done = desk.run(
        "districts", "set", AGS, "--website", "http://neu.test", "--why", "Impressum", "--by", "Anna"
    )
    assert done.code == 0, done.err
    init()
    assert website() == "http://neu.test"
    (row,) = desk.run("paper", "history", "--ags", AGS, "--format", "json").json
    assert (row["text"], row["by"]) == (f"Website ist http://neu.test statt http://{HOST}", "Anna")
    assert desk.run("paper", "undo", str(row["correction_id"]), "--why", "Irrtum").code == 0
    assert website().rstrip("/") == f"http://{HOST}"
    init()
    assert website().rstrip("/") == f"http://{HOST}"


def test_an_addition_by_hand_is_no_crawl_of_watched_addresses_nor_one_to_look_at(desk: Desk) -> None:
    desk.site.file(HIDDEN, pdf(*concept()))
    desk.run("paper", "add", AGS, desk.url(HIDDEN), "--why", "per Mail")
    with desk.running.store.session() as session:
        crawl = session.scalars(select(Crawl)).one()
        assert (crawl.ags, crawl.reason, crawl.outcome) == (None, "by_hand", "complete")
        assert crawl.detected_at is not None
        assert session.scalars(select(Version)).one().detected_at is not None
    assert json.loads(desk.run("districts", "--format", "json").out)[0]["reason"] == "concept"
