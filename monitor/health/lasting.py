"""What lasts: when a problem is told, and when it is over. Pure.

Told once on entering, once on leaving. One bad hour is neither: a problem is told when so many crawls in a row
showed it, the first and the last of them far enough apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# A site that stays small is the site from then on: as many crawls as the expectation is made of.
SETTLED_AFTER = 6


class Step(StrEnum):
    """What becomes of a problem after one more crawl."""

    NOTHING = "nothing"
    SUSPECT = "suspect"  # the first sign
    CONTINUE = "continue"  # one more sign
    TELL = "tell"  # it lasts
    CLEAR = "clear"  # a suspicion came to nothing
    RECOVER = "recover"  # what was told is over
    SETTLE = "settle"  # what was told is how it is now


@dataclass(frozen=True, slots=True)
class Patience:
    """After how many signs, and over what span, a problem is told."""

    failures: int
    span: timedelta


@dataclass(frozen=True, slots=True)
class Standing:
    """An open problem as it was before this crawl. ``times``: crawls in a row that showed it."""

    since: datetime
    times: int
    told: bool


def step(
    before: Standing | None,
    *,
    found: bool,
    started_at: datetime,
    patience: Patience,
    at_once: bool = False,
    settles: bool = False,
) -> Step:
    """What becomes of a problem. ``at_once``: no second sign is needed; ``settles``: it may become normal."""
    if not found:
        if before is None:
            return Step.NOTHING
        return Step.RECOVER if before.told else Step.CLEAR
    times = before.times + 1 if before else 1
    if before is not None and before.told:
        return Step.SETTLE if settles and times >= SETTLED_AFTER else Step.CONTINUE
    lasted = started_at - before.since if before else timedelta(0)
    if at_once or (times >= patience.failures and lasted >= patience.span):
        return Step.TELL
    return Step.CONTINUE if before else Step.SUSPECT
