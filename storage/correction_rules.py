"""What follows from people's corrections of a paper. Pure: the rows as values in, the paper's fields out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from storage.values import Level, Role

# What a person may correct of a paper, in the order they are listed.
FIELDS = ("title", "role", "level", "unit", "year")
# Either of them says what the paper counts as, which is what reviews say, too.
JUDGED = frozenset({"role", "level"})


class CorrectionKind(StrEnum):
    ADD = "add"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    WEBSITE = "website"
    HOST = "host"
    UNDO = "undo"


class CorrectionRefused(ValueError):
    """This cannot be corrected. The message says why and what to do instead; show it to the person."""


class UnknownPaper(LookupError):
    """No paper has this number. List the papers with `konzeptmonitor documents`."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What one correction that holds says of a paper's fields."""

    said: Mapping[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True)
class Effective:
    """A paper's fields as they count, which of them are a person's, and since when a person says what it is."""

    values: Mapping[str, Any]
    corrected: tuple[str, ...]
    role_decided_at: datetime | None


def effective(
    machine: Mapping[str, Any], decisions: Sequence[Decision], closed: datetime | None
) -> Effective:
    """The newest word of a person on each field, else the machine's.

    ``closed``: since when the paper is none of its own (merged into another, or added by mistake).
    """
    values, corrected, decided_at = dict(machine), set[str](), None
    for one in decisions:
        told = {name: value for name, value in one.said.items() if name in FIELDS}
        values |= told
        corrected |= told.keys()
        if JUDGED & told.keys():
            decided_at = one.at
    if closed is not None:
        values["role"], decided_at = Role.NONE.value, closed
    return Effective(values, tuple(name for name in FIELDS if name in corrected), decided_at)


def completed(
    said: Mapping[str, Any], paper: Mapping[str, Any], judged: tuple[str, str], district: str
) -> dict[str, Any]:
    """What a correction says with all that follows from it.

    Whoever corrects role or level says what the paper counts as from now on, so what a review said of the
    other of the two is taken over. Another level means another unit, the district's own if it is its own.
    """
    whole = dict(said)
    if JUDGED & whole.keys():
        for name, value in zip(("role", "level"), judged, strict=True):
            if value != paper[name]:
                whole.setdefault(name, value)
    if "level" in whole and whole["level"] != paper["level"] and "unit" not in whole:
        whole["unit"] = district if whole["level"] == Level.DISTRICT else ""
    return whole
