"""One capture as WARC 1.1 records. Pure: values in, records out.

The body in the archive has lost its content coding (gzip), so the lines that described the coded form are
kept under the prefix that replay tools know, and the length is that of the body we hold. Nothing is made
up about a request: without its head there is no request record.
"""

from __future__ import annotations

import hashlib
import io
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from warcio.recordbuilder import RecordBuilder
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders

from storage.heads import Heads, status_line

ORIGINAL = "X-Archive-Orig-"
UNMODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
# Names of records are derived from what they record, so that a second export names them the same.
_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "urn:konzeptmonitor:capture")
_CODED = ("content-encoding", "transfer-encoding")
_BODILESS = (204, 304)


class _Head(StatusAndHeaders):  # type: ignore[misc]
    """Written as it came: warcio would turn letters beyond ASCII into another notation, and fails at some."""

    def to_ascii_bytes(self, filter_func: object = None) -> bytes:
        return bytes(self.to_bytes(filter_func))


_builder = RecordBuilder(warc_version="1.1")


@dataclass(frozen=True, slots=True)
class Told:
    """A record that later ones refer to instead of repeating its body."""

    record_id: str
    url: str
    date: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a capture knows. ``headers`` are those kept of the answer, should there be no ``heads``.

    ``name`` tells it from every other capture of the home.
    """

    name: str
    url: str
    at: datetime
    status: int
    headers: Mapping[str, str]
    heads: Heads | None
    sha256: str | None


def record_id(exchange: Exchange, kind: str) -> str:
    """The name of one of its records."""
    return (
        f"<urn:uuid:{uuid.uuid5(_NAMES, f'{exchange.name} {exchange.url} {warc_date(exchange.at)} {kind}')}>"
    )


def told(exchange: Exchange) -> Told:
    return Told(record_id(exchange, "response"), exchange.url, warc_date(exchange.at))


def response(exchange: Exchange, body: bytes) -> ArcWarcRecord:
    """The answer with its body (empty where none is kept: then the record says that it was cut)."""
    fields = _fields(exchange, "response")
    head = _head(exchange, len(body))
    if exchange.sha256 is None and exchange.status not in _BODILESS:
        fields["WARC-Truncated"] = "unspecified"
    fields["WARC-Payload-Digest"] = sha256_of(body)
    fields["WARC-Block-Digest"] = sha256_of(_bytes(head) + body)
    return _builder.create_warc_record(
        exchange.url, "response", io.BytesIO(body), len(body), warc_headers_dict=fields, http_headers=head
    )


def revisit(exchange: Exchange, earlier: Told) -> ArcWarcRecord:
    """The answer without its body, which ``earlier`` holds: unchanged, or the same bytes again.

    That of a 304 has no block: replay tools would show the visitor the bare 304 instead of the body it
    vouches for. ``unmodified`` keeps its head.
    """
    fields = _fields(exchange, "response")
    not_modified = exchange.status == 304
    fields["WARC-Profile"] = UNMODIFIED if not_modified else RecordBuilder.REVISIT_PROFILE_1_1
    fields["WARC-Refers-To"] = earlier.record_id
    fields["WARC-Refers-To-Target-URI"] = earlier.url
    fields["WARC-Refers-To-Date"] = earlier.date
    fields["WARC-Payload-Digest"] = f"sha256:{exchange.sha256}"
    head = None if not_modified else _head(exchange, None)
    fields["WARC-Block-Digest"] = sha256_of(_bytes(head) if head is not None else b"")
    return _builder.create_warc_record(exchange.url, "revisit", warc_headers_dict=fields, http_headers=head)


def unmodified(exchange: Exchange, answer: ArcWarcRecord) -> ArcWarcRecord | None:
    """The head of a 304 as metadata of its revisit; None for any other answer."""
    if exchange.status != 304:
        return None
    first, lines = _lines(exchange)
    # As plain fields: a block of HTTP would be indexed and shown as one more capture of the address.
    block = "".join(f"{name}: {value}\r\n" for name, value in [("status-line", first), *lines]).encode()
    fields = _fields(exchange, "metadata")
    fields["WARC-Concurrent-To"] = answer.rec_headers.get_header("WARC-Record-ID")
    fields["WARC-Block-Digest"] = fields["WARC-Payload-Digest"] = sha256_of(block)
    return _builder.create_warc_record(
        exchange.url, "metadata", io.BytesIO(block), len(block), warc_headers_dict=fields
    )


def request(exchange: Exchange, answer: ArcWarcRecord) -> ArcWarcRecord | None:
    """The request that got this answer; None when nothing is known of it."""
    if exchange.heads is None:
        return None
    block = exchange.heads.request.encode()
    fields = _fields(exchange, "request")
    fields["WARC-Concurrent-To"] = answer.rec_headers.get_header("WARC-Record-ID")
    fields["WARC-Block-Digest"] = sha256_of(block)
    fields["WARC-Payload-Digest"] = sha256_of(block.partition(b"\r\n\r\n")[2])
    return _builder.create_warc_record(
        exchange.url, "request", io.BytesIO(block), len(block), warc_headers_dict=fields
    )


def warcinfo(file_name: str, now: datetime, info: Mapping[str, str]) -> ArcWarcRecord:
    """What opens the file: who wrote it, when, with what, for whom."""
    block = "".join(f"{name}: {value}\r\n" for name, value in info.items()).encode()
    fields = {
        "WARC-Type": "warcinfo",
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(_NAMES, f'{file_name} {warc_date(now)}')}>",
        "WARC-Filename": file_name,
        "WARC-Date": warc_date(now),
        "WARC-Block-Digest": sha256_of(block),
    }
    return _builder.create_warc_record(
        "", "warcinfo", io.BytesIO(block), len(block), warc_headers_dict=fields
    )


def sha256_of(content: bytes) -> str:
    """A labelled digest, in the digits that the archive names its bodies by."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def warc_date(moment: datetime) -> str:
    """To the second, as every index and every Memento of it says it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _fields(exchange: Exchange, kind: str) -> dict[str, str]:
    fields = {
        "WARC-Record-ID": record_id(exchange, kind),
        "WARC-Date": warc_date(exchange.at),
    }
    if exchange.heads is not None and exchange.heads.ip:
        fields["WARC-IP-Address"] = exchange.heads.ip
    return fields


def _head(exchange: Exchange, length: int | None) -> StatusAndHeaders:
    """The answer's head; with a ``length`` it describes a body of that many bytes."""
    first, lines = _lines(exchange)
    if length is not None:
        lines = [(_name(name, value, exchange, length), value) for name, value in lines]
        if ("content-length", str(length)) not in [(name.lower(), value) for name, value in lines]:
            lines.append(("Content-Length", str(length)))
    protocol, _, status = first.partition(" ")
    return _Head(status, lines, protocol=protocol)


def _name(name: str, value: str, exchange: Exchange, length: int) -> str:
    """A header's name; set aside if the line speaks of another form of the body than the one we hold."""
    low = name.lower()
    decoded = exchange.heads is None or bool(exchange.heads.decoded)
    of_another = low == "content-length" and value != str(length)
    return ORIGINAL + name if of_another or (decoded and low in _CODED) else name


def _lines(exchange: Exchange) -> tuple[str, list[tuple[str, str]]]:
    if exchange.heads is None:
        kept = [(name.title(), value) for name, value in exchange.headers.items()]
        return status_line(exchange.status), kept
    first, *rest = exchange.heads.response.rstrip("\r\n").split("\r\n")
    named = [line.partition(": ") for line in rest]
    return first, [(name, value) for name, _, value in named]


def _bytes(head: StatusAndHeaders) -> bytes:
    """The head as the writer will write it."""
    head.compute_headers_buffer()
    written: bytes = head.headers_buff
    return written
