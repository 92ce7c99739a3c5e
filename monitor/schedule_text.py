"""Why a district is due when it is, as German sentences. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.schedule_rules import Rhythm, Why
from storage.pause_models import Pause

_SENTENCES = {
    Why.NEVER_CRAWLED: "noch nie gelesen",
    Why.INTERVAL: "üblicher Umlauf ({interval} nach dem letzten Lauf, bis zu {jitter} früher)",
    Why.RETRY: "zuletzt nicht beobachtbar, neuer Versuch nach {retry}",
    Why.INTERRUPTED: "der letzte Lauf wurde abgebrochen und wird wiederholt",
    Why.CONFIRM: "ein Papier fehlt; das Fehlen ist zu bestätigen",
    Why.SUSPECTED: "Auffälligkeit der Website, zu bestätigen nach {retry}",
    Why.CLOCK: "der letzte Lauf ist von einer Uhr datiert, die vorging",
    Why.PAUSED: "angehalten",
    Why.CRAWLING: "läuft gerade",
}


def why_sentence(why: Why, rhythm: Rhythm) -> str:
    """The reason with the spans that make it checkable."""
    spans = {name: _span(getattr(rhythm, name)) for name in ("interval", "retry", "jitter")}
    return _SENTENCES[why].format(**spans)


def pause_sentence(pause: Pause, zone: ZoneInfo) -> str:
    """``angehalten seit 24.11.2026, 20:15 von Anna: Website wird umgebaut``."""
    by = f" von {pause.began_by}" if pause.began_by else ""
    why = f": {pause.why}" if pause.why else ""
    return f"angehalten seit {clock(pause.began_at, zone)}{by}{why}"


def clock(moment: datetime, zone: ZoneInfo) -> str:
    """A moment on the clock of the installation: ``Di 24.11.2026, 20:15``."""
    local = moment.astimezone(zone)
    days = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
    return f"{days[local.weekday()]} {local.day}.{local.month}.{local.year}, {local:%H:%M}"


def _span(span: timedelta) -> str:
    hours = span.total_seconds() / 3600
    if hours >= 48:
        return f"{hours / 24:.0f} Tage"
    return f"{hours:g} h".replace(".", ",")
