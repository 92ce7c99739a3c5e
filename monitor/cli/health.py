"""``health``: how the site of each district does, host by host."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from monitor.cli import columns
from monitor.cli.app import USAGE, CommandError, app
from monitor.cli.home import opened
from monitor.cli.output import Format, FormatOption, Row, print_rows
from monitor.dashboard.formats import day
from monitor.dashboard.labels import OUTCOMES
from monitor.health.overview import Health
from monitor.health.overview import health as look
from monitor.health.problems import LABELS
from storage.health_models import SiteProblem
from storage.registry import UnknownDistrict, districts_as_of, find_district

COLUMNS = {
    "ags": "AGS",
    "site": "Website",
    "last_full_crawl": "zuletzt gelesen",
    "outcome": "letzter Lauf",
    "read": "Seiten (üblich)",
    "kept": "Dateien (üblich)",
    "failed": "Fehler (Abrufe)",
    "trouble": "offene Störung",
}
_EMPTY = "Kein Kreis im Register. Nächster Schritt: konzeptmonitor init"


@app.command()
def health(
    context: typer.Context,
    ags: Annotated[
        list[str] | None, typer.Argument(metavar="[AGS]…", help="Keys of districts (default: all).")
    ] = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """Show how each site does: last full crawl, pages and files against what is usual, failures, open problems.

    A line for each district and one for each of its hosts. Looks at known addresses again are not counted.
    """
    with opened(context) as (_, session):
        try:
            chosen = [find_district(session, one) for one in ags or []]
        except UnknownDistrict as error:
            raise CommandError(str(error), USAGE) from error
        found = look(session, chosen or districts_as_of(session, datetime.now(UTC).date()))
        shown = _table_row if format_ is Format.TABLE else _row
        print_rows([shown(one) for one in found], format_, COLUMNS, _EMPTY, columns.HEALTH)


def _row(one: Health) -> Row:
    return {
        "ags": one.district.ags,
        "name": one.district.name,
        "host": one.host,
        "last_full_crawl": one.last_full,
        "crawl_id": one.crawl.id if one.crawl else None,
        "outcome": one.crawl.outcome if one.crawl else None,
        "requests": one.requests,
        "answered": one.answered,
        "pages": one.pages,
        "documents": one.documents,
        "expected_pages": one.expected.pages,
        "expected_documents": one.expected.documents,
        "failures": {name: len(captures) for name, captures in one.failures.items()},
        "captures": one.evidence,
        "problems": [_problem(row) for row in one.problems],
    }


def _problem(row: SiteProblem) -> Row:
    return {
        "problem": row.problem,
        "since": row.since,
        "told_at": row.told_at,
        "failure": row.failure,
        "sentence": row.sentence,
        "captures": row.evidence.get("captures") or [],
    }


def _table_row(one: Health) -> Row:
    failed = [
        f"{len(captures)} {name} ({', '.join(map(str, one.evidence[name]))})"
        for name, captures in one.failures.items()
    ]
    return {
        "ags": one.district.ags,
        "site": one.host or one.district.name,
        "last_full_crawl": day(one.last_full) if one.last_full and not one.host else None,
        "outcome": OUTCOMES.get(one.crawl.outcome or "") if one.crawl and not one.host else None,
        "read": _against(one.pages, one.expected.pages),
        "kept": _against(one.documents, one.expected.documents),
        "failed": "; ".join(failed) or None,
        "trouble": "; ".join(map(_trouble, one.problems)) or None,
    }


def _against(count: int | None, usual: float | None) -> str | None:
    if count is None:
        return None
    return str(count) if usual is None else f"{count} ({usual:.0f})"


def _trouble(row: SiteProblem) -> str:
    suspected = "" if row.told_at else ", noch nicht bestätigt"
    return f"{LABELS[row.problem]} seit {day(row.since)}{suspected}"
