"""What of a page stays the same while it is looked at, and what differs between two states of it. Pure.

A page's text is its lines. Lines that two looks of one crawl do not both show change by themselves; where
they stand, other such lines will stand at the next look.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, TypeVar

from storage.text import fold

Kept = TypeVar("Kept")
Gap = tuple[str, str]  # the steady lines before and after a place, folded; "" for the page's ends

_DIGITS = re.compile(r"\d+")
# What a page is remembered by is bounded, however many teasers it shows in a year.
MOST_REMEMBERED = 400
# A page of which looks of one crawl share less than this is restless.
SETTLED_SHARE = 0.5


@dataclass(frozen=True)
class Volatile:
    """What was seen to change by itself: lines, their digits blanked, and the places where such lines stand."""

    masks: frozenset[str] = frozenset()
    gaps: frozenset[Gap] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.masks or self.gaps)

    def with_more(self, masks: Iterable[str], gaps: Iterable[Gap]) -> Volatile:
        """The same and these, as long as there is room."""
        return Volatile(_bounded(self.masks, masks), _bounded(self.gaps, gaps))

    def as_json(self) -> dict[str, Any]:
        return {"masks": sorted(self.masks), "gaps": sorted(map(list, self.gaps))}

    @staticmethod
    def from_json(stored: dict[str, Any]) -> Volatile:
        gaps = frozenset((before, after) for before, after in stored.get("gaps", []))
        return Volatile(frozenset(stored.get("masks", [])), gaps)


def _bounded(known: frozenset[Kept], more: Iterable[Kept]) -> frozenset[Kept]:
    fresh = [one for one in dict.fromkeys(more) if one not in known]
    return known | frozenset(fresh[: max(0, MOST_REMEMBERED - len(known))])


@dataclass(frozen=True)
class Steady:
    """What all looks of one crawl showed, and what they did not."""

    lines: tuple[str, ...]
    masks: frozenset[str] = frozenset()
    gaps: frozenset[Gap] = frozenset()
    share: float = 1.0  # of the words of the longest look


@dataclass(frozen=True)
class Spot:
    """One place where lines went or came."""

    gone: tuple[str, ...]
    come: tuple[str, ...]
    gap: Gap = ("", "")


@dataclass(frozen=True)
class Difference:
    """Where lines went and came, in the order of the text, apart from those that change by themselves."""

    spots: tuple[Spot, ...] = ()

    @property
    def gone(self) -> tuple[str, ...]:
        return tuple(line for spot in self.spots for line in spot.gone)

    @property
    def come(self) -> tuple[str, ...]:
        return tuple(line for spot in self.spots for line in spot.come)

    def __bool__(self) -> bool:
        return bool(self.spots)


def lines_of(text: str, ignore: Iterable[str] = ()) -> tuple[str, ...]:
    """The lines of a text that hold letters or digits, without those an expression of ``ignore`` is found in."""
    rules = [re.compile(rule) for rule in ignore]
    lines = (" ".join(line.split()) for line in text.replace("\f", "\n").split("\n"))
    return tuple(line for line in lines if fold(line) and not any(rule.search(line) for rule in rules))


def mask(line: str) -> str:
    """A line with its figures blanked: what two states of a counter share."""
    return _DIGITS.sub("0", fold(line))


def steady(looks: Sequence[Sequence[str]]) -> Steady:
    """The lines that all ``looks`` show in the order of the last, and what only some of them show."""
    lines = tuple(looks[0])
    for look in looks[1:]:
        lines = _both(lines, look)
    masks, gaps = set[str](), set[Gap]()
    kept = [fold(line) for line in lines]
    for look in looks:
        for tag, i, i_end, j, j_end in _opcodes(kept, [fold(line) for line in look]):
            if tag != "equal":
                gaps.add(_gap(kept, i, i_end))
                masks |= {mask(line) for line in look[j:j_end]}
    most = max(sum(len(line.split()) for line in look) for look in looks)
    share = sum(len(line.split()) for line in lines) / most if most else 1.0
    # A line that stands twice and moved once is steady text all the same.
    masks -= {mask(line) for line in lines}
    return Steady(lines, frozenset(masks), frozenset(gaps), share)


def _both(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    left, right = [fold(line) for line in one], [fold(line) for line in other]
    equal = (code for code in _opcodes(left, right) if code[0] == "equal")
    return tuple(line for _, _, _, j, j_end in equal for line in other[j:j_end])


def difference(
    old: Sequence[str], new: Sequence[str], volatile: Volatile, now: Collection[Gap] = ()
) -> Difference:
    """What differs between two steady texts. ``now``: where the looks of the present crawl differ themselves.

    Lines in another order are no difference, nor are lines that change by themselves or stand where others do.
    """
    left, right = [fold(line) for line in old], [fold(line) for line in new]
    here, there = set(left), set(right)
    spots: list[Spot] = []
    for tag, i, i_end, j, j_end in _opcodes(left, right):
        if tag == "equal":
            continue
        gap = _gap(left, i, i_end)
        if gap in now:
            continue
        went = [line for at, line in enumerate(old[i:i_end], i) if left[at] not in there]
        came = [line for at, line in enumerate(new[j:j_end], j) if right[at] not in here]
        went = [line for line in went if mask(line) not in volatile.masks]
        came = [line for line in came if mask(line) not in volatile.masks]
        if went or came:
            spots.append(Spot(tuple(went), tuple(came), gap))
    return Difference(tuple(spots))


def without_shared(found: Difference, shared: Collection[str]) -> Difference:
    """A difference without the lines (folded) that other pages of the site show, too: teasers, events, notices.

    Where such lines came in place of others, those others were the site's own.
    """
    spots = []
    for spot in found.spots:
        come = tuple(line for line in spot.come if fold(line) not in shared)
        gone = tuple(line for line in spot.gone if fold(line) not in shared)
        if spot.come and not come and len(gone) <= len(spot.come):
            gone = ()
        if gone or come:
            spots.append(Spot(gone, come, spot.gap))
    return Difference(tuple(spots))


def _gap(lines: Sequence[str], start: int, end: int) -> Gap:
    return (lines[start - 1] if start else "", lines[end] if end < len(lines) else "")


def _opcodes(left: Sequence[str], right: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
