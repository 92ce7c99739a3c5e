"""The sample server speaks HTTP as real servers do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests

from monitor.samples.addresses import url_of
from monitor.samples.expected import BY_AGS
from monitor.samples.model import Response
from monitor.samples.server import SampleServer, validated
from tests.monitor.samples.walk import split

HOST = "www.landkreis-auental.test"


@pytest.fixture
def server() -> Iterator[SampleServer]:
    with SampleServer() as running:
        yield running


def fetch(
    server: SampleServer, host: str, target: str, method: str = "GET", **headers: str
) -> requests.Response:
    with requests.Session() as session:
        session.trust_env = False
        url = f"http://127.0.0.1:{server.port}{target}"
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return session.request(
            method, url, headers={"Host": host, **named}, allow_redirects=False, timeout=20
        )


def test_hosts_are_told_apart_by_the_host_header_and_recorded(server: SampleServer) -> None:
    assert "Auental" in fetch(server, HOST, "/").text
    assert "Sternfelde" in fetch(server, "www.kreis-sternfelde.test:80", "/").text
    assert fetch(server, "www.fremd.test", "/").status_code == 421
    assert server.requests == [
        (HOST, "/", 200),
        ("www.kreis-sternfelde.test", "/", 200),
        ("www.fremd.test", "/", 421),
    ]


def test_a_file_is_not_sent_again_to_who_has_it(server: SampleServer) -> None:
    _, target = split(url_of(BY_AGS["91001"], "file:konzept", 1))
    first = fetch(server, HOST, target)
    assert first.headers["Content-Type"] == "application/pdf"
    assert len(first.content) == int(first.headers["Content-Length"])
    for header in (
        {"If_None_Match": first.headers["ETag"]},
        {"If_Modified_Since": first.headers["Last-Modified"]},
    ):
        again = fetch(server, HOST, target, **header)
        assert (again.status_code, again.content) == (304, b"")
    server.state = 2
    assert fetch(server, HOST, target, If_None_Match=first.headers["ETag"]).status_code == 200


def test_head_tells_the_length_and_sends_nothing(server: SampleServer) -> None:
    answer = fetch(server, HOST, "/", method="HEAD")
    assert answer.status_code == 200
    assert int(answer.headers["Content-Length"]) > 1000
    assert answer.content == b""


def test_two_requests_for_one_page_differ_in_noise_and_the_state_can_be_switched(
    server: SampleServer,
) -> None:
    first, second = fetch(server, HOST, "/").text, fetch(server, HOST, "/").text
    assert first != second
    server.state = 2
    assert "Kreistag schreibt Integrationskonzept fort" in fetch(server, HOST, "/").text


def test_many_requests_share_one_connection(server: SampleServer) -> None:
    with requests.Session() as session:
        session.trust_env = False
        for _ in range(3):
            answer = session.get(f"http://127.0.0.1:{server.port}/", headers={"Host": HOST}, timeout=20)
            assert answer.raw.version == 11
            assert answer.headers.get("Connection", "keep-alive") != "close"


def test_an_etag_takes_precedence_over_the_date() -> None:
    answer = Response(
        200, (("Content-Type", "application/pdf"), ("Last-Modified", "Tue, 06 Nov 2018 09:12:05 GMT")), b"x"
    )
    stale = {"If-None-Match": '"other"', "If-Modified-Since": "Wed, 01 Jan 2025 00:00:00 GMT"}
    assert validated(answer, stale).status == 200


def test_pages_with_validators_are_not_sent_again_until_their_text_changes(server: SampleServer) -> None:
    site = BY_AGS["91006"]
    for key, unchanged in (("gleichstellung", True), ("presse-konzept", False)):
        host, target = split(url_of(site, f"page:{key}", 1))
        server.state = 1
        first = fetch(server, host, target)
        assert fetch(server, host, target, If_None_Match=first.headers["ETag"]).status_code == 304
        server.state = 2
        again = fetch(server, host, target, If_Modified_Since=first.headers["Last-Modified"])
        assert (again.status_code == 304) is unchanged
