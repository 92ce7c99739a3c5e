"""A text before it has a file format: headings, paragraphs, lists and tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["h1", "h2", "p", "li", "row", "small", "break"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block; ``cells`` only for table rows."""

    kind: Kind
    text: str = ""
    cells: tuple[str, ...] = ()


@dataclass(slots=True)
class Text:
    """A cover and a body, as every renderer takes it."""

    title: str
    subtitle: str = ""
    cover: list[str] = field(default_factory=list)
    running_header: str = ""
    blocks: list[Block] = field(default_factory=list)
    _words: int = 0

    def add(self, kind: Kind, text: str = "") -> None:
        self.blocks.append(Block(kind, text))
        self._words += text.count(" ") + 1

    def row(self, *cells: str) -> None:
        self.blocks.append(Block("row", cells=cells))
        self._words += sum(cell.count(" ") + 1 for cell in cells)

    def words(self) -> int:
        """About how many words were added."""
        return self._words

    def chapters(self) -> list[tuple[str, list[Block]]]:
        """The body cut at its first-level headings; what stands before the first belongs to the cover."""
        found: list[tuple[str, list[Block]]] = []
        for block in self.blocks:
            if block.kind == "h1":
                found.append((block.text, []))
            elif found:
                found[-1][1].append(block)
        return found
