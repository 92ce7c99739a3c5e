"""Ending a subscription with the address that every mail names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from monitor.dashboard.app import create_app
from storage.models import Subscriber
from storage.store import Store
from tests.monitor import home
from tests.monitor.dashboard.pagetext import Shown


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with home.opened(tmp_path) as store:
        with store.session() as session:
            home.subscriber(session, token="geheim-1")
        yield store


@pytest.fixture
def web(store: Store) -> Iterator[TestClient]:
    with TestClient(create_app(store, lambda: home.NOW), base_url="http://127.0.0.1:8765") as client:
        yield client


def ended(store: Store) -> object:
    with store.session() as session:
        return session.query(Subscriber).one().ended_at


def test_looking_ends_nothing_and_the_button_ends_it(web: TestClient, store: Store) -> None:
    page = Shown(web, "/abbestellen/geheim-1")
    assert page.one("h1") == "Sollen keine Meldungen mehr an anna@institut.test gehen?"
    assert "alle Meldungen" in page.one(".lead")
    assert ended(store) is None

    answer = web.post(str(page.tree.select("form")[0]["action"]))

    assert answer.status_code == 200
    assert "erhält" in answer.text
    assert ended(store) == home.NOW


def test_one_click_of_a_mail_program_is_enough(web: TestClient, store: Store) -> None:
    answer = web.post("/abbestellen/geheim-1", data={"List-Unsubscribe": "One-Click"})
    again = web.post("/abbestellen/geheim-1", data={"List-Unsubscribe": "One-Click"})

    assert (answer.status_code, again.status_code) == (200, 200)
    assert ended(store) == home.NOW


def test_a_wrong_secret_is_a_german_404_and_ends_nothing(web: TestClient, store: Store) -> None:
    assert web.post("/abbestellen/geraten").status_code == 404
    Shown(web, "/abbestellen/geraten", 404)
    assert ended(store) is None


def test_nothing_else_may_be_posted_to(web: TestClient) -> None:
    for path in ("/", "/meldungen", "/abbestellen", "/papiere"):
        assert web.post(path).status_code == 405
