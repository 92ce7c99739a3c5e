"""Commands about the districts: districts, districts hosts, districts set."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Annotated

import typer
from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.cli import columns
from monitor.cli.app import USAGE, CommandError, app
from monitor.cli.deciding import ByOption, who
from monitor.cli.home import opened
from monitor.cli.output import Format, FormatOption, Row, print_rows, say
from monitor.coverage import BERLIN, DistrictState, observation_states
from monitor.dashboard.labels import ACCESS, HOST_ROLES, STATES, word
from storage import pauses
from storage.models import District, DistrictHost
from storage.registry import UnknownDistrict, find_district
from storage.registry_decisions import accept_host, add_host, refuse_host, set_website
from storage.values import HostRole

DISTRICT_COLUMNS = {
    "ags": "AGS",
    "name": "Name",
    "land": "Land",
    "state": "Zustand",
    "sentence": "Grund",
    "website": "Website",
    "website_verified": "bestätigt",
    "last_success": "zuletzt gelesen",
}
HOST_COLUMNS = {
    "ags": "AGS",
    "base_url": "Adresse",
    "role": "Rolle",
    "system": "System",
    "access": "Zugang",
    "note": "Bemerkung",
    "source": "Quelle",
    "decided_by": "entschieden von",
}

WhyOption = Annotated[
    str | None, typer.Option("--why", metavar="TEXT", help="How you know; kept with the decision.")
]

districts = typer.Typer(
    name="districts",
    invoke_without_command=True,
    help="List the districts with their observation state; see and decide their addresses.",
)
app.add_typer(districts)


@districts.callback()
def list_districts(
    context: typer.Context,
    format_: FormatOption = Format.TABLE,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="The districts of that day and what was known by its end (default: today).",
        ),
    ] = None,
    land: Annotated[str | None, typer.Option(help="Only this Land, such as Hessen.")] = None,
) -> None:
    """List the districts with their observation state: found, searched and none found, not observable."""
    if context.invoked_subcommand is not None:
        return
    now = datetime.now(UTC)
    day = now.astimezone(BERLIN).date() if as_of is None else parse_day(as_of)
    known_until = min(now, datetime.combine(day, time.max, BERLIN).astimezone(UTC))
    with opened(context) as (store, session):
        states = observation_states(session, known_until, store.settings.crawl.none_found_days, day)
        rows = [_district_row(state) for state in _of_land(states, land)]
    if format_ is Format.TABLE:
        rows = [row | {"state": word(STATES, row["state"])} for row in rows]
    print_rows(
        rows,
        format_,
        DISTRICT_COLUMNS,
        "Das Register ist leer; konzeptmonitor init füllt es.",
        columns.DISTRICTS,
    )


def parse_day(text: str) -> date:
    """A day as ``--as-of`` takes it. Raises CommandError for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"{text!r} is not a date; write it like 2021-06-30.", USAGE) from None


def _of_land(states: list[DistrictState], land: str | None) -> list[DistrictState]:
    if land is None:
        return states
    known = sorted({state.district.land for state in states})
    if land.casefold() not in (name.casefold() for name in known):
        raise CommandError(
            f"no Land {land!r} in the registry; known are {', '.join(known) or 'none'}.", USAGE
        )
    return [state for state in states if state.district.land.casefold() == land.casefold()]


