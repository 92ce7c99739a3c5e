"""A crawl process that opens real rows and fetches nothing. Run as a script: ``fake_crawl.py HOME AGS,AGS…``

The file ``mode`` in the home says how it ends: ``complete`` (also without the file), ``hang`` (never),
``die`` (at once, leaving its rows open) or ``nothing`` (before it opened a row).
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from monitor.crawling import start_process
from storage.crawls import open_crawl
from storage.store import Store, open_store
from storage.values import Outcome


def start_fake(
    store: Store, ags: list[str], now: datetime | None, max_requests: int | None, log_file: Path | None
) -> subprocess.Popen[bytes]:
    """In the place of ``monitor.crawling.start_crawl``."""
    home = store.settings.home
    return start_process([sys.executable, __file__, str(home), ",".join(ags)], home, log_file)


def set_mode(home: Path, mode: str) -> None:
    (home / "mode").write_text(mode, encoding="utf-8")


def main(home: Path, ags: list[str]) -> None:
    mode = (home / "mode").read_text(encoding="utf-8") if (home / "mode").exists() else "complete"
    if mode == "nothing":
        return
    store = open_store(home)
    with store.session() as session:
        ids = [open_crawl(session, one, datetime.now(UTC), 400, {}).id for one in ags]
    if mode == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    while mode == "hang":
        time.sleep(0.05)
    with store.session() as session:
        from storage.models import Crawl

        for crawl_id in ids:
            crawl = session.get_one(Crawl, crawl_id)
            crawl.ended_at, crawl.outcome, crawl.reason = datetime.now(UTC), Outcome.COMPLETE, "exhausted"
            crawl.home_read = crawl.menu_read = True
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2].split(","))
