"""Sets a sample text as a PDF with ReportLab, in one of several house styles."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4, A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    ListFlowable,
    ListItem,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.tableofcontents import TableOfContents
from sample_texts import blocks, cells, heading_level, read

SYLLABLE = re.compile(r"(?<=[a-zäöü][aeiouäöüy])(?=[bcdfghjklmnpqrstvwz][aeiouäöü][a-zäöüß]{2})")


@dataclass(frozen=True)
class Style:
    """How an office sets its papers."""

    body: str = "Helvetica"
    bold: str = "Helvetica-Bold"
    size: float = 11
    leading: float = 1.4
    page: tuple[float, float] = A4
    margin: float = 25
    chapter_pages: bool = True  # chapters start on a new page
    contents: bool = True
    justify: bool = False
    hyphens: bool = False  # breaks long words at the end of a line
    footer: bool = True  # page number at the bottom, else at the top
    producer: str = "ReportLab PDF Library - www.reportlab.com"


STYLES = {
    "amt": Style(),
    "serif": Style("Times-Roman", "Times-Bold", 12, 1.35, hyphens=True, justify=True),
    "agentur": Style(size=10.5, leading=1.55, margin=32, producer="Adobe PDF Library 15.0"),
    "schlicht": Style(
        "Times-Roman", "Times-Bold", 12, 1.5, contents=False, chapter_pages=False, footer=False
    ),
    "broschuere": Style(
        size=9.5, leading=1.45, page=A5, margin=16, hyphens=True, producer="Adobe InDesign 18.2"
    ),
    "dicht": Style(
        size=10, leading=1.25, margin=22, chapter_pages=False, producer="Microsoft® Word für Microsoft 365"
    ),
    "neu": Style(
        size=10,
        leading=1.6,
        margin=30,
        chapter_pages=False,
        hyphens=True,
        justify=True,
        producer="Acrobat Distiller 23",
    ),
}


class Template(BaseDocTemplate):
    """Pages with a running header and numbers; headings go into contents and outline."""

    def __init__(self, target: Path, head: dict[str, str], style: Style) -> None:
        super().__init__(
            str(target), pagesize=style.page, invariant=1, title=head["title"], author=head["author"],
            subject=head.get("subtitle", ""), creator=head.get("creator", ""), producer=style.producer,
        )  # fmt: skip
        self.head, self.style = head, style
        width, height, m = *style.page, style.margin * mm
        frame = Frame(m, m, width - 2 * m, height - 2 * m, id="text")
        self.addPageTemplates(
            [PageTemplate("cover", [frame]), PageTemplate("inner", [frame], onPage=self._running)]
        )

    def _running(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        width, height = self.style.page
        canvas.setFont(self.style.body, 8)
        canvas.drawString(self.style.margin * mm, height - 12 * mm, self.head["header"])
        y = 10 * mm if self.style.footer else height - 12 * mm
        canvas.drawRightString(
            width - self.style.margin * mm,
            y,
            f"Seite {canvas.getPageNumber()}" if self.style.footer else f"- {canvas.getPageNumber()} -",
        )

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  (ReportLab's name)
        level = getattr(flowable, "heading_level", None)
        if level is not None:
            key = f"h{id(flowable)}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.getPlainText(), key, level)
            self.notify("TOCEntry", (level, flowable.getPlainText(), self.page))


def styles_of(style: Style) -> dict[str, ParagraphStyle]:
    base = ParagraphStyle(
        "p", fontName=style.body, fontSize=style.size, leading=style.size * style.leading, spaceAfter=style.size * 0.6,
        alignment=TA_JUSTIFY if style.justify else 0, hyphenationLang=hyphenated if style.hyphens else "",
    )  # fmt: skip
    heading: dict[str, object] = {
        "fontName": style.bold,
        "alignment": 0,
        "keepWithNext": 1,
        "hyphenationLang": "",
    }
    return {
        "p": base,
        "cell": ParagraphStyle("cell", base, spaceAfter=0, fontSize=style.size - 1, alignment=0),
        "title": ParagraphStyle(
            "title", base, **heading, fontSize=style.size * 2.2, leading=style.size * 2.7, spaceAfter=14
        ),
        "sub": ParagraphStyle("sub", base, fontSize=style.size * 1.3, leading=style.size * 1.7, alignment=0),
        "h1": ParagraphStyle(
            "h1", base, **heading, fontSize=style.size * 1.6, leading=style.size * 2, spaceBefore=14
        ),
        "h2": ParagraphStyle(
            "h2", base, **heading, fontSize=style.size * 1.25, leading=style.size * 1.6, spaceBefore=10
        ),
        "h3": ParagraphStyle("h3", base, **heading, spaceBefore=6),
    }


def hyphenated(word: str) -> Iterator[tuple[str, str]]:
    """Where a long word may break, latest place first: roughly between syllables, as typesetting programs do."""
    places = [place.start() for place in SYLLABLE.finditer(word)] if len(word) > 9 else []
    return ((word[:place], word[place:]) for place in reversed(places))


def inline(text: str) -> str:
    """ReportLab's markup of one line."""
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(text, quote=False))


def story(head: dict[str, str], body: str, style: Style) -> list[Flowable]:
    """The whole paper as flowables."""
    looks = styles_of(style)
    flow: list[Flowable] = [
        Spacer(1, 60 * mm if style.page == A4 else 30 * mm),
        Paragraph(inline(head["title"]), looks["title"]),
    ]
    flow += [Paragraph(inline(head[key]), looks["sub"]) for key in ("subtitle", "cover") if key in head]
    flow += [
        Spacer(1, 40 * mm),
        Paragraph(inline(head["author"]), looks["p"]),
        NextPageTemplate("inner"),
        PageBreak(),
    ]
    if style.contents and head.get("contents") != "no":
        contents = TableOfContents(
            levelStyles=[looks["p"], ParagraphStyle("toc2", looks["p"], leftIndent=12)], dotsMinLevel=0
        )
        flow += [Paragraph("Inhalt", looks["h1"]), contents, PageBreak()]
    for index, lines in enumerate(blocks(body)):
        flow += block_flow(lines, looks, style, first=index == 0)
    return flow


def block_flow(
    lines: list[str], looks: dict[str, ParagraphStyle], style: Style, first: bool
) -> list[Flowable]:
    """One block: heading, list, table or paragraph."""
    level = heading_level(lines)
    if level:
        heading = Paragraph(inline(lines[0].lstrip("# ")), looks[f"h{level}"])
        if level <= 2:
            heading.heading_level = level - 1
        return [PageBreak(), heading] if level == 1 and style.chapter_pages and not first else [heading]
    if lines[0].startswith("- "):
        items = [ListItem(Paragraph(inline(line[2:]), looks["p"])) for line in lines]
        return [ListFlowable(items, bulletType="bullet", start="•", leftIndent=14)]
    if lines[0].startswith("|"):
        rows = [[Paragraph(inline(cell), looks["cell"]) for cell in row] for row in cells(lines)]
        grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.4, "#777777"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
        return [Table(rows, style=grid, repeatRows=1), Spacer(1, 8)]
    return [Paragraph(inline(" ".join(lines)), looks["p"])]


def make_pdf(name: str, target: Path, style: Style) -> None:
    """Write one PDF with ReportLab."""
    head, body = read(name)
    # ReportLab takes the time in an invariant file's metadata from here.
    os.environ["SOURCE_DATE_EPOCH"] = str(
        int(datetime.fromisoformat(head["created"] + "T10:00+00:00").timestamp())
    )
    Template(target, head, style).multiBuild(story(head, body, style))
