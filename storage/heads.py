"""The heads of a request and its answer as they went over the wire, and the form they are kept in.

A capture without them can be read and compared, but not handed to another archive: WARC wants the request
and every header line, not only those that we have a use for.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from http import HTTPStatus

# What most heads consist of. zlib refuses heads packed with another dictionary, so a change of these words
# is a new form with a letter of its own.
_WORDS = (
    b'{"request": "GET / HTTP/1.1\\r\\nHost: www.kreis-.deAccept-Encoding: gzip, deflate\\r\\nAccept-Language: de\\r\\n'
    b"Accept: text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5\\r\\nUser-Agent: Konzeptmonitor/"
    b" (Forschung zu Integrationskonzepten; +mailto:https://)\\r\\nIf-None-Match: If-Modified-Since: \\r\\n"
    b'", "response": "HTTP/1.1 200 OK\\r\\nHTTP/1.1 304 Not Modified\\r\\nHTTP/1.1 404 Not Found\\r\\nHTTP/1.1 301 '
    b"Moved Permanently\\r\\nDate: Mon, Tue, Wed, Thu, Fri, Sat, Sun, Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    b" 2025 2026 2027 00:00:00 GMT\\r\\nServer: nginx\\r\\nServer: Apache\\r\\nContent-Type: application/pdf\\r\\n"
    b"Content-Type: text/html; charset=utf-8\\r\\nContent-Length: Connection: keep-alive\\r\\nVary: Accept-Encoding"
    b"\\r\\nLast-Modified: Etag: Cache-Control: no-cache, no-store, must-revalidate, private, max-age=0\\r\\nExpires:"
    b" Pragma: Set-Cookie: path=/; secure; HttpOnly; SameSite=Lax\\r\\nLocation: https://www.\\r\\nX-Frame-Options: "
    b"SAMEORIGIN\\r\\nX-Content-Type-Options: nosniff\\r\\nX-Xss-Protection: 1; mode=block\\r\\nReferrer-Policy: "
    b"strict-origin-when-cross-origin\\r\\nStrict-Transport-Security: max-age=31536000; includeSubDomains; preload"
    b"\\r\\nPermissions-Policy: camera=(), microphone=(), geolocation=()\\r\\nContent-Security-Policy: default-src "
    b"'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' "
    b"data:; frame-ancestors 'self'\\r\\nAccept-Ranges: bytes\\r\\nContent-Language: de\\r\\nContent-Encoding: gzip\\r\\n"
    b'\\r\\n", "decoded": ["gzip"], "ip": "'
)
_FORM = b"1"


@dataclass(frozen=True, slots=True)
class Heads:
    """Both heads with their first line and CRLF at each line's end (and a form after the request's), and the
    address that answered.

    ``decoded`` names the content codings (RFC 9110, 8.4) that the stored body no longer has.
    """

    request: str
    response: str
    decoded: tuple[str, ...] = ()
    ip: str | None = None


class AnswerHeaders(dict[str, str]):
    """Response headers by lower-case name, with the address that was asked, the whole heads, and the validity of
    the certificate that came with them (None: no TLS)."""

    def __init__(
        self,
        headers: Mapping[str, str],
        url: str,
        heads: Heads,
        validity: tuple[datetime, datetime] | None = None,
    ) -> None:
        super().__init__(headers)
        self.url, self.heads, self.validity = url, heads, validity


def pack_heads(heads: Heads) -> bytes:
    """The stored form: a letter for the form, then JSON, compressed against words that most heads hold."""
    pressed = zlib.compressobj(level=6, zdict=_WORDS)
    return _FORM + pressed.compress(json.dumps(asdict(heads)).encode()) + pressed.flush()


def unpack_heads(packed: bytes | None) -> Heads | None:
    """The heads again; None where none were kept. Raises ValueError for what is no packed heads."""
    if packed is None:
        return None
    if packed[:1] != _FORM:
        raise ValueError(
            f"Heads of the unknown form {packed[:1]!r}; a newer version of the program wrote them."
        )
    try:
        values = json.loads(zlib.decompressobj(zdict=_WORDS).decompress(packed[1:]))
    except zlib.error as error:
        raise ValueError(f"Damaged heads ({error}); restore the database from a backup.") from error
    return Heads(**{**values, "decoded": tuple(values["decoded"])})


def head(first: str, lines: Iterable[tuple[str, str]]) -> str:
    """A head with its empty line at the end."""
    return "\r\n".join([first, *(f"{name}: {value}" for name, value in lines), "", ""])


def status_line(status: int, protocol: str = "HTTP/1.1") -> str:
    """A status line with the usual reason phrase (none for a status that nobody registered)."""
    try:
        return f"{protocol} {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{protocol} {status} "
