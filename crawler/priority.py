"""How promising a link is, before it is followed. Pure."""

from __future__ import annotations

import re

from crawler import urls
from crawler.extract.links import Link
from storage.values import HostRole
from storage.vocabulary import link_words_score

# Links that say nothing themselves borrow from the page that holds them.
_GENERIC = re.compile(
    r"^\W*(hier|mehr|weiter(lesen)?|details?|download|herunterladen|pdf|datei|dokument|anhang|anlage|öffnen|link|zum (dokument|download)|(pdf|dokument)?[-\s,.()\d]*(mb|kb|kib|mib)?)\W*$",
    re.IGNORECASE,
)
# A page three clicks deep is as likely as one on the home page to be about the topic, but there are more of them.
_DEPTH_COST = 0.01


def link_priority(link: Link, relevance: float, depth: int, host_role: str) -> float:
    """0..1: how likely this link leads to a concept or towards one.

    ``relevance`` (0..1) is how much the page that holds the link has to do with the topic. The words of
    the link, its title, heading and address speak first; a file or a wordless link on a topical page
    inherits most of that page's relevance.
    """
    own = link_words_score(link.text or link.context, link.title, link.heading, link.url)
    is_file = urls.looks_like_document(link.url)
    if is_file or _GENERIC.match(link.text or ""):
        own = max(own, min(own + 0.85 * relevance, 0.75)) if not link.in_nav else own
    elif not link.in_nav:
        own = max(own, min(1.0, own + 0.3 * relevance) if own > 0.02 else own)
    if host_role == HostRole.COUNCIL:
        own *= (
            0.6 if own < 0.5 else 0.95
        )  # calendars and members by the thousand; a named paper is as good as anywhere
    return max(0.0, min(1.0, own - _DEPTH_COST * depth))


def sitemap_priority(url: str) -> float:
    """The same for an address that only a sitemap names: nothing but the address speaks."""
    return link_words_score("", "", "", url) * 0.95
