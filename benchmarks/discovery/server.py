"""One real web server for a whole world: virtual hosts on 127.0.0.1, every request logged."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

from benchmarks.discovery.worlds.world import World


@dataclass(frozen=True, slots=True)
class Logged:
    """One request as it arrived."""

    host: str
    target: str
    method: str
    status: int
    media_type: str
    agent: str


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 65536  # headers and body in one go; unbuffered, each answer waits for an acknowledgement
    server: _Server

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_POST(self) -> None:
        self._answer(with_body=True)

    def _answer(self, *, with_body: bool) -> None:
        host = (self.headers.get("Host") or "").partition(":")[0].lower()
        answer = self.server.world.fetch(host, self.path)
        self.server.log.append(
            Logged(
                host,
                self.path,
                self.command,
                answer.status,
                answer.media_type,
                self.headers.get("User-Agent") or "",
            )
        )
        body = answer.body() if with_body else b""
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.media_type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in answer.headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Requests are kept as values, not printed."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, world: World) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.world = world
        self.log: list[Logged] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """A crawler that hangs up is none of our business."""


class Served:
    """A world that is served while the block runs."""

    def __init__(self, world: World) -> None:
        self._server = _Server(world)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> Served:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def log(self) -> list[Logged]:
        return self._server.log
