"""Draft or concept: what the resolutions on an attachment of a council paper say about its role. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from storage.normal_words import normal
from storage.resolutions import Result
from storage.values import IS_CONCEPT_ROLES, Reason, Role
from storage.vocabulary import STATUS


@dataclass(frozen=True, slots=True)
class Dealt:
    """One resolution on the council paper to which a work is attached."""

    subject: str
    body: str
    on: date | None
    result: str


def role_by_council(role: str, dealt: Iterable[Dealt]) -> tuple[Role, Reason] | None:
    """The role an attachment has by what its council paper calls it and what became of that; None: it stays.

    A draft that was adopted as it was is the concept; one that was adopted with changes is still the draft of
    another text. What the item calls a draft is one until it is adopted.
    """
    rows = list(dealt)
    adopted = next((one for one in rows if one.result == Result.ADOPTED), None)
    if role == Role.DRAFT and adopted is not None:
        day = f" am {adopted.on.day}.{adopted.on.month}.{adopted.on.year}" if adopted.on else ""
        text = f"Den Entwurf hat das Gremium „{adopted.body}“{day} unverändert beschlossen."
        return Role.CONCEPT, Reason("council_adopted", text)
    if role in IS_CONCEPT_ROLES and adopted is None:
        draft = next((one for one in rows if STATUS["draft"].search(normal(one.subject))), None)
        if draft is not None:
            return Role.DRAFT, Reason(
                "council_draft", f"Der Tagesordnungspunkt nennt es Entwurf: „{draft.subject}“."
            )
    return None
