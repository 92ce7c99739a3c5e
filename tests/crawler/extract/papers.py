"""PDFs for tests, set by ReportLab: the same words on other paper, with or without header and footer."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence

import pypdf
import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4, A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer

SMALL, LARGE = A5, A4
WORDS = [
    "Landkreis",
    "Gemeinden",
    "Integration",
    "Teilhabe",
    "Sprache",
    "Bildung",
    "Arbeit",
    "Wohnen",
    "Gesundheit",
    "Ehrenamt",
    "Beirat",
    "Verwaltung",
    "Vereine",
    "fördert",
    "begleitet",
    "unterstützt",
    "stärkt",
    "ermöglicht",
    "gestaltet",
    "vereinbart",
    "prüft",
    "und",
    "mit",
    "für",
    "durch",
    "bei",
    "die",
    "der",
    "das",
    "eine",
    "gemeinsam",
    "frühzeitig",
    "dauerhaft",
    "verlässlich",
    "Angebote",
    "Beratung",
    "Begegnung",
    "Förderung",
    "Vielfalt",
    "Zuwanderung",
    "Familien",
]


def paragraphs(count: int) -> list[str]:
    """Distinct paragraphs of German words, the same ones every time."""
    dice = random.Random(7)
    return [f"Absatz {number}: {' '.join(dice.choices(WORDS, k=45))}." for number in range(1, count + 1)]


class _Template(BaseDocTemplate):
    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  (ReportLab's name)
        heading = getattr(flowable, "outline_title", None)
        if heading:
            self.canv.bookmarkPage(heading)
            self.canv.addOutlineEntry(heading, heading)


def paper(
    texts: Sequence[str],
    *,
    title: str = "Integrationskonzept des Landkreises Musterbach",
    metadata_title: str | None = None,
    size: tuple[float, float] = A4,
    points: float = 11,
    header: str = "",
    footer: str = "",
    headings: Sequence[str] = (),
) -> bytes:
    """A paper of these paragraphs. ``footer`` may hold ``{page}``; ``headings`` become outline entries."""
    packed = io.BytesIO()
    body = ParagraphStyle("body", fontSize=points, leading=points * 1.3, spaceAfter=points)
    large = ParagraphStyle("title", fontSize=24, leading=30, spaceAfter=20)

    def decorate(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(40, size[1] - 30, header)
        canvas.drawCentredString(size[0] / 2, 25, footer.format(page=document.page))

    story: list[Flowable] = [Paragraph(title, large)] if title else []
    for number, text in enumerate(texts):
        if number < len(headings):
            heading = Paragraph(headings[number], ParagraphStyle("heading", fontSize=14, leading=18))
            heading.outline_title = headings[number]
            story.append(heading)
        story.append(Paragraph(text, body))
    template = _Template(packed, pagesize=size, title=title if metadata_title is None else metadata_title)
    frame = Frame(40, 50, size[0] - 80, size[1] - 100)
    template.addPageTemplates(PageTemplate(frames=[frame], onPage=decorate))
    template.build(story or [Spacer(1, 1)])
    return packed.getvalue()


def scan(pages: int = 1) -> bytes:
    """A paper of drawn pages without any text."""
    packed = io.BytesIO()
    canvas = Canvas(packed)
    for _ in range(pages):
        canvas.rect(50, 50, 300, 500, fill=1)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def scanned(body: bytes, *, dpi: int = 150, stamp: str = "") -> bytes:
    """The paper ``body`` as an office scanner makes it: a picture a page; ``stamp`` is text set over each."""
    packed = io.BytesIO()
    canvas = Canvas(packed)
    pdf = pypdfium2.PdfDocument(body)
    for page in pdf:
        size = page.get_size()
        canvas.setPageSize(size)
        image = page.render(scale=dpi / 72, grayscale=True).to_pil()
        canvas.drawImage(ImageReader(image), 0, 0, *size)
        canvas.drawString(40, size[1] - 15, stamp)
        canvas.showPage()
    pdf.close()
    canvas.save()
    return packed.getvalue()


def photographs(pages: int = 1) -> bytes:
    """Pages of pictures without letters."""
    dice = random.Random(5)
    packed = io.BytesIO()
    canvas = Canvas(packed)
    for _ in range(pages):
        spots = Image.frombytes("L", (60, 85), dice.randbytes(60 * 85)).resize((1240, 1754))
        canvas.drawImage(ImageReader(spots), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def merged(*bodies: bytes) -> bytes:
    """One file of these PDFs."""
    writer = pypdf.PdfWriter()
    for body in bodies:
        writer.append(io.BytesIO(body))
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()


def budget(pages: int) -> bytes:
    """A file of many small pages with two lines each."""
    dice = random.Random(3)
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=(200, 200), invariant=True)
    for number in range(1, pages + 1):
        canvas.drawString(10, 120, " ".join(dice.choices(WORDS, k=4)))
        canvas.drawString(10, 100, f"Produkt {number}, {' '.join(dice.choices(WORDS, k=3))}")
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def with_labels(body: bytes, roman: int) -> bytes:
    """The paper with its first pages numbered i, ii … and the others from 1 on, as viewers show it."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(body))
    writer.set_page_label(0, roman - 1, style="/r")
    writer.set_page_label(roman, len(writer.pages) - 1, style="/D", start=1)
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()


def with_attachments(body: bytes, names: Sequence[str], content: bytes = b"1;2") -> bytes:
    """The paper with files of these names inside, all of one content."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(body))
    for name in names:
        writer.add_attachment(name, content)
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()
