"""Commands for those who are told: subscribe add, change, list, remove, preview."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import typer
from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor import subscriptions
from monitor.channels import CHANNELS, guessed
from monitor.channels.signing import webhook_secret
from monitor.cli.app import USAGE, CommandError, app
from monitor.cli.columns import SUBSCRIBERS
from monitor.cli.home import opened
from monitor.cli.output import Format, FormatOption, Row, print_rows, say
from monitor.cli.times import parse_time
from monitor.mailtext.rendering import render
from monitor.messages import wanted
from monitor.preview import messages_since
from monitor.rhythm import BadManner, Manner, Rhythm, clock, quiet_hours
from monitor.subscriptions import BadSubscription, Tally
from storage.models import Subscriber
from storage.registry import UnknownDistrict, find_district
from storage.values import Kind, Role

PREVIEWED = timedelta(days=7)  # a week is what one remembers having seen

subscribe = typer.Typer(no_args_is_help=True, help="Who is told about new and changed papers.")
app.add_typer(subscribe, name="subscribe")

Address = Annotated[
    str,
    typer.Argument(
        metavar="ADDRESS", help="A mail address, the URL of a webhook, or one of a chat (apprise)."
    ),
]
Name = Annotated[str, typer.Option(help="Whose address it is.")]
Lands = Annotated[list[str] | None, typer.Option("--land", help="Only this Land; may be repeated.")]
Districts = Annotated[list[str] | None, typer.Option("--ags", help="Only this district; may be repeated.")]
Kinds = Annotated[list[Kind] | None, typer.Option("--kind", help="Only this kind of alert; may be repeated.")]
Roles = Annotated[
    list[Role] | None, typer.Option("--role", help="Only papers of this role; may be repeated.")
]
Words = Annotated[
    list[str] | None,
    typer.Option("--word", help="Only alerts with this word in title, reasons or passages; may be repeated."),
]
MinScore = Annotated[float, typer.Option(min=0, max=1, help="Only papers with at least this score.")]
RhythmOption = Annotated[
    Rhythm, typer.Option("--rhythm", help="Each alert at once, or a daily or weekly digest.")
]
At = Annotated[
    str, typer.Option(metavar="HH:MM", help="When a digest comes (German time; weekly: on Monday).")
]
Quiet = Annotated[
    str | None, typer.Option(metavar="FROM-UNTIL", help="Send nothing then, such as 20:00-07:00.")
]
QuietWeekends = Annotated[bool, typer.Option("--quiet-weekends", help="Send nothing on Saturday and Sunday.")]
Maintainer = Annotated[
    bool, typer.Option("--maintainer", help="Troubles of sites at once, too (a digest has them anyway).")
]
Always = Annotated[bool, typer.Option("--always", help="A digest of one line when nothing happened.")]
Table = Annotated[bool, typer.Option("--csv", help="Attach the alerts as a table (mail only).")]


@contextmanager
def _sentences() -> Iterator[None]:
    try:
        yield
    except (BadSubscription, BadManner, UnknownDistrict) as error:
        raise CommandError(str(error), USAGE) from error


@subscribe.command("add")
def add(
    context: typer.Context,
    address: Address,
    name: Name = "",
    channel: Annotated[
        str | None,
        typer.Option(help=f"{', '.join(CHANNELS)} (default: by the look of the address)."),
    ] = None,
    land: Lands = None,
    ags: Districts = None,
    kind: Kinds = None,
    role: Roles = None,
    words: Words = None,
    min_score: MinScore = 0.0,
    maintainer: Maintainer = False,
    rhythm: RhythmOption = Rhythm.AT_ONCE,
    at: At = "07:00",
    quiet: Quiet = None,
    quiet_weekends: QuietWeekends = False,
    always: Always = False,
    csv: Table = False,
) -> None:
    """Send alerts to an address from now on; without filters, all of them."""
    with _sentences(), opened(context) as (_, session):
        filters = _filters(session, land, ags, kind, role, words, min_score, maintainer)
        manner = _manner(rhythm, at, quiet, quiet_weekends, always, csv)
        chosen = channel or guessed(address)
        row = subscriptions.add(session, chosen, address, name, filters, datetime.now(UTC), manner)
        say(f"{row.address} erhält von jetzt an: {wanted(row)}.")
        if row.channel == "webhook":
            say(f"Geheimnis zum Prüfen der Unterschrift: {webhook_secret(row.token)}")


@subscribe.command("change")
def change(
    context: typer.Context,
    address: Address,
    land: Lands = None,
    ags: Districts = None,
    kind: Kinds = None,
    role: Roles = None,
    words: Words = None,
    min_score: MinScore = 0.0,
    maintainer: Maintainer = False,
    rhythm: RhythmOption = Rhythm.AT_ONCE,
    at: At = "07:00",
    quiet: Quiet = None,
    quiet_weekends: QuietWeekends = False,
    always: Always = False,
    csv: Table = False,
) -> None:
    """Give an address other filters and another rhythm; what is not named here is as if it had just been added."""
    with _sentences(), opened(context) as (_, session):
        row = subscriptions.find(session, address)
        filters = _filters(session, land, ags, kind, role, words, min_score, maintainer)
        subscriptions.change(row, filters, _manner(rhythm, at, quiet, quiet_weekends, always, csv))
        say(f"{row.address} erhält von jetzt an: {wanted(row)}.")


def _filters(
    session: Session,
    land: list[str] | None,
    ags: list[str] | None,
    kind: list[Kind] | None,
    role: list[Role] | None,
    words: list[str] | None,
    min_score: float,
    maintainer: bool,
) -> dict[str, Any]:
    return {
        "land": subscriptions.known_laender(session, land or []),
        "ags": [find_district(session, one).ags for one in ags or []],
        "kind": [str(one) for one in kind or []],
        "role": [str(one) for one in role or []],
        "words": [word.strip() for word in words or [] if word.strip()],
        "min_score": min_score,
        "maintainer": maintainer,
    }


def _manner(
    rhythm: Rhythm, at: str, quiet: str | None, quiet_weekends: bool, always: bool, csv: bool
) -> Manner:
    hours = quiet_hours(quiet) if quiet else None
    if always and rhythm is Rhythm.AT_ONCE:
        raise BadManner("--always goes with --rhythm daily or weekly; at once, nothing means nothing.")
    return Manner(rhythm, clock(at), hours, quiet_weekends, always, csv)


@subscribe.command("list")
def list_(context: typer.Context, format_: FormatOption = Format.TABLE) -> None:
    """List who gets what, and how their deliveries stand."""
    with opened(context) as (_, session):
        tallies = subscriptions.tallies(session)
        rows = [
            _row(row, tallies.get(row.id, Tally(0, 0, 0, None)))
            for row in session.scalars(
                select(Subscriber).where(Subscriber.ended_at.is_(None)).order_by(Subscriber.id)
            )
        ]
    columns = {
        "address": "Adresse",
        "name": "Name",
        "wanted": "abonniert",
        "sent": "zugestellt",
        "waiting": "wartet",
        "given_up": "aufgegeben",
        "last_error": "letzter Fehler",
    }
    print_rows(
        rows,
        format_,
        columns,
        "Noch niemand. Nächster Schritt: konzeptmonitor subscribe add ADRESSE",
        SUBSCRIBERS,
    )


def _row(row: Subscriber, tally: Tally) -> Row:
    return {
        "address": row.address,
        "name": row.name,
        "channel": row.channel,
        "filters": row.filters,
        "manner": row.manner,
        "wanted": wanted(row),
        "created_at": row.created_at,
        "sent": tally.sent,
        "waiting": tally.waiting,
        "given_up": tally.given_up,
        "last_error": tally.last_error,
    }


@subscribe.command("remove")
def remove(context: typer.Context, address: Address) -> None:
    """Send nothing to an address any more."""
    with _sentences(), opened(context) as (_, session):
        row = subscriptions.find(session, address)
        subscriptions.end(session, row, datetime.now(UTC))
        say(f"{row.address} erhält nichts mehr.")


@subscribe.command("preview")
def preview(
    context: typer.Context,
    address: Annotated[
        str | None, typer.Argument(metavar="ADDRESS", help="Who is subscribed; nobody: try filters out.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="TIME", help="Alerts since then (default: a week ago).")
    ] = None,
    land: Lands = None,
    ags: Districts = None,
    kind: Kinds = None,
    role: Roles = None,
    words: Words = None,
    min_score: MinScore = 0.0,
    maintainer: Maintainer = False,
    rhythm: RhythmOption = Rhythm.AT_ONCE,
    at: At = "07:00",
) -> None:
    """Show the messages an address (or anybody with these filters) would have got, without sending any."""
    now = datetime.now(UTC)
    moment = parse_time(since) if since else now - PREVIEWED
    with _sentences(), opened(context) as (store, session):
        if address:
            row = subscriptions.find(session, address)
        else:
            filters = _filters(session, land, ags, kind, role, words, min_score, maintainer)
            row = subscriptions.imagined(filters, _manner(rhythm, at, None, False, False, False), moment)
        messages = messages_since(session, row, moment, store.settings, now)
    for message in messages:
        say(f"An: {message.address}", f"Betreff: {message.subject}", "", render(message)[0])
    if not messages:
        say(f"Seit {moment:%d.%m.%Y} gab es nichts, was {row.address} abonniert hat.")
