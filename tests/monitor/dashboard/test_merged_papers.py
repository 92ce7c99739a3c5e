"""The page of a paper that is merged into another is that of the other, which tells of the merge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from monitor.dashboard.app import create_app
from storage.merging import merge
from storage.undoing import undo
from tests.monitor import home
from tests.monitor.builders import at, make_crawl, make_paper
from tests.monitor.dashboard.pagetext import Shown


@pytest.fixture
def web(tmp_path: Path) -> Iterator[TestClient]:
    """Papers 1, 2 and 3 of one district; 3 is merged into 2, and that into 1."""
    with home.opened(tmp_path) as store:
        with store.session() as session:
            crawl = make_crawl(session)
            for name in ("Eins", "Zwei", "Drei"):
                make_paper(session, crawl, name, f"/{name}.pdf", title=f"Konzept {name}")
            merge(session, 2, 3, "Anna", "derselbe Plan", at(1))
            merge(session, 1, 2, "Bert", "ein Werk", at(2))
        with TestClient(create_app(store, lambda: at(3)), base_url="http://127.0.0.1:8765") as client:
            client.app_state_store = store  # type: ignore[attr-defined]
            yield client


def test_the_address_of_a_merged_paper_leads_to_the_lead(web: TestClient) -> None:
    answer = web.get("/papiere/2", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/papiere/1")
    assert web.get("/papiere/3").url.path == "/papiere/1"


def test_the_lead_tells_of_every_merge_with_who_and_why(web: TestClient) -> None:
    told = Shown(web, "/papiere/1").section("Korrekturen")
    for part in ("Papier 2 „Konzept Zwei“ mit Papier 1 zusammengeführt", "Bert", "ein Werk", "derselbe Plan"):
        assert part in told
    assert "3 Fassungen" in Shown(web, "/papiere/1").text


def test_a_comparison_of_a_merged_paper_is_that_of_the_lead(web: TestClient) -> None:
    answer = web.get("/papiere/3/vergleich?alt=2&neu=3")
    assert (answer.status_code, answer.url.path, answer.url.query) == (
        200,
        "/papiere/1/vergleich",
        b"alt=2&neu=3",
    )


def test_taken_back_the_paper_has_its_page_again(web: TestClient) -> None:
    with web.app_state_store.session() as session:  # type: ignore[attr-defined]
        undo(session, 2, "Bert", "doch zwei", at(3))
    assert web.get("/papiere/2", follow_redirects=False).status_code == 200
    assert "(zurückgenommen)" in Shown(web, "/papiere/1").section("Korrekturen")
