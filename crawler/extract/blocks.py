"""A part of a page as a list of blocks: headings, paragraphs, list entries, table rows. Pure.

Everything that carries text is kept, whether a browser would show it at once or not: accordions, tab
panels and ``details`` hold half of many concept pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from bs4 import Tag
from bs4.element import NavigableString

from crawler.extract.words import word_set

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
# Never text of the page: code, media, form fields. Buttons are handled apart (accordion headings are buttons).
UNREAD = word_set(
    """
    script style noscript template svg canvas video audio object embed iframe map input select textarea
    option datalist head title meta link progress
    """
)
_BLOCKS = word_set(
    """
    address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure
    footer form header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot
    th thead tr ul caption
    """
)
_DOCUMENT = re.compile(
    r"\.(pdf|docx?|odt|rtf|xlsx?|pptx?|zip)(?:$|[?#&;/])|/@@download|download\.php|/securedl/|getfile\.|[?&]fid=.*\.pdf|/blob/",
    re.IGNORECASE,
)
# Elements inside one another; real pages have up to 60. Deeper ones are read as one text.
DEEPEST = 150
# A table of facts without header cells has no cell longer than this; the column of a page has.
_CELL_WORDS = 60


class Kind(StrEnum):
    HEADING = "heading"
    TEXT = "text"
    ENTRY = "entry"  # of a list
    ROW = "row"  # of a table, cells divided by " | "


@dataclass(frozen=True, slots=True)
class Block:
    """One line of text. ``group`` is shared by the lines of one paragraph or box (divided by ``<br>``)."""

    text: str
    kind: Kind = Kind.TEXT
    level: int = 0  # of a heading, 1 to 6
    group: int = 0
    linked: int = 0  # words inside links to other pages
    links: int = 0  # links to other pages
    documents: int = 0  # links to documents

    @property
    def words(self) -> int:
        return len(self.text.split())


def blocks_of(root: Tag, removed: Collection[int] = frozenset()) -> list[Block]:
    """The blocks of ``root`` in document order, without the elements whose ``id()`` is in ``removed``."""
    writer = _Writer(removed)
    writer.walk(root)
    writer.flush()
    return writer.blocks


def words_of(tag: Tag) -> str:
    """The text of one element on one line."""
    return " ".join(tag.get_text().split())


def leads_to_document(href: str) -> bool:
    """Whether an address is that of a file to download, as far as it tells."""
    return _DOCUMENT.search(href) is not None


def is_figures_table(table: Tag) -> bool:
    """Whether a table holds figures or facts; false for the tables that lay out a page of 2005."""
    if table.find("table") or table.get("role") == "presentation":
        return False
    if table.find(["th", "caption", "thead"]):
        return True
    rows = [row.find_all("td", recursive=False) for row in table.find_all("tr")]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths or 2 * max(widths.values()) <= len(rows) or max(widths.values()) < 2:
        return False
    return all(
        len(cell.get_text().split()) <= _CELL_WORDS and not cell.find(list(HEADINGS))
        for row in rows
        for cell in row
    )


class _Writer:
    """Walks the tree once; text gathers until a block ends."""

    def __init__(self, removed: Collection[int]) -> None:
        self.blocks: list[Block] = []
        self._removed = removed
        self._text: list[str] = []
        self._kind = Kind.TEXT
        self._level = self._group = self._linked = self._links = self._documents = self._depth = 0

    def walk(self, tag: Tag, linked: bool = False) -> None:
        if self._depth > DEEPEST:
            self._text.extend(text for text in tag.descendants if type(text) is NavigableString)
            return
        self._depth += 1
        for child in tag.children:
            if isinstance(child, Tag):
                if id(child) not in self._removed:
                    self._element(child, linked)
            elif type(child) is NavigableString:  # comments and doctypes are of its subclasses
                self._text.append(child)
                self._linked += len(child.split()) if linked else 0
        self._depth -= 1

    def _element(self, tag: Tag, linked: bool) -> None:
        name = tag.name
        if name in UNREAD or (name == "button" and not is_label(tag)):
            return
        if name == "br":
            self.flush()
        elif name == "a":
            self._link(tag)
        elif name == "table" and is_figures_table(tag):
            self._table(tag)
        elif name in HEADINGS:
            self._block(tag, Kind.HEADING, HEADINGS[name], linked)
        elif name in _BLOCKS:
            self._block(tag, Kind.ENTRY if name == "li" else self._kind, 0, linked)
        else:
            self.walk(tag, linked)

    def _link(self, tag: Tag) -> None:
        if isinstance(tag.previous_sibling, Tag) and tag.previous_sibling.name == "a":
            self._text.append(" ")  # two links side by side are two words
        href = str(tag.get("href") or "")
        to_document = leads_to_document(href)
        self._documents += to_document
        self._links += bool(href) and not to_document and not href.startswith(("#", "mailto:", "tel:"))
        self.walk(tag, linked=not to_document)

    def _block(self, tag: Tag, kind: Kind, level: int, linked: bool) -> None:
        self.flush()
        outer = self._kind, self._level
        self._kind, self._level = kind, level
        self._group += 1
        self.walk(tag, linked)
        self.flush()
        self._group += 1
        self._kind, self._level = outer

    def _table(self, table: Tag) -> None:
        self.flush()
        for line in table.find_all(["caption", "tr"]):
            if id(line) in self._removed:
                continue
            parts = [line] if line.name == "caption" else line.find_all(["td", "th"], recursive=False)
            cells = [" ".join(block.text for block in blocks_of(cell, self._removed)) for cell in parts]
            targets = [str(link.get("href") or "") for link in line.find_all("a")]
            if text := " | ".join(filter(None, cells)):
                documents = sum(map(leads_to_document, targets))
                row = Block(
                    text, Kind.ROW, links=len(targets) - documents, documents=documents, group=self._group
                )
                self.blocks.append(row)
        self._group += 1

    def flush(self) -> None:
        text = " ".join("".join(self._text).split())
        if text:
            self.blocks.append(
                Block(text, self._kind, self._level, self._group, self._linked, self._links, self._documents)
            )
        self._text.clear()
        self._linked = self._links = self._documents = 0


def is_label(button: Tag) -> bool:
    """Whether a button is the heading of what it unfolds, not a function of the page."""
    if button.find_parent(list(HEADINGS)):
        return True
    names = " ".join((*button.get_attribute_list("class"), str(button.get("role") or ""))).lower()
    return any(word in names for word in ("accordion", "akkordeon", "collapse", "tab", "toggle-title"))
