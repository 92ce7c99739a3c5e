"""Which alerts a subscriber wants. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from monitor.dashboard.formats import decimal
from monitor.wording import KIND, ROLE, joined
from storage.values import Kind

# Told at once to those who look after the sites; to all others only in a digest, where it stands last.
NOTES = (Kind.SITE_PROBLEM, Kind.SITE_RECOVERED, Kind.REGISTRY_CHANGED)
KEYS = ("land", "ags", "kind", "role", "words", "min_score", "maintainer")


@dataclass(frozen=True, slots=True)
class Facts:
    """What of an alert decides who gets it and in what company."""

    alert_id: int
    kind: str
    ags: str | None = None
    land: str | None = None
    role: str | None = None  # None: the alert is about no paper (a site, a watched page, the registry)
    score: float = 0.0
    baseline: bool = False
    newness: str | None = None
    text: str = ""  # title, reasons and passages, in which a subscriber's words are looked for


def matches(filters: Mapping[str, Any], facts: Facts, *, in_digest: bool = False) -> bool:
    """Whether an alert passes all of a subscriber's filters; a filter that is absent or empty lets all pass.

    ``role`` and ``min_score`` judge papers: a role keeps out what is about no paper, a score does not. Of ``words``
    one is enough; it may be part of a longer word, and capitals do not matter. A site's troubles are for maintainers, for
    whoever names that kind, and for digests.
    """
    is_note = facts.kind in NOTES and not in_digest
    if is_note and not filters.get("maintainer") and not filters.get("kind"):
        return False
    named = {"land": facts.land, "ags": facts.ags, "kind": facts.kind, "role": facts.role}
    if any(filters.get(key) and value not in filters[key] for key, value in named.items()):
        return False
    text = facts.text.casefold()
    if filters.get("words") and not any(str(word).casefold() in text for word in filters["words"]):
        return False
    return facts.role is None or facts.score >= float(filters.get("min_score") or 0)


def described(filters: Mapping[str, Any]) -> str:
    """The filters as part of a German sentence: what this subscriber wants."""
    parts = [
        joined([KIND.get(kind, kind) for kind in filters.get("kind") or []]),
        joined([ROLE.get(role, role) for role in filters.get("role") or []]),
        joined(filters.get("land") or []),
        "AGS " + joined(filters["ags"]) if filters.get("ags") else "",
        "mit " + joined([f"„{word}“" for word in filters["words"]]) if filters.get("words") else "",
        f"Wert ab {decimal(filters['min_score'])}" if filters.get("min_score") else "",
    ]
    said = "; ".join(part for part in parts if part)
    if filters.get("maintainer"):
        return f"{said or 'alle Meldungen'}, auch Störungen"
    return said or "alle Meldungen"
