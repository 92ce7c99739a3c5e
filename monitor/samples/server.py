"""Serves the sample world over real HTTP/1.1 on loopback, one virtual host per sample host."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from threading import Thread
from types import TracebackType

from monitor.samples.model import Response
from monitor.samples.world import respond


class SampleServer:
    """A server in a thread of its own; ``with SampleServer() as server`` serves until the block ends.

    ``port`` is the bound port, ``state`` (1 or 2) may be set at any time, ``requests`` lists every answered
    request as (host, path, status) in order.
    """

    def __init__(self, port: int = 0, state: int = 1) -> None:
        self.state = state
        self.requests: list[tuple[str, str, int]] = []
        self._nonce = count(1)
        self._http = _Server(("127.0.0.1", port), _Handler)
        self._http.sample = self
        self._thread = Thread(target=self._http.serve_forever, name="sample-server", daemon=True)

    @property
    def port(self) -> int:
        return int(self._http.server_address[1])

    def answer(self, host: str, target: str) -> Response:
        """The world's answer, with the noise of this very request."""
        return respond(host, target, self.state, next(self._nonce))

    def __enter__(self) -> SampleServer:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # a crawler's idle keep-alive connection must not hold up the end
    sample: SampleServer


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server
    timeout = 30

    def do_GET(self) -> None:
        self._reply(with_body=True)

    def do_HEAD(self) -> None:
        self._reply(with_body=False)

    def _reply(self, with_body: bool) -> None:
        host = self.headers.get("Host", "").partition(":")[0].lower()
        answer = validated(self.server.sample.answer(host, self.path), dict(self.headers.items()))
        self.server.sample.requests.append((host, self.path, answer.status))
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        if answer.status != 304:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if with_body and answer.status != 304:
            self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Requests are kept in ``SampleServer.requests``, not printed."""


def validated(answer: Response, request: dict[str, str]) -> Response:
    """The answer, or 304 when it carries validators and the request shows that the client has it.

    Answers with Last-Modified (files, and pages of some makes) also get an ETag; If-None-Match takes
    precedence over If-Modified-Since (RFC 9110, 13.1.3).
    """
    modified = answer.header("Last-Modified")
    if answer.status != 200 or not modified:
        return answer
    etag = etag_of(answer)
    headers = (*answer.headers, ("ETag", etag))
    names = {name.lower(): value for name, value in request.items()}
    if "if-none-match" in names:
        known = etag in (tag.strip() for tag in names["if-none-match"].split(","))
    else:
        known = "if-modified-since" in names and _moment(names["if-modified-since"]) >= _moment(modified)
    return Response(304, headers, b"") if known else Response(200, headers, answer.body)


def etag_of(answer: Response) -> str:
    """Strong for files; weak for pages, whose noise differs while their text does not."""
    if answer.header("Content-Type").startswith("text/html"):
        return f'W/"{sha256(answer.header("Last-Modified").encode()).hexdigest()[:16]}"'
    return f'"{sha256(answer.body).hexdigest()[:20]}"'


def _moment(text: str) -> datetime:
    return parsedate_to_datetime(text)
