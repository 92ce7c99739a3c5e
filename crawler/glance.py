"""A quick look at a page: is it worth reading closely? Pure, and cheap enough for every page."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from storage.normal_words import normal
from storage.paper_names import name_strength
from storage.vocabulary import TOPIC_STEMS, link_words_score

# Parts of a page that repeat on every page of a site: a menu entry "Integrationskonzept" says nothing
# about the page that carries the menu.
_FURNITURE = (
    "script, style, noscript, template, nav, header, footer, aside, form, [role=navigation], [role=banner], "
    "[role=contentinfo], [id*=nav i], [class*=nav i], [id*=menu i], [class*=menu i], [class*=breadcrumb i], "
    "[id*=footer i], [class*=footer i], [id*=cookie i], [class*=cookie i]"
)
# Spaces in a line that says something; shorter ones (days of a calendar, sort links, dates) differ between the
# views of one page.
_LINE_WORDS = 2
# What is looked at: longer pages are lists or dumps, and their beginning says what they are.
_MAX_TEXT = 60_000
_MAX_TITLE = 500


@dataclass(frozen=True, slots=True)
class Glance:
    """``relevance`` 0..1: how much the page's own title and headings have to do with the topic;
    ``mentions``: its text outside menus names a paper; ``words``: how many words that text has."""

    title: str
    headings: tuple[str, ...]
    words: int
    relevance: float
    mentions: bool
    noindex: bool  # the page itself says that it is no content: an editor, a history, a login
    canonical: str  # the address it names as its own, as written; "" if it names none
    language: str  # the lang it declares, as written; "" if none
    german: str  # the address it names as the same page in German, as written; "" if none
    gist: frozenset[int]  # numbers of its headings and longer lines: what a further view of a page repeats


def glance(markup: str, url: str) -> Glance:
    """Title, headings, topicality and length of a page (``markup`` is what ``worth_parsing`` leaves of it)."""
    tree = LexborHTMLParser(markup)
    title_node = tree.css_first("title")
    title = title_node.text(strip=True)[:_MAX_TITLE] if title_node else ""
    robots = " ".join(node.attributes.get("content") or "" for node in tree.css('meta[name="robots" i]'))
    named = tree.css_first('link[rel="canonical" i][href]')
    canonical = (named.attributes.get("href") or "").strip() if named else ""
    language, german = _language(tree), _german(tree)
    tree.strip_tags(["script", "style", "noscript", "template", "nav", "header", "footer", "aside"])
    headings = tuple(text[:_MAX_TITLE] for node in tree.css("h1, h2")[:12] if (text := node.text(strip=True)))
    for node in tree.css(_FURNITURE):
        if node.tag not in ("body", "html", "main"):
            node.decompose()
    body = tree.body
    lines = body.text(separator="\n")[:_MAX_TEXT].split("\n") if body else []
    text = " ".join(lines)
    own = headings[0] if headings else title
    return Glance(
        title=title,
        headings=headings,
        words=len(text.split()),
        relevance=max(link_words_score(own, "", "", url), 0.9 * link_words_score(title, "", "", "")),
        mentions=_mentions(text),
        noindex="noindex" in robots.lower(),
        canonical=canonical,
        language=language,
        german=german,
        gist=frozenset(hash(line.strip()) for line in (*headings, *lines) if line.count(" ") >= _LINE_WORDS),
    )


def _language(tree: LexborHTMLParser) -> str:
    root = tree.css_first("html")
    declared = root.attributes if root is not None else {}
    return (declared.get("lang") or declared.get("xml:lang") or "").strip()


def _german(tree: LexborHTMLParser) -> str:
    """What the page links as its German edition; plain German before easy language and other variants."""
    named = [
        ((node.attributes.get("hreflang") or "").strip().lower(), (node.attributes.get("href") or "").strip())
        for node in tree.css('link[rel~="alternate" i][hreflang][href], a[hreflang][href]')
    ]
    german = [(code not in ("de", "de-de"), href) for code, href in named if code.split("-")[0] == "de"]
    return min(german, key=lambda one: one[0])[1] if german else ""


def _mentions(text: str) -> bool:
    """Whether the text names a paper; most texts have not even a word of the topic, which is quickly seen."""
    lowered = text.casefold().replace("\u00ad", "").replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return any(stem in lowered for stem in TOPIC_STEMS) and name_strength(normal(text)) > 0
