"""Writes a sample text as a Word file, and as a PDF by way of LibreOffice."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from docx import Document
from docx.document import Document as Draft
from sample_texts import blocks, cells, heading_level, read


def make_docx(name: str, target: Path) -> None:
    """Write one Word file."""
    head, body = read(name)
    draft = Document()
    draft.core_properties.title, draft.core_properties.author = head["title"], head["author"]
    draft.add_heading(head["title"], 0)
    for key in ("subtitle", "cover"):
        if key in head:
            draft.add_paragraph(head[key])
    for lines in blocks(body):
        _add(draft, lines)
    draft.save(str(target))


def _add(draft: Draft, lines: list[str]) -> None:
    level = heading_level(lines)
    if level:
        heading = draft.add_heading(lines[0].lstrip("# "), level)
        heading.paragraph_format.page_break_before = level == 1
    elif lines[0].startswith("- "):
        for line in lines:
            draft.add_paragraph(line[2:], style="List Bullet")
    elif lines[0].startswith("|"):
        _add_table(draft, cells(lines))
    else:
        draft.add_paragraph(" ".join(lines))


def _add_table(draft: Draft, rows: list[list[str]]) -> None:
    table = draft.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def make_with_office(name: str, target: Path) -> None:
    """Write one PDF with LibreOffice, by way of a Word file. Raises CalledProcessError when it fails."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{target.stem}.docx"
        make_docx(name, source)
        options = ["--headless", "--convert-to", "pdf", "--outdir", str(target.parent)]
        subprocess.run(["soffice", *options, str(source)], check=True, capture_output=True)
