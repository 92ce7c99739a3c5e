"""The words of a digest: its subject, and how much of Germany was observed. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from monitor.dashboard.figures import Figures
from monitor.dashboard.formats import number, percent, plural
from monitor.rhythm import Rhythm, period
from monitor.telling import Told
from monitor.wording import joined
from storage.values import Kind

# A digest is read from the top: what is new, then what changed, then what went, then what the maintainer needs.
ORDER = (
    Kind.NEW_CONCEPT,
    Kind.NEW_PAPER,
    Kind.NEW_VERSION,
    Kind.CHANGED,
    Kind.WATCHED_CHANGED,
    Kind.MOVED,
    Kind.VANISHED,
    Kind.REAPPEARED,
    Kind.SITE_PROBLEM,
    Kind.SITE_RECOVERED,
    Kind.REGISTRY_CHANGED,
)
_COUNTED = {
    Kind.NEW_CONCEPT: ("neues Konzept", "neue Konzepte"),
    Kind.NEW_PAPER: ("neues Papier", "neue Papiere"),
    Kind.NEW_VERSION: ("neue Fassung", "neue Fassungen"),
    Kind.CHANGED: ("geändertes Papier", "geänderte Papiere"),
    Kind.WATCHED_CHANGED: ("geänderte beobachtete Adresse", "geänderte beobachtete Adressen"),
    Kind.MOVED: ("verschobenes Papier", "verschobene Papiere"),
    Kind.VANISHED: ("verschwundenes Papier", "verschwundene Papiere"),
    Kind.REAPPEARED: ("wiedergefundenes Papier", "wiedergefundene Papiere"),
    Kind.SITE_PROBLEM: ("Störung", "Störungen"),
    Kind.SITE_RECOVERED: ("behobene Störung", "behobene Störungen"),
    Kind.REGISTRY_CHANGED: ("Änderung am Register", "Änderungen am Register"),
}
NOTHING_NEW = "nichts Neues"


def digest_subject(alerts: Sequence[Told], batch: str) -> str:
    """``Konzeptmonitor, KW 47: 3 neue Konzepte, 1 verschwundenes Papier``."""
    return f"Konzeptmonitor, {_when(batch)}: {contents(alerts)}"


def contents(alerts: Sequence[Told]) -> str:
    """How many of each kind, in the order of the digest."""
    counts = Counter(alert.kind for alert in alerts)
    return joined([plural(counts[kind], *_COUNTED[kind]) for kind in ORDER if counts[kind]]) or NOTHING_NEW


def state_sentences(now: Figures, before: Figures, batch: str) -> str:
    """How many districts have a concept, against the period before, and how sure that share is."""
    if not now.observable:
        return "Noch ist kein Kreis zu beobachten; es lässt sich nicht sagen, wie viele ein Konzept haben."
    have = "hat" if now.found == 1 else "haben"
    first = (
        f"{number(now.found)} von {number(now.observable)} beobachtbaren Kreisen {have} ein Konzept oder "
        f"gleichwertiges Papier ({percent(now.share)}){_against(now, before, batch)}."
    )
    if not now.not_observable:
        return first
    are = "ist" if now.not_observable == 1 else "sind"
    return (
        f"{first} {number(now.not_observable)} von {number(now.total)} {are} nicht beobachtbar; der Anteil an allen "
        f"{number(now.total)} liegt zwischen {percent(now.lowest)} und {percent(now.highest)}."
    )


def _against(now: Figures, before: Figures, batch: str) -> str:
    if not before.observable:
        return ""
    than = "in der Vorwoche" if batch.startswith(Rhythm.WEEKLY) else "am Vortag"
    more = now.found - before.found
    if not more:
        return f", so viele wie {than}"
    return f", {number(abs(more))} {'mehr' if more > 0 else 'weniger'} als {than}"


def _when(batch: str) -> str:
    first, last = period(batch)
    if last - first > timedelta(days=1):
        return f"KW {first.isocalendar().week}"
    return f"{last.day}.{last.month}.{last.year}"
