"""The JSON objects of an OParl interface, whatever a server makes of them. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

Object = dict[str, Any]


def read_object(body: bytes) -> Object | None:
    """The JSON object of an OParl answer; None for anything else, the interface's own errors included."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or type_of(found) == "Error":
        return None
    return found if "oparl" in body[:20_000].lower().decode("latin-1") or list_of(found) else None


def type_of(one: Object) -> str:
    """The kind an object says it is: System, Body, Paper …; "" when it does not say."""
    return str(one.get("type", "")).rsplit("/", 1)[-1]


def list_of(one: Object) -> list[Object]:
    """The objects of a list page, or of an embedded list."""
    data = one.get("data")
    return [entry for entry in data if isinstance(entry, dict)] if isinstance(data, list) else []


def addresses(value: object, base: str) -> Iterator[str]:
    """The addresses a field names, whether it holds one, many, or the objects themselves."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = one.get("id")
        if isinstance(one, str) and one.strip():
            try:
                yield urljoin(base, one.strip())
            except ValueError:
                continue
