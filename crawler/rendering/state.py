"""Data that stand in the page itself: JSON islands, and what its scripts begin with. Pure, and free of requests."""

from __future__ import annotations

import json
import re
from typing import Any

from crawler.extract.links import Link
from crawler.rendering.parts import Parts
from crawler.rendering.records import links_of, links_of_script

_ASSIGNED = re.compile(r"(?:=|\(|:|\breturn)\s*(?=[\[{])")
_PARSED = re.compile(r"""JSON\.parse\(\s*(["'])((?:(?!\1)[^\\\n]|\\.)+)\1""")
# Shorter values are options of a gadget.
_SHORTEST = 20
# A script has thousands of places where a value could begin; those of a page's data are among the first.
_MOST_ATTEMPTS = 50


def state_links(page: Parts, base: str) -> list[Link]:
    """The links in a page's inline JSON, in JSON attributes and in the literals of its scripts."""
    found: dict[str, Link] = {}
    for text in page.data:
        _add(found, _links_of_json(text, base))
    for text in page.scripts:
        _add(
            found, _links_of_json(text, base) or [*_assigned_links(text, base), *links_of_script(text, base)]
        )
    return list(found.values())


def _add(found: dict[str, Link], links: list[Link]) -> None:
    for link in links:
        known = found.get(link.url)
        if known is None or len(link.text) > len(known.text):
            found[link.url] = link


def _links_of_json(text: str, base: str) -> list[Link]:
    try:
        return links_of(json.loads(text), base)
    except (ValueError, RecursionError):
        return []


def _assigned_links(text: str, base: str) -> list[Link]:
    """Links in JSON values that a script assigns or hands to a function."""
    found: list[Link] = []
    end = 0
    for attempt, match in enumerate(_ASSIGNED.finditer(text)):
        if attempt >= _MOST_ATTEMPTS:
            break
        if match.end() < end:  # inside a value that was read
            continue
        value, end = _value_at(text, match.end())
        found += links_of(value, base)
    for match in _PARSED.finditer(text):
        found += _links_of_json(_literal(match[2]), base)
    return found


def _value_at(text: str, start: int) -> tuple[Any, int]:
    try:
        value, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return None, 0
    return (value, end) if end - start >= _SHORTEST else (None, end)


def _literal(text: str) -> str:
    escaped = text.replace("\\'", "'")
    try:
        return str(json.loads(f'"{escaped}"'))
    except ValueError:
        return escaped.replace('\\"', '"')
