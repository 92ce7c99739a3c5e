"""A machine nobody may speak to."""

from __future__ import annotations

import socket
import threading
from types import TracebackType
from typing import Self


class Listener:
    """Hears every TCP connection and every UDP packet that reaches one port of an address."""

    def __init__(self, address: str) -> None:
        self.heard: list[str] = []
        self._tcp = socket.create_server((address, 0))
        self.port = int(self._tcp.getsockname()[1])
        self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._udp.bind((address, self.port))
        self._ended = False

    def __enter__(self) -> Self:
        self._threads = [threading.Thread(target=listen) for listen in (self._accept, self._receive)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._ended = True
        for thread in self._threads:
            thread.join()
        self._tcp.close()
        self._udp.close()

    def _accept(self) -> None:
        self._tcp.settimeout(0.2)
        while not self._ended:
            try:
                connection, _ = self._tcp.accept()
            except TimeoutError:
                continue
            with connection:
                connection.settimeout(1)
                self.heard.append(connection.recv(200).decode("latin-1"))

    def _receive(self) -> None:
        self._udp.settimeout(0.2)
        while not self._ended:
            try:
                self.heard.append(f"udp {self._udp.recv(2000)[:20]!r}")
            except TimeoutError:
                continue
