"""XML sitemaps: index files, gzip, broken ones. Pure."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

# sitemaps.org allows 50 MB unpacked; German municipal ones stay below 5 MB. A bomb stops here.
_MAX_UNPACKED = 50_000_000


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """One address of a sitemap. ``is_sitemap``: it names another sitemap. ``lastmod`` as written."""

    url: str
    lastmod: str
    is_sitemap: bool


def read_sitemap(body: bytes) -> list[SitemapEntry]:
    """The entries of a sitemap or sitemap index; [] for anything else. Never raises."""
    unpacked = _unpacked(body)
    if b"<urlset" not in unpacked[:4000] and b"<sitemapindex" not in unpacked[:4000]:
        return []
    return list(_entries(unpacked))


def _unpacked(body: bytes) -> bytes:
    if body[:2] != b"\x1f\x8b":
        return body
    try:
        return gzip.GzipFile(fileobj=io.BytesIO(body)).read(_MAX_UNPACKED)
    except (OSError, EOFError, zlib.error):
        return b""


def _entries(body: bytes) -> Iterator[SitemapEntry]:
    # recover: one bad character must not hide the rest; no network, no entities: it comes from a stranger
    context = etree.iterparse(
        io.BytesIO(body),
        events=("end",),
        recover=True,
        no_network=True,
        resolve_entities=False,
        huge_tree=False,
    )
    try:
        for _, element in context:
            name = etree.QName(element).localname if isinstance(element.tag, str) else ""
            if name in ("url", "sitemap"):
                found = {
                    etree.QName(child).localname: (child.text or "").strip()
                    for child in element
                    if isinstance(child.tag, str)
                }
                if found.get("loc"):
                    yield SitemapEntry(found["loc"], found.get("lastmod", ""), name == "sitemap")
                element.clear()
    except etree.XMLSyntaxError:
        return
