"""Which alerts are told one by one, and which together as one summary. Pure.

A summary's key is its kind and its crawl: ``inventory:12`` (what a first crawl found), ``late:12``
(a flood of late finds, caused by us), ``moved:12`` (a site rebuilt with all its papers). ``nothing:daily:2026-11-25``
is the digest of a day on which nothing happened, for those who want to hear that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from monitor.dashboard.formats import plural
from monitor.filters import Facts
from monitor.telling import Told
from monitor.wording import joined
from storage.values import Kind

INVENTORY, LATE, MOVED, NOTHING = "inventory", "late", "moved", "nothing"

# Five mails are read one by one; more of one cause in one crawl are one event.
FLOOD = 5

INTRODUCTION = {
    INVENTORY: "Diese Papiere standen schon dort, als die Website zum ersten Mal gelesen wurde. Sie sind "
    "keine Neuigkeit; künftig wird gemeldet, was neu ist oder sich ändert.",
    LATE: "Diese Papiere wurden nachträglich gefunden, etwa weil jetzt mehr gelesen oder besser erkannt wird. "
    "Sie können schon länger dort stehen und werden deshalb nur in dieser Sammelmeldung genannt.",
    MOVED: "Die gleichen Texte stehen unter neuen Adressen, wohl weil die Website umgebaut wurde.",
}
_SUBJECT = {INVENTORY: "Erstbestand", LATE: "Nachträglich gefunden", MOVED: "Verschoben"}


def summary_kind(key: str) -> str:
    """The kind of a summary key."""
    return key.partition(":")[0]


def summary_crawl(key: str) -> int:
    """The crawl of a summary key."""
    return int(key.partition(":")[2])


def summary_keys(
    alerts: Sequence[Facts], crawl_id: int | None, in_digest: bool = False
) -> dict[int, str | None]:
    """For each alert of a crawl that is to be told, its summary's key; None if it is told by itself.

    A first inventory is never told alert by alert: baseline alerts that no crawl made are left out.
    Floods are counted over all of ``alerts``, whoever subscribes to them; a digest, being one message, bears them.
    """
    floods = (
        set()
        if in_digest
        else {kind for kind, count in Counter(map(_flood_kind, alerts)).items() if kind and count > FLOOD}
    )
    keys: dict[int, str | None] = {}
    for facts in alerts:
        kind = INVENTORY if facts.baseline else _flood_kind(facts)
        if crawl_id is not None and (facts.baseline or kind in floods):
            keys[facts.alert_id] = f"{kind}:{crawl_id}"
        elif not facts.baseline:
            keys[facts.alert_id] = None
    return keys


def belongs(kind: str, facts: Facts) -> bool:
    """Whether an alert of a summary's crawl is part of that summary."""
    return facts.baseline if kind == INVENTORY else _flood_kind(facts) == kind


def _flood_kind(facts: Facts) -> str | None:
    if facts.baseline:
        return None
    if facts.kind == Kind.MOVED:
        return MOVED
    return LATE if facts.newness == "late_found" else None


def summary_subject(kind: str, alerts: Sequence[Told]) -> str:
    """``Erstbestand, Landkreis Auental: 2 Konzepte und 5 weitere Papiere``."""
    districts = list(dict.fromkeys(alert.district for alert in alerts if alert.district))
    where = districts[0] if len(districts) == 1 else f"{len(districts)} Kreise und Städte"
    return (
        f"{_SUBJECT[kind]}, {where}: {_contents(alerts)}"
        if districts
        else f"{_SUBJECT[kind]}: {_contents(alerts)}"
    )


def _contents(alerts: Sequence[Told]) -> str:
    concepts = sum(alert.kind == Kind.NEW_CONCEPT for alert in alerts)
    others = len(alerts) - concepts
    parts = [plural(concepts, "Konzept", "Konzepte")] if concepts else []
    if others or not concepts:
        more = " weiteres" if others == 1 else " weitere"
        parts.append(f"{others}{more if concepts else ''} {'Papier' if others == 1 else 'Papiere'}")
    return joined(parts)
