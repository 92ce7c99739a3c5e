"""Web pages: their main text, title, headings, dates and language. Pure.

BeautifulSoup because the rules below ask about parents, siblings and names at every turn; pages read here
are those whose text matters. The links of every page are read by ``links`` in a twentieth of the time.
"""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.element import NavigableString

from crawler.extract import EXTRACTOR_VERSION
from crawler.extract.blocks import Block, Kind, words_of
from crawler.extract.charset import decode
from crawler.extract.language import guess_language
from crawler.extract.main_text import main_text
from crawler.extract.markup import MOST_CHARACTERS, worth_parsing
from crawler.extract.page_facts import page_dates, page_language, page_meta, page_title
from crawler.extract.page_info import LONGEST_INFO, is_page_info
from crawler.extract.page_moments import STATED, stated_date
from crawler.extract.sniff import HTML
from storage.text import clean
from storage.values import Document, Problem

_XML_PROLOG = re.compile(r"\s*<\?xml[^>]*\?>")
_TEXT_TAGS = ["main", "article", "section", "header", "nav", "aside", "footer", "figure", "details"]
_INLINE = frozenset({"b", "strong", "i", "em", "span", "small", "font", "u", "a", "abbr"})
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
        dates=page_dates(soup, meta) | _stated(soup, blocks),
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


def _stated(soup: BeautifulSoup, blocks: list[Block]) -> dict[str, str]:
    """The date the page names as that of its text; a line of the text before one about the page."""
    lines = [block.text for block in blocks if block.text.startswith("Stand")]
    marked = [text for text in soup.descendants if type(text) is NavigableString and STATED.search(text)]
    lines += [line for line in map(_line_around, marked) if is_page_info(line)]
    stated = next(filter(None, map(stated_date, lines)), None)
    return {"stated": stated} if stated else {}


def _line_around(text: NavigableString) -> str:
    """The line a piece of text stands in: "Stand:" may be bold and its date not."""
    parent = text.parent
    while parent is not None and parent.name in _INLINE:
        parent = parent.parent
    line = "" if parent is None else words_of(parent)
    return line if len(line) <= LONGEST_INFO else text.strip()
