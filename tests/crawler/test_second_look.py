"""A paper that is a web page is looked at twice before its text counts as another."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import Any

from sqlalchemy import select

from monitor.changes import detect_all
from monitor.listings import alert_rows
from storage.models import Body, Change
from tests.crawling import Crawls
from tests.fake_papers import concept
from tests.fake_site import Answer, FakeSite

AGS, HOST = "03001", "www.kreis-au.test"
FIRST, LATER = datetime(2026, 3, 3, 8, tzinfo=UTC), datetime(2026, 3, 13, 8, tzinfo=UTC)
TITLE = "Integrationskonzept des Landkreises Auental 2024"


def page(*more: str) -> Answer:
    paragraphs = [line for part in concept() for line in part.split("\n") if line]
    text = "".join(f"<p>{line}</p>" for line in (*paragraphs, *more))
    html = f"<html lang=de><head><title>{TITLE}</title></head><body><main><h1>{TITLE}</h1>{text}</main></body></html>"
    return Answer(html.encode(), {"Content-Type": "text/html; charset=utf-8"})


def test_what_differs_at_every_look_makes_no_version_and_what_stays_makes_one(crawling: Crawls) -> None:
    site = crawling.web.site(HOST)
    site.home(links={"/integrationskonzept": "Integrationskonzept"})
    numbers = count(3, 7)
    site.forms["/integrationskonzept"] = lambda _: page(
        f"Menschen, die heute mitmachen im Kreis: {next(numbers)}"
    )
    crawling.district(AGS, f"http://{HOST}/")
    crawling.crawl(AGS, now=FIRST)
    assert len(crawling.versions(AGS)) == 1
    crawling.web.forget()
    crawling.crawl(AGS, now=LATER)
    assert site.asked.count("/integrationskonzept") == 2
    assert len(crawling.versions(AGS)) == 1
    site.forms["/integrationskonzept"] = lambda _: page("Der Kreistag hat am 3. März 2026 die Fortschreibung beschlossen.")  # fmt: skip
    crawling.crawl(AGS, now=LATER.replace(day=20))
    assert len(crawling.versions(AGS)) == 2


def story(crawling: Crawls, path: str = "/integrationskonzept") -> FakeSite:
    """A site that tells its concept on a page, read once."""
    site = crawling.web.site(HOST)
    site.home(links={path: "Integrationskonzept"})
    site.answers[path] = page()
    crawling.district(AGS, f"http://{HOST}/")
    crawling.crawl(AGS, now=FIRST)
    return site


def week(crawling: Crawls, now: datetime) -> list[dict[str, Any]]:
    """Crawl and detect; what is told that was not before."""
    crawling.crawl(AGS, now=now)
    detect_all(crawling.store, now)
    with crawling.store.session() as session:
        return [row for row in alert_rows(session) if row["detected_at"] == now]


def test_a_notice_that_all_pages_of_the_site_show_is_silence_and_stays_out_of_what_is_told(
    crawling: Crawls,
) -> None:
    site = story(crawling)
    notice = (
        "Am Freitag bleiben alle Dienststellen des Kreises wegen Fortbildung zur Integration geschlossen."
    )
    site.answers["/integrationskonzept"] = page(notice)
    for path in ("/verwaltung", "/wirtschaft", "/tourismus", "/kontakt"):
        site.page(path, path.strip("/").title(), f"<p>Seite über {path}.</p><p>{notice}</p>")
    assert week(crawling, LATER) == []
    site.answers["/integrationskonzept"] = page("Der Kreistag beschließt 12 Maßnahmen mehr.")
    [alert] = week(crawling, LATER.replace(day=20))
    assert [passage["new"] for passage in alert["evidence"]["passages"]] == [
        "Der Kreistag beschließt 12 Maßnahmen mehr."
    ]
    assert all(not passage["old"] for passage in alert["evidence"]["passages"])


def test_what_did_not_hold_still_is_remembered_and_needs_one_look_from_then_on(crawling: Crawls) -> None:
    site = story(crawling)
    numbers = count(3, 7)
    site.forms["/integrationskonzept"] = lambda _: page(f"Besuche auf dieser Seite: {next(numbers)}")
    del site.answers["/integrationskonzept"]
    crawling.crawl(AGS, now=LATER)
    crawling.web.forget()
    crawling.crawl(AGS, now=LATER.replace(day=20))
    assert site.asked.count("/integrationskonzept") == 1
    assert len(crawling.versions(AGS)) == 1


def test_a_page_of_a_paper_that_never_settles_says_so_once(crawling: Crawls) -> None:
    site = story(crawling)
    numbers = count()

    def shown(_: dict[str, str]) -> Answer:
        return page(*(" ".join(f"wort{next(numbers)}x" for _ in range(30)) for _ in range(120)))

    site.forms["/integrationskonzept"] = shown
    del site.answers["/integrationskonzept"]
    told = []
    for now in (LATER, LATER.replace(day=20)):
        crawling.crawl(AGS, now=now)
        detect_all(crawling.store, now)
        with crawling.store.session() as session:
            told = [(row["kind"], row["reasons"][0]) for row in alert_rows(session)]
    [(kind, reason)] = told
    assert kind == "changed"
    assert reason.startswith("Die Seite zeigt bei jedem Abruf anderen Text.")
    assert len(crawling.versions(AGS)) == 1


def test_a_page_that_moved_with_an_edit_is_one_move_that_tells_the_edit(crawling: Crawls) -> None:
    site = story(crawling)
    detect_all(crawling.store, FIRST)
    crawling.web.forget()
    site.home(links={"/neu/konzept": "Integrationskonzept"})
    site.answers["/neu/konzept"] = page(
        "Der Kreistag hat die Mittel für die Sprachförderung auf 190 000 Euro erhöht."
    )
    del site.answers["/integrationskonzept"]
    (alert,) = week(crawling, LATER)
    assert alert["kind"] == "moved"
    assert [url.removeprefix(f"http://{HOST}") for url in alert["urls"]] == [
        "/neu/konzept",
        "/integrationskonzept",
    ]
    with crawling.store.session() as session:
        change = session.scalars(select(Change).where(Change.kind == "moved")).one()
        assert "190 000" in str(change.evidence["passages"])
        assert change.from_version_id != change.to_version_id
    assert len(crawling.versions(AGS)) == 2
    assert week(crawling, LATER.replace(day=20)) == []


def test_every_body_the_archive_keeps_has_its_capture(crawling: Crawls) -> None:
    """A look that does not count, and a page that says it is missing, leave no bytes behind."""
    site = story(crawling)
    numbers = count(3, 7)
    site.forms["/integrationskonzept"] = lambda _: page(
        f"Menschen, die heute mitmachen im Kreis: {next(numbers)}"
    )
    del site.answers["/integrationskonzept"]
    missing = b"<html><head><title>Seite nicht gefunden</title></head><body><h1>Fehler 404</h1></body></html>"
    site.home(links={"/integrationskonzept": "Integrationskonzept", "/integration": "Integration"})
    site.answers["/integration"] = Answer(missing, {"Content-Type": "text/html; charset=utf-8"})
    crawling.web.forget()
    crawling.crawl(AGS, now=LATER)
    assert site.asked.count("/integrationskonzept") >= 2
    assert site.asked.count("/integration") >= 1
    with crawling.store.session() as session:
        rows = set(session.scalars(select(Body.sha256)))
    assert {name for name, _, _ in crawling.store.bodies.names()} == rows
