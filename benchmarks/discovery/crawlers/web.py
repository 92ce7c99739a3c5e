"""The world as a crawler sees it: pages with links, robots rules, scope; every request counted."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass, field
from urllib.parse import quote, urldefrag, urljoin

from protego import Protego
from selectolax.lexbor import LexborHTMLParser, LexborNode

from benchmarks.discovery.worlds.model import District
from benchmarks.discovery.worlds.world import Answer, World

_SAFE = "/%:=&?~#+!$,;'@()*[]|"
_CHARSET = re.compile(r"""charset=["']?([\w-]+)""")
_LOCATION = re.compile(r"<loc>([^<]+)</loc>")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link as it stands on a page."""

    url: str
    text: str
    path: str  # tags with classes and ids from the root to the link


@dataclass(slots=True)
class Web:
    """A district's part of a world. Parsed pages are kept, so that crawlers can be compared cheaply."""

    world: World
    district: District
    _links: dict[str, list[Anchor]] = field(default_factory=dict)
    _robots: dict[str, Protego] = field(default_factory=dict)

    def start(self) -> list[str]:
        """Where every crawler begins: the addresses of the registry."""
        return [self.district.website, *self.district.registered]

    def answer(self, url: str) -> Answer:
        host, target = split(url)
        return self.world.fetch(host, target)

    def in_scope(self, url: str) -> bool:
        """Whether the address belongs to the district: a knowledge the compared crawlers get for free."""
        host, target = split(url)
        site = self.world.site_of(host, target)
        return site is not None and site.district == self.district.who.ags

    def allowed(self, url: str) -> bool:
        return bool(self.robots(url).can_fetch(url, "*"))

    def robots(self, url: str) -> Protego:
        host = split(url)[0]
        if host not in self._robots:
            answer = self.world.fetch(host, "/robots.txt")
            self._robots[host] = Protego.parse(answer.body().decode() if answer.status == 200 else "")
        return self._robots[host]

    def sitemaps(self, url: str) -> list[str]:
        """Sitemaps the host's robots.txt names, or the usual place."""
        return list(self.robots(url).sitemaps) or [f"http://{split(url)[0]}/sitemap.xml"]

    def links(self, url: str) -> list[Anchor]:
        """The links of an HTML page in its order."""
        if url not in self._links:
            answer = self.answer(url)
            self._links[url] = _parse(url, _decoded(answer.body(), answer.media_type))
        return self._links[url]

    def locations(self, url: str) -> list[str]:
        """The addresses a sitemap names; empty when there is none."""
        answer = self.answer(url)
        if answer.status != 200 or "html" in answer.media_type:
            return []
        body = answer.body()
        return _LOCATION.findall(
            (gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body).decode().replace("&amp;", "&")
        )


def split(url: str) -> tuple[str, str]:
    """Host and target (path with query) of an address."""
    host, _, rest = url.partition("://")[2].partition("/")
    return host, "/" + rest.partition("#")[0]


def _decoded(body: bytes, media_type: str) -> str:
    """The text by the charset of the header or the page; without one UTF-8, or else what Windows wrote."""
    named = _CHARSET.search(media_type) or _CHARSET.search(body[:1024].decode("latin-1"))
    for charset in (named[1] if named else "utf-8", "cp1252"):
        try:
            return body.decode(charset)
        except UnicodeDecodeError:
            continue
    return body.decode("latin-1")


def _parse(url: str, text: str) -> list[Anchor]:
    tree = LexborHTMLParser(text)
    found, paths = [], dict[int, str]()
    base = "http://" + split(url)[0]
    for node in tree.css("a[href]"):
        raw = node.attributes.get("href") or ""
        if raw.startswith(("mailto:", "tel:", "javascript:")):
            continue
        found.append(Anchor(_whole(url, base, raw), node.text(strip=True), _path(node, paths)))
    return found


def _whole(url: str, base: str, raw: str) -> str:
    """The absolute address without its fragment; the two common shapes without the cost of a full parse."""
    if raw.startswith("/") and not raw.startswith("//"):
        whole = base + raw.partition("#")[0]
    elif raw.startswith("http://") and raw.count("/") > 2:
        whole = raw.partition("#")[0]
    else:
        whole = urldefrag(urljoin(url, raw)).url
    return whole if whole.isascii() and " " not in whole else quote(whole, safe=_SAFE)


def _path(node: LexborNode, known: dict[int, str]) -> str:
    """``/html/body/div.box#x/a``; the path of a parent is computed once."""
    parent = node.parent
    above = (
        ""
        if parent is None or parent.tag in (None, "-undef", "#document")
        else known.get(parent.mem_id) or _path(parent, known)
    )
    step = node.tag or ""
    if name := node.attributes.get("class"):
        step += "." + " ".join(name.split())
    if name := node.attributes.get("id"):
        step += "#" + name
    known[node.mem_id] = f"{above}/{step}"
    return known[node.mem_id]
