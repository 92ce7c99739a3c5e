"""``export``: what is kept, in the forms that other programs read."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import select

from monitor.cli.app import PARTLY, USAGE, CommandError, app
from monitor.cli.home import opened
from monitor.cli.output import say
from monitor.cli.papers import known
from monitor.cli.progress import bar
from monitor.doctor.findings import counted
from storage.config import Settings
from storage.evidence import evidence
from storage.models import Paper
from storage.warc import Written, write_warc

group = typer.Typer(no_args_is_help=True, help="Write what is kept in forms that other programs read.")
app.add_typer(group, name="export")

_CONFORMS_TO = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
_DESCRIPTION = (
    "Captures of integration concepts of German districts and of the pages that led to them. Bodies are "
    "without their content coding; header lines about the coded form stand under X-Archive-Orig-. The Host "
    "line, the reason phrase and the order of header lines are reconstructed. Answers that are no "
    "observation, absences and redirects have no body (WARC-Truncated). 304 answers are revisits."
)


@group.command()
def warc(
    context: typer.Context,
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="File to write, such as papers.warc.gz.")
    ],
    ags: Annotated[
        list[str] | None, typer.Option("--ags", metavar="AGS", help="Only this district (may be repeated).")
    ] = None,
    paper: Annotated[
        list[int] | None, typer.Option("--paper", metavar="PAPER", help="Only this paper (may be repeated).")
    ] = None,
) -> int:
    """Write captures of papers, and of the pages that led to them, as WARC 1.1 (for pywb and the like).

    Exit status 3: some bodies were missing or damaged and are not in the file.
    """
    if not out.parent.is_dir():
        raise CommandError(f"The folder {out.parent} does not exist; make it, or name another.", USAGE)
    with opened(context) as (store, session):
        chosen = [known(session, one) or "" for one in ags or []]
        unknown = set(paper or []) - set(session.scalars(select(Paper.id).where(Paper.id.in_(paper or []))))
        if unknown:
            raise CommandError(f"No paper {min(unknown)}; see `konzeptmonitor documents`.", USAGE)
        count, captures = evidence(session, chosen, paper or [])
        with bar("Abrufe", count) as step:
            written = write_warc(out, captures, store.bodies, datetime.now(UTC), _info(store.settings), step)
    say(*_summary(out, written))
    return PARTLY if written.lost else 0


def _info(settings: Settings) -> dict[str, str]:
    software = f"Konzeptmonitor/{version('konzeptmonitor')}"
    info = {
        "software": software,
        "format": "WARC File Format 1.1",
        "conformsTo": _CONFORMS_TO,
        "operator": settings.crawl.contact,
        "robots": "obey",
        "description": _DESCRIPTION,
    }
    return {name: value for name, value in info.items() if value}


def _summary(out: Path, written: Written) -> list[str]:
    lines = [
        f"{out}: {counted(written.responses, 'Antwort', 'Antworten')}, "
        f"{counted(written.revisits, 'Wiederholung', 'Wiederholungen')} "
        f"({counted(written.unanswered, 'Abruf', 'Abrufe')} ohne Antwort ausgelassen)."
    ]
    if written.lost:
        shown = ", ".join(map(str, written.lost[:5])) + (" …" if len(written.lost) > 5 else "")
        lines.append(
            f"Ausgelassen: {counted(len(written.lost), 'Abruf', 'Abrufe')}, deren Inhalt im Archiv fehlt oder "
            f"beschädigt ist (Nummer {shown}); `konzeptmonitor doctor` sagt mehr."
        )
    return lines
