"""District websites on loopback, as a test describes them: a real HTTP/1.1 server with many host names.

with Web() as web:
    site = web.site("www.kreis-au.test")
    site.page("/", links={"/integration": "Integration"})
    site.file("/konzept.pdf", concept_pdf())
    site.status["/alt"] = 410
    site.status["/wackelig"] = [503, 200]      # one answer after the other; the last one stays
    site.redirect("/a", "/b", 301)
    site.robots("Disallow: /intern")
    …
    site.requests                              # what was asked of it, in order
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl

# A home page with fewer links is a splash screen; every page made here has this menu.
MENU = {
    "/": "Startseite",
    "/verwaltung": "Kreisverwaltung",
    "/wirtschaft": "Wirtschaft",
    "/tourismus": "Tourismus",
    "/kontakt": "Kontakt",
    "/impressum": "Impressum",
}


@dataclass(frozen=True)
class Asked:
    """One request as it arrived. ``at`` is a reading of the monotonic clock; header names are lower case."""

    host: str
    path: str
    headers: Mapping[str, str]
    at: float


@dataclass
class Answer:
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200


@dataclass
class FakeSite:
    """What one host name shows. Everything may be changed between and during crawls."""

    host: str
    web: Web
    answers: dict[str, Answer] = field(default_factory=dict)
    status: dict[str, int | list[int]] = field(default_factory=dict)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)  # added to, or replacing, a path's own
    slow: dict[str, float] = field(default_factory=dict)  # seconds before a path's answer
    held: dict[str, threading.Event] = field(default_factory=dict)  # no answer before the event is set
    close_mid_body: set[str] = field(default_factory=set)
    raw: dict[str, bytes] = field(default_factory=dict)  # sent as they are, status line and all
    hang_up: set[str] = field(default_factory=set)  # closed without a word
    forms: dict[str, Callable[[dict[str, str]], Answer]] = field(
        default_factory=dict
    )  # path → answer to its fields
    etags: bool = False
    last_modified: dict[str, str] = field(default_factory=dict)

    def page(
        self,
        path: str,
        title: str = "Landkreis Auental",
        body: str = "<p>Willkommen im Landkreis.</p>",
        links: Mapping[str, str] | None = None,
        menu: bool = True,
        charset: str = "utf-8",
    ) -> None:
        """An HTML page with the site's menu; ``links`` (address → words) stand in its text."""
        entries = "".join(
            f'<li><a href="{escape(to)}">{escape(words)}</a></li>' for to, words in MENU.items()
        )
        listed = "".join(
            f'<p><a href="{escape(to)}">{escape(words)}</a></p>' for to, words in (links or {}).items()
        )
        html = (
            f"<!DOCTYPE html><html lang=de><head><title>{escape(title)}</title></head><body>"
            f"{f'<nav><ul>{entries}</ul></nav>' if menu else ''}"
            f"<main><h1>{escape(title)}</h1>{body}{listed}</main></body></html>"
        )
        self.answers[path] = Answer(
            html.encode(charset, "xmlcharrefreplace"), {"Content-Type": f"text/html; charset={charset}"}
        )

    def home(self, links: Mapping[str, str] | None = None, **rest: str) -> None:
        """A home page and the ordinary pages of its menu."""
        self.page("/", links=links, **rest)
        for path, words in MENU.items():
            if path != "/":
                self.page(path, words, f"<p>{words} des Landkreises Auental.</p>")

    def file(self, path: str, body: bytes, content_type: str | None = "application/pdf") -> None:
        self.answers[path] = Answer(body, {"Content-Type": content_type} if content_type else {})

    def robots(self, rules: str, *, sitemaps: tuple[str, ...] = ()) -> None:
        lines = ["User-agent: *", rules, *(f"Sitemap: {address}" for address in sitemaps)]
        self.file("/robots.txt", "\n".join(lines).encode(), "text/plain")

    def sitemap(self, *addresses: str, path: str = "/sitemap.xml") -> None:
        entries = "".join(f"<url><loc>{escape(address)}</loc></url>" for address in addresses)
        self.file(path, f"<urlset>{entries}</urlset>".encode(), "application/xml")

    def redirect(self, path: str, to: str, status: int = 301) -> None:
        self.answers[path] = Answer(b"", {"Location": to}, status)

    def remove(self, path: str) -> None:
        del self.answers[path]

    @property
    def requests(self) -> list[Asked]:
        return [asked for asked in self.web.requests if asked.host == self.host]

    @property
    def asked(self) -> list[str]:
        """The paths asked for, in order."""
        return [asked.path for asked in self.requests]

    def answer(self, path: str) -> Answer:
        """What a request for this path gets now."""
        found = (
            self.answers.get(path)
            or self._to_form(path)
            or Answer(b"<h1>404 Not Found</h1>", {"Content-Type": "text/html"}, 404)
        )
        headers = {**found.headers, **self.headers.get(path, {})}
        return Answer(found.body, headers, self._status(path, found.status))

    def _to_form(self, path: str) -> Answer | None:
        """What a form's action answers to the fields sent, which stand in the query here."""
        action, _, sent = path.partition("?")
        return self.forms[action](dict(parse_qsl(sent))) if action in self.forms else None

    def _status(self, path: str, usual: int) -> int:
        planned = self.status.get(path, usual)
        if isinstance(planned, int):
            return planned
        return planned.pop(0) if len(planned) > 1 else planned[0]


