"""The words around each link of a council page: its row, when the link itself is a number or an icon. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

# What holds one entry of a list in the systems we know: table rows, list entries, cards, accordion panels.
_ROWS = "tr, li, dd, article, [class*=card], [class*=panel], [class*=list-item], [class*=smc-el]"
# A longer "row" is a table in a table or the page itself.
MAX_ROW = 600
_SPACE = re.compile(r"\s+")


def row_words(tree: LexborHTMLParser, base: str) -> dict[str, str]:
    """Address (absolute, without fragment) → words of the shortest row that holds a link to it."""
    found: dict[str, str] = {}
    for row in rows_of(tree):
        words = words_of(row)
        if len(words) > MAX_ROW:
            continue
        for link in row.css("a[href]"):
            href = (link.attributes.get("href") or "").strip()
            try:
                address = urljoin(base, href).partition("#")[0]
            except ValueError:
                continue
            if address not in found or len(words) < len(found[address]):
                found[address] = words
    return found


def rows_of(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """The entries of a page's lists and tables, in order; menus left out."""
    for row in tree.css(_ROWS):
        if not _in_menu(row):
            yield row


def words_of(node: LexborNode) -> str:
    """The text of a node on one line, a bar between the cells of a table row."""
    cells = node.css("td, th") if node.tag == "tr" else []
    if cells:
        return " | ".join(_line(cell.text(separator=" ")) for cell in cells)
    return _line(node.text(separator=" "))


def _line(text: str) -> str:
    return _SPACE.sub(" ", text.replace("\xad", "")).strip()


def _in_menu(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None and parent.tag not in ("body", "html", "-undef"):
        if parent.tag in ("nav", "header", "footer"):
            return True
        parent = parent.parent
    return False
