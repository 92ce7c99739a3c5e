"""Districts: all 401 with state and reason; for each one where was searched and what was rejected."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.monitor.dashboard.holdings import AUENTAL, SCRIPT, Held
from tests.monitor.dashboard.pagetext import Shown


def test_all_districts_are_listed_with_state_and_reason(web: TestClient) -> None:
    rows = Shown(web, "/kreise").rows("Kreise und kreisfreie Städte")

    assert len(rows) == 401
    assert rows[0].startswith("Flensburg 01001 Schleswig-Holstein nicht beobachtbar Noch nicht gelesen.")
    assert all("gefunden" in row or "nicht beobachtbar" in row for row in rows)


def test_the_head_of_the_list_counts_the_three_states(web: TestClient) -> None:
    assert Shown(web, "/kreise?land=Hamburg").one("h1") == (
        "1 von 401 Kreise: 0 gefunden, 0 gesucht und nichts gefunden, 1 nicht beobachtbar."
    )


@pytest.mark.parametrize(
    ("query", "number"),
    [("q=hannover&land=Niedersachsen", 1), ("land=Saarland", 6), ("q=032", 7), ("q=nirgendwo", 0)],
)
def test_the_list_can_be_searched_and_filtered(web: TestClient, query: str, number: int) -> None:
    assert len(Shown(web, f"/kreise?{query}").rows("Kreise und kreisfreie Städte")) == number


def test_the_states_can_be_filtered_for(web: TestClient) -> None:
    parts = [
        len(Shown(web, f"/kreise?stand={state}").rows("Kreise und kreisfreie Städte"))
        for state in ("gefunden", "nichts_gefunden", "nicht_beobachtbar")
    ]

    assert all(parts)
    assert sum(parts) == 401


@pytest.mark.parametrize("text", ["03241", "region hannover", "Region Hannover (03241)"])
def test_a_search_for_one_district_leads_to_it(web: TestClient, text: str) -> None:
    answer = web.get("/kreise", params={"q": text}, follow_redirects=False)

    assert answer.status_code == 303
    assert answer.headers["location"] == f"/kreise/{AUENTAL}"


def test_a_name_that_two_districts_share_is_a_choice(web: TestClient) -> None:
    assert web.get("/kreise?q=Ansbach", follow_redirects=False).status_code in (200, 303)
    assert len(Shown(web, "/kreise?q=ansbach&land=Bayern").rows("Kreise und kreisfreie Städte")) == 2


def test_a_district_says_its_state_and_why(web: TestClient) -> None:
    page = Shown(web, f"/kreise/{AUENTAL}")

    assert page.one("h1") == "Region Hannover: gefunden."
    assert "weil: Ein Konzept liegt vor. Zuletzt gelesen am 21.11.2026" in page.text


def test_an_outage_is_told_without_taking_the_find_away(web: TestClient) -> None:
    page = Shown(web, "/kreise/01002")

    assert page.one("h1") == "Kiel: gefunden."
    assert "Zuletzt nicht beobachtbar: Die Website zeigt eine Schutzseite" in page.text


def test_a_district_shows_its_papers_and_which_count(web: TestClient, held: Held) -> None:
    page = Shown(web, f"/kreise/{AUENTAL}")

    assert "2 Papiere, davon zählt 1" in page.section("Papiere")
    assert f"/papiere/{held.paper}" in page.links()
    assert any(row.endswith("nein: Entwurf") for row in page.rows("Papiere"))


def test_a_district_shows_where_is_searched_and_where_it_may_not(web: TestClient) -> None:
    rows = Shown(web, "/kreise/01002").rows("Websites")

    assert any("Hauptseite" in row for row in rows)
    assert any("https://ris.kiel.test Ratsinformation gesperrt" in row for row in rows)


def test_what_was_read_and_rejected_is_shown_as_negative_evidence(web: TestClient, held: Held) -> None:
    page = Shown(web, f"/kreise/{AUENTAL}")
    section = page.section("Gelesen und verworfen")

    assert "Hosts: www.hannover.de, ris.hannover.de. 214 Abrufe, davon 210 beantwortet" in section
    assert (
        "190 Seiten und 20 Dateien gelesen; 0 Papiere bekannt, 2 Kandidaten geprüft und verworfen" in section
    )
    assert "30 Adressen wurden nicht abgerufen" in section
    assert "www.hannover.de 200 197 3 4" in page.rows("Abrufe je Website")
    assert "„integriert“, nicht Integration 1 Integriertes Klimaschutzkonzept 2030 (0,08)" in page.rows(
        "Verworfene Treffer nach Grund"
    )
    assert "robots.txt verbot 4 Adressen" in section
    assert "Disallow: /suche/" in section
    assert "keine Antwort in der Zeit 4" in section
    assert f"/betrieb/laeufe/{held.done_crawl}" in page.links()


def test_a_district_that_was_never_read_says_how_to_begin(web: TestClient) -> None:
    page = Shown(web, "/kreise/01001")

    assert "Bisher noch nie gelesen." in page.text
    assert "konzeptmonitor crawl 01001" in page.section("Läufe")


def test_a_district_that_no_longer_exists_names_its_successor(web: TestClient) -> None:
    page = Shown(web, "/kreise/16056")

    assert page.one("h1").startswith("Eisenach: bestand bis 30.06.2021")
    assert "/kreise/16063" in page.links()


@pytest.mark.parametrize("ags", ["99999", "1001", SCRIPT, "..%2f..%2fetc%2fpasswd"])
def test_a_district_nobody_knows_is_a_german_404(web: TestClient, ags: str) -> None:
    page = Shown(web, f"/kreise/{ags}", 404)

    assert page.one("h1") == "Diese Seite gibt es nicht."
