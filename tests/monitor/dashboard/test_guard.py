"""Only plain requests of this machine are answered, and every answer forbids what could run."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from monitor.dashboard.guard import SECURITY_HEADERS, Guard, host_name, is_loopback, refusal


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8765", "127.0.0.1", "127.0.0.1:8765", "127.8.8.8", "[::1]", "[::1]:8765"]
)
def test_loopback_names_are_answered(host: str) -> None:
    assert refusal(host, [], None) is None


@pytest.mark.parametrize(
    "host",
    ["kreis.de", "127.0.0.1.nip.io", "localhost.evil.de", "192.168.1.4:8765", "10.0.0.1", "0.0.0.0", "[::]", "[fe80::1]",
     "evil@localhost", "127.0.0.1@evil.de", "2130706433", "0x7f.1", "", "[", ":8765"],
)  # fmt: skip
def test_every_other_host_is_refused_with_a_german_sentence(host: str) -> None:
    assert "antwortet nur auf diesem Rechner" in (refusal(host, [], None) or "")


@pytest.mark.parametrize(
    "header", ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-odd", "x-real-ip", "via"]
)
def test_a_request_through_a_proxy_is_refused(header: str) -> None:
    assert header in (refusal("127.0.0.1", ["host", header], None) or "")


def test_a_request_from_another_machine_is_refused_whatever_its_host() -> None:
    assert "192.168.1.4" in (refusal("localhost", [], "192.168.1.4") or "")
    assert refusal("localhost", [], "127.0.0.1") is None
    assert refusal("localhost", [], "::1") is None


@given(st.text())
def test_no_host_header_breaks_the_reading(header: str) -> None:
    assert is_loopback(host_name(header)) in (True, False)


def test_a_rebound_name_gets_no_page(web: TestClient) -> None:
    answer = web.get("/", headers={"Host": "konzepte.evil.de"})

    assert answer.status_code == 403
    assert "„konzepte.evil.de“" in answer.text
    assert answer.headers["content-type"].startswith("text/plain")


def test_a_forwarded_request_gets_no_page(web: TestClient) -> None:
    assert web.get("/healthz", headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_only_reading_is_answered(web: TestClient, method: str) -> None:
    answer = web.request(method, "/")

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize("path", ["/", "/meldungen", "/healthz", "/gibt-es-nicht", "/static/style.css"])
def test_every_answer_carries_the_security_headers(web: TestClient, path: str) -> None:
    headers = web.get(path).headers

    for name, value in SECURITY_HEADERS.items():
        if name != "Cache-Control":
            assert headers[name] == value


def test_pages_are_not_kept_by_browsers_but_static_files_are(web: TestClient) -> None:
    assert web.get("/").headers["cache-control"] == "no-store"
    assert "immutable" in web.get("/static/style.css").headers["cache-control"]


def test_no_script_is_allowed_at_all() -> None:
    policy = SECURITY_HEADERS["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy


def test_two_host_headers_are_refused() -> None:
    sent = _ask([(b"host", b"localhost"), (b"host", b"evil.de")])

    assert sent[0]["status"] == 403


def test_a_websocket_is_closed() -> None:
    assert _ask([(b"host", b"localhost")], kind="websocket") == [{"type": "websocket.close"}]


def _ask(headers: list[tuple[bytes, bytes]], kind: str = "http") -> list[Message]:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        raise AssertionError("the guard let it pass")

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    scope = {"type": kind, "method": "GET", "path": "/", "headers": headers, "query_string": b""}
    asyncio.run(Guard(app)(scope, receive, send))
    return sent
