"""The command that empties the outbox: deliver."""

from __future__ import annotations

from typing import Annotated

import typer

from monitor.cli.app import FAILURE, PARTLY, app
from monitor.cli.output import note, say
from monitor.cli.times import NowOption, present
from monitor.dashboard.formats import plural
from monitor.deliveries import Counts, deliver_all, revive
from storage.store import open_store


@app.command()
def deliver(
    context: typer.Context,
    again: Annotated[
        bool,
        typer.Option("--again", help="Try once more what was given up, for example after a bad password."),
    ] = False,
    now: NowOption = None,
) -> int:
    """Send the alerts that wait for delivery; what fails is tried again later.

    Exit status 3: some messages could not be delivered. 1: none could.
    """
    moment = present(now)
    store = open_store(context.obj)
    try:
        if again:
            with store.session() as session:
                say(f"{plural(revive(session, moment), 'Zustellung', 'Zustellungen')} wieder aufgenommen.")
        counts = deliver_all(store, moment)
    finally:
        store.close()
    say(sentence(counts))
    note(dict.fromkeys(counts.problems))
    return status(counts)


def sentence(counts: Counts) -> str:
    """What a round did, in one German sentence."""
    parts = [f"{plural(counts.sent, 'Nachricht', 'Nachrichten')} zugestellt"]
    if counts.delayed:
        parts.append(f"{counts.delayed} später noch einmal")
    if counts.given_up:
        parts.append(f"{counts.given_up} aufgegeben (konzeptmonitor subscribe list nennt den Grund)")
    if counts.waiting:
        parts.append(f"{plural(counts.waiting, 'Zustellung wartet', 'Zustellungen warten')}")
    return ", ".join(parts) + "."


def status(counts: Counts) -> int:
    """The exit status: 0 all went, 3 some did not, 1 none did."""
    if not (counts.delayed or counts.given_up or counts.waiting):
        return 0
    return PARTLY if counts.sent else FAILURE
