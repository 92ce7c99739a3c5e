"""``crawl``: start the crawl process, show how far it is, detect what changed, say how it ended."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from sqlalchemy import Select, func, select

from monitor.changes import DetectResult, detect_all
from monitor.cli.app import FAILURE, PARTLY, USAGE, CommandError, app
from monitor.cli.crawl_log import last_words, log_file
from monitor.cli.output import say
from monitor.cli.times import NowOption, parse_time
from monitor.crawling import close_dead_crawls, end, start_crawl, start_process, watched_command
from monitor.revisiting import BESIDE, MOST_A_DISTRICT, due_revisits
from monitor.schedule import due_now
from storage.models import Crawl, District
from storage.registry import UnknownDistrict, districts_as_of, find_district
from storage.store import Store, open_store
from storage.values import Outcome
from storage.watches import active_watches

# How often the crawl's rows are looked at while it runs.
_POLL_SECONDS = 0.25
# Time the crawl process gets to write its rows after Ctrl-C before it is killed.
_PATIENCE_SECONDS = 20.0
_OUTCOMES = {"complete": "vollständig", "partial": "teilweise", "failed": "nicht beobachtbar"}


@app.command()
def crawl(
    context: typer.Context,
    ags: Annotated[list[str] | None, typer.Argument(help="AGS of the districts to crawl.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="All districts of today's registry.")] = False,
    due: Annotated[bool, typer.Option("--due", help="Those whose next crawl is due.")] = False,
    watched: Annotated[
        bool, typer.Option("--watched", help="The watched addresses; see konzeptmonitor watch.")
    ] = False,
    known: Annotated[
        bool,
        typer.Option(
            "--known", help="Only what is known and likely to have changed: papers, pages that led to them."
        ),
    ] = False,
    max_requests: Annotated[
        int | None, typer.Option(min=1, help="Requests per district, robots.txt and sitemaps included.")
    ] = None,
    now: NowOption = None,
) -> int:
    """Crawl districts, keep what is found, and detect what is new or has changed.

    Exit status 3: some district could not be observed. 1: the crawl itself failed.
    """
    moment = parse_time(now) if now else None
    store = open_store(context.obj)
    if watched:
        return _crawl_watched(store, moment, alone=not (ags or all_ or due or max_requests))
    if known:
        return _revisit(store, ags or [], moment, alone=not (all_ or due or max_requests))
    chosen = _chosen(store, ags or [], all_, due, moment or datetime.now(UTC))
    if not chosen:
        say("Kein Kreis ist fällig.")
        return 0
    return _crawl_and_tell(store, chosen, moment, max_requests)


def _crawl_and_tell(
    store: Store, ags: list[str], now: datetime | None, max_requests: int | None, revisits: Sequence[int] = ()
) -> int:
    rows, failed = run_crawl(store, ags, now, max_requests, revisits)
    for row in rows:
        say(line(store, row))
    detected = _detect(store, now)
    if failed:
        raise CommandError(failed, FAILURE)
    return PARTLY if detected.failed or any(row.outcome == Outcome.FAILED for row in rows) else 0


def _revisit(store: Store, ags: list[str], now: datetime | None, *, alone: bool) -> int:
    """Look at known addresses again, of these districts or of all."""
    if not alone:
        raise CommandError("--known chooses by itself; leave out --all, --due and --max-requests.", USAGE)
    with store.session() as session:
        due = due_revisits(session, now or datetime.now(UTC), MOST_A_DISTRICT)
    due = {one: ids for one, ids in due.items() if not ags or one in ags}
    if not due:
        say("Nichts Bekanntes ist fällig.")
        return 0
    ids = [resource_id for some in due.values() for resource_id in some]
    return _crawl_and_tell(store, list(due), now, MOST_A_DISTRICT + BESIDE, ids)


def _crawl_watched(store: Store, now: datetime | None, *, alone: bool) -> int:
    """Crawl what is watched, and detect what changed there."""
    if not alone:
        raise CommandError(
            "--watched goes with no district and no --max-requests; crawl those by themselves.", USAGE
        )
    with store.session() as session:
        close_dead_crawls(session, now or datetime.now(UTC))
        before = session.scalar(select(func.max(Crawl.id))) or 0
        count = len(active_watches(session))
    if not count:
        say("Keine Adresse wird beobachtet; `konzeptmonitor watch add URL` nimmt eine auf.")
        return 0
    log = log_file(store)
    process = start_process(watched_command(now), store.settings.home, log)
    try:
        process.wait()
    except KeyboardInterrupt:
        end(process, _PATIENCE_SECONDS)
        raise
    with store.session() as session:
        close_dead_crawls(session, now or datetime.now(UTC))
        rows = list(session.scalars(_mine(before, process)))
    failure = _failure(process, rows, [], log)
    for row in rows:
        say(
            f"Beobachtete Adressen ({count}): {_OUTCOMES.get(row.outcome or '', 'offen')} – {row.detail or ''} ({row.requests} Abrufe)"
        )
    detected = _detect(store, now)
    if failure or not rows:
        raise CommandError(failure or f"The crawl process did nothing. The log is {log}.", FAILURE)
    return PARTLY if detected.failed or any(row.outcome != Outcome.COMPLETE for row in rows) else 0


def _chosen(store: Store, ags: list[str], all_: bool, due: bool, now: datetime) -> list[str]:
    if ags and (all_ or due):
        choice = "--all" if all_ else "--due"
        raise CommandError(
            f"{choice} chooses the districts itself; leave out {' '.join(ags)}, or leave out {choice}.", USAGE
        )
    if all_ and due:
        raise CommandError("--all and --due exclude each other; leave one out.", USAGE)
    if sum((bool(ags), all_, due)) != 1:
        raise CommandError(
            "Name districts by their AGS, or say --all, --due or --watched; see konzeptmonitor crawl --help.",
            USAGE,
        )
    with store.session() as session:
        if not session.scalar(select(func.count()).select_from(District)):
            raise CommandError("The registry is empty. Run `konzeptmonitor init` first.")
        if due:
            return due_now(session, now, store.settings)
        if all_:
            return [district.ags for district in districts_as_of(session, now.date())]
        try:
            return list(dict.fromkeys(find_district(session, one).ags for one in ags))
        except UnknownDistrict as error:
            raise CommandError(str(error), USAGE) from error


def run_crawl(
    store: Store, ags: list[str], now: datetime | None, max_requests: int | None, revisits: Sequence[int] = ()
) -> tuple[list[Crawl], str | None]:
    """Crawl ``ags`` in one process and wait. The rows of the crawls, and a sentence if the process failed."""
    with store.session() as session:
        close_dead_crawls(session, now or datetime.now(UTC))
        before = session.scalar(select(func.max(Crawl.id))) or 0
    log = log_file(store)
    process = start_crawl(store, ags, now, max_requests, log, revisits)
    try:
        _watch(store, process, before, ags, max_requests or store.settings.crawl.requests_per_district)
    except KeyboardInterrupt:
        end(process, _PATIENCE_SECONDS)
        raise
    with store.session() as session:
        close_dead_crawls(session, now or datetime.now(UTC))
        rows = list(session.scalars(_mine(before, process)))
    return rows, _failure(process, rows, ags, log)


def _mine(before: int, process: subprocess.Popen[bytes]) -> Select[Crawl]:
    return select(Crawl).where(Crawl.id > before, Crawl.pid == process.pid).order_by(Crawl.ags)


def _watch(store: Store, process: subprocess.Popen[bytes], before: int, ags: list[str], budget: int) -> None:
    """Follow the crawl by its rows: a bar on a terminal, a line per finished district otherwise."""
    ended: set[str | None] = set()
    with _progress() as progress:
        task = progress.add_task(f"{len(ags)} Kreise", total=len(ags) * budget)
        for rows in _states(store, process, before):
            spent = sum(row.requests if row.ended_at is None else budget for row in rows)
            names = [row.ags for row in rows if row.ended_at is not None]
            progress.update(task, completed=spent, description=f"{len(names)} von {len(ags)} Kreisen fertig")
            for row in rows:
                if row.ended_at is not None and row.ags not in ended:
                    ended.add(row.ags)
                    if not progress.console.is_terminal:
                        sys.stderr.write(f"[{len(ended)}/{len(ags)}] {row.ags}: {row.requests} Abrufe\n")


def _progress() -> Progress:
    from rich.console import Console

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("Abrufe"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )


def _states(store: Store, process: subprocess.Popen[bytes], before: int) -> Iterator[list[Crawl]]:
    running = True
    while running:
        running = process.poll() is None
        with store.session() as session:
            yield list(session.scalars(_mine(before, process)))
        if running:
            time.sleep(_POLL_SECONDS)


def _failure(process: subprocess.Popen[bytes], rows: list[Crawl], ags: list[str], log: Path) -> str | None:
    """A sentence if the process itself failed: Scrapy's exit status says nothing, the rows and the log do."""
    text = log.read_text(encoding="utf-8", errors="replace")
    stored = [line for line in text.splitlines() if "STORE FAILED" in line]
    if stored:
        return f"Our own store failed, so the crawl stopped: {stored[0].partition('STORE FAILED: ')[2]} Free space or repair it, then crawl again; nothing stored was harmed."
    busy = [
        line.partition("WARNING: ")[2] for line in text.splitlines() if "is being crawled already" in line
    ]
    if busy:
        return f"{busy[0]} Wait for it to end, or end that process."
    missing = sorted(set(ags) - {row.ags for row in rows})
    killed = [row.ags or "watched" for row in rows if row.reason == "killed"]
    if missing or killed or process.returncode != 0:
        return f"The crawl process ended early (districts without a crawl: {', '.join(missing) or 'none'}; cut off: {', '.join(killed) or 'none'}). {last_words(text, log)}"
    return None


def _detect(store: Store, now: datetime | None) -> DetectResult:
    """Look at what the crawls found, and say what came of it."""
    result = detect_all(store, now or datetime.now(UTC))
    say(result.sentence())
    return result


def line(store: Store, row: Crawl) -> str:
    """How a crawl ended, as a line for people."""
    with store.session() as session:
        name = session.get_one(District, row.ags).name
    outcome = _OUTCOMES.get(row.outcome or "", "offen")
    return f"{row.ags} {name}: {outcome} – {row.detail or ''} ({row.requests} Abrufe, {row.pages} Seiten, {row.documents} Dokumente)"
