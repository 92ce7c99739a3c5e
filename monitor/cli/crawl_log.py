"""Where a crawl process writes its messages, and what its last ones say."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from storage.store import Store

# Less room than this on the disk, and a crawl can write neither its log nor its rows.
_ROOM = 20_000_000


def last_words(text: str, log: Path) -> str:
    """Why a process ended, as far as its log ``text`` tells."""
    lines = [line for line in text.splitlines() if line.strip()]
    if lines:
        return f"Its last words: {lines[-1][:300]} The log is {log}."
    free = shutil.disk_usage(log.parent).free
    if free < _ROOM:
        return (
            f"The disk of {log.parent} is full ({free // 1_000_000} MB free). Free space, then crawl again; nothing "
            "stored was harmed."
        )
    return f"It wrote nothing to its log {log}; somebody ended it, or it could not start. Crawl again, or run `konzeptmonitor doctor`."


def log_file(store: Store) -> Path:
    """A new file for the messages of one process."""
    folder = store.settings.home / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"crawl-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.log"
