"""Commands about crawls and what they left: detect, crawls."""

from __future__ import annotations

from typing import Annotated

import typer

from monitor.changes import detect_all
from monitor.cli.app import app
from monitor.cli.home import opened
from monitor.cli.output import Format, FormatOption, Row, print_rows, say
from monitor.cli.papers import AgsOption, known
from monitor.cli.times import NowOption, present
from monitor.crawling import close_dead_crawls
from monitor.dashboard.labels import OUTCOMES, REASONS, word
from monitor.listings import crawl_rows
from storage.store import open_store

CRAWL_COLUMNS = {
    "crawl_id": "Lauf",
    "ags": "AGS",
    "started_at": "Beginn",
    "ended_at": "Ende",
    "outcome": "Ausgang",
    "reason": "Grund",
    "requests": "Abrufe",
    "pages": "Seiten",
    "documents": "Dokumente",
}


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


@app.command()
def crawls(
    context: typer.Context,
    ags: AgsOption = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only so many, the newest.")] = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List the crawls, newest first: when they ran, how and why they ended, how much they read."""
    with opened(context) as (_, session):
        rows = crawl_rows(session, known(session, ags))[:limit]
    if format_ is Format.TABLE:
        rows = [
            row | {"outcome": _outcome(row), "reason": word(REASONS, row["reason"] or "")} for row in rows
        ]
    print_rows(rows, format_, CRAWL_COLUMNS, "Noch kein Lauf; konzeptmonitor crawl beginnt einen.")


def _outcome(row: Row) -> str:
    return "läuft" if row["ended_at"] is None else str(OUTCOMES.get(row["outcome"], row["outcome"]))
