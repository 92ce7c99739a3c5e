"""What differs between two texts, as a person would point at it. Pure.

Two levels: sentences first, then words within the sentences that differ. Layout never counts: what is
compared is letters and digits (storage.text.fold), so a re-exported PDF shows no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.alignment import Range, changed_ranges, same_letters
from monitor.hunk import Hunk, HunkKind
from monitor.moved_passages import settled
from monitor.moves import moved_runs, moved_sentences
from monitor.sentences import Sentence, sentences
from monitor.word_diff import Piece, compare_words
from storage.text import fold

__all__ = ["Diff", "Hunk", "diff"]


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
    found = [] if fold(old_text) == fold(new_text) else settled(list(_hunks(old, new)))
    hunks = sorted(found, key=lambda hunk: hunk.place)
    return Diff(
        hunks=tuple(hunks),
        words_added=sum(len(hunk.added.split()) for hunk in hunks),
        words_removed=sum(len(hunk.removed.split()) for hunk in hunks),
        words_old=sum(len(sentence.text.split()) for sentence in old),
        words_new=sum(len(sentence.text.split()) for sentence in new),
    )


def _hunks(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[Hunk]:
    left_keys, right_keys = [sentence.key for sentence in old], [sentence.key for sentence in new]
    ranges = list(_without_recut(changed_ranges(left_keys, right_keys), left_keys, right_keys))
    moves = moved_sentences(old, new, ranges)
    yield from _moved_hunks(old, new, moves)
    gone, arrived = set(moves), set(moves.values())
    for i, i_end, j, j_end in moved_runs(old, new, ranges, moves):
        yield _moved(old, new, range(i, i_end), range(j, j_end))
        gone |= set(range(i, i_end))
        arrived |= set(range(j, j_end))
    for i, i_end, j, j_end in ranges:
        left = [at for at in range(i, i_end) if at not in gone]
        right = [at for at in range(j, j_end) if at not in arrived]
        yield from _reworded(old, new, left, right, j)


def _without_recut(ranges: Sequence[Range], old: Sequence[str], new: Sequence[str]) -> Iterator[Range]:
    """The ranges without sentences that another layout only cut at other places."""
    for i, i_end, j, j_end in ranges:
        a, b = i, j
        for run in same_letters(old[i:i_end], new[j:j_end]):
            if (i + run[0], j + run[2]) != (a, b):
                yield a, i + run[0], b, j + run[2]
            a, b = i + run[1], j + run[3]
        if (a, b) != (i_end, j_end):
            yield a, i_end, b, j_end


def _moved_hunks(old: Sequence[Sentence], new: Sequence[Sentence], moves: dict[int, int]) -> Iterator[Hunk]:
    run: list[tuple[int, int]] = []
    for pair in [*sorted(moves.items()), (-1, -1)]:
        if run and pair != (run[-1][0] + 1, run[-1][1] + 1):
            yield _moved(old, new, [at for at, _ in run], [at for _, at in run])
            run = []
        run.append(pair)


def _moved(
    old: Sequence[Sentence], new: Sequence[Sentence], old_at: Sequence[int], new_at: Sequence[int]
) -> Hunk:
    text = " ".join(new[at].text for at in new_at)
    return _hunk("moved", new_at[0], old, new, list(old_at), list(new_at), (Piece("equal", text),))


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
