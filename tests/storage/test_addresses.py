"""The address guard: which machines may be asked at all."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.addresses import AddressGuard, parse_resolve, shared_host

GUARD = AddressGuard()
# Every block that must never be reached unasked (IANA special-purpose registries), and metadata services.
INSIDE = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/29", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
    "224.0.0.0/4", "240.0.0.0/4", "255.255.255.255/32", "168.63.129.16/32", "169.254.169.254/32",
    "::/128", "::1/128", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8", "2001:db8::/32", "100::/64",
    "fd00:ec2::254/128",
]  # fmt: skip
inside = st.sampled_from(INSIDE).flatmap(lambda block: st.ip_addresses(network=block))
inside_v4 = st.sampled_from([block for block in INSIDE if ":" not in block]).flatmap(
    lambda block: st.ip_addresses(network=block)
)
public = st.ip_addresses(v=4).filter(
    lambda ip: not any(ip in ip_network(block) for block in INSIDE if ":" not in block) and ip.is_global
)


def wrapped(ip: IPv4Address) -> list[str]:
    """The forms of IPv6 that lead to an IPv4 address."""
    number = int(ip)
    return [
        f"::ffff:{ip}",
        str(IPv6Address(0xFFFF << 32 | number)),
        str(IPv6Address(0x2002 << 112 | number << 80 | 1)),  # 6to4
        str(IPv6Address(int(IPv6Address("64:ff9b::")) | number)),  # NAT64
        str(IPv6Address(number)),  # IPv4-compatible, obsolete and still parsed
        str(IPv6Address(int(IPv6Address("64:ff9b:1::")) | number)),  # local NAT64
        str(IPv6Address(int(IPv6Address("2001::")) | (~number & 0xFFFFFFFF))),  # Teredo: inverted
    ]


@given(inside)
def test_no_address_of_our_own_networks_may_be_fetched(ip: IPv4Address | IPv6Address) -> None:
    assert not GUARD.allows(str(ip))


@given(inside_v4)
def test_no_ipv6_form_smuggles_one_in(ip: IPv4Address) -> None:
    assert [form for form in wrapped(ip) if GUARD.allows(form)] == []


@given(public)
def test_public_addresses_may_be_fetched(ip: IPv4Address) -> None:
    assert GUARD.allows(str(ip))
    assert GUARD.allows(f"::ffff:{ip}")


@pytest.mark.parametrize("address", ["8.8.8.8", "2a02:2e0:3fe:1001:302::", "194.25.134.1"])
def test_ordinary_servers_may_be_fetched(address: str) -> None:
    assert GUARD.allows(address)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "localhost",
        "127.1",
        "0x7f000001",
        "2130706433",
        "017700000001",
        "1.2.3.4.5",
        "fe80::1%eth0",
        "::1%1",
        "x",
    ],
)
def test_what_is_no_address_or_hides_one_is_refused(text: str) -> None:
    assert not GUARD.allows(text)


@given(inside)
def test_an_allowed_network_opens_itself(ip: IPv4Address | IPv6Address) -> None:
    assert AddressGuard.of([str(ip)]).allows(str(ip))


@given(inside, inside)
def test_an_allowed_network_opens_nothing_else(
    allowed: IPv4Address | IPv6Address, other: IPv4Address | IPv6Address
) -> None:
    assert AddressGuard.of([str(allowed)]).allows(str(other)) == (allowed == other)


def test_an_allowed_ipv4_network_opens_its_mapped_form_too() -> None:
    assert AddressGuard.of(["127.0.0.0/8"]).allows("::ffff:127.0.0.1")


@pytest.mark.parametrize("network", ["127.0.0.1/8", "kreis.de", "300.1.1.1", "10.0.0.0/33"])
def test_what_is_no_network_is_refused(network: str) -> None:
    with pytest.raises(ValueError, match=network.partition("/")[0]):
        AddressGuard.of([network])


@given(st.text(max_size=30))
def test_no_text_makes_the_guard_raise(text: str) -> None:
    allowed = GUARD.allows(text)
    if allowed:
        assert ip_address(text.partition("%")[0]).is_global


def test_fixed_names_are_read_as_curl_would() -> None:
    table = parse_resolve(["WWW.Kreis.test=127.0.0.1:8080", " portal.test = [::1]:81 "])
    assert table == {"www.kreis.test": ("127.0.0.1", 8080), "portal.test": ("::1", 81)}


@pytest.mark.parametrize(
    ("host", "unit"),
    [
        ("www.kreis-au.de:", "www.kreis-au.de:"),
        ("www.kreis-au.de:8080", "www.kreis-au.de:8080"),
        ("au.sitzung-online.de:", "sitzung-online.de"),
        ("au.sitzung-online.de:8443", "sitzung-online.de"),
        ("a.b.ris.test:", "ris.test"),
        ("ris.test:", "ris.test"),
        ("notris.test:", "notris.test:"),
        ("ris.test.evil.de:", "ris.test.evil.de:"),
    ],
)
def test_hosts_of_a_shared_hoster_are_one_host(host: str, unit: str) -> None:
    assert shared_host(host, frozenset({"ris.test"})) == unit
