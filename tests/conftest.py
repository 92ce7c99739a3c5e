"""What every test may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from storage.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty home."""
    store = open_store(tmp_path / "home")
    yield store
    store.close()


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    """A session on an empty home; what it wrote is committed when the test ends without an error."""
    with store.session() as session:
        yield session
