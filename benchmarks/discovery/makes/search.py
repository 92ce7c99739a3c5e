"""The search of a site: on half of the sites that have a form it finds something, on the others it knows filters only."""

from __future__ import annotations

from html import escape
from urllib.parse import parse_qs

from benchmarks.discovery.chance import rng
from benchmarks.discovery.makes.links import full
from benchmarks.discovery.worlds.model import File, Page, Site

_SHOWN = 10


def works(site: Site) -> bool:
    """Whether the site's search finds anything."""
    return rng(site.host, "search").random() < 0.5


def results_html(site: Site, query: str) -> str:
    """The first ten hits: pages that hold the word, those with it in the title first, in no better order."""
    words = (parse_qs(query).get("q") or [""])[0].strip()
    found = [page for page in site.pages if words and words.casefold() in _said(page).casefold()]
    chance = rng(site.host, "hits", words)
    chance.shuffle(found)
    found.sort(key=lambda page: words.casefold() not in page.title.casefold())
    rows = "".join(_row(page, words) for page in found[:_SHOWN])
    head = f"<h1>Suchergebnis</h1><p>Ihre Suche nach „{escape(words)}“ ergab {len(found)} Treffer.</p>"
    return f"<html lang='de'><head><title>Suche | {escape(site.name)}</title></head><body>{head}<ol>{rows}</ol></body></html>"


def _said(page: Page) -> str:
    """The page's own words: what its menu and its teasers say is not searched."""
    named = [
        link.target.paper.title for link in page.links if isinstance(link.target, File) and link.target.paper
    ]
    return " ".join([page.title, *page.hints, *(link.text for link in page.links), *named[:1]])


def _row(page: Page, words: str) -> str:
    said = _said(page)
    at = max(0, said.casefold().find(words.casefold()) - 60)
    return f'<li><a href="{escape(full(page))}">{escape(page.title)}</a><p>… {escape(said[at : at + 140])} …</p></li>'
