"""Where on its page a link stands. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode

# Longest context kept: a list entry or a short paragraph, not a page.
CONTEXT_CHARACTERS = 200

_ENCLOSING = frozenset({"li", "p", "td", "dd", "dt", "th", "figure", "article", "blockquote", "label"})
_OUTERMOST = frozenset({"body", "html", "-undef"})
_INLINE = frozenset({"-text", "a", "b", "strong", "i", "em", "span", "small", "u", "abbr", "font", "img"})
# No aside: the box beside the text is where sites put their downloads.
_NAVIGATION_TAGS = frozenset({"nav", "header", "footer"})
_NAVIGATION_ROLES = frozenset({"navigation", "banner", "contentinfo", "search"})
_NAVIGATION_NAMES = re.compile(
    r"(?:^|[\s_-])"
    r"(?:nav|navi|navigation|navbar|menu|menue|menü|breadcrumbs?|brotkrumen|footer|sitemap|fusszeile|kopfzeile)"
    r"(?:$|[\s_-])|mainnav|hauptmen|(?:haupt|sub|meta|service|top|main)navi",
    re.IGNORECASE,
)


def words_of(node: LexborNode) -> str:
    """The text of an element on one line."""
    only = node.child
    # A gap between elements, or the parts of a teaser run together; none inside a single text.
    text = node.text(separator="" if only is None or only.next is None else " ")
    return " ".join(text.replace("\xad", "").split())


class Place(NamedTuple):
    """What an element hands down to the links below it."""

    in_nav: bool = False
    around: str = ""  # text of the nearest list entry, paragraph or cell


class Places:
    """Where the links of one page stand. Remembers each element (``mem_id``) for the links below it."""

    def __init__(self) -> None:
        self._known: dict[int, Place] = {}

    def of(self, node: LexborNode) -> tuple[bool, str]:
        """Whether a link stands in a menu, header or footer, and the words around it.

        The words are those of its list entry, paragraph or cell, of a long one those beside the link.
        """
        place = self._place(node.parent)
        return place.in_nav, place.around if len(place.around) <= CONTEXT_CHARACTERS else _beside(node)

    def _place(self, node: LexborNode | None) -> Place:
        path = []
        place = Place()
        while node is not None and node.tag not in _OUTERMOST:
            identity = node.mem_id
            if identity in self._known:
                place = self._known[identity]
                break
            path.append((identity, node))
            node = node.parent
        for identity, inner in reversed(path):
            in_nav = place.in_nav or _is_navigation(inner)
            place = Place(in_nav, words_of(inner) if inner.tag in _ENCLOSING else place.around)
            self._known[identity] = place
        return place


def _beside(node: LexborNode) -> str:
    """The link with the text before and after it, up to the next line break or block."""
    before, after = list(_inline(node, "prev")), list(_inline(node, "next"))
    text = " ".join(" ".join([*reversed(before), words_of(node), *after]).split())
    return text[:CONTEXT_CHARACTERS].rstrip()


def _inline(node: LexborNode, direction: str) -> Iterator[str]:
    room = CONTEXT_CHARACTERS // 2
    sibling = getattr(node, direction)
    while sibling is not None and room > 0 and sibling.tag in _INLINE:
        text = words_of(sibling) if sibling.tag != "-text" else " ".join(sibling.text().split())
        shown = text[-room:] if direction == "prev" else text[:room]
        room -= len(shown)
        yield shown
        sibling = getattr(sibling, direction)


def _is_navigation(node: LexborNode) -> bool:
    if node.tag in _NAVIGATION_TAGS:
        return node.tag == "nav" or not _in_article(node)
    attributes = node.attributes
    if attributes.get("role") in _NAVIGATION_ROLES:
        return True
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    # A wrapper around the whole page may be named after its menu ("menu-open").
    return (
        len(names) > 1
        and _NAVIGATION_NAMES.search(names) is not None
        and node.css_first("main,article,h1") is None
    )


def _in_article(node: LexborNode) -> bool:
    """Whether a header or footer is that of an article, not of the page."""
    parent = node.parent
    while parent is not None:
        if parent.tag in ("article", "main"):
            return True
        parent = parent.parent
    return False
