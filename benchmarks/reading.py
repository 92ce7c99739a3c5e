"""What reading a paper costs beside PDFium alone: ``python -m benchmarks.reading [FILE.pdf …]``.

Without files it makes a 40-page paper as word processors do. Both readings run in this process, in turn, so that a
busy machine slows both alike; the ratio of the medians is what counts, not the seconds.
"""

from __future__ import annotations

import argparse
import io
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from crawler.extract.pdf import read_pdf

PAGES = 40
ROUNDS = 9
SHORTEST_CUT = 6
FIELDS = ("Sprache und Bildung", "Arbeit und Ausbildung", "Wohnen", "Gesundheit", "Interkulturelle Öffnung")


def paper(pages: int = PAGES, broken: bool = False) -> bytes:
    """A paper with running header, page numbers, headings and full pages of text; ``broken``: most lines end in a
    hyphen, which no paper has."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    canvas.setTitle("Integrationskonzept des Landkreises Auental")
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 805, "Integrationskonzept des Landkreises Auental")
        canvas.drawRightString(520, 30, f"Seite {number}")
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(72, 770, f"{number}. Handlungsfeld {FIELDS[number % len(FIELDS)]}")
        canvas.setFont("Helvetica", 11)
        text = canvas.beginText(72, 740)
        lines = simpleSplit(_prose(number), "Helvetica", 11, 450)[:46]
        for line in _broken(lines) if broken else lines:
            text.textLine(line)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _prose(number: int) -> str:
    return " ".join(
        f"Maßnahme {number}.{one}: Der Landkreis richtet im Feld {FIELDS[(number + one) % len(FIELDS)]} eine Beratungsstelle "
        f"für Zugewanderte ein und beteiligt {one + 3} Migrantenorganisationen an der Planung des Jahres {2020 + one}."
        for one in range(1, 22)
    )


def _broken(lines: list[str]) -> list[str]:
    """The lines with the first word of each begun on the one before."""
    cut = list(lines)
    for number in range(1, len(lines)):
        word = cut[number].split(" ")[0]
        if len(word) > SHORTEST_CUT and word.isalpha():
            half = len(word) // 2
            cut[number - 1] += f" {word[:half]}-"
            cut[number] = cut[number][half:]
    return cut


def alone(body: bytes) -> int:
    """The letters PDFium finds, page by page, and nothing else."""
    pdf = pypdfium2.PdfDocument(body)
    try:
        found = 0
        for number in range(len(pdf)):
            page = pdf[number]
            text = page.get_textpage()
            found += len(text.get_text_bounded())
            text.close()
            page.close()
        return found
    finally:
        pdf.close()


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one run: other programs on the machine do not count."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def ratio(body: bytes, rounds: int = ROUNDS) -> tuple[float, float, float]:
    """Seconds of ours, seconds of PDFium alone, and their ratio: medians of ``rounds`` runs in turn."""
    ours, theirs = [], []
    read_pdf(body), alone(body)  # imports and fonts are loaded once, not measured
    for _ in range(rounds):
        theirs.append(seconds(lambda: alone(body)))
        ours.append(seconds(lambda: read_pdf(body)))
    return median(ours), median(theirs), median(ours) / median(theirs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.pdf")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = parser.parse_args()
    bodies = {str(file): file.read_bytes() for file in chosen.files} or {
        f"paper of {PAGES} pages": paper(),
        "the same, words broken at most line ends": paper(broken=True),
    }
    sys.stdout.write(f"{'file':40} {'ours':>9} {'PDFium':>9} {'ratio':>6}\n")
    for name, body in bodies.items():
        ours, theirs, share = ratio(body, chosen.rounds)
        sys.stdout.write(f"{name[-40:]:40} {1000 * ours:6.1f} ms {1000 * theirs:6.1f} ms {share:6.2f}\n")


if __name__ == "__main__":
    main()
