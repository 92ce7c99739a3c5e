"""The command that judges addresses and titles: classify."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy.orm import Session

from crawler.recognise.address import classify_address
from crawler.recognise.address_model import shipped_model
from crawler.recognise.address_signs import host_of
from crawler.recognise.calibration import shipped_calibration
from crawler.recognise.weights import BASE, THRESHOLD
from monitor.cli.app import CommandError, app
from monitor.cli.home import opened
from storage.config import load_settings
from storage.models import District
from storage.registry import shipped_registry
from storage.values import Reason, Role

# name, kind and Land of a district; what recognition needs to know of it
Known = tuple[str, str, str]
Judgement = tuple[float, Role, tuple[Reason, ...]]
# What lies on another district's site is hardly ever the asked one's.
_ELSEWHERE = 0.1
_TEXTS = ("url", "title", "link_text", "text", "ags")
_NEEDED = ("url", "title")


class BadLine(Exception):
    """A line that cannot be judged. The message says why; the caller adds the line number."""


@app.command()
def classify(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="JSON lines to judge (default: standard input).")
    ] = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Write each judgement as a readable sum of signs and weights instead."
        ),
    ] = False,
) -> None:
    """Judge pages by address and title: is this an integration concept, or does it present one?

    Reads JSON lines {"url","title","link_text"?,"text"?,"ags"?} and writes each back with "score" (0..1),
    "label" (a role) and "reasons" (in German). With "ags" only that district's own papers count.
    A score of 0.8 means that about four of five such pages are or present a concept.
    """
    district = _lookup(context)
    for number, line in enumerate(_lines(file), 1):
        if not line.strip():
            continue
        try:
            row, judgement = judged(line, district)
        except BadLine as error:
            raise CommandError(f"Line {number}: {error}") from None
        said = explained(row, judgement) if explain else json.dumps(row, ensure_ascii=False)
        sys.stdout.write(said + "\n")


def judged(line: str, district: Callable[[str], Known | None]) -> tuple[dict[str, Any], Judgement]:
    """One line's row with score, label and reasons added, and the judgement itself. Raises BadLine."""
    row = _row(line)
    values = {name: row.get(name) or "" for name in _TEXTS}
    ags = values.pop("ags")
    name, kind, land = "", "", ""
    if ags:
        known = district(ags)
        if known is None:
            raise BadLine(f'no district "{ags}" in the registry; leave "ags" out or correct it.')
        name, kind, land = known
    judgement = classify_address(
        values["url"],
        values["title"],
        values["link_text"],
        values["text"],
        district_name=name,
        district_kind=kind,
        land=land,
    )
    if ags:
        judgement = at_home(judgement, values["url"], ags)
    score, role, reasons = judgement
    told = {
        "score": round(score, 4),
        "label": str(role),
        "reasons": [reason.text for reason in reasons],
    }
    return {**row, **told}, judgement


def at_home(judgement: Judgement, url: str, ags: str) -> Judgement:
    """The judgement again, once it is seen whether the address lies on another district's site."""
    score, role, reasons = judgement
    owner = _site_owners().get(_site(url))
    if owner is None or owner[0] == ags:
        return judgement
    score *= _ELSEWHERE
    reason = Reason("other_site", f"Die Adresse gehört zum Auftritt einer anderen Kommune: {owner[1]}.")
    return score, role if score >= THRESHOLD else Role.NONE, (*reasons, reason)


@cache
def _site_owners() -> dict[str, tuple[str, str]]:
    """The sites that one district of the registry has for itself, with its AGS and name."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for unit in shipped_registry().units:
        if unit.website:
            found[_site(unit.website)].add((unit.ags, unit.name))
    return {site: owners.pop() for site, owners in found.items() if site and len(owners) == 1}


def _site(url: str) -> str:
    return host_of(url).removeprefix("www.")


def explained(row: Mapping[str, Any], judgement: Judgement) -> str:
    """A judgement as a sum a person can check: the base, each sign with its weight, and what they come to."""
    score, role, reasons = judgement
    whole = bool((row.get("text") or "").strip())
    base = BASE if whole else shipped_model().bias
    lines = [
        f"{row['title'] or '(ohne Titel)'}  {row['url']}",
        _weighed(base, "Grundwert: eine Seite, von der nichts bekannt ist"),
        *(_weighed(reason.weight, f"{reason.text} [{reason.code}]") for reason in reasons),
        *(_calibrated(base + sum(reason.weight for reason in reasons)) if whole else ()),
        f"  {'=':>6}  Wahrscheinlichkeit {score:.2f}, Rolle {role}".replace(".", ",", 1),
    ]
    return "\n".join(lines) + "\n"


def _calibrated(log_odds: float) -> Iterator[str]:
    """How far the sum over a whole text is believed."""
    slopes = shipped_calibration()
    slope = slopes.above if log_odds >= 0 else slopes.below
    yield f"  {'×':>6}  {slope:.2f}: so weit hat sich diese Summe an {slopes.rows} Dokumenten bewährt".replace(
        ".", ",", 1
    )


def _weighed(weight: float, text: str) -> str:
    said = f"{weight:+.1f}".replace("-", "−").replace(".", ",") if weight else "·"
    return f"  {said:>6}  {text}"


def _row(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadLine(f"not JSON ({error.msg} at column {error.colno}); write one object a line.") from None
    if not isinstance(row, dict):
        raise BadLine('not an object; write {"url": …, "title": …}.')
    for name in _TEXTS:
        if name in _NEEDED and name not in row:
            raise BadLine(f'"{name}" is missing; every line needs "url" and "title".')
        if not isinstance(row.get(name), str | None):
            raise BadLine(f'"{name}" is {json.dumps(row[name])}; it must be a text.')
    return row


def _lines(file: Path | None) -> Iterable[str]:
    if file is None:
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        yield from sys.stdin
        return
    try:
        with file.open(encoding="utf-8-sig", errors="replace") as lines:
            yield from lines
    except OSError as error:
        raise CommandError(f"{file} cannot be read ({error.strerror}); name a file of JSON lines.") from None


def _lookup(context: typer.Context) -> Callable[[str], Known | None]:
    """A district by AGS: of the home when there is one, else of the shipped registry."""

    @cache
    def known() -> dict[str, Known]:
        found = {unit.ags: (unit.name, unit.kind, unit.land) for unit in shipped_registry().units}
        if load_settings(context.obj).home.exists():
            with opened(context) as (_, session):
                found.update(_of_the_home(session))
        return found

    return lambda ags: known().get(ags)


def _of_the_home(session: Session) -> Iterator[tuple[str, Known]]:
    for row in session.query(District):
        yield row.ags, (row.name, row.kind, row.land)
