"""What a content management system decides: how addresses look and what in them names the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from benchmarks.discovery.worlds.identity import ascii_keep
from benchmarks.discovery.worlds.model import File, Page

# Parameters of one system that name the same thing.
_SAME = {"FID": "object"}
_SESSION = re.compile(r";jsessionid=[0-9a-z]+", re.IGNORECASE)


@dataclass(frozen=True)
class Make:
    """Address rules. ``page`` and ``file`` give path and query; ``ids`` are the parameters that name a page."""

    name: str
    page: Callable[[Page], str]
    file: Callable[[File], str]
    ids: tuple[str, ...] = ()
    list_parameter: str = "page"
    list_path: str = ""  # how page n of a list looks if it is in the path, "{n}"
    generator: str = ""

    def key(self, target: str) -> str:
        """The same key for all addresses of one page or file; parameters that mean nothing are dropped."""
        path, _, query = _SESSION.sub("", target).partition("?")
        pairs = dict(_pairs(query))
        named = next(
            (f"{_SAME.get(name, name)}={_number(pairs[name])}" for name in self.ids if name in pairs), ""
        )
        listed = f"#{pairs[self.list_parameter]}" if self.list_parameter in pairs else ""
        place = "" if named and self.ids else plain_path(path)
        return f"{place}|{named}{listed}"


def plain_path(path: str) -> str:
    """The path without percent-encoding, so that every way to write it compares equal."""
    return unquote_to_bytes(path).decode("latin-1").removesuffix("/view").rstrip("/")


def _pairs(query: str) -> list[tuple[str, str]]:
    parts = [part.partition("=") for part in query.replace("&amp;", "&").split("&") if part]
    return [(unquote_to_bytes(name).decode("latin-1"), value) for name, _, value in parts]


def _number(value: str) -> str:
    """``tx,3052.17.1``, ``tx%7C3052.17.1`` and ``3052.17.1`` name the same object."""
    found = re.search(r"(\d+)\.(\d+)\.1", value)
    return found[2] if found else value.lower()


def slug(title: str, separator: str = "-", *, lower: bool = True) -> str:
    """A title as part of a path."""
    text = re.sub(r"[^A-Za-z0-9]+", separator, ascii_keep(title)).strip(separator)
    return text.lower() if lower else text


def trail(page: Page, separator: str = "-", *, lower: bool = True, skip: int = 1) -> list[str]:
    """The slugs of the pages above and of the page."""
    pages = [*page.ancestors(), page][skip:]
    return [slug(one.title, separator, lower=lower) for one in pages]
