"""Commands about the schedule: schedule, schedule next, schedule pause, schedule resume."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from monitor.cli.app import USAGE, CommandError, app
from monitor.cli.columns import SCHEDULE
from monitor.cli.deciding import reason, who
from monitor.cli.home import opened
from monitor.cli.output import Format, FormatOption, Row, note, print_rows, say
from monitor.cli.times import NowOption, present
from monitor.planning import Planned, planned
from monitor.schedule_text import clock, pause_sentence
from storage.config import Settings
from storage.models import District
from storage.pauses import open_pauses, pause, resume
from storage.registry import UnknownDistrict, find_district

COLUMNS = {
    "ags": "AGS",
    "name": "Name",
    "last_crawl": "letzter Lauf",
    "next_crawl": "nächster Lauf",
    "due": "fällig",
    "reason": "warum dann",
}
_EMPTY = "Kein Kreis im Register. Nächster Schritt: konzeptmonitor init"

schedule = typer.Typer(
    name="schedule",
    invoke_without_command=True,
    help="List when each district will be crawled next, and why then; pause and resume crawls.",
)
app.add_typer(schedule)

AgsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[AGS]…", help="Keys of districts, such as 05315.")
]
AllOption = Annotated[bool, typer.Option("--all", help="All crawls, of districts and of watched addresses.")]
ByOption = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who says so; kept (default: the user of this machine)."),
]


@schedule.callback()
def list_schedule(
    context: typer.Context, format_: FormatOption = Format.TABLE, now: NowOption = None
) -> None:
    """List when each district will be crawled next by the service, and why then."""
    if context.invoked_subcommand is None:
        _print(context, format_, now, None)


@schedule.command("next")
def list_next(
    context: typer.Context,
    number: Annotated[
        int | None, typer.Argument(min=1, help="How many (default: as many as run side by side).")
    ] = None,
    format_: FormatOption = Format.TABLE,
    now: NowOption = None,
) -> None:
    """List what the service will crawl next, in its order."""
    _print(context, format_, now, number or 0)


def _print(context: typer.Context, format_: Format, now: str | None, number: int | None) -> None:
    """``number`` None: all; 0: one batch."""
    moment = present(now)
    with opened(context) as (store, session):
        found = planned(session, moment, store.settings)
        if number is not None:
            found = [one for one in found if one.starts_at is not None]
            found = found[: number or store.settings.crawl.concurrent_districts]
        if format_ is Format.TABLE:
            note(_situation(session, moment, store.settings))
    empty = (
        _EMPTY
        if number is None
        else "Nichts geplant: alles ist angehalten, läuft, oder das Register ist leer."
    )
    print_rows([_row(one) for one in found], format_, COLUMNS, empty, SCHEDULE)


def _situation(session: Session, now: datetime, settings: Settings) -> list[str]:
    """Whether the service may begin crawls at all."""
    week = settings.crawl.week
    everything = open_pauses(session).get(None)
    if everything is not None:
        return [
            f"Alle Läufe {pause_sentence(everything, week.zone)} (weiter: konzeptmonitor schedule resume --all)"
        ]
    if week.is_open(now):
        return []
    return [
        f"Außerhalb der Zeitfenster (crawl.windows); das nächste beginnt {clock(week.next_open(now), week.zone)}."
    ]


def _row(one: Planned) -> Row:
    return {
        "ags": one.ags,
        "name": one.name,
        "last_crawl": one.last_started,
        "next_crawl": one.starts_at,
        "due": one.due,
        "paused": one.paused,
        "crawling": one.crawling,
        "why": str(one.why),
        "reason": one.sentence,
    }


@schedule.command("pause")
def pause_crawls(
    context: typer.Context,
    ags: AgsArgument = None,
    all_: AllOption = False,
    by: ByOption = None,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="Why; kept and shown.")] = "",
) -> None:
    """Let the service begin no crawl of these districts, or none at all; what runs already ends by itself."""
    with opened(context) as (_, session):
        for district in _chosen(session, ags, all_):
            new = pause(session, district, who(by), reason(why), datetime.now(UTC))
            say(f"{_named(district)}: {'angehalten.' if new else 'war schon angehalten.'}")


@schedule.command("resume")
def resume_crawls(
    context: typer.Context, ags: AgsArgument = None, all_: AllOption = False, by: ByOption = None
) -> None:
    """Let crawls begin again. ``--all`` ends the pause of all crawls; districts paused by themselves stay so."""
    with opened(context) as (_, session):
        for district in _chosen(session, ags, all_):
            ended = resume(session, district, who(by), datetime.now(UTC))
            say(f"{_named(district)}: {'geht weiter.' if ended else 'war nicht angehalten.'}")


def _chosen(session: Session, ags: list[str] | None, all_: bool) -> list[District | None]:
    if bool(ags) == all_:
        raise CommandError("name districts by their AGS, or say --all (not both).", USAGE)
    try:
        return [None] if all_ else [find_district(session, one) for one in ags or []]
    except UnknownDistrict as error:
        raise CommandError(str(error), USAGE) from error


def _named(district: District | None) -> str:
    return "Alle Läufe" if district is None else f"{district.ags} {district.name}"
