"""The command ``detect``: what crawls found becomes changes and alerts."""

from __future__ import annotations

import typer

from monitor.changes import detect_all
from monitor.cli.app import PARTLY, app
from monitor.cli.output import say
from monitor.cli.times import NowOption, present
from monitor.crawling import close_dead_crawls
from storage.store import open_store


@app.command()
def detect(context: typer.Context, now: NowOption = None) -> int:
    """Look at what ended crawls found: new and changed papers, moves, absences become alerts.

    `crawl` does this at its end. Run again, it does nothing that was done before. Exit status 3: some crawl could not be
    looked at.
    """
    moment = present(now)
    store = open_store(context.obj)
    try:
        with store.session() as session:
            close_dead_crawls(session, moment)
        result = detect_all(store, moment)
        say(result.sentence())
        return PARTLY if result.failed else 0
    finally:
        store.close()
