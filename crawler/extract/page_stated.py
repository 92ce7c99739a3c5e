"""The date a page names as that of its text ("Stand: 5. März 2024"), and the one of its own last change. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from bs4 import BeautifulSoup
from bs4.element import NavigableString

from crawler.extract.blocks import Block, words_of
from crawler.extract.german_dates import DAY, MONTH
from crawler.extract.page_info import LONGEST_INFO, is_page_info
from crawler.extract.page_moments import STATED, stated_date

_INLINE = frozenset({"b", "strong", "i", "em", "span", "small", "font", "u", "a", "abbr"})
# A line that tells nothing but the state: "Stand: Juni 2019", "Fortschreibung, Stand 05.03.2024".
_STATE_LINE = re.compile(rf"\W*(?:[\w. -]{{3,40}}[,(–-] ?)?stand\b:? *(?:{DAY}|{MONTH})\W*", re.IGNORECASE)
# A line about the page that says when somebody last touched it: a comma mended in 2026 makes no text of 2026.
_OF_THE_PAGE = re.compile(
    r"aktualisi|geändert|verändert|änderung|bearbeitet|überarbeitet|\d:\d\d|\d uhr", re.IGNORECASE
)
# What stands in these is about other matters than the page's.
_ELSEWHERE = ["a", "nav", "aside", "footer", "li"]
_OF_ANOTHER_BOX = ["h2", "h3", "h4", "h5", "h6"]
# Shorter strings of the text may stand in menus as well.
_PROSE = 60


def page_stated(soup: BeautifulSoup, blocks: list[Block]) -> dict[str, str]:
    """``stated``, if the page names the date of its text, and ``updated``, if it names that of its last change.

    A line of the text outranks one above it, and this one a line about the page.
    """
    lines = [block.text for block in blocks if block.text.startswith("Stand")]
    lines += _above(soup, blocks)
    about = [line for line in map(_line_around, _marked(soup.descendants)) if is_page_info(line)]
    lines += [line for line in about if not _OF_THE_PAGE.search(line)]
    stated = next(filter(None, map(stated_date, lines)), None)
    changes = (line for line in about if _OF_THE_PAGE.search(line))
    updated = next(filter(None, map(stated_date, changes)), None)
    return {kind: date for kind, date in (("stated", stated), ("updated", updated)) if date}


def _above(soup: BeautifulSoup, blocks: list[Block]) -> Iterator[str]:
    """Lines between the site's frame and the text, which belong to no box of their own."""
    text = "\n".join(block.text for block in blocks)
    before = takewhile(lambda node: not _is_prose_of(node, text), soup.descendants)
    for node in _marked(before):
        line = _line_around(node)
        if _STATE_LINE.fullmatch(line) and not node.find_parent(_ELSEWHERE) and not _is_boxed(node):
            yield line


def _marked(nodes: Iterator[object]) -> Iterator[NavigableString]:
    return (node for node in nodes if type(node) is NavigableString and STATED.search(node))


def _is_prose_of(node: object, text: str) -> bool:
    if type(node) is not NavigableString or len(node) < _PROSE:
        return False
    words = " ".join(node.split())
    return len(words) >= _PROSE and words in text


def _is_boxed(node: NavigableString) -> bool:
    """Whether the line stands below a heading that is not the page's, in one box with it."""
    line = node.find_parent(lambda tag: tag.name not in _INLINE)
    return line is not None and line.find_previous_sibling(_OF_ANOTHER_BOX) is not None


def _line_around(text: NavigableString) -> str:
    """The line a piece of text stands in: "Stand:" may be bold and its date not."""
    parent = text.parent
    while parent is not None and parent.name in _INLINE:
        parent = parent.parent
    line = "" if parent is None else words_of(parent)
    return line if len(line) <= LONGEST_INFO else text.strip()
