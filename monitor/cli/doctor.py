"""``doctor``: examine a home and say what is damaged and what to do next. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Annotated

import typer

from monitor.cli.app import FAILURE, CommandError, app
from monitor.cli.output import Format, FormatOption, print_rows, say
from monitor.cli.progress import bar
from monitor.doctor.examination import examine
from monitor.doctor.findings import WORDS, Finding, healthy
from monitor.doctor.reading import NoHome, opened_for_reading

COLUMNS = {
    "check": "Prüfung",
    "state": "Ergebnis",
    "found": "Befund",
    "advice": "Was zu tun ist",
    "where": "Wo",
}


@app.command()
def doctor(
    context: typer.Context,
    quick: Annotated[
        bool, typer.Option("--quick", help="Do not read the bodies, only see whether they are there.")
    ] = False,
    format_: FormatOption = Format.TABLE,
) -> int:
    """Examine the home: archive, database, settings, clock, room, extras, crawls. Reads only.

    Exit status 1: something is damaged; the table says what to do.
    """
    try:
        with opened_for_reading(context.obj) as store, ExitStack() as bars:
            found = list(
                examine(
                    store,
                    datetime.now(UTC),
                    lambda total: bars.enter_context(bar("Inhalte", total)),
                    read=not quick,
                )
            )
    except NoHome as error:
        raise CommandError(str(error)) from error
    if format_ is Format.TABLE:
        say(*(line for finding in found for line in _lines(finding)))
    else:
        print_rows([finding.as_json() for finding in found], format_, COLUMNS, "")
    return 0 if healthy(found) else FAILURE


def _lines(finding: Finding) -> Iterator[str]:
    """A finding for people; sentences would be torn apart in the columns of a table."""
    yield f"{WORDS[finding.state]:<10}  {finding.check}: {finding.found}"
    if finding.advice:
        yield f"{'':<10}  → {finding.advice}"
    for example in finding.examples:
        yield f"{'':<10}    · {example}"
    if finding.examples and finding.count > len(finding.examples):
        yield f"{'':<10}    · und {finding.count - len(finding.examples)} weitere"
