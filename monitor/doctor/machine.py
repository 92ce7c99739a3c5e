"""The machine and the settings: room, clock, extras, what is not set."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from importlib.util import find_spec
from pathlib import Path

from monitor.doctor.findings import Finding, damage, fine, note, room
from storage.config import Settings

# A crawl of all districts stores a few hundred megabytes; below this the next one may not fit.
LITTLE_ROOM = 2_000_000_000
# Below this even the database cannot be tidied up any more.
NO_ROOM = 200_000_000
# Servers' clocks differ by seconds; conditional requests and the confirmation of absences bear minutes.
SKEW = timedelta(minutes=5)
# Extra → the modules it brings, and what is missing without it.
EXTRAS = {
    "ocr": (("tesserocr",), "gescannte Papiere bleiben ungelesen"),
    "postgres": (("psycopg",), "nur SQLite kann die Datenbank sein"),
    "js": (("playwright",), "Seiten, die erst ein Browser aufbaut, bleiben leer"),
}


def settings_findings(settings: Settings) -> Iterator[Finding]:
    """Settings that are allowed, and that someone may have forgotten or regret."""
    check, any_ = "Einstellungen", False
    for is_so, words, advice in (
        (not settings.crawl.contact, "crawl.contact ist leer.", "Ohne Kontakt arbeiten `run` und `start` nicht: Mailadresse oder URL eintragen."),
        (not settings.alerts.smtp_url, "alerts.smtp_url ist leer.", "Meldungen gehen nicht per Mail hinaus, bis ein Server eingetragen ist."),
        (bool(settings.alerts.smtp_url) and not settings.alerts.mail_from, "alerts.mail_from ist leer.", "Den Absender der Mails eintragen."),
        (not settings.crawl.verify_tls, "crawl.verify_tls ist ausgeschaltet.", "Zertifikate werden nicht geprüft; nur für Versuche gedacht."),
        (bool(settings.crawl.allowed_networks), f"Nicht öffentliche Netze dürfen abgerufen werden: {', '.join(settings.crawl.allowed_networks)}.", "Nur eintragen, was wirklich gebraucht wird."),
    ):  # fmt: skip
        if is_so:
            any_ = True
            yield note(check, words, advice)
    if not any_:
        yield fine(check, "Vollständig.")


def room_finding(folder: Path) -> Finding:
    """The space left where the home is."""
    return judge_room(shutil.disk_usage(folder).free)


def judge_room(free: int) -> Finding:
    check = "Platz"
    advice = (
        "Platz schaffen oder das Archiv verlegen (KONZEPTMONITOR_ARCHIVE_URL); `konzeptmonitor prune` hilft."
    )
    if free < NO_ROOM:
        return damage(check, f"Nur noch {room(free)} frei.", advice)
    if free < LITTLE_ROOM:
        return note(check, f"Nur noch {room(free)} frei.", advice)
    return fine(check, f"{room(free)} frei.")


def clock_finding(
    now: datetime, last_written: datetime | None, answers: Iterable[tuple[datetime, str]]
) -> Finding:
    """``answers``: when we noted an answer, and the Date header in it."""
    check, advice = "Uhr", "Die Uhr des Rechners stellen (NTP)."
    if last_written is not None and last_written - now > SKEW:
        words = f"Die jüngste Zeile ist von {last_written:%Y-%m-%d %H:%M} UTC, das liegt in der Zukunft."
        return note(check, words, f"{advice} Oder ein Lauf bekam mit --now eine spätere Zeit.")
    skews = [(noted - said).total_seconds() for noted, text in answers if (said := _moment(text)) is not None]
    skew = timedelta(seconds=statistics.median(skews or [0.0]))
    if abs(skew) > SKEW:
        words = f"Sie geht gegenüber den Servern um {_span(skew)}."
        return note(check, words, f"{advice} Oder der letzte Lauf bekam mit --now eine andere Zeit.")
    return fine(check, f"{now:%Y-%m-%d %H:%M} UTC.")


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else None


def _span(skew: timedelta) -> str:
    minutes = round(abs(skew).total_seconds() / 60)
    size = f"{minutes} Minuten" if minutes < 2 * 1440 else f"{minutes // 1440} Tage"
    return f"{size} {'vor' if skew > timedelta(0) else 'nach'}"


def extras_finding() -> Finding:
    """Which optional parts are installed."""
    absent = {
        name: without
        for name, (modules, without) in EXTRAS.items()
        if any(find_spec(module) is None for module in modules)
    }
    if not absent:
        return fine("Zusätze", f"Alle vorhanden ({', '.join(EXTRAS)}).")
    lines = [f"{name}: {without}" for name, without in absent.items()]
    return note(
        "Zusätze",
        f"Nicht installiert: {'; '.join(lines)}.",
        f"Bei Bedarf: pip install 'konzeptmonitor[{','.join(absent)}]'.",
    )
