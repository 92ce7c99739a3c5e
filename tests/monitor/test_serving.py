import socket

import pytest

from monitor.serving import BadAddress, listen, parse_address, shown


@pytest.mark.parametrize(
    ("address", "parsed"),
    [
        ("127.0.0.1:8765", ("127.0.0.1", 8765)),
        ("127.1.2.3:0", ("127.1.2.3", 0)),
        ("localhost:80", ("localhost", 80)),
        ("[::1]:8765", ("::1", 8765)),
    ],
)
def test_loopback_addresses_are_taken(address, parsed):
    assert parse_address(address) == parsed


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0:8765",
        "192.168.1.5:80",
        "[::]:80",
        "monitor.example:80",
        "10.0.0.1:80",
        "127.0.0.1.example:80",
    ],
)
def test_addresses_that_others_can_reach_are_refused(address):
    with pytest.raises(BadAddress, match="no accounts yet"):
        parse_address(address)


@pytest.mark.parametrize(
    "address", ["", "8765", "127.0.0.1", "127.0.0.1:", "127.0.0.1:http", ":80", "127.0.0.1:70000"]
)
def test_what_is_no_address_is_told_how_to_be_one(address):
    with pytest.raises(BadAddress, match=r"write 127\.0\.0\.1"):
        parse_address(address)


def test_a_port_in_use_is_a_sentence():
    with listen("127.0.0.1:0") as other, pytest.raises(BadAddress, match="cannot be used"):
        listen(f"127.0.0.1:{other.getsockname()[1]}")


def test_the_address_shown_can_be_opened():
    with listen("127.0.0.1:0") as listener:
        port = listener.getsockname()[1]
        assert shown(listener) == f"http://127.0.0.1:{port}/"
        socket.create_connection(("127.0.0.1", port)).close()
