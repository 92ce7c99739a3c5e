"""The command ``detect``: what crawls found becomes changes and alerts."""

from __future__ import annotations

import typer

from monitor.changes import detect_all
from monitor.cli.app import app
from monitor.cli.output import say
from monitor.cli.times import NowOption, present
from monitor.crawling import close_dead_crawls
from storage.store import open_store


@app.command()
def detect(context: typer.Context, now: NowOption = None) -> None:
    """Look at what ended crawls found: new and changed papers, moves, absences become alerts.

    `crawl` does this at its end. Run again, it does nothing that was done before.
    """
    moment = present(now)
    store = open_store(context.obj)
    try:
        with store.session() as session:
            close_dead_crawls(session, moment)
        say(detect_all(store, moment).sentence())
    finally:
        store.close()
