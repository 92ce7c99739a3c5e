"""What the bodies of a district have done with a paper, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Result(StrEnum):
    """What a body did. Only ADOPTED and ADOPTED_CHANGED are an adoption."""

    ADOPTED = "adopted"
    ADOPTED_CHANGED = "adopted_changed"
    ENDORSED = "endorsed"  # consent of a body that prepares or advises
    NOTED = "noted"
    ADJOURNED = "adjourned"
    DEFERRED = "deferred"
    REMOVED = "removed"
    REJECTED = "rejected"
    DRAFT = "draft"  # put before the body as a draft, without a result so far


ADOPTIONS = frozenset({Result.ADOPTED, Result.ADOPTED_CHANGED})

# For people.
LABELS: dict[str, str] = {
    Result.ADOPTED: "beschlossen",
    Result.ADOPTED_CHANGED: "geändert beschlossen",
    Result.ENDORSED: "zugestimmt (Vorberatung)",
    Result.NOTED: "zur Kenntnis genommen",
    Result.ADJOURNED: "vertagt",
    Result.DEFERRED: "zurückgestellt",
    Result.REMOVED: "abgesetzt",
    Result.REJECTED: "abgelehnt",
    Result.DRAFT: "Entwurf vorgelegt",
}


@dataclass(frozen=True, slots=True)
class Resolution:
    """One body's dealing with a paper: which body, when, what came of it, in the words of a page or of minutes.

    ``page`` is that of the minutes, where a file tells it. Names of members and speakers are never part of it.
    """

    body: str
    on: date | None
    result: Result
    wording: str = ""
    page: int | None = None
