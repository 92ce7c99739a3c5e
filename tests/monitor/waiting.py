"""Waiting for what another process does."""

from __future__ import annotations

import time
from collections.abc import Callable

# Generous: a loaded machine must not fail a test, and one that works never waits this long.
LONGEST_SECONDS = 60


def until(condition: Callable[[], object], what: str) -> None:
    """Return as soon as the condition holds; fail with ``what`` did not happen."""
    deadline = time.monotonic() + LONGEST_SECONDS
    while not condition():
        assert time.monotonic() < deadline, f"still waiting: {what}"
        time.sleep(0.05)
