"""Whether a later find is new, or was there all along and only found late. Pure (DESIGN rule 1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

NEW, LATE = "new", "late_found"


def newness(*, baseline: bool, seen_before: bool, parent_read_before: bool, parent_new: bool) -> str | None:
    """What the links say: new when a page read earlier did not have the address then.

    ``seen_before``: some page already linked it in an earlier crawl. A page that is itself new makes
    what it alone links new. None in a baseline crawl: the first inventory is neither.
    """
    if baseline:
        return None
    if seen_before:
        return LATE
    return NEW if parent_read_before or parent_new else LATE


def dated_after(dates: Iterable[str], last_crawl: datetime | None) -> bool:
    """Whether a date in the document (ISO) lies after the last crawl: then it cannot have been there."""
    if last_crawl is None:
        return False
    return any(value[:10] > last_crawl.date().isoformat() for value in dates if len(value) >= 10)
