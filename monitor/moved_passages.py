"""A passage removed in one place and added in another, letter by letter the same, has only moved. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.alignment import crossing_runs
from monitor.hunk import Hunk
from monitor.word_diff import Piece
from storage.text import fold

# Fewer words that left one sentence for another ("bis Ende 2027") are an edit of both.
_PART_WORDS = 4
# A figure alone says what it says by its place.
_WORD = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True)
class _Passage:
    """Words that went or came: a whole sentence of a hunk, or ``part`` of one."""

    hunk: int
    text: str
    part: bool


def settled(hunks: Sequence[Hunk]) -> list[Hunk]:
    """The hunks, with those whose every removed and added passage only moved joined to moved ones."""
    gone = list(_passages(hunks, "removed"))
    come = list(_passages(hunks, "added"))
    stayed_gone, stayed_come = set(range(len(gone))), set(range(len(come)))
    partners: dict[int, set[int]] = {}
    for i, i_end, j, j_end in crossing_runs([_key(one) for one in gone], [_key(one) for one in come]):
        if _is_move(gone[i:i_end], come[j:j_end]):
            stayed_gone -= set(range(i, i_end))
            stayed_come -= set(range(j, j_end))
            group = {one.hunk for one in (*gone[i:i_end], *come[j:j_end])}
            for hunk in group:
                partners.setdefault(hunk, set()).update(group)
    unsettled = {gone[at].hunk for at in stayed_gone} | {come[at].hunk for at in stayed_come}
    return _joined(hunks, partners, unsettled)


def _passages(hunks: Sequence[Hunk], kind: str) -> Iterator[_Passage]:
    for at, hunk in enumerate(hunks):
        if hunk.kind == kind:
            for sentence in (*hunk.old, *hunk.new):
                yield _Passage(at, sentence.text, part=False)
        else:
            for piece in hunk.pieces:
                if piece.kind == kind:
                    yield _Passage(at, piece.text, part=True)


def _key(passage: _Passage) -> str:
    return "" if passage.part and len(passage.text.split()) < _PART_WORDS else fold(passage.text)


def _is_move(before: Sequence[_Passage], after: Sequence[_Passage]) -> bool:
    whole = not all(any(one.part for one in side) for side in (before, after))
    return whole and any(_WORD.search(one.text) for one in before)


def _joined(hunks: Sequence[Hunk], partners: dict[int, set[int]], unsettled: set[int]) -> list[Hunk]:
    found: list[Hunk] = []
    seen: set[int] = set()
    for at, hunk in enumerate(hunks):
        if at in seen:
            continue
        group = _group(at, partners)
        seen |= group
        if at not in partners:
            found.append(hunk)
        elif group & unsettled:
            found.extend(hunks[one] for one in sorted(group))
        else:
            found.append(_moved([hunks[one] for one in sorted(group)]))
    return found


def _group(at: int, partners: dict[int, set[int]]) -> set[int]:
    group, todo = {at}, [at]
    while todo:
        fresh = partners.get(todo.pop(), set()) - group
        group |= fresh
        todo.extend(fresh)
    return group


def _moved(hunks: Sequence[Hunk]) -> Hunk:
    old = sorted((at, one) for hunk in hunks for at, one in zip(hunk.old_at, hunk.old, strict=True))
    new = sorted((at, one) for hunk in hunks for at, one in zip(hunk.new_at, hunk.new, strict=True))
    return Hunk(
        "moved",
        new[0][0],
        tuple(one for _, one in old),
        tuple(one for _, one in new),
        tuple(at for at, _ in old),
        tuple(at for at, _ in new),
        (Piece("equal", " ".join(one.text for _, one in new)),),
    )
