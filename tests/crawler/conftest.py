"""Crawls for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawling import Crawls, crawls


@pytest.fixture
def crawling(tmp_path: Path) -> Iterator[Crawls]:
    """A web of its own and an empty home."""
    with crawls(tmp_path / "home") as running:
        yield running
