"""One request on behalf of a watch. Values only."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.frontier import Entry


@dataclass(slots=True)
class Errand(Entry):
    """Kinds: ``watched`` (the address itself), ``document`` (linked by it), ``left`` (no longer linked), ``robots``."""

    watch_id: int = 0
    document_id: int = 0
    looks: int = 0  # how often the address was looked at in this crawl
    forever: bool = True  # every redirect on the way was permanent


@dataclass(frozen=True, slots=True)
class Look:
    """What one fetch of a watched address showed."""

    lines: tuple[str, ...]
    links: tuple[tuple[str, str, str], ...]  # key, address, words
    capture_id: int
    document_id: int
    is_page: bool
