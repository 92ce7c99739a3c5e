"""What of a page matters to whether its scripts must run. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Parts that repeat on every page or stand for something else than content. What is empty in them is no list.
_FURNITURE = (
    "nav, header, footer, [role=navigation], [role=banner], [role=contentinfo], [role=search], [role=dialog], "
    "[class*=cookie i], [id*=cookie i], [class*=consent i], [id*=consent i], [class*=breadcrumb i], "
    "[id*=menu i], [class*=menu i], [id*=nav i], [class*=nav i]"
)
# Where the usual frameworks put an application into a page.
_MOUNT = (
    "#app, #root, #__next, #__nuxt, #__layout, #___gatsby, #q-app, #svelte, #react-root, #react-app, #vue-app, "
    "#reactapp, #vueapp, #main-app, #mainapp, #application, #single-spa-application, app-root, my-app, [ng-app], "
    "[data-ng-app], [ng-version], [data-reactroot], [data-react-class], [data-react-component], [data-v-app], "
    "[data-vue], [data-vue-app], [data-vue-component], [data-svelte], [data-blazor], [data-page^='{']"
)
# Lists a script repeats an entry of (Vue, Angular, Alpine, Knockout), and templates it fills.
_REPEATED = (
    "[v-for], [x-for], [ng-repeat], [data-ng-repeat], [\\*ngFor], [data-bind^=foreach], [data-v-for], "
    "script[type*=template], script[type*=handlebars], script[type*=mustache], script[type*='x-tmpl']"
)
_CURLY = re.compile(r"\{\{\s*[\w$.|()\[\]' -]+\s*\}\}|<%=")
LISTING = re.compile(
    r"list|result|ergebnis|treffer|dokument|document|download|datei|file|item|eintr|publik|public|ver(?:ö|oe)ffentl|"
    r"konzept|brosch|grid|table|tabelle|entries|content|inhalt|beitr|news|article|artikel|angebot|teaser|feed|output",
    re.IGNORECASE,
)
# Words for the middle of a page. Layouts have empty places named after it ("above-content", "contentSub2"),
# which stay empty; the rest of such a name must say that it is a list.
_MIDDLE = re.compile(r"content|inhalt|output|article|artikel", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:above|below|before|after|pre|post|sub|top|bottom|left|right|side|aside|slot|viewlet|portlet)(?:\d|[\s_-]|$)"
    r"|[a-z](?:Sub|Top|Bottom|Before|After|Above|Below|Left|Right|Side)(?:\d|[A-Z]|[\s_-]|$)"
)
# Gadgets whose data are no papers.
GADGET = re.compile(
    r"cookie|consent|captcha|matomo|piwik|analytics|tracking|(?<!site)map|karte\b|geo|wetter|weather|chat|share|social|"
    r"player|video|audio|slider|carousel|gallery|galerie|banner|translat|readspeaker|vorlese|eye-?able|popup|"
    r"modal|tooltip|calendar|kalender|termin|datepicker|login|newsletter|abfall|webcam|counter|autocomplete|"
    r"suggest|toast|lightbox|advert|fonts?\b|icons?\b|logos?\b|images?\b|bilder\b",
    re.IGNORECASE,
)
_WAITING = re.compile(
    r"^\W*(?:(?:der |die |das )?(?:inhalte?|daten|liste|dokumente|seite|ergebnisse|eintr(?:ä|ae)ge|es|sie)?\s*(?:wird|werden|wurde)?\s*"
    r"(?:geladen|l(?:ä|ae)dt|laden)|(?:lade|lädt|loading|bitte warten|please wait|einen moment)\b.{0,40})\W*$",
    re.IGNORECASE,
)
# "JavaScript" and that one must switch it on, in one sentence of either order.
_DEMAND = re.compile(
    r"java\s?-?script[^.!?]{0,120}(?:aktivier|einschalt|angeschaltet|eingeschaltet|ben(?:ö|oe)tig|erforderlich|notwendig|"
    r"voraus|erlaub|zulassen|enable|required|need|turn on)|"
    r"(?:aktivier|einschalt|schalten|ben(?:ö|oe)tig|erforder|erlaub|enable|require|need|ohne|without|turn on)"
    r"[^.!?]{0,80}java\s?-?script",
    re.IGNORECASE,
)
# An element with more words than this holds text of its own, whatever a script adds to it.
_EMPTY_WORDS = 3
# A list's frame may have a heading, a filter and a hint, but no more.
_FRAME_WORDS = 60
# Inline scripts longer than this are libraries or dumps, of which the beginning is enough.
LONGEST_SCRIPT = 400_000
# A page that says little is short; one that holds more than this in data is read as far as that.
_LONGEST_PAGE = 2_000_000
# Pages that say little have a few hundred elements; each is looked into, which nesting makes dear.
_MOST_ELEMENTS = 3_000
_NOT_CONTAINERS = frozenset(
    {"a", "img", "iframe", "video", "audio", "source", "picture", "button", "input", "option", "link", "meta"}
    | {"script", "svg", "object", "embed", "area", "track", "html", "body", "base", "use", "path", "style"}
)
_CONTAINERS = frozenset(
    {"div", "section", "ul", "ol", "tbody", "table", "article", "main", "dl", "p", "span"}
)


@dataclass(frozen=True, slots=True)
class Container:
    """An element without links of its own; ``attributes`` that may name where its content comes from."""

    name: str  # tag, id and classes
    attributes: tuple[tuple[str, str], ...]

    @property
    def is_listing(self) -> bool:
        return bool(LISTING.search(self.name))


@dataclass(frozen=True, slots=True)
class Parts:
    """A page as its reader sees it without scripts, and the scripts.

    ``words`` and ``links`` count what stands outside menus; ``mounts`` empty places for an application;
    ``containers`` elements that name data; ``hollow`` the names of empty elements named like a list; ``repeated``
    a template for entries; ``waiting`` a text "wird geladen"; ``demand`` a text that asks to switch
    scripts on.
    """

    words: int
    links: int
    has_scripts: bool
    mounts: bool
    containers: tuple[Container, ...]
    hollow: tuple[str, ...]
    repeated: bool
    waiting: bool
    demand: bool
    scripts: tuple[str, ...]  # the texts of inline scripts
    files: tuple[str, ...]  # addresses of the other scripts, as written
    data: tuple[str, ...]  # attribute values that are JSON
    base: str  # what the page says its addresses are relative to, as written; "" if it says nothing


def parts_of(markup: str) -> Parts:
    """The parts of a page (``markup`` is what ``worth_parsing`` leaves of it)."""
    tree = LexborHTMLParser(markup[:_LONGEST_PAGE])
    base = tree.css_first("base[href]")
    scripts = tree.css("script")
    texts = tuple(text[:LONGEST_SCRIPT] for node in scripts if (text := node.text()).strip())
    files = tuple(src for node in scripts if (src := (node.attributes.get("src") or "").strip()))
    mounts = any(_is_hollow(node) for node in tree.css(_MOUNT))
    repeated = bool(tree.css_first(_REPEATED))
    demand = any(_DEMAND.search(node.text()) for node in tree.css("noscript"))
    has_scripts = any(_is_program(node) for node in scripts)
    tree.strip_tags(["script", "style", "noscript", "template", "svg"])
    for node in tree.css(_FURNITURE):
        if node.tag not in ("body", "html", "main") and not node.css_first("main, h1"):
            node.decompose()
    body = tree.body
    text = body.text(separator=" ") if body else ""
    words = len(text.split())
    elements = body.css("*")[:_MOST_ELEMENTS] if body else []
    return Parts(
        words=words,
        links=sum(_leads_somewhere(node) for node in tree.css("a[href]")),
        has_scripts=has_scripts,
        mounts=mounts,
        containers=tuple(filter(None, map(_container, elements))),
        hollow=tuple(_name(node) for node in elements if _is_hollow_list(node)),
        repeated=repeated or bool(_CURLY.search(text)),
        waiting=any(_is_waiting(node) for node in elements),
        demand=demand or (words < _FRAME_WORDS and bool(_DEMAND.search(text))),
        scripts=texts,
        files=files,
        data=_json_values(elements),
        base=(base.attributes.get("href") or "").strip() if base else "",
    )


def _is_program(node: LexborNode) -> bool:
    """Whether a script element acts on the page, or holds the data of one that does."""
    kind = (node.attributes.get("type") or "").lower()
    return not kind or "javascript" in kind or kind in ("module", "application/json")


def _leads_somewhere(node: LexborNode) -> bool:
    href = (node.attributes.get("href") or "").strip().lower()
    return bool(href) and not href.startswith(("#", "javascript:", "mailto:", "tel:"))


def _is_hollow(node: LexborNode) -> bool:
    """Whether an element holds nothing yet: no link, and at most a word or two ("wird geladen")."""
    if node.css_first("a[href]"):
        return False
    text = " ".join(child for child in _texts(node)).strip()
    return text.count(" ") < _EMPTY_WORDS or bool(_WAITING.match(text)) or bool(_DEMAND.search(text[:300]))


def _texts(node: LexborNode) -> list[str]:
    """The visible texts in an element (scripts may still stand in the tree)."""
    skipped = ("script", "style", "noscript", "template")
    found = []
    for inner in node.traverse(include_text=True):
        parent = inner.parent
        if inner.is_text_node and (parent is None or parent.tag not in skipped):
            text = inner.text(deep=False).strip()
            if text:
                found.append(text)
        if len(found) > 20:  # not hollow, however long it goes on
            break
    return found


def _has_more_words(node: LexborNode, number: int) -> bool:
    """Whether an element holds more words than this; looks no further than it must."""
    words = 0
    for inner in node.traverse(include_text=True):
        if inner.is_text_node:
            words += len(inner.text(deep=False).split())
            if words > number:
                return True
    return False


def _name(node: LexborNode) -> str:
    attributes = node.attributes
    return f"{node.tag} {attributes.get('id') or ''} {attributes.get('class') or ''}"


def _container(node: LexborNode) -> Container | None:
    tag = node.tag or ""
    own_element = "-" in tag  # an element the site's scripts define
    named = tuple(
        (key.lower(), value.strip())
        for key, value in node.attributes.items()
        if value and (own_element or key.lower().startswith(("data-", "hx-", "up-", "ng-", ":", "v-")))
    )
    if not named or tag in _NOT_CONTAINERS or GADGET.search(_name(node)):
        return None
    if node.css_first("a[href]") or _has_more_words(node, _FRAME_WORDS):
        return None
    return Container(_name(node), named)


def _is_hollow_list(node: LexborNode) -> bool:
    tag, attributes = node.tag or "", node.attributes
    name = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    if "-" not in tag and (tag not in _CONTAINERS or not (name.strip() or tag == "tbody")):
        return False
    if GADGET.search(name) or not (_is_named_like_a_list(name) or tag in ("ul", "ol", "tbody") or "-" in tag):
        return False
    return node.css_first("img, iframe, form, input, a[href]") is None and not _has_more_words(node, 0)


def _is_named_like_a_list(name: str) -> bool:
    return bool(LISTING.search(_MIDDLE.sub("", name) if _BESIDE.search(name) else name))


def _is_waiting(node: LexborNode) -> bool:
    text = node.text(deep=False).strip()
    return bool(text) and len(text) < 80 and bool(_WAITING.match(text))


def _json_values(nodes: list[LexborNode]) -> tuple[str, ...]:
    return tuple(
        value
        for node in nodes
        for key, value in node.attributes.items()
        if value and value.lstrip()[:1] in ("{", "[") and key.startswith(("data-", ":", "props"))
    )
