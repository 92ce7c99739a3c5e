"""Labelled documents to measure recognition on: invented, in the manner of German municipalities.

``data/papers/*.txt`` hold one document after another: a head of ``key: value`` lines, then the text. ``~`` ends a
page, ``# `` and ``## `` are headings, ``| a | b |`` a row of a table, ``=> path | words`` a link; ``{topic 3}`` stands
for three passages of ``passages.txt``, drawn by the document's name, so that the same name gives the same text.
"""

from __future__ import annotations

import html
import io
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from crawler.extract.read import read
from crawler.reading import document_links, look
from storage.values import Context, Document

FOLDER = Path(__file__).parent / "data" / "papers"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PLACEHOLDER = re.compile(r"\{(\w+) (\d+)\}")


@dataclass(frozen=True)
class Labelled:
    """A document, how it was reached and what a person calls it; ``roles`` and ``levels`` are those that pass."""

    name: str
    document: Document
    context: Context
    roles: frozenset[str]
    levels: frozenset[str]
    year: int | None

    @property
    def is_concept(self) -> bool:
        """Whether it counts for the study."""
        return self.roles <= {"concept", "update"} and self.levels <= {"district", "joint"}

    @property
    def tells_of_one(self) -> bool | None:
        """Whether it is an integration paper or presents one, of whatever level: what the score is the chance of.

        None where people would differ: on reports, and on what two roles would fit of which one is none.
        """
        if self.roles == {"none"}:
            return False
        return None if self.roles & {"none", "report"} else True

    @property
    def district(self) -> str:
        return self.context.district_name


def labelled(name: str) -> Iterator[Labelled]:
    """The documents of one set, read as the product reads them."""
    for part in re.split(r"^=== ", (FOLDER / f"{name}.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)[
        1:
    ]:
        head, _, text = part.partition("\n---")
        title, *lines = head.splitlines()
        row = dict(_pair(line) for line in lines)
        yield _made(title, row, _filled(text.strip(), title))


def _pair(line: str) -> tuple[str, str]:
    key, _, value = line.partition(":")
    return key, value.strip()


def _made(name: str, row: dict[str, str], text: str) -> Labelled:
    district, kind, land = row["district"].split(";")
    url = f"https://www.kreis.example/{row['url']}"
    body, declared = _body(row, text, district)
    seen = look(body, declared, url)
    context = Context(
        url,
        link_text=row.get("link", ""),
        link_heading=row.get("heading", ""),
        parent_title=row.get("parent", ""),
        district_name=district,
        district_kind=kind,
        land=land,
        links=document_links(seen.links) if seen.is_page else (),
    )
    roles, levels = (frozenset(row.get(key, "").split("|")) - {""} for key in ("role", "level"))
    year = int(row["year"]) if row.get("year") else None
    return Labelled(name, read(body, seen.media_type, "utf-8"), context, roles, levels, year)


@cache
def _passages() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in (FOLDER / "passages.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            current = found[line[2:]] = []
        else:
            current.append(line)
    return found


def _filled(text: str, name: str) -> str:
    chance = random.Random(name)
    decks: dict[str, list[str]] = {}

    def drawn(match: re.Match[str]) -> str:
        topic, count = match[1], int(match[2])
        deck = decks.setdefault(topic, chance.sample(_passages()[topic], len(_passages()[topic])))
        decks[topic] = deck[count:]
        return "\n".join(deck[:count])

    return _PLACEHOLDER.sub(drawn, text)


def _body(row: dict[str, str], text: str, district: str) -> tuple[bytes, str]:
    if row["kind"] == "html":
        return _page(text, district), "text/html"
    if row["kind"] == "docx":
        return _word(text), WORD
    return _pdf(
        text
    ), "application/pdf"  # other word processors' files: their readers have tests of their own


def _page(text: str, district: str) -> bytes:
    parts = []
    for line in text.splitlines():
        if line.startswith("=> "):
            url, words = line[3:].split(" | ")
            parts.append(f'<p><a href="/{url}">{html.escape(words)}</a></p>')
        elif line.startswith("#"):
            level = 1 if not any("<h1>" in part for part in parts) else 2
            parts.append(f"<h{level}>{html.escape(line.lstrip('# '))}</h{level}>")
        elif line != "~":
            parts.append(f"<p>{html.escape(line)}</p>")
    title = html.escape(text.splitlines()[0].lstrip("# "))
    return (
        f"<!doctype html><html lang=de><head><meta charset=utf-8><title>{title} | {district}</title></head><body>"
        f"<nav><a href=/>Start</a> <a href=/soziales>Soziales</a> <a href=/kontakt>Kontakt</a></nav>"
        f"<main>{''.join(parts)}</main><footer>{district} · Impressum</footer></body></html>"
    ).encode()


def _word(text: str) -> bytes:
    out, file = io.BytesIO(), docx.Document()
    for line in text.splitlines():
        if line == "~":
            file.add_page_break()
        elif line.startswith("#"):
            file.add_heading(line.lstrip("# "), 2 if line.startswith("##") else 1)
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("| ").split("|")]
            for cell, words in zip(file.add_table(1, len(cells)).rows[0].cells, cells, strict=True):
                cell.text = words
        elif line.strip():
            file.add_paragraph(line)
    file.save(out)
    return out.getvalue()


def _pdf(text: str) -> bytes:
    out, styles, flow = io.BytesIO(), getSampleStyleSheet(), []
    for number, line in enumerate(text.splitlines()):
        if line == "~":
            flow.append(PageBreak())
        elif line.strip():
            style = "Title" if number == 0 else "Heading1" if line.startswith("#") else "BodyText"
            flow.append(Paragraph(html.escape(line.lstrip("# ")), styles[style]))
    SimpleDocTemplate(out, pagesize=A4, invariant=True).build(flow)
    return out.getvalue()
