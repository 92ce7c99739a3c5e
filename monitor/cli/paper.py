"""Corrections by people: paper add, correct, merge, split, undo, history."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

import typer
from sqlalchemy.orm import Session

from monitor.cli import columns
from monitor.cli.app import USAGE, CommandError, app
from monitor.cli.deciding import ByOption, WhyOption, reason, refusals, who
from monitor.cli.home import opened
from monitor.cli.output import Format, FormatOption, print_rows, say
from monitor.cli.paper_add import add_paper
from monitor.correction_text import correction_text
from monitor.dashboard.formats import moment
from monitor.decisions import decision_rows
from monitor.listings import paper_rows
from monitor.telling import plain
from monitor.wording import LEVEL, ROLE
from storage.correction_models import Correction
from storage.corrections import correct, find_paper
from storage.merging import merge
from storage.registry import find_district
from storage.splitting import split_address, split_version
from storage.undoing import undo
from storage.values import Level, Role

HISTORY_COLUMNS = {
    "correction_id": "Nr.",
    "moment": "wann",
    "by": "wer",
    "ags": "AGS",
    "text": "was",
    "why": "warum",
    "undone": "gilt",
}

paper = typer.Typer(
    no_args_is_help=True,
    help="Correct by hand what is known of papers: add, correct, merge, split, and take any of it back.",
)
app.add_typer(paper, name="paper")

PaperArgument = Annotated[int, typer.Argument(metavar="PAPER", help="Number of a paper; see `documents`.")]
TitleOption = Annotated[str | None, typer.Option(metavar="TEXT", help="Its title.")]
RoleOption = Annotated[Role | None, typer.Option(help="What it is.")]
LevelOption = Annotated[
    Level | None, typer.Option(help="Whose it is: of the district, of a town, of the Land …")
]
UnitOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="The unit by name, such as 'Stadt Hausen'.")
]
YearOption = Annotated[int | None, typer.Option(min=1900, max=2200, help="The year it is of.")]


@paper.command()
def add(
    context: typer.Context,
    ags: Annotated[str, typer.Argument(help="Key of the district it belongs to, such as 05315.")],
    source: Annotated[
        str, typer.Argument(metavar="URL|FILE", help="Its address, or a file on this computer.")
    ],
    why: WhyOption,
    title: TitleOption = None,
    role: RoleOption = None,
    level: LevelOption = None,
    unit: UnitOption = None,
    year: YearOption = None,
    url: Annotated[
        str | None, typer.Option(metavar="URL", help="Of a file: where it comes from; kept, not asked for.")
    ] = None,
    by: ByOption = None,
) -> None:
    """Add a paper that no crawl has found: by its address, which is fetched once, or as a file.

    It raises no alert. What is not given is recognised; what is not recognised as a paper counts as a
    concept of the district. If a crawl finds the same text later, it stays one paper.
    """
    fields = given(title=title, role=role, level=level, unit=unit, year=year)
    add_paper(context, ags, source, fields, who(by), reason(why), url)


@paper.command("correct")
def correct_(
    context: typer.Context,
    number: PaperArgument,
    why: WhyOption,
    title: TitleOption = None,
    role: RoleOption = None,
    level: LevelOption = None,
    unit: UnitOption = None,
    year: YearOption = None,
    no_year: Annotated[bool, typer.Option("--no-year", help="It bears no year.")] = False,
    by: ByOption = None,
) -> None:
    """Correct title, role, level, unit or year of a paper. No crawl and no better recognition overwrites it."""
    if no_year and year is not None:
        raise CommandError("--year and --no-year exclude each other; leave one out.", USAGE)
    fields = given(title=title, role=role, level=level, unit=unit, year=year) | (
        {"year": None} if no_year else {}
    )
    if not fields:
        raise CommandError(
            "nothing to correct; give --title, --role, --level, --unit, --year or --no-year.", USAGE
        )
    with opened(context) as (_, session), refusals():
        row = correct(session, number, fields, who(by), reason(why), datetime.now(UTC))
        _say(session, row, number)


@paper.command("merge")
def merge_(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="PAPER", help="The paper that stays.")],
    other: Annotated[int, typer.Argument(metavar="OTHER", help="The paper that becomes part of it.")],
    why: WhyOption,
    by: ByOption = None,
) -> None:
    """Make two papers of a district one: the versions, addresses and alerts of OTHER are those of PAPER then."""
    with opened(context) as (_, session), refusals():
        row = merge(session, number, other, who(by), reason(why), datetime.now(UTC))
        _say(session, row, number)


@paper.command()
def split(
    context: typer.Context,
    number: PaperArgument,
    why: WhyOption,
    version: Annotated[
        int | None, typer.Option(metavar="VERSION", help="This version becomes a paper; see `show`.")
    ] = None,
    url: Annotated[
        str | None, typer.Option(metavar="URL", help="This address of the paper becomes a paper; see `show`.")
    ] = None,
    by: ByOption = None,
) -> None:
    """Make a version or an address of a paper a paper of its own. They stay apart when they are seen again."""
    if (version is None) == (url is None):
        raise CommandError(
            "give one of --version VERSION and --url URL; `konzeptmonitor show PAPER` lists both.", USAGE
        )
    with opened(context) as (_, session), refusals():
        find_paper(session, number)
        if version is not None:
            row = split_version(session, version, who(by), reason(why), datetime.now(UTC), paper_id=number)
        else:
            row = split_address(session, number, url or "", who(by), reason(why), datetime.now(UTC))
        _say(session, row, row.other_id or number)


@paper.command("undo")
def undo_(
    context: typer.Context,
    number: Annotated[
        int, typer.Argument(metavar="CORRECTION", help="Number of a correction; see `paper history`.")
    ],
    why: WhyOption,
    by: ByOption = None,
) -> None:
    """Take a correction back, of a paper or of a district's addresses. Both stay in the history."""
    with opened(context) as (_, session), refusals():
        row = undo(session, number, who(by), reason(why), datetime.now(UTC))
        _say(session, row, row.paper_id)


