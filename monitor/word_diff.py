"""Which words differ between two runs of sentences. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from monitor.alignment import Range, changed_ranges, same_letters
from storage.text import fold

# Up to so many equal words between changes twice as long are coincidence ("und die"), not kept text.
_COINCIDENCE = 3
# A sentence that kept less than this share of its words reads better as replaced whole.
_KEPT_SHARE = 0.25

PieceKind = Literal["equal", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row that stayed, went or came."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Rewording:
    """Sentences that belong together: positions ``old`` and ``new`` (from, to) in their runs."""

    old: tuple[int, int]
    new: tuple[int, int]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a run of sentences; ``ends[n]`` is the number of sentences complete after n words."""

    texts: tuple[str, ...]
    keys: tuple[str, ...]
    ends: dict[int, int]


@dataclass(slots=True)
class _Span:
    """Words i..i_end of the old run against j..j_end of the new one; ``recut``: same letters, other words."""

    equal: bool
    i: int
    i_end: int
    j: int
    j_end: int
    recut: bool = False

    def join(self, other: _Span) -> _Span:
        return _Span(False, self.i, other.i_end, self.j, other.j_end)

    @property
    def size(self) -> int:
        return max(self.i_end - self.i, self.j_end - self.j)


def compare_words(old: Sequence[str], new: Sequence[str]) -> list[Rewording]:
    """The sentences of two runs that differ, grouped where both texts are between two sentences.

    ``old`` and ``new`` are sentence texts. Sentences that differ in spacing, hyphens or signs alone are
    left out. In each rewording equal and removed pieces make up the old words, equal and added the new.
    """
    left, right = _words(old), _words(new)
    spans = _without_coincidences(_spans(left, right))
    return [
        Rewording(
            (left.ends[group[0].i], left.ends[group[-1].i_end]),
            (right.ends[group[0].j], right.ends[group[-1].j_end]),
            _pieces(group, left, right),
        )
        for group in _groups(spans, left, right)
        if not all(span.equal for span in group)
    ]


def _words(sentences: Sequence[str]) -> _Words:
    texts: list[str] = []
    keys: list[str] = []
    ends = {0: 0}
    for number, sentence in enumerate(sentences, start=1):
        start = len(texts)
        for word in sentence.split():
            key = _key(word)
            if len(texts) > start and not (key and keys[-1]):  # a dash or bullet alone is no word
                texts[-1] += " " + word
                keys[-1] += key
            else:
                texts.append(word)
                keys.append(key)
        ends[len(texts)] = number
    return _Words(tuple(texts), tuple(keys), ends)


_key = lru_cache(maxsize=1 << 16)(fold)  # the words of a paper repeat


def _spans(left: _Words, right: _Words) -> list[_Span]:
    spans: list[_Span] = []
    i = j = 0
    for a, a_end, b, b_end in changed_ranges(left.keys, right.keys):
        if a > i:
            spans.append(_Span(True, i, a, j, b))
        spans += _recut((a, a_end, b, b_end), left, right)
        i, j = a_end, b_end
    if len(left.keys) > i:
        spans.append(_Span(True, i, len(left.keys), j, len(right.keys)))
    return spans


def _recut(part: Range, left: _Words, right: _Words) -> Iterator[_Span]:
    """A part that differs, divided at words that are only cut otherwise ("Teil- habe", "Teilhabe")."""
    i, i_end, j, j_end = part
    old, new = left.keys[i:i_end], right.keys[j:j_end]
    runs = [(0, len(old), 0, len(new))] if "".join(old) == "".join(new) else same_letters(old, new)
    done = (i, j)
    for a, a_end, b, b_end in runs:
        if (i + a, j + b) != done:
            yield _Span(False, done[0], i + a, done[1], j + b)
        done = (i + a_end, j + b_end)
        yield _Span(True, i + a, done[0], j + b, done[1], recut=True)
    if done != (i_end, j_end):
        yield _Span(False, done[0], i_end, done[1], j_end)


def _without_coincidences(spans: list[_Span]) -> list[_Span]:
    kept: list[_Span] = []
    for span in spans:
        if (
            len(kept) > 1
            and not span.equal
            and kept[-1].equal
            and not kept[-1].recut
            and not kept[-2].equal
            and kept[-1].size <= min(_COINCIDENCE, kept[-2].size // 2, span.size // 2)
        ):
            kept[-2:] = [kept[-2].join(span)]
        else:
            kept.append(span)
    return kept


def _groups(spans: list[_Span], left: _Words, right: _Words) -> Iterator[list[_Span]]:
    """The spans cut where both sides are between two sentences."""
    group: list[_Span] = []
    for span in spans:
        for part in _cut(span, left, right):
            group.append(part)
            if part.i_end in left.ends and part.j_end in right.ends:
                yield group
                group = []


def _cut(span: _Span, left: _Words, right: _Words) -> Iterator[_Span]:
    """A span in parts that end with a sentence on both sides; the last part may end anywhere."""
    i, j = span.i, span.j
    for a, b in [*_sentence_ends(span, left, right), (span.i_end, span.j_end)]:
        if a > i or b > j:
            yield _Span(span.equal, i, a, j, b, span.recut)
            i, j = a, b


def _sentence_ends(span: _Span, left: _Words, right: _Words) -> list[tuple[int, int]]:
    """Where a span may be cut. In a changed one sentences pair up in order, or only the outermost do."""
    if span.recut:
        return []  # same letters in other words ("Teil- habe"): nothing to count along
    old_ends = [at for at in range(span.i, span.i_end + 1) if at in left.ends]
    new_ends = [at for at in range(span.j, span.j_end + 1) if at in right.ends]
    if span.equal:
        ends = set(new_ends)
        return [(at, at - span.i + span.j) for at in old_ends if at - span.i + span.j in ends]
    if len(old_ends) == len(new_ends):
        return list(zip(old_ends, new_ends, strict=True))
    return [(old_ends[0], new_ends[0]), (old_ends[-1], new_ends[-1])] if old_ends and new_ends else []


def _pieces(group: list[_Span], left: _Words, right: _Words) -> tuple[Piece, ...]:
    whole = _Span(False, group[0].i, group[-1].i_end, group[0].j, group[-1].j_end)
    kept = sum(span.i_end - span.i for span in group if span.equal)
    if kept < _KEPT_SHARE * min(whole.i_end - whole.i, whole.j_end - whole.j):
        group = [whole]
    return tuple(piece for span in group for piece in _of(span, left, right) if piece.text)


def _of(span: _Span, left: _Words, right: _Words) -> list[Piece]:
    old, new = " ".join(left.texts[span.i : span.i_end]), " ".join(right.texts[span.j : span.j_end])
    return [Piece("equal", new)] if span.equal else [Piece("removed", old), Piece("added", new)]
