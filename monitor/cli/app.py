"""The ``konzeptmonitor`` command: global options, the groups, and how errors become sentences."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, cast

import typer
from sqlalchemy.exc import SQLAlchemyError

from monitor.cli.output import error_line
from storage.config import BadSettings

# Exit codes of the contract: 0 done, 1 failure, 2 usage, 3 partly failed.
FAILURE, USAGE, PARTLY = 1, 2, 3

app = typer.Typer(
    name="konzeptmonitor",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Finds, keeps and watches the integration concepts of all German Landkreise and kreisfreie Städte.",
)

# Each module adds its commands to ``app`` when imported: write the file, list it here.
GROUPS = (
    "crawl",
    "demo",
    "registry",
    "districts",
    "detect",
    "crawls",
    "completeness",
    "papers",
    "paper",
    "alerts",
    "deliver",
    "subscribe",
    "watch",
    "service",
    "schedule",
    "classify",
    "export",
    "doctor",
    "health",
    "reextract",
    "backfill",
    "prune",
)


class CommandError(Exception):
    """A command cannot do what was asked. The message is one sentence that says what to do next."""

    def __init__(self, message: str, code: int = FAILURE) -> None:
        super().__init__(message)
        self.code = code


@app.callback()
def options(
    context: typer.Context,
    home: Annotated[
        Path | None,
        typer.Option(
            help="Folder with database and archive (default: KONZEPTMONITOR_HOME or the user's data folder)."
        ),
    ] = None,
) -> None:
    context.obj = home


def main() -> None:
    """Run the command line; every expected error is one sentence on stderr and an exit code."""
    for group in GROUPS:
        import_module(f"monitor.cli.{group}")
    try:
        code = app(standalone_mode=False)
    except typer.Abort:
        sys.exit(130)
    except typer.TyperException as error:  # wrong usage; Typer brings a click of its own, which is not click
        cast(Any, error).show()
        sys.exit(error.exit_code)
    except CommandError as error:
        error_line(str(error))
        sys.exit(error.code)
    except BadSettings as error:
        error_line(str(error))
        sys.exit(USAGE)
    except (OSError, SQLAlchemyError) as error:
        error_line(f"{type(error).__name__}: {error}")
        sys.exit(FAILURE)
    sys.exit(code if isinstance(code, int) else 0)
