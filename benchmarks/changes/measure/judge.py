"""What a tool told in a round, held against what was true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from benchmarks.changes.site.model import Truth

ALERT, SILENCE, MOVE, UNLISTED = "alert", "silence", "move", "unlisted"


@dataclass(frozen=True, slots=True)
class Told:
    """One thing a tool said: ``what`` is change, move or error; ``urls`` are the addresses it named."""

    what: str
    urls: frozenset[str]
    label: str = ""


@dataclass
class Verdict:
    """The account of one round."""

    true: list[Truth] = field(default_factory=list)
    missed: list[Truth] = field(default_factory=list)
    false: list[Told] = field(default_factory=list)
    moves: list[Truth] = field(default_factory=list)
    missed_moves: list[Truth] = field(default_factory=list)
    unlisted: bool = False
    errors: Counter[str] = field(default_factory=Counter)


def judge(told: Iterable[Told], truths: Collection[Truth]) -> Verdict:
    """Every change told must name an address of a true change, every move those of a true move, once."""
    verdict, seen, moved = Verdict(), set[Truth](), Counter[Truth]()
    for one in told:
        matches = [truth for truth in truths if truth.urls & one.urls]
        if one.what == "error":
            verdict.errors.update(truth.kind for truth in matches or [Truth("other", SILENCE, one.urls)])
        elif one.what == "move":
            moves = [truth for truth in matches if truth.wanted == MOVE]
            moved.update(moves)
            if not moves or any(moved[truth] > 1 for truth in moves):
                verdict.false.append(one)
        else:
            good = [truth for truth in matches if truth.wanted in (ALERT, UNLISTED)]
            seen.update(good)
            if not good and not any(truth.also & one.urls for truth in truths):
                verdict.false.append(one)
    for truth in truths:
        if truth.wanted == ALERT:
            (verdict.true if truth in seen else verdict.missed).append(truth)
        elif truth.wanted == MOVE:
            (verdict.moves if moved[truth] else verdict.missed_moves).append(truth)
        elif truth.wanted == UNLISTED:
            verdict.unlisted = verdict.unlisted or truth in seen
    return verdict


def false_kinds(verdict: Verdict, truths: Collection[Truth], groups: dict[str, str]) -> dict[str, int]:
    """How many false alerts came of which noise, or of which change that was none."""
    count: Counter[str] = Counter()
    for one in verdict.false:
        known = next((truth.kind for truth in truths if truth.urls & one.urls), None)
        count[known or next((groups[url] for url in one.urls if url in groups), "other")] += 1
    return dict(count.most_common())
