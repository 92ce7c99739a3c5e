"""What a data call answers: JSON, JSON in a function call, or a piece of HTML, as links. Pure."""

from __future__ import annotations

import json
import re
from typing import Any

from crawler.extract.charset import decode
from crawler.extract.links import Link, read_links
from crawler.rendering.records import MOST_LINKS, links_of, links_of_script

# Larger answers are dumps of a database; reading them would hold up every other district.
LARGEST = 4_000_000
_PADDED = re.compile(r"^\s*(?:/\*.*?\*/\s*)?[\w$.]+\s*\(\s*([\[{].*[\]}])\s*\)\s*;?\s*$", re.DOTALL)
_GUARD = re.compile(r"^(?:\)\]\}',?|while\(1\);|for\(;;\);)\s*")  # against reading it as a script
_LOC = re.compile(r"<(?:link|loc|guid)[^>]{0,200}>\s*(?:<!\[CDATA\[)?\s*(https?://[^\s<\]]+)", re.IGNORECASE)


def data_links(body: bytes, content_type: str, base: str) -> list[Link]:
    """The links an answer holds. ``base``: the page whose script asked, which its addresses are relative to."""
    text = decode(body[:LARGEST], _charset(content_type)).lstrip("\ufeff \t\r\n")
    value = _json(text)
    if value is not None:
        return links_of(value, base)
    if text[:1] == "<":
        links = read_links(text, base)
        return links or [Link(address, "") for address in dict.fromkeys(_LOC.findall(text))][:MOST_LINKS]
    return links_of_script(text, base)


def _json(text: str) -> Any:
    bare = _GUARD.sub("", text)
    padded = _PADDED.match(bare)
    try:
        return json.loads(padded[1] if padded else bare)
    except (ValueError, RecursionError):
        return None


def _charset(content_type: str) -> str:
    # JSON is UTF-8 whatever a server adds to its type (RFC 8259, 8.1); pages of old systems say what they are.
    found = re.search(r"charset\s*=\s*[\"']?([\w-]+)", content_type, re.IGNORECASE)
    return found[1] if found else "utf-8"
