"""Which sentences left one place of a text and arrived unchanged at another. Pure."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from monitor.alignment import Range, crossing_runs
from monitor.sentences import Sentence

# A shorter sentence found elsewhere ("Ziele", "Stand: 2026") may just occur twice.
_MOVED_WORDS = 4


def moved_sentences(
    old: Sequence[Sentence], new: Sequence[Sentence], ranges: Sequence[Range]
) -> dict[int, int]:
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


def moved_runs(
    old: Sequence[Sentence], new: Sequence[Sentence], ranges: Sequence[Range], moves: dict[int, int]
) -> Iterator[Range]:
    """Runs that moved and were cut into other sentences on the way: a table row behind a page break."""
    left, right = [""] * len(old), [""] * len(new)  # no key: stayed or moved already
    arrived = set(moves.values())
    for i, i_end, j, j_end in ranges:
        left[i:i_end] = ["" if at in moves else old[at].key for at in range(i, i_end)]
        right[j:j_end] = ["" if at in arrived else new[at].key for at in range(j, j_end)]
    for run in crossing_runs(left, right):
        if sum(len(sentence.text.split()) for sentence in old[run[0] : run[1]]) >= _MOVED_WORDS:
            yield run
