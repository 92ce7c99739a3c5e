"""One address in two percent-encodings (UTF-8 and Latin-1): one key, but many servers know only one of them. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from urllib.parse import urlsplit

_BEYOND_ASCII = re.compile(r"%[89a-f][0-9a-f]", re.IGNORECASE)
_ESCAPE = re.compile(r"%[0-9a-f]{2}", re.IGNORECASE)


def spelling(url: str) -> str:
    """How an address writes what is beyond ASCII in its path; "" where nothing is."""
    path = urlsplit(url).path if "%" in url else ""
    return _ESCAPE.sub(lambda match: match[0].upper(), path) if _BEYOND_ASCII.search(path) else ""


class Spellings:
    """The spellings in which a site links an address, and which of a missing one were asked for."""

    def __init__(self) -> None:
        self._linked: dict[str, dict[str, str]] = defaultdict(dict)
        self._tried: dict[str, set[str]] = {}  # of addresses that were missing at least once

    def linked(self, key: str, url: str) -> None:
        """Note how a link writes its address."""
        if written := spelling(url):
            self._linked[key].setdefault(written, url)

    def missing(self, key: str, url: str) -> str | None:
        """Note that an address is missing as written here; the same address as another link writes it, if any does."""
        written = spelling(url)
        if not written:
            return None
        tried = self._tried.setdefault(key, set())
        tried.add(written)
        other = next((url for name, url in self._linked[key].items() if name not in tried), None)
        if other is not None:
            tried.add(spelling(other))
        return other

    def is_owed(self, key: str, url: str) -> bool:
        """Whether an address was missing so far, and is now linked as it was not asked for."""
        tried = self._tried.get(key)
        return tried is not None and (written := spelling(url)) != "" and written not in tried

    def asked(self, key: str, url: str) -> None:
        """What was owed is asked for now."""
        self._tried[key].add(spelling(url))
