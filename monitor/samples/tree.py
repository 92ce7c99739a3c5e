"""Reads page trees and text libraries from the content files.

A page starts with one line, deeper pages with more stars; its body follows until the next page::

    ** Kfz-Zulassung <kfz> [key=kfz; state=2; date=2026-10-02; kind=presse]

``<kfz>`` takes the body from the library ``services.txt`` and puts the page's own lines behind it.
The first page of a file is the home page of its host; the others hang below it by their stars.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from monitor.samples.model import STATES, Page

CONTENT = Path(__file__).parent / "content"
HEAD = re.compile(r"^(\*+) (.*?)(?: <([\w-]+)>)?(?: \[(\w+=.*)\])?$")
WORD = re.compile(r"\{(\w+)\}")
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One page as written: depth, title, library key, options, own lines."""

    depth: int
    title: str
    library: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    body: str = ""


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens: ``Öffnungszeiten & Kontakt`` → ``oeffnungszeiten-kontakt``."""
    plain = unicodedata.normalize("NFKD", text.translate(UMLAUTS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def words_in(text: str, words: Mapping[str, str]) -> str:
    """The text with every {word} replaced. Raises KeyError for a word the site does not define."""
    return WORD.sub(lambda found: words[found[1]], text)


@cache
def read_entries(name: str) -> tuple[Entry, ...]:
    """The entries of a content file, in order; lines before the first page are remarks."""
    entries, body = list[Entry](), list[str]()
    for line in (CONTENT / name).read_text(encoding="utf-8").split("\n"):
        head = HEAD.match(line)
        if head is None:
            body.append(line)
            continue
        _close(entries, body)
        pairs = (pair.partition("=") for pair in (head[4] or "").split(";") if pair)
        options = {key.strip(): value.strip() for key, _, value in pairs}
        entries.append(Entry(len(head[1]), head[2].strip(), head[3] or "", options))
        body = []
    _close(entries, body)
    return tuple(entries)


def _close(entries: list[Entry], body: list[str]) -> None:
    if entries:
        last = entries[-1]
        entries[-1] = Entry(last.depth, last.title, last.library, last.options, "\n".join(body).strip())


@cache
def library(name: str) -> Mapping[str, Entry]:
    """A library's entries by their key (the option ``key``, else the title's slug)."""
    return {
        entry.options.get("key", slug(entry.title)): entry for entry in read_entries(f"filler/{name}.txt")
    }


def pages_of(entries: tuple[Entry, ...], words: Mapping[str, str], first_number: int) -> list[Page]:
    """The pages of a host in order, with parents and numbers; library texts filled in."""
    pages, path = list[Page](), list[str]()
    for index, entry in enumerate(entries):
        path = path[: entry.depth - 1]
        page = _page(entry, path[-1] if path else None, words, first_number + 7 * index)
        if "key" not in entry.options and page.key in {other.key for other in pages}:
            page = replace(page, key=f"{page.parent}-{page.key}")
        pages.append(page)
        path = [*path, page.key]
    return pages


def _page(entry: Entry, parent: str | None, words: Mapping[str, str], number: int) -> Page:
    title = words_in(entry.title, words)
    options = entry.options
    written = options.get("date")
    return Page(
        key=options.get("key", slug(title)),
        title=title,
        number=int(options.get("number", number)),
        parent=parent,
        kind=options.get("kind", "page"),
        body=words_in("\n\n".join(part for part in (_library_body(entry, words), entry.body) if part), words),
        date=date.fromisoformat(written) if written else None,
        states=(int(options["state"]),) if "state" in options else STATES,
        options=options,
    )


def _library_body(entry: Entry, words: Mapping[str, str]) -> str:
    """The library's text; paragraphs marked ``?`` appear on about half of the sites."""
    if not entry.library:
        return ""
    chance = Random(f"{words['name']} {entry.library}")  # noqa: S311  (repeatable variety, no secret)
    paragraphs = library("services")[entry.library].body.split("\n\n")
    kept = (p.removeprefix("? ") for p in paragraphs if not p.startswith("? ") or chance.random() < 0.5)
    return "\n\n".join(kept)
