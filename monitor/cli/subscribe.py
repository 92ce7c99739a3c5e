"""Commands for those who are told: subscribe add, list, remove, preview."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer
from sqlalchemy import select

from monitor import subscriptions
from monitor.cli.app import USAGE, CommandError, app
from monitor.cli.columns import SUBSCRIBERS
from monitor.cli.home import opened
from monitor.cli.output import Format, FormatOption, Row, print_rows, say
from monitor.cli.times import parse_time
from monitor.filters import described
from monitor.mailtext.rendering import render
from monitor.preview import messages_since
from monitor.subscriptions import BadSubscription, Tally
from storage.models import Subscriber
from storage.registry import UnknownDistrict, find_district
from storage.values import Kind, Role

PREVIEWED = timedelta(days=7)  # a week is what one remembers having seen

subscribe = typer.Typer(no_args_is_help=True, help="Who is told about new and changed papers.")
app.add_typer(subscribe, name="subscribe")

Address = Annotated[str, typer.Argument(metavar="ADDRESS", help="A mail address, or the URL of a webhook.")]


@contextmanager
def _sentences() -> Iterator[None]:
    try:
        yield
    except (BadSubscription, UnknownDistrict) as error:
        raise CommandError(str(error), USAGE) from error


@subscribe.command("add")
def add(
    context: typer.Context,
    address: Address,
    name: Annotated[str, typer.Option(help="Whose address it is.")] = "",
    channel: Annotated[
        str | None, typer.Option(help="email or webhook (default: by the look of the address).")
    ] = None,
    land: Annotated[list[str] | None, typer.Option(help="Only this Land; may be repeated.")] = None,
    ags: Annotated[list[str] | None, typer.Option(help="Only this district; may be repeated.")] = None,
    kind: Annotated[list[Kind] | None, typer.Option(help="Only this kind of alert; may be repeated.")] = None,
    role: Annotated[
        list[Role] | None, typer.Option(help="Only papers of this role; may be repeated.")
    ] = None,
    min_score: Annotated[
        float, typer.Option(min=0, max=1, help="Only papers with at least this score.")
    ] = 0.0,
) -> None:
    """Send alerts to an address from now on; without filters, all of them."""
    with _sentences(), opened(context) as (_, session):
        filters = {
            "land": subscriptions.known_laender(session, land or []),
            "ags": [find_district(session, one).ags for one in ags or []],
            "kind": [str(one) for one in kind or []],
            "role": [str(one) for one in role or []],
            "min_score": min_score,
        }
        chosen = channel or ("webhook" if "://" in address else "email")
        row = subscriptions.add(session, chosen, address, name, filters, datetime.now(UTC))
        say(f"{row.address} erhält von jetzt an: {described(row.filters)}.")


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
        "wanted": described(row.filters),
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
    address: Address,
    since: Annotated[
        str | None, typer.Option(metavar="TIME", help="Alerts since then (default: a week ago).")
    ] = None,
) -> None:
    """Show the mails an address would have got, without sending any."""
    now = datetime.now(UTC)
    moment = parse_time(since) if since else now - PREVIEWED
    with _sentences(), opened(context) as (store, session):
        row = subscriptions.find(session, address)
        messages = messages_since(session, row, moment, store.settings, now)
    for message in messages:
        say(f"An: {message.address}", f"Betreff: {message.subject}", "", render(message)[0])
    if not messages:
        say(f"Seit {moment:%d.%m.%Y} gab es nichts, was {row.address} abonniert hat.")
