"""``reextract``: read stored bodies again with the present extractor. A better reader is not news."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer
from sqlalchemy import select

from crawler.extract import EXTRACTOR_VERSION
from crawler.extract.worker import WORKERS, Reader
from crawler.reading import charset_of
from monitor.cli.app import PARTLY, app
from monitor.cli.home import opened
from monitor.cli.output import note, say
from monitor.cli.papers import AgsOption, known
from monitor.cli.progress import bar
from monitor.doctor.findings import counted
from monitor.rereadings import Reread, judge, summary
from storage.bodies import UNREADABLE
from storage.models import Paper, Part
from storage.rereading import Due, belongs, due, due_bodies, join_parts, take
from storage.store import Store
from storage.values import Document

# Read ahead of the writing: keeps the workers busy and a killed run's loss small.
_AHEAD = 4 * WORKERS


class ReportFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True)
class _Read:
    due: Due
    document: Document | None
    error: str = ""


@app.command()
def reextract(
    context: typer.Context,
    ags: AgsOption = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would come out; nothing is kept.")
    ] = False,
    format_: Annotated[
        ReportFormat, typer.Option("--format", help="How to print the differences.")
    ] = ReportFormat.TEXT,
) -> int:
    """Read stored bodies again with the present extractor; nobody is alerted.

    New texts of papers become versions that are marked as ours. May be cut off and run again.
    Exit status 3: some bodies were missing or damaged.
    """
    with opened(context) as (store, _):
        with store.session() as session:
            only = known(session, ags)
            queue = due_bodies(session, EXTRACTOR_VERSION, only)
        found: list[Reread] = []
        lost: list[str] = []
        with bar("Inhalte", len(queue)) as step:
            for read in _readings(store, queue):
                if read.document is None:
                    lost.append(read.error)
                else:
                    found.append(_settle(store, read.due, read.document, keep=not dry_run))
                step()
        if not dry_run:
            _join(store, only)
    note(lost)
    if format_ is ReportFormat.JSON:
        rows = [one.as_json() for one in found]
        say(
            json.dumps(
                {"extractor": EXTRACTOR_VERSION, "bodies": rows, "lost": lost}, ensure_ascii=False, indent=1
            )
        )
    else:
        say(*_lines(found, dry_run=dry_run))
    return PARTLY if lost else 0


def _readings(store: Store, queue: list[str]) -> Iterator[_Read]:
    """Each body read anew, in order; a few are read ahead in the worker processes."""

    def read(sha256: str) -> _Read:
        with store.session() as session:
            one = due(session, sha256)
        try:
            body = store.bodies.get(sha256)
        except UNREADABLE as error:
            return _Read(one, None, str(error))
        return _Read(one, reader.read(body, one.media_type, charset_of(one.declared)))

    with Reader() as reader, ThreadPoolExecutor(WORKERS) as threads:
        for start in range(0, len(queue), _AHEAD):
            yield from threads.map(read, queue[start : start + _AHEAD])


def _settle(store: Store, one: Due, read: Document, *, keep: bool) -> Reread:
    """Compare, and keep the new reading with all that follows from it in one transaction."""
    before = one.before
    judged = judge(one.sha256, before.text, read.text, read.problem)
    with store.session() as session:
        of = belongs(session, one.sha256)
        if keep and judged.taken:
            take(session, one.sha256, read, before)
    return replace(judged, paper=of.paper, title=of.title, url=of.url)


def _join(store: Store, ags: str | None) -> None:
    """Papers in parts get the text of their parts as read now; done by every run, a run may have been cut off here."""
    with store.session() as session:
        districts = [ags] if ags else list(session.scalars(select(Paper.ags).join(Part).distinct()))
    for district in districts:
        with store.session() as session:
            join_parts(session, district, store.bodies.put, datetime.now(UTC))


def _lines(found: list[Reread], *, dry_run: bool) -> list[str]:
    if not found:
        return [f"Alles ist mit der heutigen Lesefassung ({EXTRACTOR_VERSION}) gelesen."]
    what = "zur Probe gelesen, nichts aufbewahrt" if dry_run else "neu gelesen"
    count = counted(len(found), "Inhalt", "Inhalte")
    return [f"{count} mit Lesefassung {EXTRACTOR_VERSION} {what}:", *summary(found)]
