"""How promising a link is, before it is followed. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler import languages, urls
from crawler.council.systems import Kind, kind_of
from crawler.extract.link_words import is_generic
from crawler.extract.links import Link
from crawler.notices import headline_worth, is_news_list
from storage.menu_words import LEAF, OFFICE_STAFF, OTHER_PAPER, RUBRIC, SHELF, WITHIN
from storage.normal_words import normal, normalise_url_words
from storage.values import HostRole
from storage.vocabulary import TOPIC_STEMS, link_words_score

# Links that say nothing themselves borrow from the page that holds them.
_GENERIC = re.compile(
    r"^\W*(hier|mehr|weiter(lesen)?|details?|download|herunterladen|pdf|datei|dokument|anhang|anlage|öffnen|link|zum (dokument|download)"
    r"|(text|fassung|version|broschüre|dokument|datei) als (pdf|datei|download|word)|(datei|dokument|pdf) öffnen"
    r"|(pdf|dokument)?[-\s,.()\d]*(mb|kb|kib|mib)?)\W*$",
    re.IGNORECASE,
)
# A page three clicks deep is as likely as one on the home page to be about the topic, but there are more of them.
_DEPTH_COST = 0.01

# A page that lists all pages of the site: one request in place of dozens.
_CONTENTS = re.compile(
    r"^\W*(inhaltsverzeichnis|sitemap|site map|inhaltsübersicht|seitenübersicht|übersicht aller seiten)\W*$",
    re.IGNORECASE,
)
_CONTENTS_WORTH = 0.65
# A page on the topic seldom links a single item or paper of the council system; when it does, it is the decision.
_DECISION = 0.85
_OF_A_DECISION = (Kind.ITEM, Kind.PAPER, Kind.CONSULTATIONS, Kind.FILE)
# First labels of hosts of one's own that are about the topic, and of such that never are.
_TOPIC_HOST = re.compile(
    r"integration|migra|vielfalt|welcome|willkommen|international|zusammenleben|interkult|diversit|fl(ue|ü)cht|asyl|"
    r"teilhabe|^(ki|kiz|kim)[-.]"
)
_OTHER_HOST = re.compile(
    r"karriere|jobs?\b|stellen|geo|gis|karte|maps?\b|mail|login|sso|termin|ticket|shop|biblio|vhs|museum|touris|cdn|"
    r"media|static|img|bilder|formular|service|kfz|abfall|wahl|solar|archiv|statisti|intranet|cloud|api"
)
_TOPIC_HOST_WORTH, _HOST_WORTH = 0.75, 0.2

# A council system has sessions, items and members by the thousand, whose names sound like menus ("Ausschuss für
# Soziales"): only a link that is about the topic itself is worth as much there as on the site.
_ON_TOPIC, _OFF_TOPIC_IN_COUNCIL = 0.4, 0.2

# How much of a page's closeness to the topic its links inherit: one that says nothing itself, or a file; a shelf of
# papers; any other page of its part of the site. Nothing: menus that stand on every page.
_TO_A_FILE, _TO_A_NAMED_FILE, _TO_A_SHELF, _TO_A_NEIGHBOUR, _TO_A_LEAF = 0.85, 0.65, 0.75, 0.35, 0.15
_MOST_INHERITED = 0.75
# A wordless file below a heading of its own ("Vorschau"): pages on the topic have few files at all.
_TO_A_FILE_BELOW = 0.5
# "Das Papier finden Sie hier": the sentence speaks of a paper, whatever heading it stands below.
_OF_A_PAPER = re.compile(
    r"(?<![a-z])(?:papier|dokument|konzept(?:ion)?|leitbild|leitlinien|fassung|wortlaut|broschuere|strategie)(?:s|es|e)?(?![a-z])"
)
# Who works on the topic: on small sites the page of the office itself, with its papers.
_TO_STAFF = 0.35
# What the words around a link promise counts less than its own: half of them are about its neighbours.
_AROUND = 0.7
# A part of an address is its page's title less some words.
_OF_A_SLUG = 0.85
_SAYS_SOMETHING, _WORDS_OF_A_MENU = 0.3, 3
_NO_NAME = re.compile(r"(?:index|default|start|startseite)(?:\.\w+)?$", re.IGNORECASE)
_NUMBERS = re.compile(r"(?:(?<=\s)|^)(?:\d+|html?|php|aspx?|jsp|cfm|de)(?=\s|$)")
# Links that say of themselves that nothing can be found behind them.
_USELESS = 0.03
# The first menu of a site: what its unknown entries hold is known to nobody before they are opened.
_ENTRANCE = 0.12
# The list of news in that menu ("Aktuelles"); below it, such words are a page of every office.
_NEWS = 0.22


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds a link: how close its page is to the topic and what it is called."""

    nearness: float
    depth: int
    role: str
    title: str = ""
    everywhere: bool = True  # stands on pages off the topic as well: the site's menu, a teaser on every page


def host_priority(host: str) -> float:
    """How promising the start page of a further host of the district is, from the host's own name.

    0: not worth the requests that a new host costs (robots.txt, sitemap, start page).
    """
    label = host.removeprefix("www.").split(".")[0]
    if is_topic_host(host):
        return _TOPIC_HOST_WORTH
    return 0.0 if _OTHER_HOST.search(label) else _HOST_WORTH


def is_topic_host(host: str) -> bool:
    """Whether a host is named for the topic."""
    return bool(_TOPIC_HOST.search(host))


