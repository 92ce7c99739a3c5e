"""The sitemaps of the sample hosts: one file, an index of two, or a gzipped one."""

from __future__ import annotations

import gzip
from html import escape

from monitor.samples.makes.base import Make
from monitor.samples.model import TODAY, Page, Part, Response

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS_KINDS = frozenset({"presse", "termin"})


def sitemap(part: Part, make: Make, target: str, state: int) -> Response | None:
    """The sitemap answer for a target, None if the host has none there."""
    style = part.options.get("sitemap", "none")
    name = part.options.get("sitemap_path", "/sitemap.xml")
    pages = [page for page in part.pages.values() if state in page.states and "nositemap" not in page.options]
    if style == "plain" and target == name:
        return _xml(urlset(part, make, pages, state))
    if style == "gzip" and target == f"{name}.gz":
        packed = gzip.compress(urlset(part, make, pages, state).encode(), mtime=0)
        return Response(200, (("Content-Type", "application/gzip"),), packed)
    if style == "index" and target == name:
        entries = (
            f"<sitemap><loc>http://{part.host}{name}?sitemap={kind}</loc></sitemap>"
            for kind in ("pages", "news")
        )
        return _xml(f'<sitemapindex xmlns="{NAMESPACE}">{"".join(entries)}</sitemapindex>')
    if style == "index" and target.startswith(f"{name}?sitemap="):
        news = target.endswith("=news")
        return _xml(urlset(part, make, [page for page in pages if (page.kind in NEWS_KINDS) == news], state))
    return None


def urlset(part: Part, make: Make, pages: list[Page], state: int) -> str:
    """The XML of one sitemap with a lastmod for every page."""
    lines = (
        f"<url><loc>{escape(f'http://{part.host}{make.page_path(part, page)}')}</loc>"
        f"<lastmod>{page.date or TODAY[state]}</lastmod></url>"
        for page in pages
    )
    return f'<urlset xmlns="{NAMESPACE}">\n{chr(10).join(lines)}\n</urlset>'


def _xml(text: str) -> Response:
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode()
    return Response(200, (("Content-Type", "application/xml; charset=utf-8"),), body)
