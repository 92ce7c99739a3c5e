"""A world and the one function that answers every request in it. Pure: same address, same answer."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from benchmarks.discovery.chance import token
from benchmarks.discovery.files.store import file_bytes
from benchmarks.discovery.makes.content import calendar_html, facet_html
from benchmarks.discovery.makes.councils import month_html
from benchmarks.discovery.makes.html import page_html
from benchmarks.discovery.makes.links import anchor
from benchmarks.discovery.makes.search import results_html, works
from benchmarks.discovery.worlds.build import build_district
from benchmarks.discovery.worlds.foreign import network_sites
from benchmarks.discovery.worlds.manners import sitemap_xml
from benchmarks.discovery.worlds.model import MEDIA_TYPES, District, File, Page, Paper, Site

_FIXED = {
    "/impressum": "Impressum",
    "/datenschutz": "Datenschutz",
    "/kontakt": "Kontakt",
    "/barrierefreiheit": "Barrierefreiheit",
}
_MONTH = re.compile(r"(?:^|&)month=(\d{4})(\d{2})")
_SITTING = re.compile(r"(?:__cjahr|YY|jahr)=(\d{4})&(?:__cmonat|MM|monat)=(\d{1,2})")
_HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server says. ``body`` is made when it is called."""

    status: int
    media_type: str
    body: Callable[[], bytes]
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def location(self) -> str | None:
        return next((value for name, value in self.headers if name == "Location"), None)


class World:
    """All districts and all hosts of a seed."""

    def __init__(self, seed: int, districts: int, *, without_scans: bool = False) -> None:
        self.seed = seed
        used: set[str] = set()
        foreign: dict[str, Site] = {}
        self.districts: list[District] = [
            build_district(seed, number, districts, used, foreign, without_scans=without_scans)
            for number in range(districts)
        ]
        self._hosts: dict[str, list[Site]] = {}
        for site in [
            *[s for d in self.districts for s in d.sites],
            *foreign.values(),
            *network_sites(self.districts[0].who),
        ]:
            self._hosts.setdefault(site.host, []).append(site)
            if site.alias:
                self._hosts.setdefault(site.alias, []).append(site)

    @cached_property
    def hosts(self) -> list[str]:
        """Every host name of the world."""
        return sorted(self._hosts)

    def site_of(self, host: str, target: str) -> Site | None:
        """The site that serves this address; None for the root of a shared host."""
        sites = self._hosts.get(host, [])
        return next((site for site in sites if not site.prefix or target.startswith(site.prefix + "/")), None)

    def district_of(self, host: str, target: str) -> str | None:
        """AGS of the district the address belongs to; the bare host of a hoster goes with the district it serves."""
        site = self.site_of(host, target)
        if site is not None:
            return site.district
        return next((one.district for one in self._hosts.get(host, []) if one.district), None)

    def find(self, host: str, target: str) -> Page | File | None:
        """The page or file behind an address, whatever noise the address carries."""
        site = self.site_of(host, target)
        return None if site is None else site.index.get(site.make.key(_bare(site, target)))

    def paper_at(self, host: str, target: str) -> Paper | None:
        """The paper this address holds, if it holds one."""
        found = self.find(host, target)
        return found.paper if found is not None else None

    def fetch(self, host: str, target: str) -> Answer:
        """The answer to GET ``target`` (path and query) at ``host``."""
        site = self.site_of(host, target)
        if target == "/robots.txt":
            return _robots(self._hosts.get(host, []))
        if site is None:
            return _shared_root(host, self._hosts.get(host, []))
        if host == site.alias and site.alias_redirects:
            return _redirect(f"http://{site.host}{target}")
        return _special(site, target) or _stored(self.seed, site, target) or _missing(site)


def _bare(site: Site, target: str) -> str:
    """The address without the folder of a shared host and without a language folder."""
    target = target[len(site.prefix) :]
    if "languages" in site.traps and target.startswith(("/en/", "/fr/")):
        return target[3:]
    return target


def _text(status: int, media_type: str, text: str) -> Answer:
    return Answer(status, media_type, text.encode)


def _redirect(where: str) -> Answer:
    return Answer(301, "text/html", lambda: b"", (("Location", where),))


def _robots(sites: list[Site]) -> Answer:
    text = next((site.robots for site in sites if site.robots is not None and not site.prefix), None)
    if sites and all(site.prefix for site in sites):
        text = "User-agent: *\nDisallow: /verwaltung/\n"
    return _text(404, "text/html", "nicht gefunden") if text is None else _text(200, "text/plain", text)


def _shared_root(host: str, sites: list[Site]) -> Answer:
    rows = "".join(f'<li><a href="{site.prefix}/">{site.owner.full}</a></li>' for site in sites)
    return _text(200, _HTML, f"<title>{host}</title><h1>Teilnehmende Kommunen</h1><ul>{rows}</ul>")


