"""Crawls: what runs, what observed nothing, what is done; and whether all was delivered."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from monitor.dashboard.app import create_app
from storage.models import Crawl
from storage.store import Store
from tests.monitor import home
from tests.monitor.dashboard.holdings import AUENTAL, NOW, Held
from tests.monitor.dashboard.pagetext import Shown


def test_the_page_opens_with_what_needs_a_look(web: TestClient) -> None:
    page = Shown(web, "/betrieb")

    assert page.one("h1") == "1 Kreis war beim letzten Lauf nicht zu beobachten."
    assert "Kiel Schutzseite statt Inhalt" in page.rows("Kreise ohne Beobachtung")[0]


def test_districts_nobody_ever_read_are_never_called_observed(tmp_path: Path) -> None:
    with home.opened(tmp_path / "home") as store, TestClient(create_app(store, lambda: NOW)) as client:
        client.base_url = "http://localhost"
        with store.session() as session:
            home.crawl(session, "01001")
            home.district(session, "01002")
        page = Shown(client, "/betrieb")
        assert page.one("h1") == "1 Kreis von 2 wurde noch nie gelesen."
        with store.session() as session:
            home.crawl(session, "01002", outcome="failed", reason="timeout")
            home.district(session, "01003")
        page = Shown(client, "/betrieb")
        assert page.one("h1") == "1 Kreis war beim letzten Lauf nicht zu beobachten."
        assert page.one(".lead") == "Noch nie gelesen: 2 von 3 Kreisen."


def test_the_completeness_of_the_inventory_has_its_own_page(web: TestClient) -> None:
    assert "was vermutlich fehlt" in Shown(web, "/betrieb").one(".strip")

    page = Shown(web, "/betrieb/vollstaendigkeit")
    assert page.one("h1") == "Was fehlt, lässt sich noch nicht schätzen."
    assert "Zu wenige Funde für eine Schätzung" in page.text
    assert "Noch nie gelesen" in page.text


def test_running_crawls_and_waiting_deliveries_are_named(web: TestClient, held: Held) -> None:
    page = Shown(web, "/betrieb")

    assert page.rows("Laufende Läufe")[0].startswith(f"Lauf {held.running_crawl} Neumünster")
    assert "1 Zustellung wartet" in page.one(".strip")
    assert "1 von 2 Läufen vollständig, 1 ohne Beobachtung" in page.one(".strip")


def test_a_crawl_without_sign_of_life_is_not_called_running(filled: tuple[Store, Held]) -> None:
    later = TestClient(create_app(filled[0], lambda: NOW + timedelta(hours=3)), base_url="http://localhost")

    assert "läuft, seit 3 h 0 min ohne Lebenszeichen" in Shown(later, "/betrieb").rows("Laufende Läufe")[0]
    assert (
        "Vermutlich wurde der Lauf abgebrochen"
        in Shown(later, f"/betrieb/laeufe/{filled[1].running_crawl}").text
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [("ergebnis=keine_beobachtung", ["failed_crawl"]), ("ergebnis=laufend", ["running_crawl"])],
)
def test_crawls_can_be_filtered_by_how_they_ended(
    web: TestClient, held: Held, query: str, expected: list[str]
) -> None:
    rows = Shown(web, f"/betrieb?{query}").rows("Läufe")

    assert [row.split()[1] for row in rows] == [str(getattr(held, name)) for name in expected]


def test_crawls_of_one_district(web: TestClient, held: Held) -> None:
    rows = Shown(web, f"/betrieb?kreis={AUENTAL}&ergebnis=vollstaendig").rows("Läufe")

    assert len(rows) == 2
    assert rows[0].startswith(f"Lauf {held.done_crawl} Region Hannover")


def test_a_crawl_shows_counts_settings_and_record(web: TestClient, held: Held) -> None:
    page = Shown(web, f"/betrieb/laeufe/{held.done_crawl}")

    assert page.one("h1") == f"Lauf {held.done_crawl}, Region Hannover: vollständig."
    assert "214 von höchstens 400; 210 beantwortet, 4 ohne Antwort" in page.section("Verlauf")
    assert "terms 7" in page.section("Einstellungen dieses Laufs")
    assert "Neue Fassung 1" in page.one(".lead")
    assert "Die Sitemap nennt 3402 weitere Adressen" in page.section("Protokoll")


def test_a_crawl_whose_record_the_archive_lost_says_what_to_do(
    web: TestClient, filled: tuple[Store, Held]
) -> None:
    store, held = filled
    with store.session() as session:
        sha256 = session.get_one(Crawl, held.done_crawl).record_sha256
    assert sha256
    file = store.settings.home / "archive" / "bodies" / sha256[:2] / sha256[2:4] / f"{sha256}.z"
    body = file.read_bytes()
    file.unlink()
    try:
        text = Shown(web, f"/betrieb/laeufe/{held.done_crawl}").one(".note")
    finally:
        file.write_bytes(body)

    assert "fehlt im Archiv" in text
    assert "Sicherung" in text


def test_a_failed_crawl_shows_what_did_not_answer(web: TestClient, held: Held) -> None:
    page = Shown(web, f"/betrieb/laeufe/{held.failed_crawl}")

    assert "keine Beobachtung" in page.one("h1")
    assert "https://www.kiel.de/ Schutzseite statt Inhalt 200" in page.rows("Abrufe ohne Antwort")[0]
    assert "Das ist keine Beobachtung" in page.section("Ohne Antwort")


def test_a_crawl_that_does_not_exist_is_a_german_404(web: TestClient) -> None:
    Shown(web, "/betrieb/laeufe/999999", 404)
