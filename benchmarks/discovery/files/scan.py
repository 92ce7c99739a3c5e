"""Scanned papers: a PDF of page images without a text layer."""

from __future__ import annotations

import io
import random
import textwrap
from pathlib import Path

import reportlab
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from benchmarks.discovery.texts.blocks import Text

_SIZE = (1240, 1754)  # A4 at 150 dpi, what office scanners are set to
_LINES = 54
_FONTS = Path(reportlab.__file__).parent / "fonts"


def scan_bytes(text: Text, chance: random.Random, pages: int = 6) -> bytes:
    """The first ``pages`` pages as grey images, slightly askew."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setProducer("KONICA MINOLTA bizhub C364e")
    lines = _lines(text)
    for start in range(0, min(len(lines), pages * _LINES), _LINES):
        image = _page(lines[start : start + _LINES], chance)
        canvas.drawImage(ImageReader(image), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _lines(text: Text) -> list[tuple[str, bool]]:
    found = [(line, True) for line in (text.title, text.subtitle, *text.cover) if line] + [("", False)] * 3
    for block in text.blocks:
        content = block.text or " | ".join(block.cells)
        head = block.kind in ("h1", "h2")
        found += [(line, head) for line in textwrap.wrap(("- " if block.kind == "li" else "") + content, 74)]
        found.append(("", False))
    return found


def _page(lines: list[tuple[str, bool]], chance: random.Random) -> Image.Image:
    image = Image.new("L", _SIZE, 255)
    draw = ImageDraw.Draw(image)
    fonts = [ImageFont.truetype(str(_FONTS / name), 21) for name in ("Vera.ttf", "VeraBd.ttf")]
    for number, (line, bold) in enumerate(lines):
        draw.text((120, 110 + number * 29), line, fill=20, font=fonts[bold])
    return image.rotate(chance.uniform(-0.5, 0.5), fillcolor=255).convert("1").convert("L")
