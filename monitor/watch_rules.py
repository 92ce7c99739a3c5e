"""What two states of a watched page amount to, whatever the page is about. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from monitor.content_reasons import content_reasons
from monitor.cosmetic import cosmetic, speaks_of_papers
from monitor.dashboard.formats import number, plural
from monitor.diff import Diff, Hunk, diff
from storage.steady import Difference, Gap, Volatile, difference, mask
from storage.text import fold
from storage.values import Reason

# A line that comes or goes on so many pages of a host at once belongs to the site, not to the page …
_SHARED_BY = 2
# … one that speaks of papers only from so many on: two pages may well announce the same concept.
_SHARED_BY_TELLING = 3
# From this share of changed words a change matters as much as it can by its amount.
_MUCH, _AMOUNT_WEIGHT, _LEAST = 0.4, 0.5, 0.1


@dataclass(frozen=True)
class State:
    """One watched page at two moments. ``gaps``: where it varied while it was looked at last."""

    host: str
    old: Sequence[str]
    new: Sequence[str]
    volatile: Volatile
    gaps: frozenset[Gap]

    @property
    def difference(self) -> Difference:
        return difference(self.old, self.new, self.volatile, self.gaps)


@dataclass
class Shared:
    """What the watched pages of a host have in common: lines that stand on several, or change on several at once."""

    standing: Mapping[str, Counter[str]] = field(default_factory=dict)  # host → folded line → pages
    moving: dict[str, Counter[str]] = field(default_factory=dict)
    ticking: dict[str, Counter[str]] = field(default_factory=dict)

    def note(self, state: State) -> None:
        """Take a page's difference into account."""
        found = state.difference
        moving = self.moving.setdefault(state.host, Counter())
        moving.update({f"-{fold(line)}" for line in found.gone} | {f"+{fold(line)}" for line in found.come})
        both = set(map(mask, found.gone)) & set(map(mask, found.come))
        self.ticking.setdefault(state.host, Counter()).update(both)

    def furniture(self, host: str, line: str, sign: str) -> bool:
        """Whether a line that went (-) or came (+) belongs to the site."""
        needed = _SHARED_BY_TELLING if speaks_of_papers(line) else _SHARED_BY
        key = fold(line)
        return (
            self.moving.get(host, Counter())[f"{sign}{key}"] >= needed
            or self.standing.get(host, Counter())[key] >= needed
            or self.ticking.get(host, Counter())[mask(line)] >= _SHARED_BY_TELLING
        )


@dataclass(frozen=True)
class Judged:
    """What is left when everything that is no news was left out."""

    diff: Diff
    telling: tuple[Hunk, ...]

    @property
    def score(self) -> float:
        """0..1: how much of the text changed, and what the changed places speak of."""
        return min(1.0, sum(reason.weight for reason in self.reasons)) if self.telling else 0.0

    @property
    def reasons(self) -> list[Reason]:
        """Heaviest first."""
        if not self.telling:
            return []
        found = [_amount(self.diff, self.telling), *content_reasons(self.telling)]
        return sorted(found, key=lambda reason: -reason.weight)


def judge_page(state: State, shared: Shared) -> Judged:
    """A page's main text, line by line."""
    found = state.difference
    gone = {fold(line) for line in found.gone if not shared.furniture(state.host, line, "-")}
    come = {fold(line) for line in found.come if not shared.furniture(state.host, line, "+")}
    old = _kept(state.old, {fold(line) for line in state.new} | gone)
    new = _kept(state.new, {fold(line) for line in state.old} | come)
    return _judged(diff("\n".join(old), "\n".join(new), blocks=True), page=True)


def judge_file(old_text: str, new_text: str, *, blocks: bool) -> Judged:
    """A file's text: layout never counts."""
    return _judged(diff(old_text, new_text, blocks=blocks), page=False)


def _kept(lines: Iterable[str], keys: Collection[str]) -> list[str]:
    return [line for line in lines if fold(line) in keys]


def _judged(found: Diff, *, page: bool) -> Judged:
    telling = tuple(hunk for hunk in found.hunks if not cosmetic(hunk, page=page, any_subject=True))
    return Judged(found, telling)


def _amount(found: Diff, telling: Sequence[Hunk]) -> Reason:
    added = sum(len(hunk.added.split()) for hunk in telling)
    removed = sum(len(hunk.removed.split()) for hunk in telling)
    total = found.words_old + found.words_new
    share = (added + removed) / total if total else 1.0
    words = f"{number(added)} Wörter hinzugekommen, {number(removed)} entfallen"
    weight = max(_LEAST, _AMOUNT_WEIGHT * min(1.0, share / _MUCH) ** 0.5)
    text = f"Der Text der Seite hat sich geändert: {words} ({plural(len(telling), 'Stelle', 'Stellen')})."
    return Reason("amount", text, weight)
