"""PDF files on the fly: several producers, fonts and layouts, some with running headers or hyphens."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import reportlab
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.discovery.texts.blocks import Block, Text

_PRODUCERS = (
    ("Microsoft® Word 2016", "Microsoft® Word 2016"), ("Acrobat Distiller 11.0 (Windows)", "PScript5.dll Version 5.2.2"),
    ("Adobe PDF Library 15.0", "Adobe InDesign CC 2018 (Windows)"), ("LibreOffice 6.4", "Writer"),
    ("GPL Ghostscript 9.26", "PDFCreator 2.5"), ("macOS Version 10.14 Quartz PDFContext", "Pages"), ("", ""),
)  # fmt: skip
_FONTS = (("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold"), ("Vera", "VeraBd"))


@dataclass(frozen=True, slots=True)
class Layout:
    """How a PDF looks."""

    body: str
    bold: str
    size: float
    columns: int
    header: str
    page_numbers: str
    hyphens: bool
    title_in_metadata: str
    producer: str
    creator: str


def make_layout(text: Text, publisher: str, chance: random.Random) -> Layout:
    """A layout for the text, by chance."""
    body, bold = chance.choice(_FONTS)
    producer, creator = chance.choice(_PRODUCERS)
    metadata = chance.choice(
        (text.title, text.title, "", "Microsoft Word - Endfassung_v7.doc", "Broschüre A4", publisher)
    )
    header = text.running_header or (chance.choice((f"{text.title}", publisher, f"{publisher} | {text.title}")) if chance.random() < 0.45 else "")  # fmt: skip
    return Layout(
        body, bold, chance.choice((10, 10.5, 11, 11, 12)), 2 if chance.random() < 0.15 else 1, header,
        chance.choice(("{n}", "Seite {n}", "- {n} -", "")), chance.random() < 0.3, metadata, producer, creator,
    )  # fmt: skip


def pdf_bytes(text: Text, publisher: str, chance: random.Random) -> bytes:
    """The text as PDF. The same text and generator state give the same bytes."""
    return pdf_in_layout(text, make_layout(text, publisher, chance), chance)


def pdf_in_layout(text: Text, layout: Layout, chance: random.Random) -> bytes:
    """The text as PDF, set as told."""
    return _Writer(text, layout, chance).write()


@lru_cache(maxsize=1)
def _register() -> None:
    folder = Path(reportlab.__file__).parent / "fonts"
    for name in ("Vera", "VeraBd"):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))


@lru_cache(maxsize=60_000)
def _width(word: str, font: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(word, font, size))


class _Writer:
    """Lays blocks out line by line; columns and pages follow from the cursor."""

    def __init__(self, text: Text, layout: Layout, chance: random.Random) -> None:
        _register()
        self.text, self.layout, self.chance = text, layout, chance
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1)
        self.page = 1
        self.column = 0
        self.left = 62.0
        self.width = (A4[0] - 124 - 18 * (layout.columns - 1)) / layout.columns
        self.y = A4[1] - 80

    def write(self) -> bytes:
        canvas, layout = self.canvas, self.layout
        if layout.title_in_metadata:
            canvas.setTitle(layout.title_in_metadata)
        canvas.setProducer(layout.producer or "anonymous")
        canvas.setCreator(layout.creator or "anonymous")
        self._cover()
        for block in self.text.blocks:
            self._block(block)
        self._finish_page()
        canvas.save()
        return self.buffer.getvalue()

    def _cover(self) -> None:
        own_page = self.text.words() > 900
        self.y = A4[1] - (220 if own_page else 80)
        self._lines(self.text.title, self.layout.bold, 22 if own_page else 15)
        if self.text.subtitle:
            self._lines(self.text.subtitle, self.layout.body, 14)
        for line in self.text.cover:
            self._lines(line, self.layout.body, 11)
        if own_page:
            self._finish_page()
        else:
            self.y -= 12

    def _block(self, block: Block) -> None:
        layout = self.layout
        if block.kind == "h1":
            self.y -= 16
            self._need(60)
            self._lines(block.text, layout.bold, layout.size + 5)
        elif block.kind == "h2":
            self.y -= 8
            self._need(40)
            self._lines(block.text, layout.bold, layout.size + 1.5)
        elif block.kind == "row":
            self._row(block.cells)
        elif block.kind == "li":
            self._lines(block.text, layout.body, layout.size, indent=14, bullet=True)
        else:
            self._lines(block.text, layout.body, layout.size - (1.5 if block.kind == "small" else 0))
            self.y -= 5

    def _row(self, cells: tuple[str, ...]) -> None:
        size = self.layout.size - 1.5
        step = self.width / len(cells)
        wrapped = [self._wrap(cell, self.layout.body, size, step - 8) for cell in cells]
        height = max(len(lines) for lines in wrapped) * size * 1.25 + 6
        self._need(height)
        for index, lines in enumerate(wrapped):
            for number, line in enumerate(lines):
                self.canvas.setFont(self.layout.body, size)
                self.canvas.drawString(
                    self._x() + index * step + 4, self.y - (number + 1) * size * 1.25, line
                )
            self.canvas.rect(self._x() + index * step, self.y - height, step, height, stroke=1, fill=0)
        self.y -= height

    def _lines(self, content: str, font: str, size: float, indent: float = 0, bullet: bool = False) -> None:
        for number, line in enumerate(self._wrap(content, font, size, self.width - indent)):
            self._need(size * 1.35)
            self.canvas.setFont(font, size)
            if bullet and number == 0:
                self.canvas.drawString(self._x(), self.y, "•")
            self.canvas.drawString(self._x() + indent, self.y, line)
            self.y -= size * 1.35

    def _wrap(self, content: str, font: str, size: float, width: float) -> list[str]:
        lines, line, used = [], "", 0.0
        space = _width(" ", font, size)
        for word in content.split():
            length = _width(word, font, size)
            if used + length > width and line:
                head, tail = self._split(word, font, size, width - used)
                lines.append(f"{line}{head}".rstrip())
                line, used, word = "", 0.0, tail
                length = _width(word, font, size)
            line, used = f"{line}{word} ", used + length + space
        return [*lines, line.rstrip()] if line.strip() else lines

    def _split(self, word: str, font: str, size: float, room: float) -> tuple[str, str]:
        """The word cut at a vowel with a hyphen, if the layout hyphenates and there is room."""
        if not self.layout.hyphens or len(word) < 11 or "-" in word:
            return "", word
        for cut in range(len(word) - 4, 4, -1):
            if word[cut - 1] in "aeiouäöü" and word[cut] not in "aeiouäöü" and word[cut + 1] in "aeiouäöü" and _width(word[:cut] + "-", font, size) < room:  # fmt: skip
                return f"{word[:cut]}-", word[cut:]
        return "", word

    def _x(self) -> float:
        return float(self.left + self.column * (self.width + 18))

    def _need(self, height: float) -> None:
        if self.y - height > 62:
            return
        if self.column + 1 < self.layout.columns:
            self.column += 1
            self.y = A4[1] - 80
        else:
            self._finish_page()

    def _finish_page(self) -> None:
        canvas, layout = self.canvas, self.layout
        if self.page > 1:
            canvas.setFont(layout.body, 8)
            canvas.drawString(self.left, A4[1] - 45, layout.header)
            canvas.drawRightString(A4[0] - 62, 36, layout.page_numbers.replace("{n}", str(self.page)))
        canvas.showPage()
        self.page, self.column, self.y = self.page + 1, 0, A4[1] - 80
