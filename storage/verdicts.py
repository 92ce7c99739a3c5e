"""What a person can say a paper is, and what follows for its role and level. Pure."""

from __future__ import annotations

from enum import StrEnum

from storage.values import IS_CONCEPT_LEVELS, Level, Role


class Verdict(StrEnum):
    """What a person says a paper is."""

    CONCEPT = "concept"
    UPDATE = "update"
    DRAFT = "draft"
    REPORT = "report"
    OTHER_UNIT = "other_unit"
    FALSE_FRIEND = "false_friend"
    UNSURE = "unsure"


_ROLES = {
    Verdict.CONCEPT: Role.CONCEPT,
    Verdict.UPDATE: Role.UPDATE,
    Verdict.DRAFT: Role.DRAFT,
    Verdict.REPORT: Role.REPORT,
}


def as_judged(role: str, level: str, verdict: str | None) -> tuple[str, str]:
    """Role and level of a paper once the newest verdict on it is heard; without one, the paper's own.

    A concept or update is one of this district; another unit keeps the level the machine saw, unless
    that was the district's own. An unsure person decides nothing.
    """
    if verdict == Verdict.FALSE_FRIEND:
        return Role.NONE, level
    if verdict == Verdict.OTHER_UNIT:
        return role, Level.OTHER if level in IS_CONCEPT_LEVELS else level
    judged = _ROLES.get(Verdict(verdict)) if verdict else None
    if judged in (Role.CONCEPT, Role.UPDATE) and level not in IS_CONCEPT_LEVELS:
        level = Level.DISTRICT
    return judged or role, level
