"""The command ``completeness``: how many concepts are probably missing."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Annotated, Any

import typer

from monitor.cli.app import app
from monitor.cli.districts import parse_day
from monitor.cli.home import opened
from monitor.cli.output import Format, FormatOption, print_object, print_rows, say
from monitor.completeness import Completeness
from monitor.completeness import completeness as measure
from monitor.completeness_text import ASSUMPTIONS, sentences
from monitor.coverage import BERLIN

COLUMNS = (
    "as_of", "known", "unsighted", "seen", "overlap", "method", "total", "low", "high", "missed", "missed_low",
    "missed_high", "districts", "unread_districts", "channels", "overlaps", "assumptions", "unread",
)  # fmt: skip


@app.command()
def completeness(
    context: typer.Context,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="DATE", help="What was known by the end of that day (default: today)."
        ),
    ] = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Estimate how many concepts no crawl has seen, from the overlap of links, sitemaps, searches and others."""
    now = datetime.now(UTC)
    day = now.astimezone(BERLIN).date() if as_of is None else parse_day(as_of)
    known_until = min(now, datetime.combine(day, time.max, BERLIN).astimezone(UTC))
    with opened(context) as (store, session):
        found = measure(session, known_until, store.settings.crawl.none_found_days, day)
    if format_ is Format.TABLE:
        say(*sentences(found))
    elif format_ is Format.JSON:
        print_object(_row(found))
    else:
        print_rows([_row(found)], format_, dict.fromkeys(COLUMNS, ""), "")


def _row(found: Completeness) -> dict[str, Any]:
    one, missed = found.estimate, found.missed or (None, None, None)
    values = (one.seen, one.overlap, one.method, one.total, one.low, one.high) if one else (None,) * 6
    return {
        "as_of": found.now,
        "known": found.known,
        "unsighted": found.unsighted,
        **dict(zip(COLUMNS[3:9], map(_rounded, values), strict=True)),
        **dict(zip(COLUMNS[9:12], map(_rounded, missed), strict=True)),
        "districts": found.districts,
        "unread_districts": len(found.unread),
        "channels": [
            {
                "channel": each.channel,
                "papers": each.papers,
                "only_here": each.only_here,
                "districts": each.districts,
            }
            for each in found.channels
        ],
        "overlaps": [{"channels": list(pair), "papers": count} for pair, count in found.overlaps.items()],
        "assumptions": list(ASSUMPTIONS),
        "unread": [
            {"ags": each.district.ags, "name": each.district.name, "reason": each.reason}
            for each in found.unread
        ],
    }


def _rounded(value: object) -> object:
    return round(value, 1) if isinstance(value, float) else value
