"""One filled home for all tests of the dashboard, which only read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from monitor.dashboard.app import create_app
from storage.store import Store
from tests.monitor import home
from tests.monitor.dashboard.holdings import NOW, Held, fill


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Held]]:
    with home.opened(tmp_path_factory.mktemp("filled")) as store:
        yield store, fill(store)


@pytest.fixture(scope="session")
def held(filled: tuple[Store, Held]) -> Held:
    return filled[1]


@pytest.fixture(scope="session")
def web(filled: tuple[Store, Held]) -> Iterator[TestClient]:
    """A browser without a screen, looking at the filled home at NOW."""
    with TestClient(create_app(filled[0], lambda: NOW), base_url="http://127.0.0.1:8765") as client:
        yield client
