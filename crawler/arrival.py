"""One answer with content, what its links inherit, and a link as this crawl names it. Plain values."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.extract.links import Link
from crawler.frontier import Entry


@dataclass(frozen=True, slots=True)
class Arrival:
    """One answer with content."""

    entry: Entry
    status: int
    headers: dict[str, str]
    body: bytes
    sha256: str
    archived: bool = False  # the archive holds the body already


@dataclass(frozen=True, slots=True)
class Page:
    """A page that was kept: what its links inherit."""

    resource_id: int
    is_new: bool
    read_before: bool
    scripts_read_before: bool = False  # an earlier crawl saw some of what only scripts show


@dataclass(frozen=True, slots=True)
class Target:
    """A link with its canonical address and key."""

    link: Link
    address: str
    key: str
