"""What of a watched page is compared: its main text and the documents it links. Pure."""

from __future__ import annotations

import logging

from bs4 import BeautifulSoup

from crawler import urls
from crawler.extract.charset import decode
from crawler.extract.links import Link, read_links
from crawler.extract.markup import MOST_CHARACTERS

logger = logging.getLogger(__name__)

# A page that links more documents is an archive of its own; its newest stand first as a rule.
MOST_DOCUMENTS = 60


def chosen(body: bytes, selector: str, charset: str | None) -> bytes:
    """The part of a page that a CSS selector chooses, as a page; the whole page where it chooses nothing."""
    soup = BeautifulSoup(decode(body[:MOST_CHARACTERS], charset), "lxml")
    parts = soup.select(selector)
    if not parts:
        logger.warning("The selector %r chooses nothing any more; the whole page is compared.", selector)
        return body
    title = f"<title>{soup.title.get_text()}</title>" if soup.title else ""
    html = "".join(str(part) for part in parts)
    return f"<html><head><meta charset='utf-8'>{title}</head><body>{html}</body></html>".encode()


def linked_documents(links: list[Link]) -> tuple[tuple[str, str, str], ...]:
    """Key, address and words of the documents that a page links outside its menus."""
    found: dict[str, tuple[str, str, str]] = {}
    for link in links:
        address = urls.canonical(link.url)
        if address and not link.in_nav and urls.looks_like_document(address):
            key = urls.key(address)
            found.setdefault(key, (key, address, link.text or link.context))
    return tuple(found.values())[:MOST_DOCUMENTS]


def linked_in(body: bytes, url: str, charset: str | None) -> tuple[tuple[str, str, str], ...]:
    """The same, from the bytes of a page."""
    return linked_documents(read_links(decode(body[:MOST_CHARACTERS], charset), url))
