"""Links in data: JSON values, script literals and pieces of HTML, as links with the words that name them. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urljoin

from crawler import urls
from crawler.extract.links import Link, read_links

# What is read of one answer: lists of papers are far shorter, dumps of whole databases are not meant for readers.
MOST_LINKS = 400
_MOST_VALUES = 50_000
_DEEPEST = 40
# Longer texts are neither an address nor a title.
_LONGEST = 1500
_ADDRESS = re.compile(
    r"(?:^|[_\-.])(?:url|uri|href|link|permalink|file|datei|download|pdf|path|pfad|dokument|document|attachment|target|ziel|"
    r"adresse|webpath|src|publicurl|originalurl|location|detail|slug)s?(?:$|[_\-.])",
    re.IGNORECASE,
)
_TITLE = (
    "title", "titel", "name", "label", "bezeichnung", "headline", "header", "ueberschrift", "überschrift", "betreff", "subject",
    "text", "caption", "linktext", "filename", "dateiname", "description", "beschreibung", "alt",
)  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_TAG = re.compile(r"<[a-zA-Z/][^>]*>")
_FILE = re.compile(r"\.(?:pdf|docx?|odt|rtf|zip)(?:[?#]\S*)?$", re.IGNORECASE)
_PLAIN = re.compile(r"^(?:https?://|//?[^/\s]|\.\.?/|\?)\S*$", re.IGNORECASE)
# The innermost objects of a script, and their pairs, whether the keys are quoted or not.
_OBJECT = re.compile(r"\{[^{}]{1,4000}\}")
_PAIR = re.compile(
    r"""["']?([\w$äöüÄÖÜ-]+)["']?\s*:\s*(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`([^`$]*)`)"""
)
_LITERAL = re.compile(
    r"""["'`]((?:[^"'`\\\n<>]|\\.){1,500}\.(?:pdf|docx?|odt)(?:\?[^"'`\s<>]*)?)["'`]""", re.IGNORECASE
)


def links_of(value: Any, base: str) -> list[Link]:
    """The links a JSON value holds, each address once."""
    found: dict[str, Link] = {}
    for link in _walk(value, base):
        known = found.get(link.url)
        if known is None or len(link.text) > len(known.text):
            found[link.url] = link
        if len(found) >= MOST_LINKS:
            break
    return list(found.values())


def links_of_script(text: str, base: str) -> list[Link]:
    """The links in a script's literals, for scripts that hold their data as objects and not as JSON."""
    found: dict[str, Link] = {}
    for block in _OBJECT.finditer(text):
        pairs = {
            match[1]: _unquoted(next(filter(None, match.groups()[1:]), ""))
            for match in _PAIR.finditer(block[0])
        }
        for link in _of_record(pairs, base, ""):
            found.setdefault(link.url, link)
    for match in _LITERAL.finditer(text):
        address = _absolute(_unquoted(match[1]), base)
        if address:
            found.setdefault(address, Link(address, ""))
    return list(found.values())[:MOST_LINKS]


def _walk(value: Any, base: str) -> Iterator[Link]:
    left = [(value, "", 0)]
    seen = 0
    while left and seen < _MOST_VALUES:
        value, words, depth = left.pop()
        seen += 1
        if isinstance(value, dict):
            words = _title(value) or words
            yield from _of_record(value, base, words)
            inner = list(value.values())
        elif isinstance(value, list):
            inner = value
            yield from (
                link for text in value if isinstance(text, str) and (link := _file(text, base, words))
            )
        else:
            yield from _of_markup(value, base)
            continue
        if depth < _DEEPEST:
            left += [(one, words, depth + 1) for one in reversed(inner) if isinstance(one, dict | list | str)]


def _of_record(record: dict[str, Any], base: str, words: str) -> Iterator[Link]:
    """The addresses one object names; the title stands beside them, or in the object around."""
    title = _title(record) or words
    for key, value in record.items():
        if not isinstance(value, str) or len(value) > _LONGEST:
            continue
        if _ADDRESS.search(_CAMEL.sub("_", key)) and _PLAIN.match(value.strip()):
            address = _absolute(value, base)
            if address and (title or _FILE.search(value)):
                yield Link(address, title)
        elif (link := _file(value, base, title)) is not None:
            yield link


def _file(text: str, base: str, title: str) -> Link | None:
    """A text that is the address of a file, whatever its key is called; a bare file name is none."""
    if not _FILE.search(text) or "/" not in text or "<" in text or len(text) > _LONGEST or "\n" in text:
        return None
    address = _absolute(text, base)
    return Link(address, title) if address else None


def _of_markup(text: object, base: str) -> list[Link]:
    if not isinstance(text, str) or "<" not in text or "href" not in text.lower():
        return []
    return [link._replace(in_nav=False) for link in read_links(text, base)]


def _title(record: dict[str, Any]) -> str:
    lowered = {str(key).lower(): value for key, value in record.items()}
    for name in _TITLE:
        value = lowered.get(name)
        if isinstance(value, dict):  # WordPress: {"rendered": "…"}
            value = value.get("rendered")
        if isinstance(value, str) and value.strip() and not _PLAIN.match(value.strip()):
            return " ".join(unescape(_TAG.sub(" ", value[:_LONGEST])).split())[:300]
    return ""


def _absolute(address: str, base: str) -> str | None:
    try:
        joined = urljoin(base, unescape(address.strip()))
    except ValueError:
        return None
    return joined.partition("#")[0] if urls.canonical(joined) else None


def _unquoted(text: str) -> str:
    """The text a script's literal stands for."""
    if "\\" not in text:
        return text
    try:
        return str(
            json.loads(
                '"'
                + text.replace("\\'", "'").replace("\\`", "`").replace('"', '\\"').replace('\\\\"', '\\"')
                + '"'
            )
        )
    except ValueError:
        return text.replace("\\/", "/")
