"""Commands about crawls: crawls (the list), crawls show (the record of one)."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from sqlalchemy.orm import Session

from monitor.cli import columns
from monitor.cli.app import USAGE, CommandError, app
from monitor.cli.home import opened
from monitor.cli.output import Format, FormatOption, Row, print_object, print_rows, say
from monitor.cli.papers import AgsOption, known
from monitor.crawl_record import read
from monitor.crawl_record_text import record_lines
from monitor.dashboard.labels import OUTCOMES, REASONS, word
from monitor.listings import crawl_rows
from storage.bodies import UNREADABLE
from storage.crawl_records import NoRecord, read_record
from storage.models import Crawl
from storage.store import Store

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
crawls = typer.Typer(
    name="crawls",
    invoke_without_command=True,
    help="List the crawls; show what one asked, read, rejected and left.",
)
app.add_typer(crawls)


@crawls.callback()
def list_crawls(
    context: typer.Context,
    ags: AgsOption = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only so many, the newest.")] = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List the crawls, newest first: when they ran, how and why they ended, how much they read."""
    if context.invoked_subcommand is not None:
        return
    with opened(context) as (_, session):
        rows = crawl_rows(session, known(session, ags))[:limit]
    if format_ is Format.TABLE:
        rows = [
            row | {"outcome": _outcome(row), "reason": word(REASONS, row["reason"] or "")} for row in rows
        ]
    print_rows(
        rows, format_, CRAWL_COLUMNS, "Noch kein Lauf; konzeptmonitor crawl beginnt einen.", columns.CRAWLS
    )


def _outcome(row: Row) -> str:
    return "läuft" if row["ended_at"] is None else str(OUTCOMES.get(row["outcome"], row["outcome"]))


@crawls.command()
def show(
    context: typer.Context,
    crawl_id: Annotated[int, typer.Argument(metavar="ID", help="Number of the crawl, as `crawls` lists it.")],
    pages: Annotated[bool, typer.Option("--pages", help="List every fetch as well (table only).")] = False,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show the record of a crawl: hosts, pages, papers, rejected candidates, refusals, what was left.

    As JSON: the record as it lies in the archive. As CSV: its fetches, one a line.
    """
    with opened(context) as (store, session):
        record = _record(store, session, crawl_id)
    if format_ is Format.JSON:
        print_object(record)
    elif format_ is Format.CSV:
        print_rows(record.get("pages", []), format_, {}, "", columns.FETCHES)
    else:
        say(*record_lines(read(record), pages=pages))


def _record(store: Store, session: Session, crawl_id: int) -> dict[str, Any]:
    crawl = session.get(Crawl, crawl_id)
    if crawl is None:
        raise CommandError(f"no crawl {crawl_id}; `konzeptmonitor crawls` lists them.", USAGE)
    try:
        return read_record(store.bodies, crawl)
    except (NoRecord, *UNREADABLE) as error:
        raise CommandError(str(error)) from error
