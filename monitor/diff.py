"""What differs between two texts, as a person would point at it. Pure.

Two levels: sentences first, then words within the sentences that differ. Layout never counts: what is
compared is letters and digits (storage.text.fold), so a re-exported PDF shows no difference.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from monitor.alignment import Range, changed_ranges
from monitor.sentences import Sentence, sentences
from monitor.word_diff import Piece, compare_words
from storage.text import fold

# A shorter sentence found elsewhere ("Ziele", "Stand: 2026") did not move, it just occurs twice.
_MOVED_WORDS = 4

HunkKind = Literal["replaced", "added", "removed", "moved"]


@dataclass(frozen=True)
class Hunk:
    """One place where the texts differ.

    ``old`` and ``new`` are the sentences concerned, ``old_at`` and ``new_at`` their positions in their
    texts; ``place`` is where the hunk stands in the new text. ``pieces`` are the words in reading order
    (one equal piece for a moved passage).
    """

    kind: HunkKind
    place: int
    old: tuple[Sentence, ...]
    new: tuple[Sentence, ...]
    old_at: tuple[int, ...]
    new_at: tuple[int, ...]
    pieces: tuple[Piece, ...]

    @property
    def old_text(self) -> str:
        return " ".join(sentence.text for sentence in self.old)

    @property
    def new_text(self) -> str:
        return " ".join(sentence.text for sentence in self.new)

    @property
    def page_old(self) -> int | None:
        return self.old[0].page if self.old else None

    @property
    def page_new(self) -> int | None:
        return self.new[0].page if self.new else None

    @cached_property
    def removed(self) -> str:
        """The words that are gone, in order."""
        return " ".join(piece.text for piece in self.pieces if piece.kind == "removed")

    @cached_property
    def added(self) -> str:
        """The words that are new, in order."""
        return " ".join(piece.text for piece in self.pieces if piece.kind == "added")

    @property
    def words_changed(self) -> int:
        return len(self.removed.split()) + len(self.added.split())


@dataclass(frozen=True)
class Diff:
    """All places where two texts differ, in the new text's order, and how many words that is.

    ``share_changed`` (0..1) is the share of both texts' words that were removed or added; words that
    only moved do not count. ``share_new`` is the share of the new text's words that are new.
    """

    hunks: tuple[Hunk, ...]
    words_added: int
    words_removed: int
    words_old: int
    words_new: int

    @property
    def share_changed(self) -> float:
        total = self.words_old + self.words_new
        return (self.words_added + self.words_removed) / total if total else 0.0

    @property
    def share_new(self) -> float:
        return self.words_added / self.words_new if self.words_new else 0.0


def diff(old_text: str, new_text: str, *, blocks: bool = False) -> Diff:
    """What differs between two texts (pages joined by form feeds). Equal texts have no hunks.

    ``blocks``: every line of the texts is a block of its own, as in texts of web pages and Word files.
    """
    old, new = sentences(old_text, blocks=blocks), sentences(new_text, blocks=blocks)
    hunks = [] if fold(old_text) == fold(new_text) else sorted(_hunks(old, new), key=lambda hunk: hunk.place)
    return Diff(
        hunks=tuple(hunks),
        words_added=sum(len(hunk.added.split()) for hunk in hunks),
        words_removed=sum(len(hunk.removed.split()) for hunk in hunks),
        words_old=sum(len(sentence.text.split()) for sentence in old),
        words_new=sum(len(sentence.text.split()) for sentence in new),
    )


def _hunks(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[Hunk]:
    ranges = changed_ranges([sentence.key for sentence in old], [sentence.key for sentence in new])
    moves = _moves(old, new, ranges)
    yield from _moved_hunks(old, new, moves)
    arrived = set(moves.values())
    for i, i_end, j, j_end in ranges:
        left = [at for at in range(i, i_end) if at not in moves]
        right = [at for at in range(j, j_end) if at not in arrived]
        yield from _reworded(old, new, left, right, j)


def _moves(old: Sequence[Sentence], new: Sequence[Sentence], ranges: Sequence[Range]) -> dict[int, int]:
    """Positions of sentences that left one place and arrived unchanged at another: old to new."""
    gone = [at for i, i_end, _, _ in ranges for at in range(i, i_end)]
    come = [at for _, _, j, j_end in ranges for at in range(j, j_end)]
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for at in come:
        if len(new[at].text.split()) >= _MOVED_WORDS:
            waiting[new[at].key].append(at)
    moves = {at: waiting[old[at].key].popleft() for at in gone if waiting.get(old[at].key)}
    _take_along(moves, {at: old[at].key for at in gone}, {at: new[at].key for at in come})
    return moves


def _take_along(moves: dict[int, int], gone: dict[int, str], come: dict[int, str]) -> None:
    """Short sentences beside a moved one moved with it: its heading, its last line."""
    taken = set(moves.values())
    for step in (1, -1):
        for i, j in sorted(moves.items(), reverse=step < 0):
            i, j = i + step, j + step
            while i in gone and j in come and gone[i] == come[j] and i not in moves and j not in taken:
                moves[i] = j
                taken.add(j)
                i, j = i + step, j + step


def _moved_hunks(old: Sequence[Sentence], new: Sequence[Sentence], moves: dict[int, int]) -> Iterator[Hunk]:
    run: list[tuple[int, int]] = []
    for pair in sorted(moves.items()):
        if run and pair != (run[-1][0] + 1, run[-1][1] + 1):
            yield _moved(old, new, run)
            run = []
        run.append(pair)
    if run:
        yield _moved(old, new, run)


def _moved(old: Sequence[Sentence], new: Sequence[Sentence], run: Sequence[tuple[int, int]]) -> Hunk:
    text = " ".join(new[at].text for _, at in run)
    return _hunk(
        "moved", run[0][1], old, new, [at for at, _ in run], [at for _, at in run], (Piece("equal", text),)
    )


def _reworded(
    old: Sequence[Sentence], new: Sequence[Sentence], left: list[int], right: list[int], place: int
) -> Iterator[Hunk]:
    for part in compare_words([old[at].text for at in left], [new[at].text for at in right]):
        old_at, new_at = left[slice(*part.old)], right[slice(*part.new)]
        kind: HunkKind = "replaced" if old_at and new_at else "removed" if old_at else "added"
        before = [at + 1 for at in right[: part.new[0]][-1:]]  # a removal stands after what precedes it
        yield _hunk(kind, (new_at or before or [place])[0], old, new, old_at, new_at, part.pieces)


def _hunk(
    kind: HunkKind,
    place: int,
    old: Sequence[Sentence],
    new: Sequence[Sentence],
    old_at: list[int],
    new_at: list[int],
    pieces: tuple[Piece, ...],
) -> Hunk:
    return Hunk(
        kind,
        place,
        tuple(old[at] for at in old_at),
        tuple(new[at] for at in new_at),
        tuple(old_at),
        tuple(new_at),
        pieces,
    )
