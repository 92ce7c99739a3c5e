"""The scanned pages of a PDF, read by text recognition: which they are, how many, and what is said of it.

Recognition costs 20 times what a page of text does, and another scan of one paper gives other errors: only
files that are scans in good part are read so, not the photographs of a typeset one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from statistics import mean

import pypdfium2
import pypdfium2.raw as pdfium

from crawler.extract import ocr
from crawler.extract.ocr import Eye, Picture, Sight

# A stamp such as "Anlage 1 zur Vorlage 12/2024, Seite 3 von 40" is set over scans; less than it is no page of text.
FEW_LETTERS = 100
# A scan fills its page; letterheads and photographs of a typeset page mostly do not.
LEAST_COVER = 0.6
# Covers and dividers of typeset brochures are pictures too, but few of their pages.
LEAST_SHARE = 0.2
# What a concept is about and who issued it stands on these; a second each, and one worker in two is busy with it.
MOST_PAGES = 30
# Thirty pages at three seconds, what a busy machine needs; within the worker's limit (worker.SECONDS).
BUDGET = 90.0
# Body text of 8 points is still 22 pixels high; more pixels made no word better (measured at 150, 200, 300).
DPI = 200
# Plans and posters are made smaller: A3 at full resolution.
MOST_PIXELS = 3_400

READ = "Durch Texterkennung gelesen: {pages} (mittlere Sicherheit {confidence} %)."
LEFT = "Eingescannt und nicht gelesen: {pages} ({why})."
TOO_MANY = f"höchstens {MOST_PAGES} Seiten je Datei"
TOO_SLOW = "die Zeit reichte nicht"
ILLEGIBLE = "kein sicher erkennbarer Text"


@dataclass(frozen=True, slots=True)
class Seen:
    """What recognition read of a file: lines by page index, and the pages left out by reason."""

    pages: Mapping[int, Sight] = field(default_factory=dict)
    left: Mapping[str, Sequence[int]] = field(default_factory=dict)

    @property
    def confidence(self) -> float | None:
        """How sure recognition was of what it read, 0..1; None when it read nothing."""
        if not self.pages:
            return None
        return round(mean(sight.confidence for sight in self.pages.values()) / 100, 3)

    @property
    def note(self) -> str:
        """The German sentences for ``Document.note``."""
        said = []
        if self.pages:
            percent = round(100 * (self.confidence or 0.0))
            said.append(READ.format(pages=named_pages(list(self.pages)), confidence=percent))
        said += [LEFT.format(pages=named_pages(left), why=why) for why, left in self.left.items() if left]
        return " ".join(said)


def read_scanned(body: bytes, texts: Sequence[str], clock: Callable[[], float] = time.monotonic) -> Seen:
    """The texts of the scanned pages of a file whose other texts are known. Never raises for bad input."""
    poor = [number for number, text in enumerate(texts) if is_poor(text)]
    if len(poor) < LEAST_SHARE * len(texts) or not poor:
        return Seen()
    with suppress(pypdfium2.PdfiumError):
        pdf = pypdfium2.PdfDocument(body)
        try:
            scans = [number for number in poor if _is_picture(pdf, number)]
            return _seen(pdf, scans, clock) if len(scans) >= LEAST_SHARE * len(texts) else Seen()
        finally:
            pdf.close()
    return Seen()


def is_poor(text: str) -> bool:
    """Whether a page has no text to speak of."""
    head = text[: 4 * FEW_LETTERS]  # a page with text shows it at once
    return sum(map(str.isalpha, head)) < FEW_LETTERS and sum(map(str.isalpha, text)) < FEW_LETTERS


def _seen(pdf: pypdfium2.PdfDocument, scans: Sequence[int], clock: Callable[[], float]) -> Seen:
    if not scans:
        return Seen()
    if not ocr.is_installed():
        return Seen(left={ocr.MISSING: scans})
    end = clock() + BUDGET
    seen: dict[int, Sight] = {}
    left: dict[str, list[int]] = {ILLEGIBLE: [], TOO_SLOW: [], TOO_MANY: list(scans[MOST_PAGES:])}
    with Eye() as eye:
        for number in scans[:MOST_PAGES]:
            rest = end - clock()
            sight = eye.read(_picture(pdf, number), rest) if rest > 0 else None
            if sight:
                seen[number] = sight
            else:
                left[ILLEGIBLE if clock() < end else TOO_SLOW].append(number)
    return Seen(seen, left)


def _is_picture(pdf: pypdfium2.PdfDocument, number: int) -> bool:
    """Whether images cover the page; a scan may come in strips or layers."""
    with suppress(pypdfium2.PdfiumError):
        page = pdf[number]
        try:
            whole = page.get_width() * page.get_height()
            return bool(sum(_areas(page)) >= LEAST_COVER * whole > 0)
        finally:
            page.close()
    return False


def _areas(page: pypdfium2.PdfPage) -> Iterator[float]:
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = image.get_bounds()
        yield (right - left) * (top - bottom)


def _picture(pdf: pypdfium2.PdfDocument, number: int) -> Picture:
    """The page in grey. Raises PdfiumError."""
    page = pdf[number]
    try:
        scale = min(DPI / 72, MOST_PIXELS / max(page.get_size()))
        bitmap = page.render(scale=scale, grayscale=True)
        try:
            return Picture(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, scale)
        finally:
            bitmap.close()
    finally:
        page.close()


def named_pages(indexes: Sequence[int]) -> str:
    """Page numbers for people, runs drawn together: [0, 1, 2, 5] is "Seiten 1–3, 6"."""
    runs: list[list[int]] = []
    for number in sorted(index + 1 for index in indexes):
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    word = "Seite" if len(indexes) == 1 else "Seiten"
    return f"{word} {', '.join('–'.join(map(str, run)) for run in runs)}"
