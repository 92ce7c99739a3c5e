"""What /healthz looks at: named checks, each with a sentence, and whether the service can do its work.

A note harms nothing today; a failure means that nothing is crawled, kept or told until somebody acts.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from monitor.doctor.findings import room
from monitor.doctor.machine import LITTLE_ROOM, NO_ROOM
from monitor.ticks import is_stalled, last_tick
from storage.store import Store

log = logging.getLogger(__name__)
OK, NOTE, FAILED, UNKNOWN = "ok", "note", "failed", "unknown"


@dataclass(frozen=True, slots=True)
class Check:
    """``state``: ok, note, failed, or unknown where another failure hides it."""

    name: str
    state: str
    sentence: str


def checks(store: Store, now: datetime, *, scheduled: bool) -> list[Check]:
    """All checks, in a fixed order."""
    return [*_database_checks(store, now, scheduled=scheduled), _disk_check(store.settings.home)]


def as_json(found: Iterable[Check]) -> dict[str, Any]:
    """The answer: a status for machines, and every check by name."""
    found = list(found)
    by_name: Mapping[str, Any] = {check.name: {**asdict(check)} for check in found}
    return {"status": FAILED if failed(found) else OK, "checks": by_name}


def failed(found: Iterable[Check]) -> bool:
    """Whether the service cannot do its work."""
    return any(check.state == FAILED for check in found)


def scheduler_check(tick: datetime | None, now: datetime, *, scheduled: bool) -> Check:
    """``scheduled``: this process should have a scheduler; `serve` alone has none."""
    when = f"zuletzt {tick:%Y-%m-%d %H:%M:%S} UTC" if tick else "noch nie"
    if not scheduled:
        sentence = f"Dieser Prozess hat keinen Zeitplaner, nur `konzeptmonitor run` hat einen (auf dieser Datenbank {when})."
        return Check("scheduler", NOTE, sentence)
    if is_stalled(tick, now):
        return Check("scheduler", FAILED, f"Der Zeitplaner steht ({when}); den Dienst neu starten.")
    return Check("scheduler", OK, f"Der Zeitplaner läuft ({when}).")


def disk_check(free: int) -> Check:
    """The room left where the home is, judged as doctor does."""
    if free < NO_ROOM:
        return Check("disk", FAILED, f"Die Platte ist voll: nur noch {room(free)} frei.")
    return Check("disk", NOTE if free < LITTLE_ROOM else OK, f"{room(free)} frei.")


def _database_checks(store: Store, now: datetime, *, scheduled: bool) -> list[Check]:
    try:
        with store.session() as session:
            tick = last_tick(session)
    except SQLAlchemyError:
        log.exception("the database does not answer")
        return [
            Check("database", FAILED, "Die Datenbank antwortet nicht; `konzeptmonitor doctor` sagt mehr."),
            Check("scheduler", UNKNOWN, "Ohne Datenbank nicht zu sehen."),
        ]
    database = Check("database", OK, "Die Datenbank antwortet.")
    return [database, scheduler_check(tick, now, scheduled=scheduled)]


def _disk_check(home: Path) -> Check:
    try:
        return disk_check(shutil.disk_usage(home).free)
    except OSError as error:
        return Check("disk", FAILED, f"Der Ordner {home} ist nicht zu lesen: {error.strerror}.")
