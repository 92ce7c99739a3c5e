"""One place where two texts differ. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from monitor.sentences import Sentence
from monitor.word_diff import Piece

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
