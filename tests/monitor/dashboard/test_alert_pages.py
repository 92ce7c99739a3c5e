"""Alerts: filters in the address, pages, and for each one why it is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from monitor.dashboard.app import create_app
from monitor.dashboard.queries.paging import PAGE_SIZE
from storage.values import Kind
from tests.monitor import home
from tests.monitor.dashboard.holdings import AUENTAL, NOW, Held
from tests.monitor.dashboard.pagetext import Shown


def listed(page: Shown) -> list[int]:
    return [int(link.rpartition("/")[2]) for link in page.links() if link.startswith("/meldungen/")]


def test_the_newest_alert_comes_first_and_the_first_inventory_stays_out(web: TestClient, held: Held) -> None:
    page = Shown(web, "/meldungen")

    assert listed(page) == [held.new_version_alert, held.moved_alert, held.problem_alert, held.hostile_alert]
    assert page.one("h1") == "4 Meldungen."


def test_the_first_inventory_is_shown_on_request_and_marked(web: TestClient, held: Held) -> None:
    page = Shown(web, "/meldungen?erstbestand=1")

    assert held.baseline_alert in listed(page)
    assert "Erstbestand" in words_of(page, held.baseline_alert)


def words_of(page: Shown, alert: int) -> str:
    (entry,) = (one for one in page.tree.select(".entry") if one.select(f'a[href="/meldungen/{alert}"]'))
    return entry.get_text(" ")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("art=verschoben", ["moved_alert"]),
        ("land=Schleswig-Holstein", ["problem_alert"]),
        ("land=Niedersachsen&art=neue_fassung", ["new_version_alert"]),
        (f"kreis={AUENTAL}&art=neues_papier", ["hostile_alert"]),
        ("land=Bayern", []),
    ],
)
def test_the_filters_stand_in_the_address(web: TestClient, held: Held, query: str, names: list[str]) -> None:
    assert listed(Shown(web, f"/meldungen?{query}")) == [getattr(held, name) for name in names]


def test_the_filter_offers_the_laender_of_the_registry(web: TestClient) -> None:
    offered = [option.get_text() for option in Shown(web, "/meldungen").tree.select("#f-land option")]

    assert len(offered) == 17
    assert offered[:2] == ["alle Länder", "Baden-Württemberg"]


def test_a_filter_that_fits_nothing_is_named_and_can_be_cleared(web: TestClient) -> None:
    page = Shown(web, "/meldungen?land=Bayern&art=verschoben")

    assert page.one("h1") == "Keine Meldung passt zum Filter."
    assert "Gefiltert nach Bayern, Verschoben." in page.text
    assert "/meldungen" in page.links()


@pytest.mark.parametrize(
    "query", ["land=<script>", "art=odd", "seite=abc", "seite=-1", "seite=" + "9" * 30, "art=" + "x" * 201]
)
def test_an_address_somebody_mistyped_breaks_nothing(web: TestClient, query: str) -> None:
    answer = web.get(f"/meldungen?{query}")

    assert answer.status_code in (200, 404)
    assert "<script" not in answer.text


def test_an_alert_shows_what_changed_word_by_word_with_pages(web: TestClient, held: Held) -> None:
    page = Shown(web, f"/meldungen/{held.new_version_alert}")

    assert page.one("h1") == "„Zusammen in der Region. Integrationskonzept“"
    first = page.tree.select(".pair")[0]
    assert [one.get_text() for one in first.select(".before del")] == ["der Zugewanderten"]
    assert [one.get_text() for one in first.select(".after ins")] == ["aller Menschen"]
    assert "Alte Fassung, S. 2" in first.get_text(" ")
    assert "nicht vorhanden" in page.tree.select(".pair")[1].get_text(" ")


def test_an_alert_shows_every_reason_with_wording_page_and_share(web: TestClient, held: Held) -> None:
    page = Shown(web, f"/meldungen/{held.new_version_alert}")
    rows = page.rows("Gründe, Fundstellen und Gewichte")

    assert rows[0] == "Titel nennt ein Integrationskonzept „Integrationskonzept des Landkreises“ S. 1 +0,41"
    assert "−0,02" in rows[3]
    assert "wie viel die Änderung bedeutet: zusammen 1,00" in page.section("Warum gemeldet")
    assert f"/fassungen/{held.new_version}/text#s1" in page.links()


def test_the_weights_of_a_find_say_whether_it_is_a_concept(web: TestClient, held: Held) -> None:
    reasons = Shown(web, f"/meldungen/{held.hostile_alert}").section("Warum gemeldet")

    assert "gemeldet ab einem Wert von 0,50" in reasons
    assert "Wert 0,96 (0 bis 1)" in reasons


def test_many_passages_leave_the_reasons_in_sight(many: TestClient) -> None:
    page = Shown(many, "/meldungen/1")

    assert len(page.tree.select("section > .compare .pair")) == 5
    assert len(page.tree.select("details .pair")) == 3
    assert page.one("summary") == "3 weitere Stellen"


def test_an_alert_shows_the_way_from_the_start_address(web: TestClient, held: Held) -> None:
    way = Shown(web, f"/meldungen/{held.new_version_alert}").section("Weg von der Startseite")

    assert (
        way.index("Startadresse")
        < way.index("„Migration und Integration“")
        < way.index("„Integrationskonzept 2027")
    )


def test_an_alert_shows_the_archived_proof_of_both_versions(web: TestClient, held: Held) -> None:
    page = Shown(web, f"/meldungen/{held.new_version_alert}")
    proof = page.section("Archivierter Beleg")

    assert held.new_sha256 in proof
    assert "HTTP 200" in proof
    assert "3 Seiten" in proof
    assert f"/fassungen/{held.new_version}/original" in page.links()
    assert f"/fassungen/{held.old_version}/original" in page.links()
    assert f"/papiere/{held.paper}/vergleich?alt={held.old_version}&neu={held.new_version}" in page.links()


def test_a_review_shows_as_a_persons(web: TestClient, held: Held) -> None:
    assert "geprüft: Fortschreibung" in Shown(web, f"/meldungen/{held.new_version_alert}").text
    assert "noch ungeprüft" in Shown(web, f"/meldungen/{held.hostile_alert}").text


def test_a_move_shows_old_and_new_address(web: TestClient, held: Held) -> None:
    page = Shown(web, f"/meldungen/{held.moved_alert}")
    addresses = page.section("Adressen")

    assert addresses.startswith("Adressen früher https://www.hannover.de/alt/konzept.pdf jetzt https://")
    assert not [link for link in page.links() if "/vergleich?" in link]


def test_a_site_problem_without_paper_has_a_page_too(web: TestClient, held: Held) -> None:
    page = Shown(web, f"/meldungen/{held.problem_alert}")

    assert "Keine Observation" not in page.text
    assert "kein Hinweis darauf, dass ein Papier fehlt" in page.text
    assert f"/betrieb/laeufe/{held.failed_crawl}" in page.links()


@pytest.mark.parametrize("number", ["0", "999999", "-1", "abc", "9" * 40])
def test_an_alert_that_does_not_exist_is_a_german_404(web: TestClient, number: str) -> None:
    assert Shown(web, f"/meldungen/{number}", 404).one("h1") == "Diese Seite gibt es nicht."


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder: Path = tmp_path_factory.mktemp("many")
    with home.opened(folder) as store:
        with store.session() as session:
            run = home.crawl(session)
            passages = [{"old": f"Alt {number}.", "new": f"Neu {number}."} for number in range(8)]
            home.alert(session, run, kind=Kind.CHANGED, evidence={"passages": passages})
            for number in range(PAGE_SIZE + 3):
                home.alert(session, run, kind=Kind.NEW_PAPER, title=f"Papier {number}")
        yield TestClient(create_app(store, lambda: NOW), base_url="http://localhost")


def test_long_lists_have_pages_that_keep_the_filter(many: TestClient) -> None:
    first = Shown(many, "/meldungen?art=neues_papier")

    assert len(listed(first)) == PAGE_SIZE
    assert first.one(".pager").startswith("1 bis 50 von 53 Meldungen")
    (following,) = (link for link in first.links() if "seite=2" in link)
    assert "art=neues_papier" in following
    assert len(listed(Shown(many, following))) == 3


def test_a_page_past_the_end_is_the_last_one(many: TestClient) -> None:
    assert len(listed(Shown(many, "/meldungen?seite=999999"))) == 4
