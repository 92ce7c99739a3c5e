"""Single web requests through ``requests``, under the address guard and without proxies.

For what is no crawl: webhooks, single calls of an interface. Names are resolved once and the connection
goes to the address that was checked, so that no second answer of a name server can slip past the guard.
"""

from __future__ import annotations

import socket
from collections.abc import Callable

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

from storage.addresses import AddressGuard


class AddressRefused(RuntimeError):
    """The guard forbids this address. Allow its network in ``crawl.allowed_networks`` if it is meant."""


def guarded_session(guard: AddressGuard, user_agent: str) -> requests.Session:
    """A session that connects to allowed addresses only, ignores proxies and logins of the environment,
    and says who it is.

    Raises AddressRefused where the guard forbids the address a name stands for.
    """
    session = requests.Session()
    session.trust_env = False
    session.headers["User-Agent"] = user_agent
    adapter = _GuardedAdapter(guard)
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session


def allowed_address(host: str, port: int, guard: AddressGuard) -> str:
    """The first address of a host that may be connected to. Raises AddressRefused, OSError if there is none."""
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    allowed = [address for address in found if guard.allows(address)]
    if not allowed:
        raise AddressRefused(
            f"{host} is {found[0]}, an address that may not be asked (crawl.allowed_networks)."
        )
    return allowed[0]


class _GuardedAdapter(HTTPAdapter):
    def __init__(self, guard: AddressGuard) -> None:
        self._guard = guard
        super().__init__()

    def init_poolmanager(self, *arguments: object, **more: object) -> None:
        super().init_poolmanager(*arguments, **more)  # type: ignore[arg-type]
        manager: PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = _guarded_pools(self._guard)


def _guarded_pools(guard: AddressGuard) -> dict[str, type[HTTPConnectionPool]]:
    """Connection pools whose connections ask the guard; urllib3 makes connections by class."""

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return _connect(self, super()._new_conn, guard)

    class Encrypted(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return _connect(self, super()._new_conn, guard)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class EncryptedPool(HTTPSConnectionPool):
        ConnectionCls = Encrypted

    return {"http": PlainPool, "https": EncryptedPool}


def _connect(
    connection: HTTPConnection, connect: Callable[[], socket.socket], guard: AddressGuard
) -> socket.socket:
    """Connect to the checked address; certificate and Host header still go by the name."""
    name = connection._dns_host
    try:
        connection._dns_host = allowed_address(name, connection.port or connection.default_port, guard)
        return connect()
    finally:
        connection._dns_host = name
