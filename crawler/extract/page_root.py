"""The element of a page that holds its text. Pure.

Known names first, where what they name holds enough of the page to be believed; without them, down the
tree while all sentences stand in one child (tables of 2005, nameless ``div``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from bs4 import Tag
from bs4.element import NavigableString

from crawler.extract.blocks import is_figures_table, words_of
from crawler.extract.page_weights import Weights
from crawler.extract.words import word_set

# Names that German municipal systems and their agencies give the element with the text, the surest first.
# Half of them are those of real district sites; "readthis" and the like mark what ReadSpeaker reads aloud.
_NAMES = (
    "<main>", "<articleBody>", "main-content", "maincontent", "content-main", "contentmain", "main-content-area",
    "hauptinhalt", "inhaltsbereich", "inhaltbereich", "contentbereich", "seiteninhalt", "inhalt", "sp-content",
    "nolis_content_site", "region-content", "block-system-main", "content", "contentarea", "content-area", "content_area",
    "contentcontainer", "content-container", "contentmitte", "contentmiddle", "content_frame", "content-frame",
    "pagecontent", "page-content", "page_content", "xm_main__content", "ps_content", "id-content", "entry-content",
    "post-content", "item-page", "centercontainer", "col_main", "col3_content", "col3", "mittelspalte", "mitte", "middle",
    "center", "main", "mainbereich", "hauptbereich", "hauptspalte", "inhaltsspalte", "contentspalte", "spalte-mitte",
    "maincol", "main-col", "maincolumn", "main-column", "column-main", "site-main", "site-content", "layout-content",
    "page-main", "pagebody", "contentwrapper", "content-wrapper", "content-inner", "inner-content", "content-left",
    "content-main-right", "col-content", "contentpane", "ym-content", "readthis", "readid", "vorlesen", "readspeaker",
    "primary", "artikel", "article-content", "contenttext", "textbereich", "bodytext", "text",
)  # fmt: skip
# A named element is believed when it holds this share of the words outside links, or the page's h1.
NAMED_SHARE = 0.25
# The cells of a layout table are columns; the one with this share of the words is the text. Boxes one
# after another may all be text: among them only those without sentences are passed over.
CELL_SHARE = 0.5

_CONTAINERS = word_set("div section article td table center")
_LAYOUT = word_set("div section article tbody tr td center form font")


def named_root(body: Tag, weights: Weights) -> Tag | None:
    """The element that names point to, or None when there is none to believe."""
    named = _by_name(weights.tags)
    for name in _NAMES:
        if (tag := weights.heaviest(named.get(name, []))) and _is_believable(tag, body, weights):
            return tag
    articles = named.get("<article>", [])
    return articles[0] if len(articles) == 1 and _is_believable(articles[0], body, weights) else None


def _by_name(tags: list[Tag]) -> dict[str, list[Tag]]:
    """The containers under each of their names; tags and properties that say "main" have names in brackets."""
    named: dict[str, list[Tag]] = defaultdict(list)
    for tag in tags:
        if tag.name in ("main", "article"):
            named[f"<{tag.name}>"].append(tag)
        if tag.get("role") == "main":
            named["<main>"].append(tag)
        if tag.get("itemprop") == "articleBody":
            named["<articleBody>"].append(tag)
        if tag.name in _CONTAINERS:
            for name in {str(name).lower() for name in (tag.get("id") or "", *(tag.get("class") or ()))}:
                named[name].append(tag)
    return named


def _is_believable(tag: Tag, body: Tag, weights: Weights) -> bool:
    if weights.prose(tag) >= NAMED_SHARE * weights.prose(body):
        return weights.words(tag) > 0
    # Little text, much around it: the page's heading with something below it still tells.
    title = weights.first_h1
    return title is not None and weights.holds_h1(tag) and weights.words(tag) > len(words_of(title).split())


def nameless_root(body: Tag, weights: Weights, removed: Collection[int]) -> Tag:
    """The smallest box with most of the text; ``removed`` are elements (by ``id()``) that do not count."""
    root = body
    while (child := _main_child(root, weights, removed)) is not None:
        root = child
    return root


def _main_child(root: Tag, weights: Weights, removed: Collection[int]) -> Tag | None:
    children = [child for child in root.contents if isinstance(child, Tag) and id(child) not in removed]
    boxes = [child for child in children if _lays_out(child)]
    best = max(boxes, key=lambda box: (weights.share(box, boxes), weights.prose(box)), default=None)
    if best is None or _has_own_text(root):
        return None
    if best.name in ("td", "tr"):
        return best if weights.share(best, children) > CELL_SHARE else None
    others = [child for child in children if child is not best]
    if best.name == "font":  # marks up a stretch of text as often as a whole page
        return None if any(map(weights.words, others)) else best
    return None if any(map(weights.sentences, others)) else best


def _has_own_text(tag: Tag) -> bool:
    return any(type(text) is NavigableString and not text.isspace() for text in tag.contents)


def _lays_out(tag: Tag) -> bool:
    return not is_figures_table(tag) if tag.name == "table" else tag.name in _LAYOUT
