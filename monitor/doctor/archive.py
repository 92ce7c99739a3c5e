"""Rows against bytes: bodies that are missing, damaged, or known to nobody."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.doctor.findings import Finding, counted, damage, fine, note, room
from storage.bodies import Bodies, BodyDamaged, BodyMissing
from storage.models import Body, Capture, Paper, Resource, Version

CHECK = "Archiv"
_SHA256 = re.compile(r"[0-9a-f]{64}")
# Where this many lost bodies belong shows where the trouble lies.
_LOOKED_UP = 500
_RESTORE = (
    "Aus einer Sicherung zurückholen (`konzeptmonitor restore`). Ohne Sicherung holt `konzeptmonitor crawl AGS`, "
    "was heute dort steht; der frühere Stand bleibt verloren."
)


@dataclass
class Bytes:
    """What the archive holds compared with what the rows say."""

    missing: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    unknown_size: int = 0
    foreign: list[str] = field(default_factory=list)
    count: int = 0
    size: int = 0


def compare(session: Session, bodies: Bodies, step: Callable[[], None], *, read: bool) -> Bytes:
    """Every body row against the archive; ``read`` also recomputes every digest. ``step``: one row is done."""
    found = Bytes()
    kept = select(Body.sha256, Body.size).where(Body.dropped_at.is_(None))
    known = {sha256: size for sha256, size in session.execute(kept)}  # noqa: C416
    there = set(_listed(bodies, known, found))
    found.count = len(known)
    for sha256, size in sorted(known.items()):
        if sha256 not in there:
            found.missing.append(sha256)
        elif read and not _is_whole(bodies, sha256, size, found):
            found.damaged.append(sha256)
        step()
    return found


def _listed(bodies: Bodies, known: Container[str], found: Bytes) -> Iterator[str]:
    for name, size, _ in bodies.names():
        if _SHA256.fullmatch(name) is None:
            found.foreign.append(name)
            continue
        found.size += size
        if name not in known:
            found.unknown.append(name)
            found.unknown_size += size
        yield name


def _is_whole(bodies: Bodies, sha256: str, size: int, found: Bytes) -> bool:
    try:
        return len(bodies.get(sha256)) == size
    except BodyDamaged:
        return False
    except BodyMissing:  # it went while we looked: `archive prune` may run beside us
        found.missing.append(sha256)
        return True


def findings(session: Session, found: Bytes, *, read: bool) -> Iterator[Finding]:
    """What the comparison means."""
    if found.missing:
        words = (
            f"{counted(len(found.missing), 'Inhalt', 'Inhalte')} aus der Datenbank im Archiv nicht gefunden."
        )
        yield damage(CHECK, words, _RESTORE, concerned(session, found.missing), len(found.missing))
    if found.damaged:
        words = f"{counted(len(found.damaged), 'Inhalt', 'Inhalte')} im Archiv beschädigt (der SHA-256 stimmt nicht mehr)."
        yield damage(CHECK, words, _RESTORE, concerned(session, found.damaged), len(found.damaged))
    if not found.missing and not found.damaged:
        how = "gelesen, alle Prüfsummen stimmen" if read else "vorhanden (ohne sie zu lesen)"
        yield fine(CHECK, f"{counted(found.count, 'Inhalt', 'Inhalte')} {how}, {room(found.size)}.")
    if found.unknown:
        yield note(
            CHECK,
            f"{counted(len(found.unknown), 'Datei', 'Dateien')} im Archiv ({room(found.unknown_size)}) ohne Eintrag in der "
            "Datenbank, von abgebrochenen Läufen oder aus der Zeit vor dem Zurückspielen einer Sicherung.",
            "`konzeptmonitor prune` zeigt und entfernt sie.",
            found.unknown,
        )
    if found.foreign:
        words = f"{counted(len(found.foreign), 'fremde Datei', 'fremde Dateien')} im Archiv."
        yield note(CHECK, words, "Von Hand ansehen und entfernen.", found.foreign)


def concerned(session: Session, bodies: Sequence[str]) -> list[str]:
    """Where bodies belong, papers first: what a person would look for in a backup."""
    some = bodies[:_LOOKED_UP]
    versions = session.execute(
        select(Version.sha256, Version.number, Paper.id, Paper.title)
        .join(Paper)
        .where(Version.sha256.in_(some))
        .order_by(Version.id)
    )
    named = {
        sha256: f"Papier {paper} „{title}“, Fassung {number} ({sha256})"
        for sha256, number, paper, title in versions
    }
    rows = session.execute(
        select(Capture.body_sha256, Resource.url)
        .join(Capture.resource)
        .where(Capture.body_sha256.in_(some))
        .order_by(Capture.id)
    )
    pages = {sha256: f"{url} ({sha256})" for sha256, url in rows if sha256 not in named}
    alone = [one for one in some if one not in named and one not in pages]
    return [*named.values(), *pages.values(), *alone]