class Web:
    """All hosts of a test behind one port of 127.0.0.1. ``with Web() as web`` serves until the block ends."""

    def __init__(self, address: str = "127.0.0.1") -> None:
        self.sites: dict[str, FakeSite] = {}
        self.requests: list[Asked] = []
        self._news = threading.Condition()
        self._http = _Server((address, 0), _Handler)
        self._http.web = self
        self._thread = threading.Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        )

    @property
    def port(self) -> int:
        return int(self._http.server_address[1])

    def site(self, host: str) -> FakeSite:
        """The site of this name; made on first mention."""
        return self.sites.setdefault(host, FakeSite(host, self))

    @property
    def resolve(self) -> Iterator[str]:
        """Entries for ``crawl.resolve`` that lead every host name here."""
        return (f"{host}={self._http.server_address[0]}:{self.port}" for host in self.sites)

    def wait_for(self, host: str, path: str, seconds: float = 120.0) -> bool:
        """Wait until somebody asks for this path."""
        with self._news:
            return self._news.wait_for(
                lambda: any((asked.host, asked.path) == (host, path) for asked in self.requests), seconds
            )

    def note(self, asked: Asked) -> None:
        with self._news:
            self.requests.append(asked)
            self._news.notify_all()

    def forget(self) -> None:
        """Begin a new list of requests."""
        with self._news:
            self.requests.clear()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # a crawl's idle connection must not hold up the end
    request_queue_size = 64
    web: Web


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server
    timeout = 30

    def do_POST(self) -> None:
        """A form sent with POST: its fields are handed on as a query."""
        sent = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
        self.path = f"{self.path.partition('?')[0]}?{sent}"
        self.do_GET()

    def do_GET(self) -> None:
        host = self.headers.get("Host", "").partition(":")[0].lower()
        asked = {name.lower(): value for name, value in self.headers.items()}
        self.server.web.note(Asked(host, self.path, asked, time.monotonic()))
        site = self.server.web.sites.get(host)
        if site is None:
            self._send(Answer(b"no such host here", {}, 421))
            return
        time.sleep(site.slow.get(self.path, 0.0))
        if self.path in site.held:
            site.held[self.path].wait(60)
        if self.path in site.hang_up | site.raw.keys():
            self.wfile.write(site.raw.get(self.path, b""))
            self.close_connection = True
            return
        self._send(
            _conditional(site, self.path, site.answer(self.path), asked), cut=self.path in site.close_mid_body
        )

    def _send(self, answer: Answer, cut: bool = False) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != 304:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if answer.status == 304:
            return
        try:
            self.wfile.write(answer.body[: len(answer.body) // 2] if cut else answer.body)
        except OSError:  # whoever asked has heard enough
            cut = True
        self.close_connection = self.close_connection or cut

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Requests are kept in ``Web.requests``, not printed."""


def _conditional(site: FakeSite, path: str, answer: Answer, asked: Mapping[str, str]) -> Answer:
    """The answer with its validators; 304 when the request shows that whoever asks has it."""
    if answer.status != 200:
        return answer
    known = False
    if site.etags:
        answer.headers["ETag"] = f'"{sha256(answer.body).hexdigest()[:16]}"'
        known = asked.get("if-none-match") == answer.headers["ETag"]
    if path in site.last_modified:
        answer.headers["Last-Modified"] = site.last_modified[path]
        known = known or asked.get("if-modified-since") == site.last_modified[path]
    return Answer(b"", answer.headers, 304) if known else answer
