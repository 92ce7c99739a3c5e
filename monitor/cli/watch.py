"""Commands for watched addresses: watch add, import, list, remove. ``crawl --watched`` fetches them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from soupsieve import SelectorSyntaxError
from soupsieve import compile as compile_selector
from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler.urls import canonical, key
from monitor.cli.app import USAGE, CommandError, app
from monitor.cli.home import opened
from monitor.cli.output import Format, FormatOption, Row, note, print_rows, say
from monitor.dashboard.formats import plural
from monitor.watch_lists import UnknownList, Wanted, read_list
from storage.registry import UnknownDistrict, find_district
from storage.watch_models import Watch
from storage.watches import active_watches, add_watch, end_watch

watch = typer.Typer(no_args_is_help=True, help="Addresses of your own that are watched besides the districts' papers.")  # fmt: skip
app.add_typer(watch, name="watch")

COLUMNS = {"watch_id": "Nr.", "ags": "AGS", "url": "Adresse", "name": "Name", "state": "Zustand", "checked_at": "zuletzt gelesen", "rules": "eigene Regeln"}  # fmt: skip
AgsOption = Annotated[
    str | None,
    typer.Option("--ags", metavar="AGS", help="The district it belongs to (default: to none)."),
]
FileOption = Annotated[
    Path | None,
    typer.Option(
        "--file",
        help="A list: plain lines, YAML of urlwatch or webchanges, JSON or backup of changedetection.io.",
    ),
]


@watch.command("add")
def add(
    context: typer.Context,
    url: Annotated[str | None, typer.Argument(metavar="URL", help="The address of a page or file.")] = None,
    file: FileOption = None,
    ags: AgsOption = None,
    name: Annotated[str, typer.Option(help="What to call it in alerts (default: its title).")] = "",
    selector: Annotated[
        str | None, typer.Option(help="CSS: compare only what this chooses (rarely needed).")
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            help="Regular expression: lines it is found in are not compared; may be repeated (rarely needed)."
        ),
    ] = None,
) -> None:
    """Watch an address from now on: its text, and the documents it comes to link.

    Clocks, counters, teasers and other noise need no rules: they are recognised. Added again, an address
    takes on the rules given now.
    """
    if (url is None) == (file is None):
        raise CommandError("Name one address, or a list with --file.", USAGE)
    if file is not None:
        import_(context, file, ags)
        return
    wanted = Wanted(str(url), name, selector, tuple(ignore or ()))
    added, _ = _watch_all(context, [wanted], ags)
    say(f"{wanted.url} {'wird beobachtet' if added else 'wurde schon beobachtet'}; `konzeptmonitor crawl --watched` liest sie.")  # fmt: skip


@watch.command("import")
def import_(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Option(
            "--file",
            help="A list: plain lines, YAML of urlwatch or webchanges, JSON or backup of changedetection.io.",
        ),
    ],
    ags: AgsOption = None,
) -> None:
    """Watch all addresses of a list, of another tool too. Their selectors and ignored lines are taken over."""
    try:
        wanted = read_list(file.read_bytes(), str(file))
    except UnknownList as error:
        raise CommandError(str(error), USAGE) from error
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.", USAGE) from error
    added, known = _watch_all(context, wanted, ags)
    note(f"{one.url}: nicht übernommen: {', '.join(one.left_out)}" for one in wanted if one.left_out)
    say(f"{plural(added, 'Adresse', 'Adressen')} aufgenommen, {known} schon beobachtet.")


def _watch_all(context: typer.Context, wanted: Sequence[Wanted], ags: str | None) -> tuple[int, int]:
    """Add all or none. How many are new, and how many were watched already."""
    addresses = [(one, _checked(one)) for one in wanted]
    now = datetime.now(UTC)
    with opened(context) as (_, session):
        owner = _district(session, ags)
        fresh = [
            add_watch(
                session,
                address,
                key(address),
                now,
                ags=owner,
                name=one.name,
                selector=one.selector,
                ignore=one.ignore,
            )[1]
            for one, address in addresses
        ]
    return sum(fresh), len(fresh) - sum(fresh)


def _checked(wanted: Wanted) -> str:
    address = canonical(wanted.url)
    if address is None:
        raise CommandError(f"{wanted.url!r} is no web address; write one such as https://www.kreis.example/integration.", USAGE)  # fmt: skip
    try:
        if wanted.selector is not None:
            compile_selector(wanted.selector)
        for rule in wanted.ignore:
            re.compile(rule)
    except SelectorSyntaxError as error:
        raise CommandError(
            f"{wanted.selector!r} is no CSS selector: {str(error).splitlines()[0]}", USAGE
        ) from error
    except re.error as error:
        raise CommandError(f"{error.pattern!r} is no regular expression: {error.msg}.", USAGE) from error
    return address


def _district(session: Session, ags: str | None) -> str | None:
    try:
        return find_district(session, ags).ags if ags else None
    except UnknownDistrict as error:
        raise CommandError(str(error), USAGE) from error


@watch.command("list")
def list_(context: typer.Context, format_: FormatOption = Format.TABLE) -> None:
    """List what is watched, and how its last visit went."""
    with opened(context) as (_, session):
        rows = [_row(one) for one in active_watches(session)]
    print_rows(rows, format_, COLUMNS, "Keine Adresse wird beobachtet.")


def _row(one: Watch) -> Row:
    return {
        "watch_id": one.id,
        "ags": one.ags,
        "url": one.url,
        "moved_to": one.moved_to,
        "name": one.name,
        "state": _state(one),
        "checked_at": one.checked_at,
        "failure": one.failure,
        "created_at": one.created_at,
        "selector": one.selector,
        "ignore": one.ignore,
        "rules": "ja" if one.selector or one.ignore else "",
    }


def _state(one: Watch) -> str:
    """new, missing, gone, failed, restless or seen."""
    if one.failure:
        return "failed"
    if one.gone_at or one.missing_since:
        return "gone" if one.gone_at else "missing"
    if one.checked_at is None:
        return "new"
    return "restless" if one.restless_at else "seen"


@watch.command("remove")
def remove(
    context: typer.Context,
    url: Annotated[str, typer.Argument(metavar="URL", help="Its address, or its number in the list.")],
) -> None:
    """Watch an address no longer. What was seen there stays in the archive."""
    with opened(context) as (_, session):
        address = canonical(url)
        active = select(Watch).where(Watch.ended_at.is_(None))
        by = Watch.id == int(url) if url.isdecimal() else Watch.key == key(address) if address else None
        found = [] if by is None else session.scalars(active.where(by)).all()
        if not found:
            raise CommandError(f"{url} is not watched; `konzeptmonitor watch list` shows what is.", USAGE)
        for one in found:
            end_watch(one, datetime.now(UTC))
    say(f"{found[0].url} wird nicht mehr beobachtet.")
