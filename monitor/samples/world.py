"""The sample world: which sites there are and what each answers, as a pure function."""

from __future__ import annotations

import csv
from datetime import date
from html import escape
from pathlib import Path
from zlib import crc32

from monitor.samples.addresses import SITES, Found, address_book, address_of, file_bytes, hosts, make_of
from monitor.samples.makes.base import Make, http_date
from monitor.samples.markup import in_state
from monitor.samples.model import TODAY, File, Page, Part, Response, SampleSite, View
from monitor.samples.pagebuild import Builder
from monitor.samples.sitemaps import sitemap

MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
STYLE = b"body{font-family:sans-serif;max-width:70em;margin:auto}nav ul{list-style:none}"


def registry_csv(path: Path) -> None:
    """Write the registry of the sample districts as ``init --districts`` reads it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["ags", "name", "kind", "land", "website", "other_hosts"])
        for site in SITES:
            others = " ".join(
                f"http://{part.host}/" for part in site.parts[1:] if part.options.get("listed") != "no"
            )
            writer.writerow([site.ags, site.name, site.kind, site.land, f"http://{site.main.host}/", others])


def resolve_list(port: int) -> list[str]:
    """``crawl.resolve`` entries that lead every sample host to a local port."""
    return [f"{host}=127.0.0.1:{port}" for site in SITES for host in site.hosts]


def respond(host: str, target: str, state: int, nonce: int) -> Response:
    """What a sample host answers to a GET of ``target`` (path and query).

    ``state`` is 1 or 2; ``nonce`` selects the noise: the same arguments always give the same bytes.
    An unknown host gets 421.
    """
    found = hosts().get(host.lower())
    if found is None:
        return _plain(421, f"Diesen Host gibt es hier nicht: {host}\n")
    site, part = found
    if host.lower() != part.host:
        return _redirect(301, f"http://{part.host}{target}")
    return _special(part, target) or _Answer(site, part, make_of(part, state), View(state, nonce)).to(target)


class _Answer:
    """One host's answers in one view."""

    def __init__(self, site: SampleSite, part: Part, make: Make, view: View) -> None:
        self.part, self.make, self.view = part, make, view
        self.builder = Builder(
            site, part, make, view, lambda target, state: address_of(site, part, target, state)
        )

    def to(self, target: str) -> Response:
        found: Found | None = address_book(self.part.host, self.view.state).get(self.make.canonical(target))
        if isinstance(found, Page):
            return self._page(found, target)
        if isinstance(found, File):
            return self._file(found)
        if isinstance(found, str):
            return _redirect(301, f"http://{self.part.host}{found}")
        return sitemap(self.part, self.make, target, self.view.state) or self._outside(target)

    def _page(self, page: Page, target: str) -> Response:
        headers = [("Content-Type", self.make.content_type)]
        lists_others = page.parent is None or self.part.children(page.key, self.view.state)
        if self.make.page_validators and not lists_others:
            headers.append(("Last-Modified", http_date(changed_on(page, self.view.state))))
        return Response(200, tuple(headers), self.builder.page(page, target))

    def _file(self, file: File) -> Response:
        state = self.view.state
        media_type = MEDIA_TYPES[Path(file.source[state]).suffix]
        headers = [("Content-Type", media_type), ("Last-Modified", http_date(file.saved[state]))]
        extra = self.make.file_headers(self.part, file, state)
        return Response(200, (*headers, *extra), file_bytes(file.source[state]))

    def _outside(self, target: str) -> Response:
        found = self.make.outside(self.part, target, self.view, self.builder.plain_href)
        extra = found or self.make.missing(self.part)
        if isinstance(extra, Response):
            return extra
        headers = (("Content-Type", self.make.content_type),)
        return Response(extra.status, headers, self.builder.outside(extra, target))


def changed_on(page: Page, state: int) -> date:
    """The day a page's own text last changed: within the last weeks if the states differ, else long ago."""
    if state == 2 and (len(page.states) == 1 or in_state(page.body, 1) != in_state(page.body, 2)):
        return TODAY[2]
    return page.date or date(2023, 1 + crc32(page.key.encode()) % 12, 1 + crc32(page.title.encode()) % 28)


def _special(part: Part, target: str) -> Response | None:
    if target == "/robots.txt":
        return _plain(200, part.robots) if part.robots else _plain(404, "Not found\n")
    if target == "/css/style.css":
        return Response(200, (("Content-Type", "text/css"),), STYLE)
    return None


def _plain(status: int, text: str) -> Response:
    return Response(status, (("Content-Type", "text/plain; charset=utf-8"),), text.encode())


def _redirect(status: int, location: str) -> Response:
    body = f'<html><body>Weiter zu <a href="{escape(location)}">{escape(location)}</a></body></html>'.encode()
    return Response(status, (("Location", location), ("Content-Type", "text/html; charset=utf-8")), body)