def _special(site: Site, target: str) -> Answer | None:
    """Sitemaps, fixed pages and traps."""
    path, _, query = target.partition("?")
    if site.sitemap != "none" and not site.prefix:
        if path == site.sitemap_path:
            xml = sitemap_xml(site)
            return (
                Answer(200, "application/x-gzip", lambda: gzip.compress(xml.encode(), mtime=0))
                if path.endswith(".gz")
                else _text(200, "text/xml", xml)
            )
        if site.sitemap == "index" and (match := re.fullmatch(r"/sitemap-([12])\.xml", path)):
            return _text(200, "application/xml", sitemap_xml(site, int(match[1])))
    if "search" in site.traps and path == "/suche" and works(site) and "q=" in query:
        return _text(200, _HTML, results_html(site, query))
    if "search" in site.traps and path == "/suche":
        return _text(
            200,
            _HTML,
            f"<html><head><title>Suche</title></head><body>{facet_html(site.host, query)}</body></html>",
        )
    if path == "/intranet":
        return _redirect(f"http://{site.host}/login?ziel=intranet")
    if path == "/login":
        return _redirect(f"http://{site.host}/intranet?sitzung={token(query)}")
    if path == site.prefix + "/" and site.root.path != "/":
        return _redirect(f"http://{site.host}{site.prefix}{site.root.path}")
    fixed = _FIXED.get(path.removeprefix(site.prefix))
    if fixed:
        return _text(200, _HTML, f"<html lang='de'><head><title>{fixed} | {site.name}</title></head><body><h1>{fixed}</h1>"
                     f"<p>{site.owner.full}, {site.owner.head_title} {site.owner.head_name}</p><a href='{site.prefix}/'>Startseite</a></body></html>")  # fmt: skip
    if path == "/inhaltsverzeichnis" and site.markup.site_index_page:
        return _text(200, _HTML, _site_index(site))
    if path.startswith(("/assets/", "/favicon")):
        return _text(200, "text/css", "body{}")
    return None


def _site_index(site: Site) -> str:
    pages = [page for page in site.pages if page.in_menu and len(page.ancestors()) <= 3]
    rows = "".join(f"<li>{anchor(page, page.title)}</li>" for page in pages)
    return f"<html lang='de'><head><title>Inhaltsverzeichnis | {site.name}</title></head><body><h1>Inhaltsverzeichnis</h1><ul>{rows}</ul></body></html>"


def _stored(seed: int, site: Site, target: str) -> Answer | None:
    bare = _bare(site, target)
    found = site.index.get(site.make.key(bare))
    if isinstance(found, File):
        return _file(seed, found)
    if found is None:
        return None
    prefix = target[len(site.prefix) + 1 :][:2] if bare != target[len(site.prefix) :] else ""
    return _page(found, bare, prefix)


def _page(page: Page, target: str, prefix: str) -> Answer:
    query = target.partition("?")[2]
    kind = f"text/html; charset={page.charset}" if page.charset and page.number % 3 else "text/html"

    def body() -> bytes:
        month, sitting = _MONTH.search(query), _SITTING.search(query)
        if month and page.kind == "calendar":
            text = f"<html><head><title>{page.title}</title></head><body>{calendar_html(page, int(month[1]), int(month[2]))}</body></html>"
        elif sitting and page.kind == "council_calendar":
            text = f"<html><head><title>{page.title}</title></head><body>{month_html(page, int(sitting[1]), int(sitting[2]))}</body></html>"
        else:
            session = token(page.site.host, target, length=32) if "session" in page.site.traps else ""
            text = page_html(page, prefix=prefix, session=session)
        return text.encode(page.encoding, "xmlcharrefreplace")

    return Answer(200, kind, body)


def _file(seed: int, file: File) -> Answer:
    headers: tuple[tuple[str, str], ...] = ()
    media_type = MEDIA_TYPES[file.form]
    if file.script or file.site.make.name in (
        "ikiss",
        "nolis",
        "plone",
        "allris4",
        "sessionnet_asp",
        "sessionnet_php",
    ):
        headers = (("Content-Disposition", f"attachment; filename*=UTF-8''{quote(file.name)}"),)
    if file.script:
        media_type = "application/octet-stream"
    return Answer(200, media_type, lambda: file_bytes(seed, file), headers)


def _missing(site: Site) -> Answer:
    text = f"<html lang='de'><head><title>{site.name}</title></head><body><h1>Seite nicht gefunden</h1><p>Die gewünschte Seite existiert nicht (mehr).</p><a href='{site.prefix}/'>Startseite</a></body></html>"
    return _text(200 if "soft404" in site.traps else 404, _HTML, text)
