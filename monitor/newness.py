"""News, or only found late? Pure (DESIGN rule 1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

NEW, LATE = "new", "late_found"

# What decides how we read: when one of them changes, what was there all along may be recognised at last.
_READING = ("terms", "recogniser", "extractor")


def reading_changed(before: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Whether a crawl read differently, or could read more, than the one before (both: Crawl.settings)."""
    if any(before.get(key) != now.get(key) for key in _READING):
        return True
    return int(now.get("max_requests") or 0) > int(before.get("max_requests") or 0)


def newness(found: str | None, *, baseline: bool, reading_changed: bool, address_known: bool) -> str | None:
    """The newness of a paper, from what the crawl said of its address.

    An address that was known before and shows a paper only since we read differently was found late. A
    first inventory is neither new nor late.
    """
    if baseline:
        return None
    if found != NEW or (reading_changed and address_known):
        return LATE
    return NEW
