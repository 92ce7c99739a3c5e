"""How every process of ours writes its log: lines for people, or one JSON object a line.

``run``, ``serve`` and the crawl processes call ``configure``; everything else only logs. A line bears what was
bound around it (``crawl_lines``), whoever wrote it: our modules, Scrapy, or a library.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any, TextIO

import structlog
from structlog.contextvars import bound_contextvars, merge_contextvars
from structlog.typing import EventDict, WrappedLogger

TEXT, JSON = "text", "json"
Names = Callable[[logging.LogRecord], dict[str, object]]
_NAMES = "konzeptmonitor_names"
# Libraries that tell more than a maintainer wants to know.
QUIET = {
    # A crawl round outlasts its next minute every time; that is no reason for a line each.
    "apscheduler": logging.ERROR,
    "uvicorn": logging.WARNING,
    "alembic": logging.WARNING,
}


class _Handler(logging.StreamHandler[TextIO]):
    """Ours among the root's handlers, so that configuring twice replaces it."""


def configure(format_: str, stream: TextIO | None = None, names: Names | None = None) -> None:
    """Write the log of this process to ``stream`` (default: stderr) in that format, from INFO on.

    ``names``: what else a line should bear, told from its record.
    """
    handler = _Handler(stream or sys.stderr)
    handler.setLevel(logging.INFO)
    handler.setFormatter(_formatter(format_))
    if names is not None:
        handler.addFilter(_noting(names))
    root = logging.getLogger()
    for old in [one for one in root.handlers if isinstance(one, _Handler)]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    for name, level in QUIET.items():
        logging.getLogger(name).setLevel(level)


def crawl_lines(crawl_id: int | None, ags: str | None) -> AbstractContextManager[None]:
    """Within it, every line bears the crawl and its district."""
    return bound_contextvars(**names_of(crawl_id, ags))


def names_of(crawl_id: int | None, ags: str | None) -> dict[str, object]:
    """How lines name a crawl and a district; what is None is left out."""
    known = {"crawl_id": crawl_id, "ags": ags}
    return {name: value for name, value in known.items() if value is not None}


def _noting(names: Names) -> Callable[[logging.LogRecord], bool]:
    """A filter that lets everything pass and keeps on the record what its arguments tell."""

    def note(record: logging.LogRecord) -> bool:
        setattr(record, _NAMES, names(record))
        return True

    return note


def _formatter(format_: str) -> logging.Formatter:
    last: list[Any] = [
        _exception_as_text,
        _moment_as_text,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[merge_contextvars, structlog.stdlib.add_log_level, structlog.stdlib.add_logger_name, _moment],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            *(last if format_ == JSON else [_line]),
        ],
    )  # fmt: skip


def _moment(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """When the line was written, not when it was formatted; and what its record told."""
    record = event["_record"]
    event["timestamp"] = datetime.fromtimestamp(record.created, UTC)
    event.update(getattr(record, _NAMES, {}))
    return event


def _moment_as_text(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    event["timestamp"] = event["timestamp"].isoformat().replace("+00:00", "Z")
    return event


_exception_as_text: Callable[..., EventDict] = structlog.processors.ExceptionRenderer()


def _line(_logger: WrappedLogger, _name: str, event: EventDict) -> str:
    """For people: when, how bad, whose, which crawl, what."""
    event = _exception_as_text(_logger, _name, event)
    names = {"crawl_id": "crawl ", "ags": ""}
    bound = [f"{before}{event[name]}" for name, before in names.items() if name in event]
    where = f" [{', '.join(bound)}]" if bound else ""
    head = f"{event['timestamp']:%Y-%m-%d %H:%M:%S} {event['level'].upper()} {event['logger']}{where}: {event['event']}"
    return "\n".join(part for part in (head, event.get("exception")) if part)
