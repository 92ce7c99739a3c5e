"""A recognised document where it was seen, and what can become of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from storage.models import Capture, Crawl, Document, Resource
from storage.values import PaperDate, Recognition


class Recorded(StrEnum):
    """What ``record_paper`` made of a sighting."""

    NOTHING = "nothing"
    NEW_PAPER = "new_paper"
    NEW_VERSION = "new_version"
    NEW_PLACE = "new_place"
    SEEN_AGAIN = "seen_again"
    WAITING = "waiting"  # it may be a part of a paper, which is settled when all were seen


@dataclass(frozen=True, slots=True)
class Sighting:
    """A recognised document where it was seen."""

    crawl: Crawl
    resource: Resource
    capture: Capture
    document: Document
    recognition: Recognition
    recogniser: int
    newness: str | None
    now: datetime
    dates: Mapping[str, PaperDate] = field(default_factory=dict)
