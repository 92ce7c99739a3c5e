"""``backfill``: earlier states of known papers from a web archive. They are evidence, never news."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Annotated

import typer

from crawler.extract.worker import Reader
from crawler.robots import AGENT
from crawler.web_archive import cdx
from crawler.web_archive.asking import Archive, ArchiveRefuses
from crawler.web_archive.backfill import FAILED, KNOWN, NEW_TEXT, SAME_TEXT, Backfill
from crawler.web_archive.keeping import Known, known_places
from monitor.cli.app import PARTLY, USAGE, CommandError, app
from monitor.cli.home import opened
from monitor.cli.output import note, say
from monitor.cli.papers import known
from monitor.cli.progress import bar
from monitor.doctor.findings import counted
from storage.addresses import AddressGuard
from storage.config import CrawlSettings
from storage.guarded_requests import guarded_session
from storage.store import Store


@app.command()
def backfill(
    context: typer.Context,
    index: Annotated[
        str,
        typer.Option(
            "--from", metavar="URL", help="The archive's CDX server, such as https://…/collection/cdx."
        ),
    ],
    ags: Annotated[list[str] | None, typer.Argument(help="AGS of districts (default: all).")] = None,
    replay: Annotated[
        str | None,
        typer.Option(metavar="URL", help="What stands before TIMEid_/ADDRESS (default: told by --from)."),
    ] = None,
    most: Annotated[
        int, typer.Option("--most", min=1, help="At most so many states of one address.")
    ] = cdx.MOST_STATES,
) -> int:
    """Fetch states of known papers from before our first crawl out of a web archive (pywb, Wayback Machine).

    They become captures and versions of their own provenance and raise no alert. May be run again.
    Exit status 3: some states could not be had.
    """
    try:
        prefix = replay or cdx.replay_prefix(index)
    except cdx.BadIndex as error:
        raise CommandError(str(error), USAGE) from error
    with opened(context) as (store, _), Reader() as reader:
        with store.session() as session:
            chosen = [known(session, one) for one in ags or []] or [None]
            places = [place for one in chosen for place in known_places(session, one)]
        work = Backfill(store, _archive(store), reader, index, prefix, datetime.now(UTC), most)
        _work_through(work, places)
    note(work.problems)
    say(_summary(work, len(places)))
    return PARTLY if work.problems else 0


def _work_through(work: Backfill, places: Sequence[Known]) -> None:
    with bar("Adressen", len(places)) as step:
        for place in places:
            try:
                work.of_place(place)
            except (ArchiveRefuses, cdx.BadIndex) as error:
                raise CommandError(f"{error} What was had before that is kept; try again later.") from error
            step()


def _archive(store: Store) -> Archive:
    settings = store.settings.crawl
    session = guarded_session(AddressGuard.of(settings.allowed_networks), _agent(settings))
    session.verify = settings.verify_tls
    return Archive(
        session, settings.delay_seconds, settings.timeout_seconds, int(settings.max_body_mb * 1024**2)
    )


def _agent(settings: CrawlSettings) -> str:
    contact = f"; +{settings.contact}" if settings.contact else ""
    return f"{AGENT}/{version('konzeptmonitor')} (Forschung zu Integrationskonzepten{contact})"


def _summary(work: Backfill, addresses: int) -> str:
    counts = work.counts
    kept = counts[NEW_TEXT] + counts[SAME_TEXT]
    return (
        f"{counted(addresses, 'Adresse', 'Adressen')} bei {work.host} nachgefragt: "
        f"{counted(kept, 'früherer Stand', 'frühere Stände')} neu aufbewahrt "
        f"({counts[NEW_TEXT]} mit unbekanntem Text), {counts[KNOWN]} schon vorhanden, "
        f"{counts[FAILED]} nicht zu bekommen."
    )
