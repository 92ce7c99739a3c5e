"""Evidence by its number, and the address's states for Memento clients."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from monitor.dashboard.app import create_app
from monitor.dashboard.negotiation import wants_page
from storage.models import Capture
from storage.store import Store
from tests.kept import SITE, Kept

OLD, NEW = b"<script>alert(1)</script> old", b"<script>alert(1)</script> new"
ADDRESS = f"{SITE}/seite?id=1&b=%C3%BC"
BASE = "http://127.0.0.1:8765"


@pytest.fixture
def kept(store: Store) -> Kept:
    return Kept(store)


@pytest.fixture
def captures(kept: Kept) -> list[Capture]:
    """Three sights of one address: a text, the same again, another; then nothing."""
    path = ADDRESS.removeprefix(SITE)
    seen = [kept.see(path, OLD)]
    kept.crawl()
    seen.append(kept.see(path, status=304))
    kept.crawl()
    seen.append(kept.see(path, NEW))
    kept.crawl()
    seen.append(kept.see(path, status=404))
    return seen


@pytest.fixture
def web(kept: Kept) -> Iterator[TestClient]:
    with TestClient(
        create_app(kept.store, lambda: kept.now), base_url=BASE, follow_redirects=False
    ) as client:
        yield client


def test_the_bytes_of_a_capture_are_dated_and_can_do_nothing(
    web: TestClient, captures: list[Capture]
) -> None:
    answer = web.get(f"/belege/{captures[0].id}/inhalt")

    assert answer.content == OLD
    assert answer.headers["memento-datetime"] == "Sun, 01 Mar 2026 03:00:00 GMT"
    assert f'<{ADDRESS}>; rel="original"' in answer.headers["link"]
    assert f'<{BASE}/timemap/link/{ADDRESS}>; rel="timemap"' in answer.headers["link"]
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith('attachment; filename="20260301T030000Z-')
    assert answer.headers["content-security-policy"].startswith("sandbox;")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_an_unchanged_answer_shows_the_bytes_it_stands_for(web: TestClient, captures: list[Capture]) -> None:
    answer = web.get(f"/belege/{captures[1].id}/inhalt")

    assert (answer.content, answer.headers["memento-datetime"]) == (OLD, "Sun, 08 Mar 2026 03:00:00 GMT")


def test_a_capture_tells_all_that_is_known_of_it(web: TestClient, captures: list[Capture]) -> None:
    record = web.get(f"/belege/{captures[2].id}").json()

    assert record["url"] == ADDRESS
    assert record["captured_at"] == "2026-03-15T03:00:00Z"
    assert record["sha256"] == captures[2].body_sha256
    assert record["request"].startswith("GET /seite?id=1&b=%C3%BC HTTP/1.1\r\n")
    assert record["response"].startswith("HTTP/1.1 200 OK\r\n")
    assert web.get(record["body"]).content == NEW
    assert web.get(record["timemap"]).status_code == 200


BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def test_a_browser_gets_a_page_on_which_nothing_of_the_site_is_markup(
    web: TestClient, kept: Kept, captures: list[Capture]
) -> None:
    hostile = kept.see('/x?"><script>alert(2)</script>', NEW)
    answer = web.get(f"/belege/{hostile.id}", headers=BROWSER)

    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["vary"] == "Accept"
    assert "<script" not in answer.text
    assert "&lt;script&gt;alert(2)" in answer.text
    assert str(hostile.body_sha256) in answer.text
    assert "HTTP/1.1 200 OK" in answer.text
    assert f'href="{BASE}/belege/{hostile.id}/inhalt" download' in answer.text


def test_the_page_of_an_absence_offers_no_bytes(web: TestClient, captures: list[Capture]) -> None:
    page = web.get(f"/belege/{captures[3].id}", headers=BROWSER).text

    assert "/inhalt" not in page
    assert "404" in page


@pytest.mark.parametrize(
    ("accept", "is_page"),
    [
        (None, False),
        ("*/*", False),
        ("application/json", False),
        ("text/html", True),
        ("text/*;q=0.5, */*;q=0.1", True),
        ("text/html;q=0.3, application/json", False),
        ("text/html;q=kaputt", False),
        (BROWSER["accept"], True),
    ],
)
def test_who_prefers_a_page_gets_one(accept: str | None, is_page: bool) -> None:
    assert wants_page(accept) is is_page


def test_an_absence_is_evidence_without_bytes(web: TestClient, captures: list[Capture]) -> None:
    record = web.get(f"/belege/{captures[3].id}").json()

    assert (record["status"], record["body"]) == (404, None)
    assert web.get(f"/belege/{captures[3].id}/inhalt").status_code == 404


@pytest.mark.parametrize(
    "path", ["/belege/99999", "/belege/99999/inhalt", "/belege/x", "/timemap/link/http://nowhere.test/"]
)
def test_what_is_not_there_is_not_found(web: TestClient, captures: list[Capture], path: str) -> None:
    assert web.get(path).status_code == 404


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_time_map_lists_the_states_of_an_address(
    web: TestClient, captures: list[Capture], scheme: str
) -> None:
    answer = web.get("/timemap/link/" + ADDRESS.replace("http", scheme, 1))

    assert answer.headers["content-type"] == "application/link-format"
    assert [
        line.split("/belege/")[1].split("/")[0] for line in answer.text.splitlines() if "/belege/" in line
    ] == [str(capture.id) for capture in captures[:3]]


def test_an_address_with_another_query_has_states_of_its_own(
    web: TestClient, captures: list[Capture]
) -> None:
    assert web.get(f"/timemap/link/{SITE}/seite?id=2").status_code == 404


def test_a_gate_leads_to_the_state_of_the_moment(
    web: TestClient, captures: list[Capture], kept: Kept
) -> None:
    def gate(**headers: str) -> str:
        answer = web.get(f"/timegate/{ADDRESS}", headers=headers)
        assert (answer.status_code, answer.headers["vary"]) == (302, "accept-datetime")
        return answer.headers["location"]

    assert gate() == f"{BASE}/belege/{captures[2].id}/inhalt"
    assert (
        gate(**{"Accept-Datetime": "Mon, 02 Mar 2026 00:00:00 GMT"})
        == f"{BASE}/belege/{captures[0].id}/inhalt"
    )
    assert web.get(f"/timegate/{ADDRESS}", headers={"Accept-Datetime": "gestern"}).status_code == 400


def test_lost_bytes_are_told_and_not_made_up(web: TestClient, captures: list[Capture], kept: Kept) -> None:
    kept.store.bodies.drop(str(captures[2].body_sha256))
    answer = web.get(f"/belege/{captures[2].id}/inhalt")

    assert answer.status_code == 404
    assert "konzeptmonitor doctor" in answer.text
