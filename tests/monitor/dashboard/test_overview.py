"""The overview: one sentence of state, three figures with their base, map, table, news."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from monitor.coverage import observation_states
from monitor.dashboard.app import create_app
from monitor.dashboard.figures import Figures, count_states
from storage.registry import load, shipped_registry
from storage.store import Store
from tests.monitor import home
from tests.monitor.dashboard.holdings import AUENTAL, NOW, Held
from tests.monitor.dashboard.pagetext import Shown


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[tuple[Store, TestClient]]:
    with home.opened(tmp_path / "home") as store:
        yield store, TestClient(create_app(store, lambda: NOW), base_url="http://localhost")


@pytest.fixture(scope="module")
def figures(filled: tuple[Store, Held]) -> Figures:
    with filled[0].session() as session:
        return count_states(seen.state for seen in observation_states(session, NOW, 90))


def test_the_page_opens_with_the_state_in_one_sentence(web: TestClient, figures: Figures) -> None:
    assert Shown(web, "/").one("h1") == (
        f"In {figures.found} von {figures.observable} beobachtbaren Kreisen und Städten ist ein Integrationskonzept "
        "oder ein gleichwertiges Papier gefunden."
    )


def test_all_three_states_stand_with_their_number_and_together_make_the_registry(
    web: TestClient, figures: Figures
) -> None:
    shown = [int(one.get_text()) for one in Shown(web, "/").tree.select(".states .figure")]

    assert shown == [figures.found, figures.none_found, figures.not_observable]
    assert sum(shown) == 401


def test_the_share_names_its_base_and_its_range(web: TestClient, figures: Figures) -> None:
    text = Shown(web, "/").section("Stand der Beobachtung")

    assert f"{figures.found} von {figures.observable} beobachtbaren (" in text
    assert "Für alle 401 liegt der Anteil zwischen" in text


def test_the_study_is_compared_with_only_when_most_districts_are_observed(
    web: TestClient, figures: Figures
) -> None:
    assert figures.observable * 2 < figures.total
    assert "Studie" not in Shown(web, "/").text


def test_only_people_confirm(web: TestClient) -> None:
    assert "davon 1 von einer Person bestätigt" in Shown(web, "/").section("Stand der Beobachtung")


def test_the_map_shows_every_district_in_its_state_and_leads_to_it(web: TestClient, figures: Figures) -> None:
    tree = Shown(web, "/").tree

    assert len(tree.select(".map svg a")) == 401
    assert len(tree.select(".map svg a .found")) == figures.found
    assert len(tree.select(".map svg a .none_found")) == figures.none_found
    assert tree.select_one(f'.map svg a[href="/kreise/{AUENTAL}"] .found') is not None
    assert "GeoBasis-DE / BKG 2021 (Daten verändert), dl-de/by-2-0" in Shown(web, "/").text


def test_the_table_says_what_the_map_shows(web: TestClient, figures: Figures) -> None:
    rows = Shown(web, "/").rows("Beobachtungsstand nach Land")

    assert len(rows) == 17
    assert rows[-1].startswith(f"Zusammen 401 {figures.found} {figures.none_found} {figures.not_observable} ")
    assert next(row for row in rows if row.startswith("Hamburg")).endswith("–")


def test_news_are_listed_and_the_first_inventory_is_not(web: TestClient, held: Held) -> None:
    links = Shown(web, "/").links()

    assert f"/meldungen/{held.new_version_alert}" in links
    assert f"/meldungen/{held.baseline_alert}" not in links


def test_recent_news_are_counted_by_kind(web: TestClient) -> None:
    lead = Shown(web, "/").one(".lead")

    assert "Neue Fassung 1, Neues Papier 1, Verschoben 1, Störung 1" in lead


def test_the_newest_crawls_are_listed(web: TestClient, held: Held) -> None:
    assert f"Lauf {held.running_crawl} Neumünster" in Shown(web, "/").rows("Jüngste Läufe")[0]


def test_before_the_registry_is_loaded_the_page_says_how(empty: tuple[Store, TestClient]) -> None:
    page = Shown(empty[1], "/")

    assert page.one("h1").startswith("Noch ist kein Kreis gelesen.")
    assert "konzeptmonitor init" in page.text
    assert "contact =" in page.text


def test_before_the_first_crawl_the_loaded_registry_is_ticked_off(empty: tuple[Store, TestClient]) -> None:
    store, web = empty
    with store.session() as session:
        load(session, shipped_registry(), NOW)

    page = Shown(web, "/")

    assert "401 Kreise und kreisfreie Städte" in page.one("li.done")
    assert "konzeptmonitor crawl --all" in page.text


def test_while_the_first_crawl_runs_the_page_says_so(empty: tuple[Store, TestClient]) -> None:
    store, web = empty
    with store.session() as session:
        home.crawl(session, ended_at=None, outcome=None, reason=None)

    assert Shown(web, "/").one("h1").startswith("Der erste Lauf ist unterwegs.")


def test_districts_that_no_map_has_are_shown_without_one(empty: tuple[Store, TestClient]) -> None:
    store, web = empty
    with store.session() as session:
        home.crawl(session, "03991", outcome="failed", reason="timeout", detail="Keine Antwort.")

    page = Shown(web, "/")

    assert page.tree.select_one(".map") is None
    assert page.one("h1").startswith("Noch ist kein Kreis beobachtbar")
    assert page.rows("Gelesene Kreise und Städte") == [
        "Landkreis Auental Niedersachsen nicht beobachtbar Keine Antwort. –"
    ]
    assert "keine Antwort in der Zeit 1" in page.section("Stand der Beobachtung")
    assert "Nichts zu melden." in page.text


@pytest.mark.parametrize(
    "path", ["/meldungen", "/meldungen?erstbestand=1", "/papiere", "/kreise", "/betrieb"]
)
def test_every_list_says_what_to_do_while_it_is_empty(empty: tuple[Store, TestClient], path: str) -> None:
    page = Shown(empty[1], path)

    assert page.tree.select("main table") == []
    assert len(page.one("main")) > 60


@pytest.mark.parametrize("path", ["/feed.atom", "/healthz"])
def test_an_empty_home_feeds_and_is_healthy(empty: tuple[Store, TestClient], path: str) -> None:
    assert empty[1].get(path).status_code == 200
