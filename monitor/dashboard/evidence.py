"""Stored reasons and passages as pages show them. Pure.

What is read here was written by other parts and by older versions of them: whatever is absent or of
another shape is left out, and the rest is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from monitor.telling import plain
from monitor.word_diff import Piece, compare_words


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """One part of a score. ``bar`` is (start, width) in percent of a scale all lines share; 0 has its own line."""

    text: str
    weight: float
    page: int | None
    passage: str
    bar: tuple[float, float]

    @property
    def against(self) -> bool:
        return self.weight < 0


@dataclass(frozen=True, slots=True)
class Reasons:
    """The parts of a score, heaviest first; ``zero`` is where the scale's 0 lies, in percent."""

    lines: tuple[ReasonLine, ...]
    zero: float

    @property
    def with_passage(self) -> tuple[ReasonLine, ...]:
        return tuple(line for line in self.lines if line.passage)

    @property
    def weighed(self) -> tuple[ReasonLine, ...]:
        return tuple(line for line in self.lines if line.weight)


@dataclass(frozen=True, slots=True)
class PassagePair:
    """An old and a new wording of one place, with the words that differ."""

    page_old: int | None
    page_new: int | None
    pieces: tuple[Piece, ...]
    moved: bool = False

    @property
    def old(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.kind != "added")

    @property
    def new(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.kind != "removed")


@dataclass(frozen=True, slots=True)
class WayStep:
    """A page on the way to a find; ``words`` names it where no link text does."""

    url: str | None
    link_text: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a long list: rows ``first`` to ``last`` of ``total``, page ``number`` of ``pages``."""

    rows: Sequence[Any]
    number: int
    pages: int
    first: int
    last: int
    total: int


def reasons(stored: Sequence[Any]) -> Reasons:
    """Stored reasons with the bars that show their weights side by side."""
    known = [reason for reason in stored if isinstance(reason, Mapping)]
    weights = [_number(reason.get("weight")) for reason in known]
    low, high = min([0.0, *weights]), max([0.0, *weights])
    scale = 100 / (high - low) if high > low else 0.0
    lines = [
        ReasonLine(
            text=plain(reason.get("text") or reason.get("code") or ""),
            weight=weight,
            page=page if isinstance(page := reason.get("page"), int) else None,
            passage=plain(reason.get("passage") or ""),
            bar=((min(weight, 0.0) - low) * scale, abs(weight) * scale),
        )
        for reason, weight in zip(known, weights, strict=True)
    ]
    lines.sort(key=lambda line: -line.weight)
    return Reasons(tuple(lines), -low * scale)


def passages(evidence: Mapping[str, Any]) -> list[PassagePair]:
    """The stored old and new wordings, compared word by word."""
    found = []
    for passage in evidence.get("passages") or []:
        if isinstance(passage, Mapping):
            old, new = plain(passage.get("old") or ""), plain(passage.get("new") or "")
            moved = passage.get("kind") == "moved"
            pages = passage.get("page_old"), passage.get("page_new")
            found.append(PassagePair(*pages, pieces(old, new), moved))
    return [pair for pair in found if pair.pieces]


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The words of two wordings in reading order: equal, removed, added."""
    if not old or not new:
        return tuple(piece for piece in (Piece("removed", old), Piece("added", new)) if piece.text)
    changed = compare_words([old], [new])
    return tuple(piece for one in changed for piece in one.pieces) or (Piece("equal", new),)


def path(evidence: Mapping[str, Any]) -> list[WayStep]:
    """The stored link path (monitor.paths.Step as JSON), from the start address down."""
    steps = []
    for step in evidence.get("path") or []:
        if isinstance(step, Mapping):
            link_text = plain(step.get("link_text") or "") or None
            steps.append(WayStep(step.get("url"), link_text, plain(step.get("text") or "")))
        elif step:
            steps.append(WayStep(None, None, plain(step)))
    return steps


def part(rows: Sequence[Any], number: int, size: int) -> Part:
    """Stretch ``number`` (from 1) of ``rows``; a number past the end gives the last stretch."""
    pages = max(1, -(-len(rows) // size))
    number = min(number, pages)
    shown = rows[(number - 1) * size : number * size]
    first = (number - 1) * size + 1
    return Part(shown, number, pages, first, first + len(shown) - 1, len(rows))


def _number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0