def is_contents(text: str) -> bool:
    """Whether a link leads to the list of all pages of a site."""
    return bool(_CONTENTS.match(text))


def link_priority(link: Link, around: Around) -> float:
    """0..1: how likely this link leads to a concept or towards one.

    The words of the link, its title, heading and address speak first; a file or a wordless link on a topical
    page inherits most of that page's nearness, a page of its part of the site some of it.
    """
    if _CONTENTS.match(link.text) and around.role != HostRole.COUNCIL:
        return _CONTENTS_WORTH
    vague = is_generic(link.text) or bool(_GENERIC.match(link.text))
    own = _said(link, vague)
    if own <= _USELESS:
        return own
    if not link.in_nav and not vague:
        own = max(own, headline_worth(normal(link.text)))
    own = max(own, min(_MOST_INHERITED, own + around.nearness * _inherits(link, vague, around)))
    if link.in_nav and around.depth == 0:
        own = max(own, _NEWS if is_news_list(link.text) else _ENTRANCE)
    if around.role == HostRole.COUNCIL:
        own *= _OFF_TOPIC_IN_COUNCIL if own < _ON_TOPIC else 0.95
    return max(0.0, min(1.0, own - _DEPTH_COST * around.depth))


def handed_on(link: Link, around: Around) -> float:
    """How close to the topic a link's target is for standing here: nothing for the way up to the site's menu."""
    if around.everywhere:
        return 0.0
    if _names_topic(f"{link.text} {link.title}"):
        return around.nearness
    vague = is_generic(link.text) or bool(_GENERIC.match(link.text))
    return around.nearness * min(1.0, _inherits(link, vague, around) / _TO_A_NEIGHBOUR)


def decision_worth(link: Link, address: str, around: Around) -> float:
    """How promising a link of the site into the council system is: high on a page about the topic, else 0."""
    if link.in_nav or around.everywhere or kind_of(address) not in _OF_A_DECISION:
        return 0.0
    return _DECISION * around.nearness


def _said(link: Link, vague: bool) -> float:
    """What the link and the words around it say."""
    # Headings end with the text; what follows the last one, at the foot of the page, is not below it.
    heading = "" if link.in_nav else link.heading
    own = link_words_score(link.text or link.context, link.title, heading, link.url)
    if link.in_nav or len(link.context) <= len(link.text) + 3 or not _names_topic(link.context):
        return own
    around = link_words_score(link.context, "", "", "")
    return max(own, around if vague else _AROUND * around)


def _inherits(link: Link, vague: bool, around: Around) -> float:
    """The share of its page's nearness a link inherits."""
    words = normal(f"{link.text} {link.title}")
    is_file = urls.looks_like_document(link.url)
    if link.in_nav and (around.everywhere or is_file):
        return 0.0
    if OFFICE_STAFF.search(words):
        return _TO_STAFF
    if OTHER_PAPER.search(words) or LEAF.search(words):
        return _TO_A_LEAF
    if vague:
        if _speaks_of_something_else(link, around.title):
            return _TO_A_FILE_BELOW if is_file else _TO_A_LEAF
        return _TO_A_FILE if is_file or not around.everywhere else _TO_A_NEIGHBOUR
    if is_file:
        return _TO_A_NAMED_FILE
    if SHELF.search(words) and not around.everywhere:
        return _TO_A_SHELF
    # Rubrics met here first are the way up to the menu of the site, not down into this part of it.
    if around.everywhere or (RUBRIC.search(words) and not WITHIN.search(words)):
        return _TO_A_LEAF
    return _TO_A_NEIGHBOUR if not _names_topic(words) else _TO_A_LEAF


def _speaks_of_something_else(link: Link, title: str) -> bool:
    """Whether the heading of a wordless link ("mehr") names another subject than its page's."""
    heading = link.heading.strip()
    if not heading or heading == title.strip() or link.in_nav:
        return False
    words = normal(heading)
    if _OF_A_PAPER.search(normal(link.context)):
        return False
    layout = LEAF.search(words) or SHELF.search(words) or "information" in words or "weiter" in words
    return not (layout or _names_topic(heading))


def _names_topic(text: str) -> bool:
    words = normal(text)
    return any(stem in words for stem in TOPIC_STEMS)


def of_its_language(priority: float, key: str, *, german_known: bool) -> float:
    """The priority of an address, which is worth little where its page speaks another language."""
    german = languages.german_key(key)
    if german is None:
        return priority
    return priority * (languages.SHARE_OF_TRANSLATION if german_known else languages.SHARE)


def sitemap_priority(url: str) -> float:
    """The same for an address that only a sitemap names: nothing but the address speaks.

    Its last part is mostly made of the page's title, a headline too.
    """
    slug = _slug(url)
    said = max(link_words_score(slug, "", "", url), headline_worth(slug)) if slug else 0.0
    if (
        said < _SAYS_SOMETHING and slug.count(" ") >= _WORDS_OF_A_MENU
    ):  # a headline, by chance with such a word
        said = 0.0
    return max(link_words_score("", "", "", url) * 0.95, said * _OF_A_SLUG)


def _slug(url: str) -> str:
    """The words of the last part of an address that has any; "" where it only counts."""
    parts = [part for part in urlsplit(url).path.split("/") if part and not _NO_NAME.match(part)]
    words = normalise_url_words(f"://x/{parts[-1]}") if parts else ""
    return _NUMBERS.sub(" ", words).strip()
