"""How listings and messages leave the command line: table, JSON or CSV; errors on stderr."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

Row = dict[str, Any]

# What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"


FormatOption = Annotated[Format, typer.Option("--format", help="How to print the list.")]


def utc(moment: datetime | None) -> str | None:
    """A moment as the contract writes it: UTC, ISO 8601, with Z."""
    return None if moment is None else moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def print_rows(
    rows: Sequence[Row], format_: Format, columns: dict[str, str], empty: str, fields: Sequence[str] = ()
) -> None:
    """Print rows; ``columns`` maps the keys shown in a table to their (German) headings.

    JSON and CSV carry every key, in English words; ``fields`` (see ``columns.py``) are the columns of the CSV also
    when there is no row. ``empty`` is the sentence a table shows instead of nothing.
    """
    if format_ is Format.JSON:
        print_object(rows)
    elif format_ is Format.CSV:
        _print_csv(rows, fields or tuple(columns))
    else:
        _print_table(rows, columns, empty)


def print_object(found: object) -> None:
    """Print anything that JSON can hold, moments included."""
    json.dump(found, sys.stdout, ensure_ascii=False, indent=1, default=_plain)
    sys.stdout.write("\n")


def _print_csv(rows: Sequence[Row], fields: Sequence[str]) -> None:
    names = list(dict.fromkeys((*fields, *(name for row in rows[:1] for name in row))))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in rows)


def _print_table(rows: Sequence[Row], columns: dict[str, str], empty: str) -> None:
    console = Console(width=None if sys.stdout.isatty() else 200)
    if not rows:
        console.print(Text(empty))
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in columns.values():
        table.add_column(heading, overflow="fold")
    for row in rows:
        # Text, not str: titles of crawled pages must never be read as rich markup.
        table.add_row(*(Text(_shown(row.get(name))) for name in columns))
    console.print(table)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return utc(value)
    raise TypeError(f"{value!r} cannot be written as JSON")


def _cell(value: object) -> str:
    """A CSV cell: lists as JSON; a leading = + - @ is quoted so that no spreadsheet runs it as a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = (
        json.dumps(value, ensure_ascii=False, default=_plain)
        if isinstance(value, (list, dict))
        else _shown(value)
    )
    return "'" + text if text.startswith(_FORMULA) and isinstance(value, str) else text


def _shown(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, datetime):
        return utc(value) or ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)


def say(*lines: str) -> None:
    """Plain lines on stdout."""
    for line in lines:
        sys.stdout.write(line + "\n")
    sys.stdout.flush()


def error_line(message: str) -> None:
    sys.stderr.write(f"konzeptmonitor: {message}\n")


def note(lines: Iterable[str]) -> None:
    """Side remarks on stderr, so that stdout stays machine-readable."""
    for line in lines:
        sys.stderr.write(line + "\n")
