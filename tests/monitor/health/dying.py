"""``python -m tests.monitor.health.dying HOME MOMENT``: detect, and die by SIGKILL when a problem is told."""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

from sqlalchemy import event, select

from monitor.changes import detect_all
from storage.models import Change
from storage.store import open_store
from tests.monitor.builders import at


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    home, moment = sys.argv[1:]
    store = open_store(home)

    def on_commit(connection: Any) -> None:
        if connection.scalar(select(Change.id).where(Change.kind == "site_problem").limit(1)):
            die()

    if moment == "before the commit":
        event.listen(store.engine, "commit", on_commit)
    detect_all(store, at(8))
    die()
