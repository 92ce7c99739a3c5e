"""Templates: one environment, escaping always on, a missing name is an error."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined

from monitor import wording
from monitor.dashboard import formats, labels
from monitor.diff_views import shortened
from monitor.paper_dates import dates_in_german
from storage.crawls import HEARTBEAT_LIMIT
from storage.values import is_concept

STATIC = ("style.css", "icon.svg")


@cache
def environment() -> Environment:
    """The Jinja environment of all pages. ``autoescape`` holds for every template, whatever its name."""
    made = Environment(
        loader=PackageLoader("monitor.dashboard"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        number=formats.number,
        decimal=formats.decimal,
        signed=formats.signed,
        percent=formats.percent,
        size=formats.size,
        day=formats.day,
        german_date=formats.german_date,
        moment=formats.moment,
        utc_time=formats.utc_time,
        machine=formats.machine,
        duration=formats.duration,
        setting=formats.setting,
        plural=formats.plural,
        web_address=formats.web_address,
        quoted=wording.quoted,
        kind=labels.kind_label,
        word=lambda value, group: labels.word(getattr(labels, group), value),
        level=lambda value: wording.LEVEL.get(value, value),
        dates=dates_in_german,
        role=lambda value: wording.ROLE.get(value, value),
    )
    made.globals.update(
        labels=labels,
        relative_day=formats.relative_day,
        is_concept=is_concept,
        heartbeat_limit=HEARTBEAT_LIMIT,
        query=query,
        shortened=shortened,
        static=static_address,
    )
    return made


def query(values: Mapping[str, object], **changes: object) -> str:
    """A query string of the values with some changed; what is empty, None or False is left out."""
    merged = {**values, **changes}
    kept = {
        name: "1" if value is True else value
        for name, value in merged.items()
        if value not in (None, "", False)
    }
    return "?" + urlencode(kept) if kept else "?"


@cache
def static_address(name: str) -> str:
    """The address of a static file; it changes with the content, so browsers may keep the file."""
    content = (files("monitor.dashboard") / "static" / name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:8]}"