@paper.command()
def history(
    context: typer.Context,
    number: Annotated[
        int | None, typer.Argument(metavar="[PAPER]", help="Only this paper; without it, all corrections.")
    ] = None,
    ags: Annotated[str | None, typer.Option("--ags", metavar="AGS", help="Only this district.")] = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List who corrected what, when and why, and what of it still holds."""
    with opened(context) as (_, session), refusals():
        if number is not None and not paper_rows(session, paper_id=number):
            find_paper(session, number)
        owner = find_district(session, ags).ags if ags is not None else None
        rows = decision_rows(session, paper_id=number, ags=owner)
    if format_ is Format.TABLE:
        rows = [row | {"moment": moment(row["at"]), "undone": _holds(row)} for row in rows]
    print_rows(rows, format_, HISTORY_COLUMNS, "Noch keine Korrektur.", columns.CORRECTIONS)


def _holds(row: dict[str, Any]) -> str:
    return "ja" if row["undone_by"] is None else f"zurückgenommen ({row['undone_by']})"


def given(**fields: Any) -> dict[str, Any]:
    """The options that were given, in plain values."""
    return {
        name: str(value) if name != "year" else value for name, value in fields.items() if value is not None
    }


def _say(session: Session, row: Correction, number: int | None) -> None:
    text = correction_text(row.kind, row.said, row.was, row.paper_id, row.other_id, row.undoes_id)
    say(f"Korrektur {row.id}: {text} (von {row.by}).")
    if number is not None:
        (shown,) = paper_rows(session, paper_id=number)
        say(
            f"Papier {number} „{plain(shown['title'])}“: {ROLE[shown['role']]}, {LEVEL[shown['level']]}"
            + (f", {shown['year']}" if shown["year"] else "")
            + "."
        )
