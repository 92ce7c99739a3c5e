"""How much of a page's markup is worth parsing. Pure."""

from __future__ import annotations

# Home pages reach 1 MB; what is larger is generated (calendars, tables of a register) and would hold the
# crawl for seconds while adding nothing but its own tail.
MOST_CHARACTERS = 5_000_000
# Parsers look through all open boxes for each new one. No page means to open so many; one that does has
# lost its closing tags, and of it the beginning is read.
MOST_OPEN = 2_000
BROKEN_CHARACTERS = 50_000

_NESTING = ("div", "section", "ul", "dl", "center", "blockquote", "span", "font", "strong", "em", "b>", "i>")


def worth_parsing(markup: str) -> str:
    """The part of a page's markup that a parser gets: all of it but for huge and broken pages."""
    markup = markup[:MOST_CHARACTERS]
    if len(markup) <= BROKEN_CHARACTERS:
        return markup
    opened = sum(markup.count(f"<{name}") - markup.count(f"</{name}") for name in _NESTING)
    return markup if opened <= MOST_OPEN else markup[:BROKEN_CHARACTERS]
