"""What a better reader makes of what was read before: the same, better, worse, or otherwise. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from storage.text import text_sha256, words

# Words that come or go in this share of a text are a matter of reading, such as a hyphen or a page number.
SLIGHT = 0.02
# From this share on something was found, or lost, that a person would miss.
MUCH = 0.05
# Enough to see what kind of files are concerned.
EXAMPLES = 8


class Outcome(StrEnum):
    SAME = "same"
    BETTER = "better"
    WORSE = "worse"
    CHANGED = "changed"


WORDS = {
    Outcome.SAME: "gleich",
    Outcome.BETTER: "besser (mehr Text, oder erstmals lesbar)",
    Outcome.WORSE: "schlechter (Text fehlt, oder nicht mehr lesbar)",
    Outcome.CHANGED: "anders gelesen",
}


@dataclass(frozen=True, slots=True)
class Reread:
    """One body read again. ``lost`` and ``gained`` are shares of the words it had; ``taken``: it is to be kept."""

    sha256: str
    outcome: Outcome
    words_before: int
    words_now: int
    lost: float
    gained: float
    taken: bool
    problem: str | None = None
    paper: int | None = None
    title: str = ""
    url: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"outcome": str(self.outcome)}

    def line(self) -> str:
        """For the maintainer, in one line."""
        name = f"Papier {self.paper} „{self.title}“" if self.paper else self.url
        change = f"{self.words_before} → {self.words_now} Wörter"
        left = "" if self.taken else ", alte Lesung behalten"
        return f"{name}: {change}{f' ({self.problem})' if self.problem else ''}{left}"


def judge(sha256: str, before: str, now: str, problem: str | None) -> Reread:
    """Compare two readings of one body. A new one that has a ``problem`` and no text replaces no text."""
    old, new = Counter(words(before)), Counter(words(now))
    many = max(1, old.total())
    lost, gained = (old - new).total() / many, (new - old).total() / many
    return Reread(
        sha256,
        _outcome(text_sha256(before) == text_sha256(now), bool(old), bool(new), lost, gained),
        old.total(),
        new.total(),
        round(lost, 4),
        round(gained, 4),
        taken=not (problem and old and not new),
        problem=problem,
    )


def _outcome(same: bool, had_text: bool, has_text: bool, lost: float, gained: float) -> Outcome:
    if same:
        return Outcome.SAME
    if had_text != has_text:
        return Outcome.BETTER if has_text else Outcome.WORSE
    if lost <= SLIGHT and gained >= MUCH:
        return Outcome.BETTER
    if lost >= MUCH and gained <= SLIGHT:
        return Outcome.WORSE
    return Outcome.CHANGED


def summary(found: Iterable[Reread]) -> list[str]:
    """How many came out how, with the strongest examples, as lines for the maintainer."""
    all_ = list(found)
    lines = []
    for outcome in Outcome:
        some = [one for one in all_ if one.outcome is outcome]
        lines.append(f"{len(some):>6}  {WORDS[outcome]}")
        if outcome is not Outcome.SAME:
            some.sort(key=lambda one: -max(one.lost, one.gained))
            lines += [f"        · {one.line()}" for one in some[:EXAMPLES]]
    return lines
