"""The small markup of the content files, and how it becomes HTML.

Blocks: ``## heading``, ``- list``, ``| table |``, ``! contact`` (a contact box of that office), paragraphs.
Inline: ``**bold**``, ``[text](page:key)``, ``[text](file:key)``, ``[text](https://…)``.
A line that starts with ``@1 `` or ``@2 `` exists in that state only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
STATE_LINE = re.compile(r"@([12]) ?")

Resolve = Callable[[str], str]  # "page:key" or a URL → the href's value
Contact = Callable[[str], str]  # office → HTML of its contact box


def in_state(text: str, state: int) -> str:
    """The text without the lines of the other state."""
    kept = []
    for line in text.split("\n"):
        marked = STATE_LINE.match(line)
        if marked is None:
            kept.append(line)
        elif int(marked[1]) == state:
            kept.append(line[marked.end() :])
    return "\n".join(kept)


def to_html(text: str, resolve: Resolve, contact: Contact, link_class: str = "") -> str:
    """HTML of the markup. ``link_class`` is the class attribute of links to files."""
    lines = text.strip().split("\n")
    return "\n".join(_block(kind, block, resolve, contact, link_class) for kind, block in _blocks(lines))


def _blocks(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    kind, block = "", list[str]()
    for line in [*lines, ""]:
        found = _kind(line)
        if block and (found != kind or found in {"heading", "contact"}):
            yield kind, block
            block = []
        kind = found
        if found:
            block.append(line)


def _kind(line: str) -> str:
    if not line.strip():
        return ""
    starts = {"#": "heading", "- ": "list", "|": "table", "! ": "contact"}
    return next((kind for start, kind in starts.items() if line.startswith(start)), "paragraph")


def _block(kind: str, lines: list[str], resolve: Resolve, contact: Contact, link_class: str) -> str:
    def inline(text: str) -> str:
        return _inline(text, resolve, link_class)

    if kind == "heading":
        level = len(lines[0]) - len(lines[0].lstrip("#"))
        return f"<h{level}>{inline(lines[0].lstrip('# '))}</h{level}>"
    if kind == "list":
        return "<ul>" + "".join(f"<li>{inline(line[2:])}</li>" for line in lines) + "</ul>"
    if kind == "table":
        rows = ([cell.strip() for cell in line.strip("| ").split("|")] for line in lines)
        return (
            "<table>"
            + "".join(f"<tr>{''.join(f'<td>{inline(c)}</td>' for c in row)}</tr>" for row in rows)
            + "</table>"
        )
    if kind == "contact":
        return contact(lines[0][2:].strip())
    return f"<p>{inline(' '.join(lines))}</p>"


def _inline(text: str, resolve: Resolve, link_class: str) -> str:
    parts, position = [], 0
    for link in LINK.finditer(text):
        parts.append(_bold(text[position : link.start()]))
        attribute = f' class="{link_class}"' if link_class and link[2].startswith("file:") else ""
        parts.append(f'<a href="{escape(resolve(link[2]))}"{attribute}>{_bold(link[1])}</a>')
        position = link.end()
    return "".join([*parts, _bold(text[position:])])


def _bold(text: str) -> str:
    return BOLD.sub(r"<strong>\1</strong>", escape(text, quote=False))
