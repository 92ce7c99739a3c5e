"""What stands in the text's element without being text: by ``id()`` of the elements. Pure.

Menus and widgets by tag, role and name; boxes by their heading ("Aktuelles", "Kontakt"); contact details
and cookie notices by their words. What holds half of the text is never one of them, whatever its name
("aktuelles" around a whole article), nor is a box with links to documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bs4 import Tag
from bs4.element import NavigableString

from crawler.extract.blocks import HEADINGS, UNREAD, is_figures_table, words_of
from crawler.extract.contact_details import contact_marks, is_reachable
from crawler.extract.page_info import is_cookie_notice
from crawler.extract.page_parts import Part, box_headed, part_named
from crawler.extract.page_weights import Weights
from crawler.extract.words import word_set

# What holds this share of the text is the text.
TEXT_SHARE = 0.5
# Words per link in a list of other pages; text has more, or no link.
TEASER_WORDS = 40
# The longest box of contact details with name, office and hours; the longest line about an article.
CONTACT_WORDS = 90
META_WORDS = 25
# A side column of fewer words in sentences holds pointers, whatever its links.
SIDE_WORDS = 40
SIDE_LINK_WORDS = 25
# The longest heading of a box of contacts or news.
LABEL_WORDS = 6
# A cookie notice with its buttons and links; a privacy statement is longer.
NOTICE_WORDS = 150

_FRAME_TAGS = frozenset({"nav", "aside", "footer", "dialog"})
_FRAME_ROLES = word_set(
    """
    navigation banner contentinfo search complementary dialog alertdialog menu menubar
    """
)
# As an id these name a part of the page; as a class also the head of an article.
_FRAME_IDS = frozenset({"header", "head", "kopf", "banner", "logo", "branding", "foot", "fuss", "bottom"})
_NAMED = word_set(
    """
    div section article ul ol dl table td li p span form header fieldset figure address center time small
    """
)  # fmt: skip
_BOXES = word_set(
    """
    div section article aside li td table tbody tr fieldset dl ul address p center
    """
)
_GROUPS = word_set("p li div section td address dl dd article center")
_LABELS = word_set("p div span strong b dt legend summary small font")
_DETAIL = re.compile(r"@|[(\[{]at[)\]}]|mail|tel|fon|fax|\d{3}|ookie", re.IGNORECASE)


def frame_parts(root: Tag, weights: Weights) -> set[int]:
    """Menus, header, footer, side columns, functions and widgets in ``root``."""
    return {id(tag) for tag, part in _parts(root, weights) if part in (Part.FRAME, Part.SIDE)}


def boxes_beside(root: Tag, weights: Weights) -> set[int]:
    """All that ``frame_parts`` finds, and teasers, contacts, page data and notices."""
    removed = {id(tag) for tag, _ in _parts(root, weights)}
    for heading in [node for node in root.descendants if isinstance(node, Tag) and _may_head(node, weights)]:
        part = box_headed(words_of(heading))
        box = _box_of(heading, root, weights, removed) if part else None
        if part and box is not None and _is_dispensable(part, box, weights):
            removed.add(id(box))
    removed.update(id(box) for box in _detail_boxes(root, weights))
    return removed


def _parts(root: Tag, weights: Weights) -> Iterator[tuple[Tag, Part]]:
    """The outermost elements that are no text, with what they are."""
    open_tags = [root]
    while open_tags:
        for tag in open_tags.pop().contents:
            if not isinstance(tag, Tag):
                continue
            part = _part_of(tag, weights)
            if part and weights.share(tag, [root]) < TEXT_SHARE:
                yield tag, part
            elif tag.name not in UNREAD:
                open_tags.append(tag)


def _part_of(tag: Tag, weights: Weights) -> Part | None:
    if tag.name in _FRAME_TAGS or tag.get("role") in _FRAME_ROLES or tag.get("id") in _FRAME_IDS:
        return Part.FRAME
    if tag.name == "header" and not tag.find_parent(["main", "article", "section"]):
        return Part.FRAME
    if tag.name == "form":  # ASP.NET puts one around the whole page
        return None if tag.find(["h1", "h2", "h3"]) and weights.sentences(tag) else Part.FRAME
    names = [*(tag.get("class") or ()), tag.get("id") or ""] if tag.name in _NAMED else []
    part = part_named(" ".join(map(str, names))) if names else None
    return part if part and _is_borne_out(part, tag, weights) else None


def _is_borne_out(part: Part, tag: Tag, weights: Weights) -> bool:
    """Whether the content of an element fits the name of a part."""
    if part is Part.FRAME:
        return True
    if part is Part.SIDE:  # handbooks call the boxes in their text sidebars
        return weights.sentences(tag) < SIDE_WORDS or weights.words(tag) <= SIDE_LINK_WORDS * weights.links(
            tag
        )
    if part in (Part.TEASER, Part.LISTING):
        # A teaser without links is the lead of an article, unless it is a box with a heading of its own.
        headed = part is Part.TEASER and tag.find(list(HEADINGS)) is not None
        return (headed or weights.links(tag) > 0) and _is_dispensable(part, tag, weights)
    most = CONTACT_WORDS if part is Part.CONTACT else META_WORDS
    return weights.words(tag) <= most and not weights.documents(tag) and not tag.find("h1")


def _is_dispensable(part: Part, box: Tag, weights: Weights) -> bool:
    """Whether a box of this kind may go: no documents, not the page's title, no more text than such a box has."""
    if weights.documents(box) or weights.holds_h1(box):
        return False
    words, links = weights.words(box), weights.links(box)
    if part in (Part.TEASER, Part.LISTING):
        return words <= TEASER_WORDS * max(links, 1)
    return words <= CONTACT_WORDS or (part is Part.FRAME and words <= TEASER_WORDS * links)


