"""What two states of a watched page amount to, whatever the page is about. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

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
    """One watched page at two moments.

    ``gaps``: where it varied while it was looked at last. ``titles``: what the page is called at both moments;
    templates show that above the text or not. ``shared_old`` and ``shared_new``: on how many other pages of the
    host a line (folded) stood at that moment.
    """

    host: str
    old: Sequence[str]
    new: Sequence[str]
    volatile: Volatile
    gaps: frozenset[Gap] = frozenset()
    titles: frozenset[str] = frozenset()
    shared_old: Mapping[str, int] = field(default_factory=dict)
    shared_new: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def difference(self) -> Difference:
        return difference(self.old, self.new, self.volatile, self.gaps)


@dataclass
class Shared:
    """What changed on several watched pages of a host at once."""

    moving: dict[str, Counter[str]] = field(default_factory=dict)  # host → sign and folded line → pages
    ticking: dict[str, Counter[str]] = field(default_factory=dict)  # host → line without figures → pages

    def note(self, state: State) -> None:
        """Take a page's difference into account."""
        found = state.difference
        moving = self.moving.setdefault(state.host, Counter())
        moving.update({f"-{fold(line)}" for line in found.gone} | {f"+{fold(line)}" for line in found.come})
        both = set(map(mask, found.gone)) & set(map(mask, found.come))
        self.ticking.setdefault(state.host, Counter()).update(both)

    def common(self, state: State) -> dict[str, int]:
        """Lines that came to several pages of the host at once: that they are the site's is worth remembering."""
        counts = self.moving.get(state.host, Counter())
        came = {fold(line): line for line in state.difference.come}
        return {key: counts[f"+{key}"] for key in came if counts[f"+{key}"] >= _SHARED_BY}

    def told(self, state: State) -> tuple[set[str], set[str]]:
        """The lines (folded) that went and came and belong to the page, not to the site."""
        gone, come = set[str](), set[str]()
        for spot in state.difference.spots:
            went = [line for line in spot.gone if not self._furniture(state, line, "-")]
            came = [line for line in spot.come if not self._furniture(state, line, "+")]
            # Where the site's own lines were put, or taken away, the line beside them is the site's own, too.
            if (
                spot.gone
                and not went
                and len(came) <= len(spot.gone)
                and not any(map(speaks_of_papers, came))
            ):
                came = []
            if (
                spot.come
                and not came
                and len(went) <= len(spot.come)
                and not any(map(speaks_of_papers, went))
            ):
                went = []
            gone.update(map(fold, went))
            come.update(map(fold, came))
        return gone, come

    def _furniture(self, state: State, line: str, sign: str) -> bool:
        needed = _SHARED_BY_TELLING if speaks_of_papers(line) else _SHARED_BY
        key = fold(line)
        standing = state.shared_old if sign == "-" else state.shared_new
        return (
            key in state.titles
            or standing.get(key, 0) >= needed
            or self.moving.get(state.host, Counter())[f"{sign}{key}"] >= needed
            or self.ticking.get(state.host, Counter())[mask(line)] >= _SHARED_BY_TELLING
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
    gone, come = shared.told(state)
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
