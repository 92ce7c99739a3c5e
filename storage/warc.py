"""Captures written as a WARC file: each body once, and every later sight of it as a revisit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from warcio.recordloader import ArcWarcRecord
from warcio.warcwriter import WARCWriter

from storage import warc_records
from storage.bodies import UNREADABLE, Bodies
from storage.heads import unpack_heads
from storage.models import Capture
from storage.warc_records import Exchange, Told


@dataclass
class Written:
    """What an export holds. ``lost`` are the captures whose bodies the archive could not give."""

    responses: int = 0
    revisits: int = 0
    unanswered: int = 0
    lost: list[int] = field(default_factory=list)


def write_warc(
    file: Path,
    captures: Iterable[Capture],
    bodies: Bodies,
    now: datetime,
    info: Mapping[str, str],
    step: Callable[[], None] = lambda: None,
) -> Written:
    """Write captures (in the order of time, heads and resources loaded) to ``file``.

    The file appears under its name when it is complete. ``step`` is called after every capture.
    """
    written = Written()
    unfinished = file.with_name(file.name + ".part")
    with unfinished.open("wb") as out:
        writer = WARCWriter(out, gzip=True, warc_version="1.1")
        writer.write_record(warc_records.warcinfo(file.name, now, info))
        for record in _records(captures, bodies, written, step):
            writer.write_record(record)
    unfinished.replace(file)
    return written


def _records(
    captures: Iterable[Capture], bodies: Bodies, written: Written, step: Callable[[], None]
) -> Iterator[ArcWarcRecord]:
    earlier: dict[str, Told] = {}
    for capture in captures:
        exchange = exchange_of(capture)
        if exchange is None:
            written.unanswered += 1
        else:
            yield from _of_one(exchange, capture, bodies, earlier, written)
        step()


def _of_one(
    exchange: Exchange, capture: Capture, bodies: Bodies, earlier: dict[str, Told], written: Written
) -> Iterator[ArcWarcRecord]:
    known = earlier.get(exchange.sha256 or "")
    if known is not None:
        answer = warc_records.revisit(exchange, known)
        written.revisits += 1
    else:
        try:
            body = bodies.get(exchange.sha256) if exchange.sha256 else b""
        except UNREADABLE:
            written.lost.append(capture.id)
            return
        answer = warc_records.response(exchange, body)
        written.responses += 1
        if exchange.sha256:
            earlier[exchange.sha256] = warc_records.told(exchange)
    yield answer
    for record in (warc_records.unmodified(exchange, answer), warc_records.request(exchange, answer)):
        if record is not None:
            yield record


def exchange_of(capture: Capture) -> Exchange | None:
    """What a capture tells about a request and its answer; None when there was no answer."""
    if capture.status is None:
        return None
    return Exchange(
        name=str(capture.id),
        url=capture.url or capture.resource.url,
        at=capture.captured_at,
        status=capture.status,
        headers=capture.headers,
        heads=unpack_heads(capture.heads),
        sha256=capture.body_sha256,
    )