def _may_head(tag: Tag, weights: Weights) -> bool:
    """Whether an element can be the heading of a box: marked up as one, or a few words of their own."""
    return (
        tag.name != "h1"
        and (tag.name in HEADINGS or tag.name in _LABELS)
        and 0 < weights.words(tag) <= LABEL_WORDS
    )


def _box_of(heading: Tag, root: Tag, weights: Weights, removed: set[int]) -> Tag | None:
    """The largest element that begins with ``heading`` and holds no other heading of its rank."""
    rank = HEADINGS.get(heading.name, len(HEADINGS))
    box = None
    node = heading
    for parent in heading.parents:
        if parent is root or parent.name not in _BOXES or _has_text_before(node, weights, removed):
            break
        if any(HEADINGS[tag.name] <= rank for tag in parent.find_all(list(HEADINGS)) if tag is not heading):
            break
        box = node = parent
    return box


def _has_text_before(node: Tag, weights: Weights, removed: set[int]) -> bool:
    return any(
        weights.words(sibling) if isinstance(sibling, Tag) else not str(sibling).isspace()
        for sibling in node.previous_siblings
        if id(sibling) not in removed and (isinstance(sibling, Tag) or type(sibling) is NavigableString)
    )


def _detail_boxes(root: Tag, weights: Weights) -> Iterator[Tag]:
    """The boxes of contact details and cookie notices, found by their words."""
    seen: set[int] = set()
    outside = {id(tag) for tag in root.self_and_parents}
    for text in filter(_DETAIL.search, weights.texts):
        group = next((tag for tag in text.parents if tag.name in _GROUPS), root)
        if id(group) in seen or id(group) in outside:
            continue
        seen.add(id(group))
        words = group.get_text(" ")
        if weights.words(group) <= NOTICE_WORDS and is_cookie_notice(words):
            yield _widened(group, root, lambda tag: weights.words(tag) <= NOTICE_WORDS and not tag.find("h1"))
        elif weights.words(group) <= CONTACT_WORDS and is_reachable(words) and _is_contact(group, weights):
            yield _widened(group, root, lambda tag: _is_contact(tag, weights))


def _widened(tag: Tag, root: Tag, fits: Callable[[Tag], bool]) -> Tag:
    for parent in tag.parents:
        if parent is root or parent.name not in _BOXES or not fits(parent):
            break
        tag = parent
    return tag


def _is_contact(tag: Tag, weights: Weights) -> bool:
    """Whether an element holds contact details and nothing else: no sentence, document or other heading."""
    words = weights.words(tag)
    if words > CONTACT_WORDS or weights.documents(tag) or weights.sentences(tag) or weights.holds_h1(tag):
        return False
    table = tag.find_parent("table")
    if table is not None and is_figures_table(table):
        return False
    headings = [words_of(heading) for heading in tag.find_all(list(HEADINGS))]
    if any(box_headed(heading) is not Part.CONTACT and len(heading.split()) > 3 for heading in headings):
        return False
    return contact_marks(tag.get_text(" ")) >= (1 if words <= 12 else 2)
