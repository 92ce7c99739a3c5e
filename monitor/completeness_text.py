"""How complete the inventory is, in German sentences that name their assumptions. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterator

from monitor.capture_recapture import LEAST_OVERLAP, Estimate
from monitor.completeness import ChannelYield, Completeness
from monitor.dashboard.formats import day, number, plural
from monitor.dashboard.labels import CHANNELS, word

ASSUMPTIONS = (
    "Unabhängigkeit: Dass ein Weg ein Papier zeigt, ändert nichts daran, ob ein anderer es zeigt. Sitemaps entstehen "
    "aber meist aus denselben Seiten wie die Navigation; was der einen fehlt, fehlt oft auch der anderen. Dann fehlt "
    "mehr, als geschätzt: Die Zahl ist eher eine Untergrenze.",
    "Gleiche Aussicht: Jeder Weg findet jedes Papier gleich leicht. Verstecktere Papiere machen die Schätzung "
    "ebenfalls zu niedrig.",
    "Geschlossener Bestand: Zwischen den Läufen kommen keine Papiere hinzu, und keine verschwinden.",
    "Erkennung: Was ein Weg zeigte, wurde auch abgerufen, gelesen und als Konzept erkannt.",
)
_METHODS = {
    "chapman": "Schätzer von Chapman für zwei Wege",
    "chao_lower_bound": "Untergrenze nach Chao für mehrere Wege",
}
_NAMED = 12  # districts named in a sentence; all of them stand in JSON and CSV


def sentences(found: Completeness) -> list[str]:
    """What can be said, from what is known to what nobody looked at."""
    lines = [_known(found), *map(_channel, found.channels), *estimate_sentences(found), *_unread(found)]
    if found.estimate is not None:
        lines += [
            "Annahmen der Schätzung:",
            *(f"  {number}. {text}" for number, text in enumerate(ASSUMPTIONS, 1)),
        ]
    return lines


def estimate_sentences(found: Completeness) -> Iterator[str]:
    """How many concepts there probably are, and how many are missing; or why that cannot be said."""
    one, missed = found.estimate, found.missed
    if one is None or missed is None:
        yield (
            f"Zu wenige Funde für eine Schätzung: Sie braucht mindestens {LEAST_OVERLAP} Konzepte, die über zwei "
            "unabhängige Wege gesehen wurden."
        )
        return
    yield (
        f"Geschätzter Bestand in den gelesenen Kreisen: {number(round(one.total))} Konzepte "
        f"(95-%-Bereich {_range(one.low, one.high)}; {_METHODS[one.method]}, {number(one.overlap)} mehrfach gesehen)."
    )
    low, high = math.floor(missed[1]), math.ceil(missed[2])
    yield f"Vermutlich fehlen also mindestens {number(round(missed[0]))} ({_range(low, high)})."
    for each in found.channels:
        if each.channel in one.channels and not each.only_here:
            yield (
                f"Achtung: „{word(CHANNELS, each.channel)}“ zeigte kein Konzept, das nicht auch ein anderer Weg zeigte. "
                "Die Wege sind also kaum unabhängig, und es fehlt wahrscheinlich mehr."
            )


def percent_known(found: Completeness) -> float | None:
    """The share of the estimated papers that is known (0..1)."""
    one: Estimate | None = found.estimate
    return found.known / max(one.total, found.known) if one is not None and found.known else None


def _known(found: Completeness) -> str:
    known = plural(found.known, "Konzept", "Konzepte")
    line = f"Bekannt am {day(found.now)}: {known} in {number(found.districts)} Kreisen und Städten."
    if found.unsighted:
        line += (
            f" Zu {number(found.unsighted)} davon führte kein Weg für sich allein; sie zählen als bekannt."
        )
    return line


def _channel(one: ChannelYield) -> str:
    return (
        f"  {word(CHANNELS, one.channel)}: {plural(one.papers, 'Konzept', 'Konzepte')}, davon "
        f"{number(one.only_here)} nur hier; vorhanden in {plural(one.districts, 'Kreis', 'Kreisen')}"
    )


def _unread(found: Completeness) -> Iterator[str]:
    if not found.unread:
        return
    names = [one.district.name for one in found.unread]
    more = f" und {number(len(names) - _NAMED)} weitere" if len(names) > _NAMED else ""
    were = "wurde" if len(names) == 1 else "wurden"
    yield (
        f"Nicht in der Schätzung: {plural(len(names), 'Kreis', 'Kreise')} {were} noch nie gelesen "
        f"({', '.join(names[:_NAMED])}{more}). Über ihre Papiere ist nichts gesagt."
    )


def _range(low: float, high: float) -> str:
    return f"{number(math.floor(low))} bis {number(math.ceil(high))}"
