"""What every decision of a person has on the command line: who, why, and errors as sentences."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from monitor.cli.app import USAGE, CommandError
from storage.correction_rules import CorrectionRefused, UnknownPaper
from storage.registry import UnknownDistrict

ByOption = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who decides (default: your user name).")
]
WhyOption = Annotated[
    str, typer.Option("--why", metavar="TEXT", help="How you know; kept with the decision.")
]


def who(by: str | None) -> str:
    """The name a decision is kept under. Raises CommandError when the system knows none either."""
    if by is not None and by.strip():
        return by.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:  # a container's user without a name
        raise CommandError("this user has no name; say who decides with --by NAME.", USAGE) from error


def reason(why: str) -> str:
    """The reason of a decision. Raises CommandError for an empty one."""
    if not why.strip():
        raise CommandError("--why is empty; say how you know, so that others can follow the decision.", USAGE)
    return why.strip()


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what cannot be decided into a usage error with its sentence."""
    try:
        yield
    except (CorrectionRefused, UnknownPaper, UnknownDistrict) as error:
        raise CommandError(str(error), USAGE) from error
