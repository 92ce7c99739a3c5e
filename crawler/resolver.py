"""Name resolution with the address guard: the one gate every connection of the crawl passes.

Twisted connects to the address *and port* its name resolver answers with, so ``crawl.resolve`` can
point a name at another port, and a refused address is never connected to, whether a link, a redirect
or DNS named it.
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any, Self

from scrapy.crawler import Crawler
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.base import ReactorBase
from twisted.internet.interfaces import IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer

from storage.addresses import AddressGuard, parse_resolve


@implementer(IHostResolution)
class _Resolution:
    def __init__(self, name: str) -> None:
        self.name = name

    def cancel(self) -> None:
        """Nothing to cancel: answered at once."""


@implementer(IResolutionReceiver)
class _GuardedReceiver:
    """Passes on the allowed addresses only."""

    def __init__(self, receiver: Any, resolver: GuardedResolver, name: str) -> None:
        self._receiver, self._resolver, self._name = receiver, resolver, name
        self._refused: list[str] = []
        self._passed = 0

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802  (Twisted's interface)
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        if self._resolver.guard.allows(address.host):
            self._passed += 1
            self._receiver.addressResolved(address)
        else:
            self._refused.append(address.host)

    def resolutionComplete(self) -> None:  # noqa: N802
        if self._refused and not self._passed:
            self._resolver.refused[self._name] = self._refused[0]
        self._receiver.resolutionComplete()


@implementer(IHostnameResolver)
class GuardedResolver:
    """Scrapy's TWISTED_DNS_RESOLVER. ``refused`` maps a name to the address the guard refused last."""

    refused: dict[str, str] = {}  # noqa: RUF012  (one reactor, one resolver, one table a process)

    def __init__(self, reactor: Any, guard: AddressGuard, table: dict[str, tuple[str, int]]) -> None:
        self._reactor = reactor
        self._original = reactor.nameResolver
        self.guard = guard
        self._table = table

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        settings = crawler.settings
        return cls(
            reactor,
            AddressGuard.of(settings.getlist("ALLOWED_NETWORKS")),
            parse_resolve(settings.getlist("RESOLVE")),
        )

    def install_on_reactor(self) -> None:
        self._reactor.installNameResolver(self)

    def resolveHostName(  # noqa: N802  (Twisted's interface)
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Any = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> Any:
        receiver = _GuardedReceiver(resolutionReceiver, self, hostName)
        fixed = self._table.get(hostName.lower())
        if fixed is None:
            return self._original.resolveHostName(
                receiver, hostName, portNumber, addressTypes, transportSemantics
            )
        address, port = fixed
        kind = IPv6Address if ip_address(address).version == 6 else IPv4Address
        resolution = _Resolution(hostName)
        receiver.resolutionBegan(resolution)
        receiver.addressResolved(kind("TCP", address, port))
        receiver.resolutionComplete()
        return resolution
