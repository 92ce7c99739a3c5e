"""Moments given on the command line (``--now``, ``--since``, ``--as-of``)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from monitor.cli.app import USAGE, CommandError

NowOption = Annotated[
    str | None,
    typer.Option(
        "--now", metavar="TIME", help="Take this moment as the present (ISO 8601, UTC) (default: the clock)."
    ),
]


def parse_time(text: str) -> datetime:
    """The moment ``text`` names, in UTC: a date is its midnight, a time without zone is UTC.

    Raises CommandError (usage) naming the value when it is no ISO 8601 date or time.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
        return (moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise CommandError(
            f"{text!r} is not a time; write a date such as 2026-11-22 or a time such as 2026-11-22T04:30Z.",
            USAGE,
        ) from error


def present(text: str | None) -> datetime:
    """The moment ``--now`` gave, or the clock's when it was left out."""
    return datetime.now(UTC) if text is None else parse_time(text)
