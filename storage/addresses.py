"""The address guard: which machines may be asked at all. Pure, and shared by every outgoing web request.

A crawler follows what strangers write. A link, a redirect or a DNS answer may point it at the machine it
runs on or at the network behind it (server-side request forgery), so every address is checked *after*
name resolution.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

# Cloud metadata services on addresses that count as public.
_METADATA = frozenset({ip_address("168.63.129.16"), ip_address("fd00:ec2::254")})
_NAT64 = ip_network("64:ff9b::/96")
# All public IPv6 addresses are assigned from here (RFC 4291, 2.4); what lies outside (site-local, local NAT64,
# IPv4-compatible) Python takes for public, depending on its version.
_PUBLIC_IPV6 = ip_network("2000::/3")


@dataclass(frozen=True, slots=True)
class AddressGuard:
    """Public addresses are allowed; every other one only when it lies in an allowed network."""

    allowed: tuple[IPv4Network | IPv6Network, ...] = ()

    @classmethod
    def of(cls, networks: Iterable[str]) -> AddressGuard:
        """A guard for ``crawl.allowed_networks``. Raises ValueError for something that is no network."""
        return cls(tuple(ip_network(network) for network in networks))

    def allows(self, address: str) -> bool:
        """Whether this address (text form, after name resolution) may be connected to."""
        try:
            ip = _unwrapped(ip_address(address.partition("%")[0]))
        except ValueError:
            return False
        if any(ip.version == network.version and ip in network for network in self.allowed):
            return True
        if ip.version == 6 and ip not in _PUBLIC_IPV6:
            return False
        return ip.is_global and not ip.is_multicast and ip not in _METADATA


def _unwrapped(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address inside an IPv6 form of it, which would otherwise slip past the rules."""
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped is not None:
            return ip.ipv4_mapped
        if ip.sixtofour is not None:
            return ip.sixtofour
        if ip in _NAT64:
            return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip


def parse_resolve(entries: Sequence[str]) -> dict[str, tuple[str, int]]:
    """``name=address:port`` entries as {name: (address, port)}; they override DNS, not the guard."""
    table: dict[str, tuple[str, int]] = {}
    for entry in entries:
        name, _, target = entry.partition("=")
        address, _, port = target.rpartition(":")
        table[name.strip().lower()] = (address.strip("[] "), int(port))
    return table


# Hosters of council systems and websites for many districts: all their hosts are one machine room, so
# they count as one host for the pause (from council_systems.csv and reference on shared hosts).
SHARED_HOSTERS = frozenset(
    {
        "sitzung-online.de",
        "ratsinfomanagement.net",
        "gremien.info",
        "komm.one",
        "komuna.net",
        "krz.de",
        "livingdata.de",
        "kdvz-frechen.de",
        "ekom21.de",
        "owl-it.de",
        "digitalfabrix.de",
        "ris-portal.de",
        "allris.cloud",
        "ratsinfo-online.net",
        "zv-kisa.de",
    }
)


def shared_host(host_and_port: str, further: frozenset[str] = frozenset()) -> str:
    """The unit of politeness: the hoster's domain for a shared host, else the host and port themselves."""
    host = host_and_port.partition(":")[0]
    labels = host.split(".")
    for start in range(len(labels) - 1):
        domain = ".".join(labels[start:])
        if domain in SHARED_HOSTERS or domain in further:
            return domain
    return host_and_port
