"""The alerts as a listing."""

from __future__ import annotations

from typing import Annotated

import typer

from monitor.cli import columns
from monitor.cli.app import app
from monitor.cli.home import opened
from monitor.cli.output import Format, FormatOption, Row, print_rows
from monitor.cli.papers import AgsOption, known
from monitor.cli.times import parse_time
from monitor.listings import alert_rows
from monitor.wording import KIND
from storage.values import Kind

COLUMNS = {
    "id": "Meldung",
    "detected_at": "bemerkt",
    "kind": "Art",
    "place": "Kreis",
    "title": "Titel",
    "score": "Wert",
    "why": "Warum",
    "url": "Adresse",
}


@app.command()
def alerts(
    context: typer.Context,
    since: Annotated[
        str | None,
        typer.Option(metavar="TIME", help="Only those raised at or after this moment (ISO 8601, UTC)."),
    ] = None,
    include_baseline: Annotated[
        bool, typer.Option("--include-baseline", help="Also what the first inventory of a district found.")
    ] = False,
    ags: AgsOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List the alerts, newest first: what is new, changed, moved or gone, and why it is told."""
    moment = parse_time(since) if since else None
    with opened(context) as (_, session):
        rows = alert_rows(session, since=moment, include_baseline=include_baseline, ags=known(session, ags))
    if format_ is Format.TABLE:
        rows = [_for_people(row) for row in rows]
    print_rows(rows, format_, COLUMNS, "Keine Meldungen.", columns.ALERTS)


def _for_people(row: Row) -> Row:
    nobodys = "Register" if row["kind"] == Kind.REGISTRY_CHANGED else "–"
    place = f"{row['ags']} {row['district'] or ''}".strip() if row["ags"] else nobodys
    return row | {
        "kind": KIND.get(row["kind"], row["kind"]),
        "place": place,
        "why": (row["reasons"] or [""])[0],
    }
