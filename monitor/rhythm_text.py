"""When a subscriber is told, in German. Pure."""

from __future__ import annotations

from datetime import time

from monitor.rhythm import Manner, Rhythm
from monitor.wording import joined

_EVERY = {Rhythm.DAILY: "einmal am Tag um", Rhythm.WEEKLY: "montags um"}


def manner_words(manner: Manner) -> str:
    """``montags um 7:00 Uhr, nicht von 20:00 bis 7:00 Uhr``; empty for those who are told at once."""
    parts = [
        f"{_EVERY[manner.rhythm]} {_clock(manner.at)} Uhr" if manner.rhythm in _EVERY else "",
        joined(list(filter(None, [_hours(manner), "nicht am Wochenende" if manner.quiet_weekends else ""]))),
        "mit Tabelle" if manner.csv else "",
        "auch wenn nichts geschah" if manner.always else "",
    ]
    return ", ".join(filter(None, parts))


def _hours(manner: Manner) -> str:
    return f"nicht von {_clock(manner.quiet[0])} bis {_clock(manner.quiet[1])} Uhr" if manner.quiet else ""


def _clock(at: time) -> str:
    return f"{at.hour}:{at.minute:02}"
