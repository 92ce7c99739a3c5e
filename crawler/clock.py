"""The crawl's clock: the present, or a moment given with ``--now`` from which time then runs on."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta


class Clock:
    """Callable; returns the present moment, aware and in UTC."""

    def __init__(self, start: datetime | None = None) -> None:
        self._start = start
        self._began = time.monotonic()

    def __call__(self) -> datetime:
        if self._start is None:
            return datetime.now(UTC)
        return self._start + timedelta(seconds=time.monotonic() - self._began)
