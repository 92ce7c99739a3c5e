"""The bench as a server sees it: a round, and an answer for every request."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from functools import lru_cache

from benchmarks.changes.site.build import build
from benchmarks.changes.site.markup import html_of, not_found
from benchmarks.changes.site.model import File, Host, Truth
from benchmarks.changes.site.moment import Moment
from benchmarks.changes.site.plan import Planner, add_unwatched_links
from benchmarks.discovery.chance import rng
from benchmarks.discovery.files.pdf import make_layout, pdf_in_layout

ROUNDS = ("base", "noise", "material")


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers and body of one answer."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


class World:
    """All sites of one seed. Rounds only go forward."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.hosts = build(seed)
        add_unwatched_links(seed, self.hosts)
        self.round = 0
        self.port = 0
        self.truths: list[Truth] = []
        self._requests = 0
        self._by_address = {host.address: host for host in self.hosts}

    def advance(self) -> None:
        """The next round begins: days have passed; in the last one things have happened."""
        self.round += 1
        if ROUNDS[self.round] == "material":
            self.truths = Planner(self.seed, self.hosts, self.port).run()

    def url(self, host: Host, path: str) -> str:
        return f"http://{host.address}:{self.port}{path}"

    def watched(self, host: Host) -> list[str]:
        """The addresses of a host that are on the list."""
        return [self.url(host, path) for path in host.watched]

    def answer(self, address: str, target: str, etag: str) -> Answer:
        """What the site of this address says to a request."""
        host = self._by_address.get(address)
        if host is None:
            return Answer(404)
        self._requests += 1
        path = target.partition(";jsessionid")[0]
        moment = Moment(self.seed, path, address, self.round, self._requests)
        if path == "/robots.txt":
            return Answer(200, b"User-agent: *\nDisallow: /intern/\n", {"Content-Type": "text/plain"})
        if host.unsteady.get(path, 0):
            host.unsteady[path] -= 1
            return Answer(503, b"<html><body><h1>Service Unavailable</h1></body></html>", {"Content-Type": "text/html"})  # fmt: skip
        if path in host.redirects:
            return Answer(301, headers={"Location": host.redirects[path]})
        if path in host.files:
            return self._file(host, host.files[path], etag)
        if path in host.gone or path not in host.pages:
            return Answer(404, not_found(host, moment).encode(), {"Content-Type": "text/html; charset=utf-8"})
        html = not_found(host, moment) if path in host.soft_gone else html_of(host, host.pages[path], moment)
        return Answer(200, html.encode(), {"Content-Type": "text/html; charset=utf-8"})

    def _file(self, host: Host, file: File, etag: str) -> Answer:
        body = _pdf(self.seed, _Set(file), host.who.full)
        tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
        headers = {"ETag": tag, "Last-Modified": "Mon, 02 Feb 2026 07:00:00 GMT", "Content-Type": "application/pdf"}  # fmt: skip
        return Answer(304, b"", headers) if etag == tag else Answer(200, body, headers)


class _Set:
    """A file as it is set now; equal for the same text in the same layout."""

    def __init__(self, file: File) -> None:
        self.text, self.layout = file.text, file.layout
        self._key = (file.text.title, tuple(file.text.blocks), file.layout)

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Set) and self._key == other._key


@lru_cache(maxsize=400)
def _pdf(seed: int, file: _Set, publisher: str) -> bytes:
    """The file's bytes. Another layout: other fonts, sizes and producer under the same running header."""
    first = make_layout(file.text, publisher, rng(seed, "layout"))
    if not file.layout:
        return pdf_in_layout(file.text, first, rng(seed, "set"))
    chance = rng(seed, "layout", file.layout)
    other = make_layout(file.text, publisher, chance)
    return pdf_in_layout(
        file.text, replace(other, header=first.header, page_numbers=first.page_numbers), chance
    )
