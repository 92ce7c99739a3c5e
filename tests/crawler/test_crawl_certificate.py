"""How long a site's certificate is valid is read at the handshake of the crawl's own requests."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from crawler.certificates import validity
from tests.certificates import make_certificate
from tests.crawling import Crawls

PAGE = b"<html><title>Landkreis Auental</title><nav>%s</nav><p>Willkommen</p></html>" % b"".join(
    b"<a href=/seite%d>Seite</a>" % number for number in range(6)
)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.asked += 1  # type: ignore[attr-defined]
        self.send_response(404 if self.path == "/robots.txt" else 200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_: object) -> None:
        """Silence."""


@contextmanager
def secure_site(folder: Path) -> Iterator[ThreadingHTTPServer]:
    certificate, key = make_certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.asked = 0  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_the_record_of_a_crawl_says_how_long_the_certificate_is_valid(
    crawling: Crawls, tmp_path: Path
) -> None:
    with secure_site(tmp_path) as server:
        port = server.server_address[1]
        crawling.settings |= {"verify_tls": False, "resolve": [f"www.sicher.test=127.0.0.1:{port}"]}
        crawling.district("03991", "https://www.sicher.test/")
        crawl = crawling.crawl("03991", max_requests=5)["03991"]

        assert crawl.record is not None
        dates = crawl.record["certificates"]["www.sicher.test"]
        left = datetime.fromisoformat(dates["valid_until"]) - datetime.now(UTC)
        assert timedelta(hours=20) < left < timedelta(hours=25)
        assert crawl.requests == server.asked  # type: ignore[attr-defined]  (no request for its sake)


def test_what_is_no_certificate_has_no_validity() -> None:
    assert validity(None) is None
    assert validity(object()) is None
