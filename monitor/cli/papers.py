"""Commands about papers: documents, show, diff, review."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from monitor import diff_views
from monitor.cli import columns
from monitor.cli.app import USAGE, CommandError, app
from monitor.cli.deciding import ByOption, refusals, who
from monitor.cli.home import opened
from monitor.cli.output import Format, FormatOption, note, print_rows, say, utc
from monitor.cli.paper_text import paper_text
from monitor.dashboard.formats import day
from monitor.diff import diff as compare
from monitor.listings import paper_rows
from monitor.paper_record import paper_record
from monitor.reviews import UnknownPaper, Verdict, record_review
from monitor.telling import plain
from monitor.version_texts import UnknownVersion, find_version, in_blocks, read_alike, version_before
from monitor.wording import LEVEL, ROLE
from storage.models import Version
from storage.registry import UnknownDistrict, find_district

COLUMNS = {
    "paper_id": "Papier",
    "ags": "AGS",
    "title": "Titel",
    "role": "Rolle",
    "level": "Ebene",
    "year": "Jahr",
    "score": "Wert",
    "count": "Fassungen",
    "url": "Adresse",
}

AgsOption = Annotated[str | None, typer.Option("--ags", metavar="AGS", help="Only this district.")]
PaperArgument = Annotated[int, typer.Argument(metavar="PAPER", help="Number of a paper; see `documents`.")]


class RecordFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


class DiffFormat(StrEnum):
    TEXT = "text"
    HTML = "html"
    JSON = "json"


def known(session: Session, ags: str | None) -> str | None:
    """The AGS of ``--ags``, once the registry knows it. Raises CommandError (usage)."""
    try:
        return find_district(session, ags).ags if ags is not None else None
    except UnknownDistrict as error:
        raise CommandError(str(error), USAGE) from error


@app.command()
def documents(context: typer.Context, ags: AgsOption = None, format_: FormatOption = Format.TABLE) -> None:
    """List the stored papers: concepts, updates, drafts, reports and what else was found around them."""
    with opened(context) as (_, session):
        rows = paper_rows(session, known(session, ags))
    if format_ is Format.TABLE:
        words = [{"role": ROLE[row["role"]], "level": LEVEL[row["level"]]} for row in rows]
        rows = [row | said | {"count": len(row["versions"])} for row, said in zip(rows, words, strict=True)]
    print_rows(
        rows, format_, COLUMNS, "Noch kein Papier; konzeptmonitor crawl sucht danach.", columns.DOCUMENTS
    )


@app.command()
def show(
    context: typer.Context,
    paper: PaperArgument,
    format_: Annotated[RecordFormat, typer.Option("--format", help="How to print it.")] = RecordFormat.TEXT,
) -> None:
    """Show all that is known of a paper: versions, places, the way to it, reasons, alerts, reviews."""
    with opened(context) as (_, session):
        try:
            record = paper_record(session, paper)
        except UnknownPaper as error:
            raise CommandError(str(error), USAGE) from error
    if format_ is RecordFormat.JSON:
        say(json.dumps(record, ensure_ascii=False, indent=1, default=utc))
    else:
        say(*paper_text(record))


@app.command()
def diff(
    context: typer.Context,
    version: Annotated[int, typer.Argument(metavar="VERSION", help="Number of a version; see `show`.")],
    other: Annotated[
        int | None,
        typer.Argument(metavar="[VERSION]", help="Compare with this newer one instead of the one before."),
    ] = None,
    format_: Annotated[DiffFormat, typer.Option("--format", help="How to print it.")] = DiffFormat.TEXT,
) -> None:
    """Show what differs between two versions; with one, against the version before it."""
    with opened(context) as (_, session):
        try:
            new = find_version(session, version if other is None else other)
            old = version_before(session, new) if other is None else find_version(session, version)
        except UnknownVersion as error:
            raise CommandError(str(error), USAGE) from error
        before, after = read_alike(session, old, new)
        blocks = in_blocks(old) and in_blocks(new)
        title, labels = new.paper.title, (_label(old), _label(new))
        if old.paper_id != new.paper_id:
            note([_two_papers(old, new)])
    found = compare(before.text, after.text, blocks=blocks)
    if format_ is DiffFormat.JSON:
        say(
            json.dumps(
                {"from_version": old.id, "to_version": new.id, **diff_views.as_json(found)},
                ensure_ascii=False,
                indent=1,
            )
        )
    elif format_ is DiffFormat.HTML:
        sys.stdout.write(diff_views.as_html_page(found, title, *labels))
    else:
        sys.stdout.write(diff_views.as_text(found, *labels, colours=sys.stdout.isatty()))


def _two_papers(old: Version, new: Version) -> str:
    return (
        f"Hinweis: Das sind zwei Papiere, {old.paper_id} „{plain(old.paper.title)}“ und "
        f"{new.paper_id} „{plain(new.paper.title)}“; "
        "meist meint man zwei Fassungen eines Papiers (konzeptmonitor show PAPER nennt sie)."
    )


def _label(version: Version) -> str:
    return f"Fassung {version.number} ({day(version.captured_at)})"


@app.command()
def review(
    context: typer.Context,
    paper: PaperArgument,
    verdict: Annotated[Verdict, typer.Argument(help="What the paper is.")],
    by: ByOption = None,
    note: Annotated[str | None, typer.Option(help="Why; kept with the verdict.")] = None,
) -> None:
    """Say what a paper is. Earlier verdicts are kept; the newest counts and outranks the machine."""
    reviewer = who(by)
    with opened(context) as (_, session), refusals():
        record_review(session, paper, verdict, reviewer, note, datetime.now(UTC))
        (row,) = paper_rows(session, paper_id=paper)
    say(
        f"Papier {paper} „{row['title']}“: {ROLE[row['role']]}, {LEVEL[row['level']]} (Prüfung von {reviewer})."
    )
