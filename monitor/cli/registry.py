"""The command that makes a home and fills its registry: init."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from monitor.cli.app import FAILURE, USAGE, CommandError, app
from monitor.cli.home import opened
from monitor.cli.output import note, say
from storage import registry
from storage.registry_values import BadRegistry, Registry, RegistryChange

NAMED = 12  # so many AGS fit on a line; more are only counted


@app.command()
def init(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Option(
            "--districts",
            metavar="FILE.csv",
            help="Use this list (ags,name,kind,land,website,other_hosts) instead of the shipped registry.",
        ),
    ] = None,
    shipped: Annotated[
        bool,
        typer.Option("--shipped", help="Go back to the shipped registry in a home that uses its own list."),
    ] = False,
) -> None:
    """Create the home and load the registry of districts; run again, it brings both up to date."""
    if file is not None and shipped:
        raise CommandError("--districts and --shipped exclude each other; leave one out.", USAGE)
    # Read first: a bad file must leave no half-made home behind.
    wanted = registry.shipped_registry() if file is None else _read(file)
    with opened(context) as (store, session):
        say(f"Ordner: {store.settings.home}")
        last = registry.last_version(session)
        if file is None and not shipped and last is not None and last.source != registry.SHIPPED:
            say(
                f"Hier gilt das eigene Register {last.source}; es bleibt unverändert.",
                "Auf das mitgelieferte umstellen: konzeptmonitor init --shipped",
            )
            return
        now = datetime.now(UTC)
        change = registry.load(session, wanted, now)
        _tell(change, wanted.source, len(registry.districts_as_of(session, now.date())))
    if wanted.ignored:
        note([f"Unbekannte Spalten wurden nicht gelesen: {', '.join(wanted.ignored)}"])
    note(
        f"Warnung: {', '.join(agss)} nennen dieselbe Website {website}; Funde dort würden jedem von ihnen zugerechnet."
        for website, agss in wanted.shared_websites().items()
    )


def _read(file: Path) -> Registry:
    try:
        return registry.read_csv(file)
    except BadRegistry as error:
        raise CommandError(str(error), FAILURE) from error
    except OSError as error:
        raise CommandError(f"{file} cannot be read ({error.strerror}); check the path.", USAGE) from error


def _tell(change: RegistryChange, source: str, current: int) -> None:
    say(f"Register: {'mitgeliefert' if source == registry.SHIPPED else source}")
    parts = (("aufgenommen", change.added), ("geändert", change.changed), ("beendet", change.dropped))
    for verb, ags in parts:
        if ags:
            say(f"  {len(ags)} {verb}" + (f": {', '.join(ags)}" if len(ags) <= NAMED else ""))
    if not change:
        say("  nichts zu ändern")
    say(f"Heute: {current} Kreise und Städte.", "Nächster Schritt: konzeptmonitor crawl --all")
