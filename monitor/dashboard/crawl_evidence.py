"""The record of a crawl as its pages show it, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.crawl_record import CrawlRecord, read
from monitor.crawl_record_text import citation, left_sentence
from storage.bodies import UNREADABLE, Bodies
from storage.crawl_records import NoRecord, read_record
from storage.models import Crawl


@dataclass(frozen=True, slots=True)
class Evidence:
    """``missing``: a German sentence when the record cannot be shown (then it is empty)."""

    record: CrawlRecord
    missing: str = ""

    @property
    def citation(self) -> str:
        """When, where and how much was searched, and with what result."""
        return citation(self.record)

    @property
    def left(self) -> str:
        """What was not asked for any more."""
        return left_sentence(self.record.left)


def evidence_of(bodies: Bodies, crawl: Crawl) -> Evidence:
    """The record of a crawl from the archive."""
    try:
        return Evidence(read(read_record(bodies, crawl)))
    except NoRecord as error:
        return Evidence(read(None), str(error))
    except UNREADABLE:
        return Evidence(
            read(None),
            f"Das Protokoll von Lauf {crawl.id} fehlt im Archiv oder ist beschädigt; `konzeptmonitor doctor` prüft "
            "das Archiv, eine Sicherung bringt es zurück.",
        )
