"""robots.txt and sitemaps of a site."""

from __future__ import annotations

import random
from datetime import date, timedelta
from html import escape

from benchmarks.discovery.chance import rng
from benchmarks.discovery.makes.links import full
from benchmarks.discovery.worlds.model import File, Page, Site

_OTHERS = (
    "User-agent: SemrushBot\nDisallow: /\n", "user-agent: AhrefsBot\ndisallow: /\nCrawl-delay: 10\n",
    "# Roboter bitte draußen bleiben\nUser-agent: GPTBot\nUser-agent: CCBot\nDisallow: /\n", "",
)  # fmt: skip
_RULES = (
    ("/suche", "/intranet", "/empfehlen"), ("/suche", "/*print=1", "/*&print="), ("/*?month=*", "/*&month=", "/intranet"),
    ("/session/ /session2/ /kreistagsinfo/",), ("/empfehlen", "/*.ics$"),
)  # fmt: skip
# The advice of TYPO3 handbooks; elsewhere it would shut the whole site.
_TYPO3_RULES = ("/typo3/", "/*?id=*", "/*&type=98", "/suche")
_DAY = date(2026, 11, 1)


def robots_text(site: Site, chance: random.Random, *, forbidden: bool = False) -> str | None:
    """A robots.txt, or None when the site has none."""
    declares = site.sitemap != "none" and (site.sitemap_path != "/sitemap.xml" or chance.random() < 0.5)
    if chance.random() < 0.25 and not declares and not forbidden:
        return None
    lines = [chance.choice(_OTHERS), chance.choice(("User-agent: *", "user-agent: *", "User-Agent:*"))]
    rules = [*_RULES, _TYPO3_RULES] if site.make.name.startswith("typo3") else list(_RULES)
    if forbidden:
        lines.append("Disallow: /")
    elif chance.random() < 0.8:
        lines += [f"Disallow: {rule}" for rule in chance.choice(rules)]
    else:
        lines.append("Disallow:")
    if declares:
        lines += ["", f"Sitemap: http://{site.host}{site.sitemap_path}"]
    return "\n".join(lines) + "\n"


def choose_sitemap(site: Site, chance: random.Random) -> None:
    """Which sitemap the site has and how far its dates can be believed."""
    if site.sitemap == "none":
        site.sitemap = chance.choice(("none", "none", "flat", "flat", "index", "gzip"))
    site.lastmod = chance.choice(("right", "same_day", "future", "none"))
    if site.sitemap == "gzip":
        site.sitemap_path = "/sitemap.xml.gz"
    elif chance.random() < 0.25:
        site.sitemap_path = chance.choice(
            ("/sitemap_index.xml", "/wp-sitemap.xml", "/sitemap.php", "/google-sitemap.xml")
        )


def listed_in_sitemap(site: Site) -> list[Page | File]:
    """What the sitemap names: every page, or the menu only, and the files on some sites."""
    chance = rng(site.host, "sitemap")
    style = chance.choice(("pages", "pages", "menu", "with files"))
    pages: list[Page | File] = [page for page in site.pages if style != "menu" or page.in_menu]
    extra = [one for one in site.orphans_only_in_sitemap if one not in pages]
    return pages + extra + (list(site.files) if style == "with files" else [])


def sitemap_xml(site: Site, part: int | None = None) -> str:
    """The sitemap, its index, or one part of it."""
    entries = listed_in_sitemap(site)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    if site.sitemap == "index" and part is None:
        rows = "".join(
            f"<sitemap><loc>http://{site.host}/sitemap-{n}.xml</loc></sitemap>" for n in range(1, 3)
        )
        return f"{head}<sitemapindex {space}>{rows}</sitemapindex>"
    if part is not None:
        half = (len(entries) + 1) // 2
        entries = entries[(part - 1) * half : part * half]
    rows = "".join(f"<url><loc>{escape(full(one))}</loc>{_lastmod(site, one)}</url>" for one in entries)
    return f"{head}<urlset {space}>{rows}</urlset>"


def _lastmod(site: Site, one: Page | File) -> str:
    day = one.day or _DAY - timedelta(days=one.number % 2000)
    value = {"right": day, "same_day": _DAY, "future": _DAY + timedelta(days=90)}.get(site.lastmod)
    return f"<lastmod>{value}</lastmod>" if value else ""