def _district_row(seen: DistrictState) -> Row:
    district = seen.district
    return {
        "ags": district.ags,
        "name": district.name,
        "kind": district.kind,
        "land": district.land,
        "website": district.website,
        "website_verified": district.website_verified,
        "state": seen.state,
        "reason": seen.reason,
        "last_success": seen.last_success,
        "sentence": seen.sentence,
        "searched_by": seen.searched_by,
        "website_confidence": district.website_confidence,
        "valid_from": _iso(district.valid_from),
        "valid_to": _iso(district.valid_to),
        "paused": district.paused_at is not None,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


# --- districts hosts, districts set -----------------------------------------------------------


@districts.command()
def hosts(
    context: typer.Context,
    ags: Annotated[
        str | None, typer.Argument(help="Key of a district; without it, all hosts are listed.")
    ] = None,
    accept: Annotated[
        str | None, typer.Option(metavar="URL", help="Let crawls visit this listed address.")
    ] = None,
    refuse: Annotated[
        str | None, typer.Option(metavar="URL", help="Keep crawls away from this address.")
    ] = None,
    add: Annotated[
        str | None, typer.Option(metavar="URL", help="Add an address and let crawls visit it.")
    ] = None,
    role: Annotated[
        HostRole | None,
        typer.Option(
            help="What an accepted or added address is (default: portal); in a list: show only these."
        ),
    ] = None,
    by: ByOption = None,
    why: WhyOption = None,
    format_: FormatOption = Format.TABLE,
) -> None:
    """List the addresses of a district, or decide which of them count; a decision outranks the registry."""
    decisions = [url for url in (accept, refuse, add) if url is not None]
    with opened(context) as (_, session):
        if not decisions:
            rows = [_host_row(host) for host in _listed_hosts(session, ags, role)]
            if format_ is Format.TABLE:
                rows = [_in_german(row) for row in rows]
            print_rows(rows, format_, HOST_COLUMNS, "Keine Adressen.", columns.HOSTS)
            return
        if ags is None or not by or len(decisions) > 1:
            raise CommandError("give one AGS, one of --accept, --refuse and --add, and --by NAME.", USAGE)
        host = _decide(_find(session, ags), accept, refuse, add, role, by, why or "")
        say(f"{ags}: {host.base_url} – {HOST_ROLES[HostRole(host.role)]}, entschieden von {by}")
        if host.access is not None and host.role != HostRole.REFUSED:
            say(f"Nicht gelesen wird sie trotzdem: {word(ACCESS, host.access)}.")


def _listed_hosts(session: Session, ags: str | None, role: HostRole | None) -> list[DistrictHost]:
    query = select(DistrictHost).order_by(DistrictHost.ags, DistrictHost.id)
    if ags is not None:
        query = query.where(DistrictHost.ags == _find(session, ags).ags)
    if role is not None:
        query = query.where(DistrictHost.role == role)
    return list(session.scalars(query))


def _decide(
    district: District,
    accept: str | None,
    refuse: str | None,
    add: str | None,
    role: HostRole | None,
    by: str,
    why: str,
) -> DistrictHost:
    role, now = role or HostRole.PORTAL, datetime.now(UTC)
    if role not in (HostRole.PORTAL, HostRole.COUNCIL):
        raise CommandError(f"an address is accepted as portal or council, not as {role}.", USAGE)
    try:
        if accept is not None:
            return accept_host(district, accept, role, by, now, why)
        if refuse is not None:
            return refuse_host(district, refuse, by, now, why)
        return add_host(district, add or "", role, by, now, why)
    except ValueError as error:
        raise CommandError(str(error), USAGE) from error


def _find(session: Session, ags: str) -> District:
    try:
        return find_district(session, ags)
    except UnknownDistrict as error:
        raise CommandError(str(error), USAGE) from error


def _host_row(host: DistrictHost) -> Row:
    names = ("ags", "base_url", "role", "system", "access", "note", "source", "decided_by", "decided_at")
    return {name: getattr(host, name) for name in names}


def _in_german(row: Row) -> Row:
    return row | {"role": HOST_ROLES[HostRole(row["role"])], "access": word(ACCESS, row["access"])}


@districts.command("set")
def set_district(
    context: typer.Context,
    ags: Annotated[str, typer.Argument(help="Key of the district, such as 05315.")],
    website: Annotated[str | None, typer.Option(metavar="URL", help="Its website from now on.")] = None,
    by: ByOption = None,
    why: WhyOption = None,
    pause: Annotated[
        bool | None, typer.Option("--pause/--resume", help="Leave the district alone, or take it up again.")
    ] = None,
) -> None:
    """Correct a district by hand: its website, or whether it is crawled. The registry never overwrites it.

    `paper history --ags AGS` lists such decisions; `paper undo` takes one back.
    """
    if website is None and pause is None:
        raise CommandError("nothing to set; give --website URL, --pause or --resume.", USAGE)
    if website is not None and not (why and why.strip()):
        raise CommandError("a website needs --why TEXT, so that others can follow the decision.", USAGE)
    with opened(context) as (_, session):
        district, now = _find(session, ags), datetime.now(UTC)
        if website is not None:
            _set_website(district, website, who(by), why or "", now)
        if pause is not None:
            _set_pause(session, district, pause, who(by), why or "", now)
            say(
                f"{ags} {district.name}: " + ("wird nicht mehr gelesen." if pause else "wird wieder gelesen.")
            )


def _set_pause(session: Session, district: District, stop: bool, by: str, why: str, now: datetime) -> None:
    if stop:
        pauses.pause(session, district, by, why, now)
    else:
        pauses.resume(session, district, by, now)


def _set_website(district: District, url: str, by: str, why: str, now: datetime) -> None:
    try:
        set_website(district, url, by, why, now)
    except ValueError as error:
        raise CommandError(str(error), USAGE) from error
    say(f"{district.ags} {district.name}: Website ist jetzt {district.website} (entschieden von {by}).")
