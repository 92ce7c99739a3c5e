"""Web pages: their main text, title, headings, dates and language. Pure.

BeautifulSoup because the rules below ask about parents, siblings and names at every turn; pages read here
are those whose text matters. The links of every page are read by ``links`` in a twentieth of the time.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from crawler.extract import EXTRACTOR_VERSION
from crawler.extract.blocks import Kind
from crawler.extract.charset import decode
from crawler.extract.language import guess_language
from crawler.extract.main_text import main_text
from crawler.extract.markup import MOST_CHARACTERS, worth_parsing
from crawler.extract.page_facts import page_dates, page_language, page_meta, page_title
from crawler.extract.page_stated import page_stated
from crawler.extract.sniff import HTML
from storage.text import clean
from storage.values import Document, Problem

_XML_PROLOG = re.compile(r"\s*<\?xml[^>]*\?>")
_TEXT_TAGS = ["main", "article", "section", "header", "nav", "aside", "footer", "figure", "details"]
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read_html(body: bytes, declared_charset: str | None = None) -> Document:
    """The document a page holds, in one page of text, a block a line.

    Two fetches that differ in clocks, counters, tokens, teasers, cookie texts, adverts or contact details
    give the same text. ``dates``: ``modified`` and ``published`` from the page's metadata, ``stated`` from
    a line such as "Stand: 5. März 2024".
    """
    return read_markup(decode(body[:MOST_CHARACTERS], declared_charset))


def read_markup(markup: str, media_type: str = HTML) -> Document:
    """The document that HTML text holds (pages, and what office formats were turned into)."""
    soup = parsed(markup)
    meta = page_meta(soup)
    blocks = main_text(soup)
    text = clean("\n".join(block.text for block in blocks))
    headings = tuple(clean(block.text) for block in blocks if block.kind is Kind.HEADING)
    return Document(
        media_type=media_type,
        title=clean(page_title(soup, meta, headings)),
        pages=(text,) if text else (),
        extractor=EXTRACTOR_VERSION,
        headings=headings,
        dates=page_dates(soup, meta) | page_stated(soup, blocks),
        language=page_language(soup, meta) or guess_language(text),
        problem=None if text else "Die Seite enthält keinen lesbaren Text.",
        problem_code=None if text else Problem.NO_TEXT,
    )


def parsed(markup: str) -> BeautifulSoup:
    """The tree of a page. Neither prolog nor control characters reach the parser, which stumbles over both."""
    markup = worth_parsing(markup)
    prolog = _XML_PROLOG.match(markup)
    markup = _CONTROL.sub("", markup[prolog.end() :] if prolog else markup)
    soup = BeautifulSoup(markup if "<" in markup else f"<p>{markup}</p>", "lxml")
    if soup.head is not None and soup.head.find(_TEXT_TAGS):
        # Without a body tag the parser takes the newer elements for parts of the head.
        for tag in (soup.head, soup.body):
            if tag is not None:
                tag.name = "div"
    return soup
