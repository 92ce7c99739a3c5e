"""The dashboard on a loopback address."""

from __future__ import annotations

import socket
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import uvicorn

from monitor.dashboard.guard import is_loopback

# Longest wait for answers under way when the service ends.
FAREWELL_SECONDS = 5


class BadAddress(ValueError):
    """The dashboard cannot listen where ``web.address`` says. The message says what to write instead."""


def parse_address(address: str) -> tuple[str, int]:
    """Host and port of ``127.0.0.1:8765``, ``localhost:8765`` or ``[::1]:8765``.

    Raises BadAddress for anything else, also for an address that other machines can reach: without
    accounts, whoever reaches the dashboard could read the archive's full texts (§ 60d UrhG).
    """
    host, colon, port = address.rpartition(":")
    if not (host and colon and port.isdigit() and int(port) < 65536):
        raise BadAddress(f"web.address = {address!r} is not of the form host:port; write 127.0.0.1:8765.")
    bare = host.removeprefix("[").removesuffix("]")
    if not is_loopback(bare):
        raise BadAddress(
            f"web.address = {address!r} can be reached from other machines, and the dashboard has no accounts yet; "
            f"write 127.0.0.1:{port} (to use it from elsewhere, go through an SSH tunnel)."
        )
    return bare, int(port)


def listen(address: str) -> socket.socket:
    """A socket that listens there. Raises BadAddress, also when another program has the port."""
    host, port = parse_address(address)
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise BadAddress(
            f"web.address = {address!r} cannot be used ({error.strerror or error}); "
            "end the program that has the port, or set another one."
        ) from error


def shown(listener: socket.socket) -> str:
    """The address to open in a browser."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


class Server(uvicorn.Server):
    """uvicorn without signal handlers of its own: the service ends its other parts too."""

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Leave signals to whoever runs the server."""
        yield


def server(app: Any) -> Server:
    """A server for the dashboard; ``serve(sockets=[…])`` runs it until ``should_exit`` is set."""
    return Server(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            proxy_headers=False,  # nobody may speak for another address
            server_header=False,
            timeout_graceful_shutdown=FAREWELL_SECONDS,
        )
    )
