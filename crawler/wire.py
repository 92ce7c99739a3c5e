"""A Scrapy response's headers with the heads that went over the wire.

Three things Scrapy does not hand on are filled in: the Host line (its client adds it), the reason phrase
(the usual one of the status), and the order of the lines.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response
from scrapy.http.headers import Headers

from crawler.certificates import validity
from storage.heads import AnswerHeaders, Heads, head, status_line

CODINGS = "content_encoding"  # key of Request.meta: what the answer was coded with before it was decoded


def answer_headers(response: Response) -> AnswerHeaders:
    """The headers by lower-case name, repeated ones joined, with both heads."""
    lines = _lines(response.headers)
    by_name: dict[str, str] = {}
    for name, value in lines:
        by_name[name.lower()] = f"{by_name[name.lower()]}, {value}" if name.lower() in by_name else value
    left = by_name.get("content-encoding")
    decoded = tuple(coding for coding in response.meta.get(CODINGS, ()) if coding != left)
    lines += [("Content-Encoding", coding) for coding in decoded]
    ip = str(response.ip_address) if response.ip_address else None
    answer = head(status_line(response.status, response.protocol or "HTTP/1.1"), lines)
    heads = Heads(_request(response), answer, decoded, ip)
    return AnswerHeaders(by_name, response.url, heads, validity(response.certificate))


def _request(response: Response) -> str:
    parts = urlsplit(response.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    request = response.request or Request(response.url)
    host = ("Host", parts.netloc.rpartition("@")[2])
    return (
        head(f"{request.method} {target} HTTP/1.1", [host, *_lines(request.headers)]) + request.body.decode()
    )


def _lines(headers: Headers) -> list[tuple[str, str]]:
    return [(name.decode("latin-1"), _text(value)) for name, values in headers.items() for value in values]


def _text(value: bytes) -> str:
    """UTF-8 as most servers write it, else Latin-1 as HTTP had it once; a broken line stays one line."""
    try:
        text = value.decode()
    except UnicodeDecodeError:
        text = value.decode("latin-1")
    return text.replace("\r", " ").replace("\n", " ")
