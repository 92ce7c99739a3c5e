"""Name resolution with the address guard."""

from __future__ import annotations

from typing import Any

import pytest
from twisted.internet.address import IPv4Address, IPv6Address

from crawler.resolver import GuardedResolver
from storage.addresses import AddressGuard

PUBLIC = "93.184.216.34"


class Names:
    """The system's resolver with a table of its own; stands where the reactor keeps it."""

    def __init__(self, **table: list[str]) -> None:
        self.table = {name.replace("_", "."): addresses for name, addresses in table.items()}
        self.nameResolver = self
        self.asked: list[str] = []

    def resolveHostName(self, receiver: Any, name: str, port: int, *_rest: object) -> None:  # noqa: N802
        self.asked.append(name)
        receiver.resolutionBegan(self)
        for address in self.table.get(name, []):
            receiver.addressResolved((IPv6Address if ":" in address else IPv4Address)("TCP", address, port))
        receiver.resolutionComplete()


class Answer:
    """What the connecting side is told."""

    def __init__(self) -> None:
        self.addresses: list[tuple[str, int]] = []
        self.began = self.complete = False

    def resolutionBegan(self, _resolution: object) -> None:  # noqa: N802
        self.began = True

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        self.addresses.append((address.host, address.port))

    def resolutionComplete(self) -> None:  # noqa: N802
        self.complete = True


@pytest.fixture(autouse=True)
def _nothing_refused_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(GuardedResolver, "refused", {})


def ask(
    names: Names, name: str, port: int = 443, table: dict[str, tuple[str, int]] | None = None, *allowed: str
) -> Answer:
    resolver, answer = GuardedResolver(names, AddressGuard.of(allowed), table or {}), Answer()
    resolver.resolveHostName(answer, name, port)
    assert answer.began
    assert answer.complete
    return answer


def test_public_addresses_pass() -> None:
    answer = ask(Names(kreis_de=[PUBLIC, "2a02:2e0:3fe:1001::1"]), "kreis.de")
    assert answer.addresses == [(PUBLIC, 443), ("2a02:2e0:3fe:1001::1", 443)]


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:10.0.0.1", "fe80::1"]
)
def test_a_name_that_leads_inside_leads_nowhere_and_is_remembered(address: str) -> None:
    assert ask(Names(kreis_de=[address]), "kreis.de").addresses == []
    assert GuardedResolver.refused == {"kreis.de": address}


def test_of_mixed_addresses_only_the_public_ones_pass_and_nothing_counts_as_refused() -> None:
    assert ask(Names(kreis_de=["10.0.0.1", PUBLIC]), "kreis.de").addresses == [(PUBLIC, 443)]
    assert GuardedResolver.refused == {}


def test_an_unknown_name_is_not_a_refused_one() -> None:
    assert ask(Names(), "gibt-es-nicht.de").addresses == []
    assert GuardedResolver.refused == {}


def test_an_allowed_network_passes() -> None:
    assert ask(Names(kreis_de=["10.1.2.3"]), "kreis.de", 80, None, "10.1.0.0/16").addresses == [
        ("10.1.2.3", 80)
    ]


def test_a_fixed_name_gets_its_address_and_port_and_nobody_is_asked() -> None:
    names = Names()
    answer = ask(names, "WWW.Kreis.test", 443, {"www.kreis.test": (PUBLIC, 8080)})
    assert answer.addresses == [(PUBLIC, 8080)]
    assert names.asked == []


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_a_fixed_name_still_passes_the_guard(address: str) -> None:
    table = {"www.kreis.test": (address, 8080)}
    assert ask(Names(), "www.kreis.test", 443, table).addresses == []
    assert ask(Names(), "www.kreis.test", 443, table, "127.0.0.0/8", "::1/128").addresses == [(address, 8080)]
