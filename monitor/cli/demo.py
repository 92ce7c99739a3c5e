"""``demo``: the whole main job against the bundled sample sites, then the dashboard."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from monitor.changes import detect_all
from monitor.cli.app import FAILURE, app
from monitor.cli.crawl import line, run_crawl
from monitor.cli.output import say
from monitor.coverage import observation_states
from monitor.listings import alert_rows, paper_rows
from monitor.samples import expected
from monitor.samples.comparison import Line, compare_alerts, compare_papers, compare_states
from monitor.samples.server import SampleServer
from monitor.samples.world import registry_csv, resolve_list
from monitor.wording import KIND
from storage.registry import load, read_csv, shipped_registry
from storage.registry_values import Registry
from storage.store import Store, open_store

# The second crawl is dated as far after the first as a weekly rhythm has it.
_BETWEEN = timedelta(days=7)
# States are asked for when the crawl, which began at the moment it was given, has ended.
_AFTER = timedelta(days=1)
STATES = {
    "found": "gefunden",
    "none_found": "gesucht, nichts gefunden",
    "not_observable": "nicht beobachtbar",
}


@app.command()
def demo(
    context: typer.Context,
    serve: Annotated[bool, typer.Option(help="Keep the dashboard up at the end.")] = True,
) -> int:
    """Show the whole job: registry, crawl of sample sites, what changed and why, dashboard.

    Exit status 1 if something expected was not found, or something was found that is not there.
    """
    home = Path(context.obj or tempfile.mkdtemp(prefix="konzeptmonitor-demo-"))
    with SampleServer() as server:
        store = _opened(home, server.port)
        lines = _job(store, server)
    _print_table(lines)
    wrong = sum(not one.agrees for one in lines)
    say(
        "",
        f"{len(lines) - wrong} von {len(lines)} Erwartungen erfüllt." + (f" {wrong} nicht." if wrong else ""),
    )
    if serve:
        _serve(store)
    store.close()
    return FAILURE if wrong else 0


def _opened(home: Path, port: int) -> Store:
    """A home whose crawls reach the sample hosts on loopback, and nothing else that is not public."""
    os.environ.update(
        {
            "KONZEPTMONITOR_HOME": str(home),
            "KONZEPTMONITOR_CRAWL__RESOLVE": ",".join(resolve_list(port)),
            "KONZEPTMONITOR_CRAWL__ALLOWED_NETWORKS": "127.0.0.0/8",
            "KONZEPTMONITOR_CRAWL__DELAY_SECONDS": "0",  # our own machine may be asked without a pause
            "KONZEPTMONITOR_CRAWL__CONTACT": "demo@example.org",
            "KONZEPTMONITOR_ALERTS__CONFIRM_VANISHED_HOURS": "0",
        }
    )
    return open_store(home)


def _job(store: Store, server: SampleServer) -> list[Line]:
    now = datetime.now(UTC)
    ags = _load_registry(store, now)
    with _step(f"2. Erster Lauf: {len(ags)} Musterkreise, Beispiel-Websites auf diesem Rechner"):
        _crawl(store, ags, now)
    with store.session() as session:
        papers = paper_rows(session)
        lines = compare_papers([one for one in expected.EXPECTED_PAPERS if 1 in one.states], papers)
        lines += compare_states(expected.EXPECTED_STATES, _states(store, now + _AFTER), STATES)
    say(
        f"   Erstbestand: {sum(row['is_concept'] for row in papers)} Konzepte, gespeichert und belegt. Das ist noch keine Neuigkeit."
    )
    server.state = 2
    later = now + _BETWEEN
    with _step("3. Eine Woche später haben sich die Websites geändert. Zweiter Lauf"):
        _crawl(store, ags, later)
    with _step("4. Meldungen"):
        with store.session() as session:
            alerts = alert_rows(session)
        _print_alerts(alerts)
    lines += compare_alerts(
        expected.EXPECTED_ALERTS, expected.TOLERATED_ALERTS, expected.MUST_NOT_ALERT, alerts, KIND
    )
    return lines + compare_states(expected.EXPECTED_STATES_2, _states(store, later + _AFTER), STATES)


@contextmanager
def _step(title: str) -> Iterator[None]:
    say("", title)
    yield


def _load_registry(store: Store, now: datetime) -> list[str]:
    """The real registry, and beside it the invented districts of the demo."""
    real = shipped_registry()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "musterkreise.csv"
        registry_csv(file)
        samples = read_csv(file)
    with store.session() as session:
        load(session, _together(real, samples), now)
    today = sum(unit.valid_to is None for unit in real.units)
    say(
        f"1. Register: {today} Kreise und kreisfreie Städte geladen, dazu {len(samples.units)} erfundene für diese Vorführung."
    )
    return [unit.ags for unit in samples.units]


def _together(real: Registry, samples: Registry) -> Registry:
    return replace(real, source=f"{real.source} + Vorführung", units=(*real.units, *samples.units))


def _crawl(store: Store, ags: list[str], now: datetime) -> None:
    rows, failed = run_crawl(store, ags, now, None)
    for row in rows:
        say("   " + line(store, row))
    if failed:
        say(failed)
    detect_all(store, now)


def _states(store: Store, now: datetime) -> dict[str, str]:
    with store.session() as session:
        states = observation_states(session, now, store.settings.crawl.none_found_days)
        return {one.district.ags: str(one.state) for one in states}


def _print_alerts(alerts: Sequence[dict[str, Any]]) -> None:
    for alert in alerts:
        say(f"   {KIND[alert['kind']]}: {alert['title']} ({alert['ags']})", f"      {alert['url']}")
        for reason in alert["reasons"][:4]:
            say(f"      – {reason}")


def _print_table(lines: Sequence[Line]) -> None:
    table = Table(title="5. Erwartet und gefunden", title_justify="left", box=None, header_style="bold")
    for heading in ("", "AGS", "erwartet", "gefunden"):
        table.add_column(heading, overflow="fold")
    for one in lines:
        table.add_row(Text("✓" if one.agrees else "✗"), one.ags, Text(one.expected), Text(one.found))
    console = Console()
    console.print()
    console.print(table)


def _serve(store: Store) -> None:
    """The dashboard until Ctrl-C, at the usual address or, if that is taken, at a free one."""
    from monitor.dashboard.app import create_app
    from monitor.serving import BadAddress, listen, server, shown

    try:
        listener = listen(store.settings.web.address)
    except BadAddress:
        listener = listen("127.0.0.1:0")
    say(
        "",
        f"Übersicht im Browser: {shown(listener)}   (Strg-C beendet; gespeichert in {store.settings.home})",
    )
    # The second crawl is dated a week ahead: the dashboard shows that moment.
    server(create_app(store, now=lambda: datetime.now(UTC) + _BETWEEN)).run(sockets=[listener])
