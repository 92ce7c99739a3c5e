import ssl
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
import requests

from storage.addresses import AddressGuard
from storage.guarded_requests import AddressRefused, allowed_address, guarded_session
from tests.certificates import make_certificate

LOOPBACK = AddressGuard.of(["127.0.0.0/8"])


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.seen.append((self.headers["Host"], self.headers["User-Agent"]))
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", f"http://[::1]:{self.server.server_port}/")
        else:
            self.send_response(204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server():
    http = HTTPServer(("127.0.0.1", 0), Handler)
    http.seen = []
    thread = Thread(target=http.serve_forever)
    thread.start()
    yield http
    http.shutdown()
    thread.join()
    http.server_close()


def get(server, guard, path="/", host="127.0.0.1"):
    with guarded_session(guard, "Konzeptmonitor/1") as session:
        return session.get(f"http://{host}:{server.server_port}{path}", timeout=30)


def test_an_allowed_address_is_asked_by_its_name_and_told_who_asks(server):
    assert get(server, LOOPBACK, host="localhost").status_code == 204
    assert server.seen == [(f"localhost:{server.server_port}", "Konzeptmonitor/1")]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1"])
def test_a_refused_address_is_not_even_connected_to_however_it_is_written(server, host):
    with pytest.raises(AddressRefused, match=r"crawl\.allowed_networks"):
        get(server, AddressGuard(), host=host)

    assert server.seen == []


def test_a_certificate_is_checked_by_name_though_the_connection_goes_to_an_address(server, tmp_path):
    certificate, key = make_certificate(tmp_path)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    address = f"https://localhost:{server.server_port}/"
    with guarded_session(LOOPBACK, "x") as session:
        assert session.get(address, timeout=30, verify=str(certificate)).status_code == 204
        with pytest.raises(requests.exceptions.SSLError):
            session.get(address, timeout=30)


def test_redirects_are_guarded_too(server):
    with pytest.raises(AddressRefused):
        get(server, LOOPBACK, "/away")


def test_proxies_of_the_environment_are_ignored(server, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    assert get(server, LOOPBACK).status_code == 204


def test_a_name_that_stands_for_nothing_is_an_ordinary_failure():
    with guarded_session(LOOPBACK, "x") as session, pytest.raises(requests.ConnectionError):
        session.get("http://nowhere.invalid/", timeout=30)


def test_of_several_addresses_an_allowed_one_is_taken(monkeypatch):
    answers = [
        (0, 0, 0, "", ("10.0.0.1", 80)),
        (0, 0, 0, "", ("192.0.2.1", 80)),
        (0, 0, 0, "", ("8.8.8.8", 80)),
    ]
    monkeypatch.setattr("storage.guarded_requests.socket.getaddrinfo", lambda *_, **__: answers)

    assert allowed_address("x.example", 80, AddressGuard()) == "8.8.8.8"
