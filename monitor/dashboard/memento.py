"""Dated states of an address in the words of RFC 7089 (Memento). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import quote

LINK_FORMAT = "application/link-format"
# What stands in an address anyway; the rest (such as > and spaces) would end the link early.
_SAFE = ":/?#[]@!$&'()*+,;=%~"


class BadMoment(ValueError):
    """Accept-Datetime is no date. Write it as HTTP does: Thu, 31 May 2007 20:35:00 GMT."""


@dataclass(frozen=True, slots=True)
class Memento:
    """One state: when, and where it is handed out."""

    at: datetime
    address: str


@dataclass(frozen=True, slots=True)
class Original:
    """An address of the web with where its states are listed and negotiated."""

    url: str
    time_map: str
    time_gate: str


def http_date(moment: datetime) -> str:
    """A moment as HTTP headers write it, in GMT."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def wanted_moment(header: str | None) -> datetime | None:
    """The moment of an Accept-Datetime header; None when there is none. Raises BadMoment."""
    if header is None:
        return None
    try:
        moment = parsedate_to_datetime(header)
    except (ValueError, OverflowError) as error:
        raise BadMoment(f"Accept-Datetime ist kein Datum: {header!r}.") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def closest(states: Sequence[Memento], moment: datetime | None) -> Memento:
    """The state nearest to a moment; the newest without one."""
    if moment is None:
        return states[-1]
    return min(states, key=lambda state: abs(state.at - moment))


def time_map(original: Original, states: Sequence[Memento]) -> str:
    """A TimeMap (RFC 7089, 5) of states in the order of time."""
    span = f'; from="{http_date(states[0].at)}"; until="{http_date(states[-1].at)}"'
    lines = [
        _link(original.url, "original"),
        _link(original.time_map, "self", f'; type="{LINK_FORMAT}"{span}'),
        _link(original.time_gate, "timegate"),
        *(_state(state, position, len(states)) for position, state in enumerate(states)),
    ]
    return ",\n".join(lines) + "\n"


def link_header(original: Original, states: Sequence[Memento] = (), shown: Memento | None = None) -> str:
    """The Link header of a state or of a TimeGate: original, TimeMap, TimeGate, first, last and shown state."""
    links = [
        _link(original.url, "original"),
        _link(original.time_map, "timemap", f'; type="{LINK_FORMAT}"'),
        _link(original.time_gate, "timegate"),
    ]
    for position, state in enumerate(states):
        if position in (0, len(states) - 1) or state == shown:
            links.append(_state(state, position, len(states)))
    return ", ".join(links)


def _state(state: Memento, position: int, count: int) -> str:
    words = ["first"] * (position == 0) + ["last"] * (position == count - 1) + ["memento"]
    return _link(state.address, " ".join(words), f'; datetime="{http_date(state.at)}"')


def _link(address: str, relation: str, more: str = "") -> str:
    return f'<{quote(address, safe=_SAFE)}>; rel="{relation}"{more}'
