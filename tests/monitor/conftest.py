from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from storage.store import Store
from tests.monitor.builders import opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty home."""
    with opened(tmp_path / "home") as store:
        yield store


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    """A session on an empty home."""
    with store.session() as session:
        yield session
