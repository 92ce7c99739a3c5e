"""The whole way of a watched address: crawl, compare, tell."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import select

from crawler.urls import key
from monitor.changes import detect_all
from monitor.crawl_record import read
from monitor.crawl_record_text import record_lines
from monitor.listings import alert_rows
from storage.crawl_records import read_record
from storage.evidence import evidence
from storage.models import Capture, Crawl, Resource
from storage.watch_models import Watch
from storage.watches import add_watch
from tests.crawling import PATIENCE, Crawls, crawls
from tests.fake_papers import concept, pdf
from tests.fake_site import Answer, FakeSite

HOST = "www.kreis-au.test"
NOW = datetime(2026, 3, 3, 8, tzinfo=UTC)
DAY = timedelta(days=2)
TEXT = "<p>Der Landkreis berät Menschen, die neu zugewandert sind, in allen Gemeinden.</p><p>Termine gibt es nach Vereinbarung, auch am Abend.</p>"
PLAN = ("Radverkehrsplan", "Der Plan sieht zwölf neue Wege vor. Gebaut wird ab dem kommenden Jahr in drei Abschnitten.")  # fmt: skip


class Watching:
    """Watched addresses of a site, crawled day after day."""

    def __init__(self, running: Crawls) -> None:
        self.running, self.store = running, running.store
        self.site: FakeSite = running.web.site(HOST)
        self.site.home()
        self.now = NOW
        running.district("03001", f"http://{HOST}/")

    def watch(self, *paths: str, ags: str | None = "03001", **rules: object) -> None:
        with self.store.session() as session:
            for path in paths:
                url = f"http://{HOST}{path}"
                add_watch(session, url, key(url), NOW, ags=ags, **rules)  # type: ignore[arg-type]

    def crawl(self) -> list[tuple[str, str]]:
        """Crawl and detect; the alerts that came of it as (kind, path), oldest first."""
        self.now += DAY
        self.site.web.forget()
        environment = self.running.environment() | {"KONZEPTMONITOR_ALERTS__CONFIRM_VANISHED_HOURS": "0"}
        done = subprocess.run(
            [sys.executable, "-m", "scrapy", "crawl", "watched", "-a", f"now={self.now.isoformat()}"],
            cwd=self.running.home, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=True,
        )  # fmt: skip
        assert "Traceback" not in done.stderr, done.stderr
        detect_all(self.store, self.now)
        with self.store.session() as session:
            rows = alert_rows(session, since=self.now)
        return [(row["kind"], row["url"].removeprefix(f"http://{HOST}")) for row in reversed(rows)]

    def state(self) -> Watch:
        with self.store.session() as session:
            return session.scalars(select(Watch)).one()


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    with crawls(tmp_path / "home") as running:
        yield Watching(running)


def test_the_first_look_is_taken_twice_and_tells_nothing(watching: Watching) -> None:
    watching.site.page("/integration", "Integration", TEXT)
    watching.watch("/integration")
    assert watching.crawl() == []
    assert watching.site.asked.count("/integration") == 2


def test_a_change_is_looked_at_again_told_once_and_so_is_the_return(watching: Watching) -> None:
    site = watching.site
    site.page("/integration", "Integration", TEXT)
    watching.watch("/integration")
    watching.crawl()
    site.page("/integration", "Integration", f"{TEXT}<p>Ein neues Konzept zur Integration ist in Arbeit.</p>")
    assert watching.crawl() == [("watched_changed", "/integration")]
    assert site.asked.count("/integration") == 2
    assert watching.crawl() == []
    assert site.asked.count("/integration") == 1
    site.page("/integration", "Integration", TEXT)
    assert watching.crawl() == [("watched_changed", "/integration")]


def test_what_changes_at_every_look_is_no_change(watching: Watching) -> None:
    visits = count(1000, 37)
    facts = ["Der Berg ist hoch.", "Das Moor ist tief.", "Die Bahn ist alt.", "Der See ist kalt."]

    def shown(_: dict[str, str]) -> Answer:
        number = next(visits)
        noise = f"<p>Zahl des Tages: {number * 7}</p><h3>Wussten Sie das?</h3><p>{facts[number % 4]}</p>"
        html = f"<html><head><title>Integration</title></head><body><main><h1>Integration</h1>{TEXT}{noise}</main></body></html>"
        return Answer(html.encode(), {"Content-Type": "text/html"})

    watching.site.forms["/integration"] = shown
    watching.watch("/integration")
    assert [watching.crawl() for _ in range(3)] == [[], [], []]


def test_a_page_that_never_settles_says_so_once(watching: Watching) -> None:
    numbers = count()

    def shown(_: dict[str, str]) -> Answer:
        words = " ".join(f"Wort{next(numbers)}x" for _ in range(40))
        html = f"<html><head><title>Unruhe</title></head><body><main><h1>Unruhe</h1><p>{words}.</p></main></body></html>"
        return Answer(html.encode(), {"Content-Type": "text/html"})

    watching.site.forms["/unruhe"] = shown
    watching.watch("/unruhe")
    assert watching.crawl() == [("watched_changed", "/unruhe")]
    assert watching.state().restless_at is not None
    assert watching.crawl() == []


def test_a_newly_linked_document_is_kept_and_told_of_its_own_address(watching: Watching) -> None:
    site = watching.site
    site.file("/alt.pdf", pdf(*PLAN))
    site.page("/integration", "Integration", TEXT, links={"/alt.pdf": "Radverkehrsplan"})
    watching.watch("/integration")
    watching.crawl()
    site.file("/konzept.pdf", pdf(*concept()))
    site.file("/fahrplan.pdf", pdf("Fahrplan", "Die Busse fahren stündlich von sechs bis zwanzig Uhr."))
    links = {"/alt.pdf": "Radverkehrsplan", "/konzept.pdf": "Konzept", "/fahrplan.pdf": "Fahrplan"}
    site.page("/integration", "Integration", TEXT, links=links)
    told = watching.crawl()
    assert sorted(told) == [
        ("new_concept", "/konzept.pdf"),
        ("watched_changed", "/fahrplan.pdf"),
        ("watched_changed", "/integration"),
    ]
    with watching.store.session() as session:
        kept = session.scalars(
            select(Capture.body_sha256).join(Resource).where(Resource.url.endswith("/fahrplan.pdf"))
        )
        assert kept.first() is not None
    assert watching.crawl() == []


def test_a_document_that_moved_is_told_as_moved_and_its_page_is_not(watching: Watching) -> None:
    site = watching.site
    site.file("/alt.pdf", pdf(*PLAN))
    site.page("/integration", "Integration", TEXT, links={"/alt.pdf": "Radverkehrsplan"})
    watching.watch("/integration")
    watching.crawl()
    site.remove("/alt.pdf")
    site.file("/neu/plan.pdf", pdf(*PLAN))
    site.page("/integration", "Integration", TEXT, links={"/neu/plan.pdf": "Radverkehrsplan"})
    assert watching.crawl() == [("moved", "/neu/plan.pdf")]


def test_a_watched_page_moves_goes_and_comes_back(watching: Watching) -> None:
    site = watching.site
    site.page("/integration", "Integration", TEXT)
    watching.watch("/integration")
    watching.crawl()
    site.redirect("/integration", "/neu")
    site.page("/neu", "Integration", TEXT)
    assert watching.crawl() == [("moved", "/neu")]
    assert watching.crawl() == []
    site.remove("/neu")
    assert watching.crawl() == [("vanished", "/neu")]
    assert watching.crawl() == []
    site.page("/neu", "Integration", TEXT)
    assert watching.crawl() == [("reappeared", "/neu")]


def test_trouble_is_no_observation(watching: Watching) -> None:
    site = watching.site
    site.page("/integration", "Integration", TEXT)
    watching.watch("/integration")
    watching.crawl()
    site.status["/integration"] = 503
    assert watching.crawl() == []
    assert watching.state().failure == "http_5xx"
    site.status["/integration"] = [503, 200]
    assert watching.crawl() == []
    assert watching.state().failure is None


def test_a_file_exported_again_is_silence_and_a_replaced_one_is_told(watching: Watching) -> None:
    site = watching.site
    site.etags = True
    site.file("/plan.pdf", pdf(*PLAN))
    watching.watch("/plan.pdf", ags=None)
    assert watching.crawl() == []
    site.file("/plan.pdf", pdf(*PLAN, title="Noch einmal ausgegeben"))
    assert watching.crawl() == []
    site.file("/plan.pdf", pdf(PLAN[0], PLAN[1].replace("zwölf", "dreißig")))
    assert watching.crawl() == [("watched_changed", "/plan.pdf")]
    with watching.store.session() as session:
        assert [row["ags"] for row in alert_rows(session)] == [None]
        assert session.scalars(select(Crawl.ags)).all() == [None] * 3


def test_a_crawl_of_watched_addresses_leaves_a_record_and_its_captures_are_evidence(
    watching: Watching,
) -> None:
    site = watching.site
    site.file("/plan.pdf", pdf(*PLAN))
    site.page("/integration", "Integration", TEXT, links={"/plan.pdf": "Radverkehrsplan"})
    site.robots("Disallow: /intern")
    watching.watch("/integration", "/weg", "/intern/plan")
    watching.crawl()
    with watching.store.session() as session:
        crawl = session.scalars(select(Crawl)).one()
        record = read_record(watching.store.bodies, crawl)
        _, captures = evidence(session)
        kept = {(one.url or "").removeprefix(f"http://{HOST}") for one in captures}
        _, none = evidence(session, ["03002"])
        assert list(none) == []
    seen = {one["url"].removeprefix(f"http://{HOST}"): one for one in record["watches"]}
    assert (seen["/integration"]["state"], seen["/integration"]["looks"]) == ("read", 2)
    assert seen["/intern/plan"]["failure"] == "robots"
    assert record["robots"][0]["urls"] == [f"http://{HOST}/intern/plan"]
    assert record["crawl"]["requests"] == crawl.requests
    assert crawl.record is not None
    lines = "\n".join(record_lines(read(record)))
    assert (
        f"http://{HOST}/integration: anders als zuvor, oder zum ersten Mal gelesen (2\u00a0Blicke)" in lines
    )
    assert {"/integration", "/plan.pdf", "/weg"} <= kept


def test_robots_txt_binds_watched_addresses_too(watching: Watching) -> None:
    watching.site.robots("Disallow: /intern")
    watching.site.page("/intern/plan", "Plan", TEXT)
    watching.watch("/intern/plan")
    assert watching.crawl() == []
    assert watching.site.asked == ["/robots.txt"]
    assert watching.state().failure == "robots"


def test_rules_of_ones_own_are_heard(watching: Watching) -> None:
    site = watching.site
    site.page(
        "/integration", "Integration", f"<div id=a>{TEXT}</div><div><p>Ein Satz daneben, der sich ändert.</p></div>"
    )  # fmt: skip
    watching.watch("/integration", selector="#a", ignore=("Vereinbarung",))
    watching.crawl()
    changed = TEXT.replace("nach Vereinbarung, auch am Abend", "nur nach Vereinbarung am frühen Morgen")
    site.page(
        "/integration", "Integration", f"<div id=a>{changed}</div><div><p>Ein ganz anderer Satz steht jetzt daneben.</p></div>"
    )  # fmt: skip
    assert watching.crawl() == []
