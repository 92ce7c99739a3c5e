"""``python -m benchmarks.crawl.server PAGES``: the pages on a free port of loopback, which it prints."""

from __future__ import annotations

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from benchmarks.crawl.pages import Site


class Handler(BaseHTTPRequestHandler):
    """Answers with pages that were made before, so that the server takes little from those it serves."""

    protocol_version = "HTTP/1.1"
    pages: dict[str, bytes]

    def do_GET(self) -> None:
        body = self.pages.get(self.path)
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: object) -> None:
        """Nothing: the caller's output is the table."""


def main() -> None:
    """Serve until the process is ended."""
    site = Site(int(sys.argv[1]))
    Handler.pages = {site.path(number): site.page(number).encode() for number in range(site.count)}
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        print(server.server_address[1], flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()
