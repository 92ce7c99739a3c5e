"""What a CDX server answers, in both forms in use, and which of its states are worth having. Pure.

pywb writes one JSON object a line; the Wayback Machine one list of lists whose first row names the columns.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit, urlunsplit

# More states of one address than these are noise of its pages, not editions of a paper.
MOST_STATES = 20
_NAMES = {"original": "url", "mimetype": "mime", "statuscode": "status"}  # the Wayback Machine's words


class BadIndex(ValueError):
    """The answer is no CDX index. Name the address of a CDX server, such as https://…/collection/cdx."""


@dataclass(frozen=True, slots=True)
class Memento:
    """One dated state of an address in an archive."""

    url: str
    at: datetime
    media_type: str
    status: str
    digest: str

    @property
    def timestamp(self) -> str:
        return f"{self.at:%Y%m%d%H%M%S}"


def parse_index(text: str) -> list[Memento]:
    """The states an index lists, oldest first; rows without address or moment are left out. Raises BadIndex."""
    rows = _rows(text.strip())
    found = [memento for row in rows if (memento := _memento(row)) is not None]
    return sorted(found, key=lambda memento: memento.at)


def _rows(text: str) -> list[dict[str, str]]:
    try:
        if text.startswith("["):
            names, *rows = json.loads(text) or [[]]
            return [dict(zip(names, row, strict=False)) for row in rows]
        return [dict(json.loads(line)) for line in text.splitlines() if line.strip()]
    except (ValueError, TypeError) as error:
        raise BadIndex(f"The answer is no CDX index in JSON: {text[:80]!r}.") from error


def _memento(row: dict[str, str]) -> Memento | None:
    known = {_NAMES.get(str(name), str(name)): str(value) for name, value in row.items()}
    at = _moment(known.get("timestamp", ""))
    if at is None or not known.get("url"):
        return None
    return Memento(
        known["url"], at, known.get("mime", ""), known.get("status", "-"), known.get("digest", "-")
    )


def _moment(digits: str) -> datetime | None:
    try:
        return datetime.strptime(digits[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def worth_having(states: Iterable[Memento], before: datetime, most: int = MOST_STATES) -> list[Memento]:
    """The states older than ``before`` that showed something new, newest first; of too many, spread over time."""
    answered = [one for one in states if one.at < before and one.status in ("200", "-", "")]
    found: list[Memento] = []
    shown: str | None = None
    for one in sorted(answered, key=lambda one: one.at):
        if one.digest in ("-", "") or one.digest != shown:
            found.append(one)
        shown = one.digest
    return spread(found[::-1], most)


def spread(states: list[Memento], most: int) -> list[Memento]:
    """At most so many, the first and the last among them, evenly between."""
    if len(states) <= most:
        return states
    if most == 1:
        return states[:1]
    return [states[round(number * (len(states) - 1) / (most - 1))] for number in range(most)]


def replay_prefix(index: str) -> str:
    """The address before ``{timestamp}id_/{url}`` that belongs to an index. Raises BadIndex if unknown."""
    parts = urlsplit(index)
    path = parts.path.rstrip("/")
    if path.endswith("/cdx/search/cdx"):  # the Wayback Machine and its kin
        path = path.removesuffix("/cdx/search/cdx") + "/web"
    elif path.endswith(("/cdx", "/index")):  # pywb: the collection
        path = path.rpartition("/")[0]
    else:
        raise BadIndex(f"{index} tells no replay address; name it with --replay.")
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def replay_address(prefix: str, memento: Memento) -> str:
    """Where the archive hands out a state's bytes as they were (``id_``: nothing rewritten)."""
    return f"{prefix.rstrip('/')}/{memento.timestamp}id_/{memento.url}"
