"""DOCX, ODT and RTF files."""

from __future__ import annotations

import io
import random
import zipfile
from html import escape

import docx

from benchmarks.discovery.texts.blocks import Text

_ZIP_DATE = (2020, 1, 1, 0, 0, 0)
_ODT_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.2"><office:body><office:text>'
)
_ODT_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def docx_bytes(text: Text, publisher: str, chance: random.Random) -> bytes:
    """The text as a Word document; some have proper headings, some only bold paragraphs."""
    document = docx.Document()
    styled = chance.random() < 0.6
    document.core_properties.title = text.title if chance.random() < 0.5 else ""
    document.core_properties.author = publisher
    for index, line in enumerate((text.title, text.subtitle, *text.cover)):
        if line:
            document.add_paragraph(line, style="Title" if styled and index == 0 else None)
    for block in text.blocks:
        if block.kind in ("h1", "h2"):
            if styled:
                document.add_heading(block.text, 1 if block.kind == "h1" else 2)
            else:
                document.add_paragraph().add_run(block.text).bold = True
        elif block.kind == "row":
            document.add_paragraph(" \t ".join(block.cells))
        else:
            document.add_paragraph(block.text, style="List Bullet" if block.kind == "li" else None)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def odt_bytes(text: Text) -> bytes:
    """The text as an OpenDocument text."""
    cover = [line for line in (text.title, text.subtitle, *text.cover) if line]
    parts = [_ODT_HEAD, *(f"<text:p>{escape(line)}</text:p>" for line in cover)]
    for block in text.blocks:
        if block.kind in ("h1", "h2"):
            level = 1 if block.kind == "h1" else 2
            parts.append(f'<text:h text:outline-level="{level}">{escape(block.text)}</text:h>')
        elif block.kind == "row":
            cells = "".join(
                f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>"
                for cell in block.cells
            )
            parts.append(f"<table:table><table:table-row>{cells}</table:table-row></table:table>")
        else:
            parts.append(f"<text:p>{escape(block.text)}</text:p>")
    parts.append("</office:text></office:body></office:document-content>")
    return _zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "".join(parts),
                    "META-INF/manifest.xml": _ODT_MANIFEST})  # fmt: skip


def rtf_bytes(text: Text) -> bytes:
    """The text as RTF, which old offices often saved under the name ``.doc``."""
    lines = [(24, line) for line in (text.title, text.subtitle, *text.cover) if line]
    sizes = {"h1": 32, "h2": 26}
    for block in text.blocks:
        content = " - ".join(block.cells) if block.kind == "row" else block.text
        lines.append((sizes.get(block.kind, 22), content))
    body = "".join(f"\\pard\\fs{size} {_rtf(line)}\\par\n" for size, line in lines)
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\n" + body + "}").encode("ascii")


def _rtf(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    return "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in escaped)


def _zipped(members: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, _ZIP_DATE), content.encode(), method)
    return buffer.getvalue()
