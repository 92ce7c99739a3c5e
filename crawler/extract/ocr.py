"""Reads the picture of a page by Tesseract, where the extra ``ocr`` is installed.

One ``Eye`` per document: Tesseract takes a quarter of a second to start. Nothing is imported before it
is needed, since most files hold text.
"""

from __future__ import annotations

import importlib.util
import os
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from crawler.extract.pdf_facts import SizedLine

LANGUAGE = "deu"
# Lines below it are stamps, signatures and the pattern of photographs, not words.
LEAST_LINE = 50
# Pages below it are photographs whose edges were taken for letters.
LEAST_PAGE = 60

MISSING = "für die Texterkennung fehlt die Erweiterung; sie wird installiert mit: uv pip install 'konzeptmonitor[ocr]'"


@dataclass(frozen=True, slots=True)
class Picture:
    """The grey pixels of a rendered page, a byte each, and how many of them make a point."""

    pixels: bytes
    width: int
    height: int
    stride: int
    scale: float


@dataclass(frozen=True, slots=True)
class Sight:
    """The lines seen on a page, their heights in points, and how sure Tesseract is of them (0..100)."""

    lines: tuple[SizedLine, ...]
    confidence: int


def is_installed() -> bool:
    """Whether Tesseract and its German data are there."""
    return importlib.util.find_spec("tesserocr") is not None and _data() is not None


def _data() -> Path | None:
    """The folder of the German data: where the environment says, or where the extra puts it."""
    named = os.environ.get("TESSDATA_PREFIX")
    folders = ([Path(named)] if named else []) + [Path(sysconfig.get_path("data"), "share", "tessdata")]
    return next((folder for folder in folders if (folder / f"{LANGUAGE}.traineddata").is_file()), None)


class Eye:
    """Tesseract, open for the pages of one document. Use as a context manager."""

    def __init__(self) -> None:
        import tesserocr

        self._tesserocr = tesserocr
        self._api = tesserocr.PyTessBaseAPI(path=str(_data()), lang=LANGUAGE)

    def read(self, picture: Picture, seconds: float) -> Sight | None:
        """What a page shows; None when it took longer than ``seconds`` or shows no text."""
        self._api.SetImageBytes(picture.pixels, picture.width, picture.height, 1, picture.stride)
        self._api.SetSourceResolution(round(72 * picture.scale))
        if not self._api.Recognize(max(1, int(1000 * seconds))):
            return None
        lines, confidence = tuple(self._lines(picture.scale)), self._api.MeanTextConf()
        return Sight(lines, confidence) if lines and confidence >= LEAST_PAGE else None

    def _lines(self, scale: float) -> Iterator[SizedLine]:
        level = self._tesserocr.RIL.TEXTLINE
        for line in self._tesserocr.iterate_level(self._api.GetIterator(), level):
            text = line.GetUTF8Text(level).strip()
            if text and line.Confidence(level) >= LEAST_LINE:
                row = line.RowAttributes()
                # Descenders are negative; without them two lines of one size are of one height.
                yield text, round((row["row_height"] + row["descenders"]) / scale, 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._api.End()
