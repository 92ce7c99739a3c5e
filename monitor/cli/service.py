"""Commands of the service: serve, run."""

from __future__ import annotations

import signal
from datetime import UTC, datetime
from typing import Annotated

import typer

from monitor.cli.app import FAILURE, USAGE, CommandError, app
from monitor.cli.output import say
from monitor.schedule_text import clock
from storage.log_lines import configure
from storage.store import open_store
from storage.windows import Windows

AddressOption = Annotated[
    str | None, typer.Option(metavar="HOST:PORT", help="Where to listen (default: web.address).")
]


@app.command()
def serve(context: typer.Context, address: AddressOption = None) -> None:
    """Show the dashboard, and nothing else, until Ctrl-C. Loopback addresses only."""
    from monitor.dashboard.app import create_app
    from monitor.serving import BadAddress, listen, server, shown

    store = open_store(context.obj)
    try:
        listener = listen(address or store.settings.web.address)
    except BadAddress as error:
        raise CommandError(str(error), USAGE) from error
    configure(store.settings.log.format)
    say(f"Konzeptmonitor: {shown(listener)} (Strg-C beendet)")
    web = server(create_app(store))

    def stop(*_: object) -> None:
        web.should_exit = True

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    web.run(sockets=[listener])
    store.close()


@app.command()
def run(context: typer.Context, address: AddressOption = None) -> None:
    """Do everything, until Ctrl-C: crawl what is due, detect, deliver, and show the dashboard."""
    from monitor import service
    from monitor.dashboard.app import create_app
    from monitor.serving import BadAddress, listen, parse_address, shown

    store = open_store(context.obj)
    _check_contact(store.settings.crawl.contact)
    configure(store.settings.log.format)
    try:
        parse_address(address or store.settings.web.address)
        with service.only_one(store):
            listener = listen(address or store.settings.web.address)
            say(f"{service.ensure_registry(store)} Kreise und Städte im Register von {store.settings.home}")
            say(f"Konzeptmonitor: {shown(listener)} (Strg-C beendet)")
            say(_windows(store.settings.crawl.week, datetime.now(UTC)))
            service.run(store, listener, create_app(store, scheduled=True))
    except BadAddress as error:
        raise CommandError(str(error), USAGE) from error
    except service.AlreadyRunning as error:
        raise CommandError(str(error), FAILURE) from error
    finally:
        store.close()


def _windows(week: Windows, now: datetime) -> str:
    if week.is_open(now):
        return "Läufe beginnen, sobald etwas fällig ist (konzeptmonitor schedule next)."
    return f"Läufe beginnen im nächsten Zeitfenster, {clock(week.next_open(now), week.zone)} (crawl.windows)."


def _check_contact(contact: str) -> None:
    if not contact:
        raise CommandError(
            "crawl.contact is not set: every website we read must be able to ask whose crawler this is. Write "
            'contact = "name@institut.de" into [crawl] of konzeptmonitor.toml, or set '
            "KONZEPTMONITOR_CRAWL__CONTACT.",
            USAGE,
        )
