"""``prune``: drop bodies that no paper needs. Shows what would go, unless told to do it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer
from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.cli.app import CommandError, app
from monitor.cli.home import opened
from monitor.cli.output import say
from monitor.cli.progress import bar
from monitor.doctor.findings import counted, room
from storage.crawls import is_alive
from storage.models import Crawl
from storage.retention import Droppable, droppable, mark_dropped, orphans
from storage.store import Store

# A quarter of a year: long enough to look into what a crawl saw, and why it took it for nothing.
DAYS = 90


@app.command()
def prune(
    context: typer.Context,
    days: Annotated[
        int, typer.Option("--older-than", min=1, metavar="DAYS", help="Only what was last seen before that.")
    ] = DAYS,
    apply: Annotated[bool, typer.Option("--apply", help="Really drop it; without this, only show.")] = False,
) -> None:
    """Drop archived bodies that no paper needs: never papers, their versions, or the pages that led to them.

    What was seen and when stays in the database; only the bytes go. May be cut off and run again.
    """
    now = datetime.now(UTC)
    with opened(context) as (store, session):
        found, files = _found(store, session, now, days)
        if not apply:
            say(_sentence(found, files, "Entbehrlich"), "Nichts wurde entfernt; --apply entfernt es.")
            return
        _no_crawl_runs(session, now)
    with opened(context) as (store, _), bar("Inhalte", len(found) + len(files)) as step:
        for one in found:
            with store.session() as own:
                mark_dropped(own, one.sha256, now)
            store.bodies.drop(one.sha256)
            step()
        for one in files:
            store.bodies.drop(one.sha256)
            step()
    say(_sentence(found, files, "Entfernt"))


def _found(
    store: Store, session: Session, now: datetime, days: int
) -> tuple[list[Droppable], list[Droppable]]:
    return droppable(session, now - timedelta(days=days)), list(orphans(session, store.bodies, now))


def _no_crawl_runs(session: Session, now: datetime) -> None:
    """A crawl may be about to file bytes that are just being dropped."""
    running = [
        crawl
        for crawl in session.scalars(select(Crawl).where(Crawl.ended_at.is_(None)))
        if is_alive(crawl, now)
    ]
    if running:
        raise CommandError(
            f"Crawl {running[0].id} is under way (process {running[0].pid} on {running[0].host_name}); "
            "prune when it has ended."
        )


def _sentence(found: list[Droppable], files: list[Droppable], what: str) -> str:
    return (
        f"{what}: {counted(len(found), 'Inhalt', 'Inhalte')}, von keinem Papier gebraucht "
        f"({room(sum(one.size for one in found))} unverdichtet), und {counted(len(files), 'Datei', 'Dateien')} "
        f"ohne Eintrag ({room(sum(one.size for one in files))})."
    )
