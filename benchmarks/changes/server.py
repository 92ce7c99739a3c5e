"""The bench's sites on loopback: an address of 127.0.0.0/8 for each host, one port, every request logged."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

from benchmarks.changes.site.world import World


@dataclass(frozen=True, slots=True)
class Logged:
    """One request as it arrived."""

    host: str
    target: str
    status: int
    round: int


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 65536
    server: _Server

    def do_GET(self) -> None:
        address = str(self.connection.getsockname()[0])
        world = self.server.world
        with self.server.lock:
            answer = world.answer(address, self.path, self.headers.get("If-None-Match") or "")
            self.server.log.append(Logged(address, self.path, answer.status, world.round))
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != 304:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def do_HEAD(self) -> None:
        self.send_response(405)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Requests are kept as values, not printed."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, world: World) -> None:
        super().__init__(("0.0.0.0", 0), _Handler)
        self.world = world
        self.lock = threading.Lock()
        self.log: list[Logged] = []

    def verify_request(self, request: object, client_address: tuple[str, int]) -> bool:
        """Nobody but this machine is answered."""
        return client_address[0].startswith("127.")

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is none of our business."""


class Served:
    """A world that is served while the block runs."""

    def __init__(self, world: World) -> None:
        self._server = _Server(world)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self.world = world
        world.port = int(self._server.server_address[1])

    def __enter__(self) -> Served:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def requests(self, round_: int) -> list[Logged]:
        """The requests of one round, in their order."""
        return [one for one in self._server.log if one.round == round_]
