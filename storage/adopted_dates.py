"""The day on which a paper was adopted, where its own text does not say it: from the council's resolutions. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from storage.resolutions import ADOPTIONS
from storage.values import PaperDate

# Whose word the date is.
COUNCIL = "council"
# A text that much younger than a resolution was adopted in an earlier edition.
_YEARS_APART = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A resolution with its evidence: the page or file that shows it, and where in the file."""

    body: str
    on: date | None
    result: str
    wording: str
    url: str
    capture_id: int
    page: int | None = None


def with_adoption(dates: Mapping[str, Any], told: Iterable[Told]) -> dict[str, Any]:
    """The dates of a paper with the day of its adoption; what the paper itself says of it is kept.

    The latest resolution that adopts counts. One of an earlier edition is left out; a date that no resolution
    supports any longer is dropped.
    """
    others = {kind: value for kind, value in dates.items() if kind != "adopted"}
    own = dates.get("adopted")
    if own is not None and own.get("source") != COUNCIL:
        return {**others, "adopted": own}
    adopted = [one for one in told if one.result in ADOPTIONS and one.on is not None]
    last = max(adopted, key=lambda one: (one.on or date.min, -one.capture_id), default=None)
    if last is None or last.on is None or _is_of_an_earlier_edition(last.on, dates):
        return others
    words = f"{last.body}: {last.wording}" if last.wording else last.body
    found = PaperDate(last.on.isoformat(), words, last.page, COUNCIL).as_json()
    return {**others, "adopted": {**found, "url": last.url, "capture_id": last.capture_id}}


def _is_of_an_earlier_edition(on: date, dates: Mapping[str, Any]) -> bool:
    stated = str((dates.get("stated") or {}).get("date", ""))[:4]
    return stated.isdigit() and int(stated) - on.year >= _YEARS_APART
