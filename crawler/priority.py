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

# A page that lists all pages of the site: one request in place of dozens.
_CONTENTS = re.compile(
    r"^\W*(inhaltsverzeichnis|sitemap|site map|inhaltsübersicht|seitenübersicht|übersicht aller seiten)\W*$",
    re.IGNORECASE,
)
_CONTENTS_WORTH = 0.65
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


def host_priority(host: str) -> float:
    """How promising the start page of a further host of the district is, from the host's own name.

    0: not worth the requests that a new host costs (robots.txt, sitemap, start page).
    """
    label = host.removeprefix("www.").split(".")[0]
    if _TOPIC_HOST.search(host):
        return _TOPIC_HOST_WORTH
    return 0.0 if _OTHER_HOST.search(label) else _HOST_WORTH


def link_priority(link: Link, relevance: float, depth: int, host_role: str) -> float:
    """0..1: how likely this link leads to a concept or towards one.

    ``relevance`` (0..1) is how much the page that holds the link has to do with the topic. The words of
    the link, its title, heading and address speak first; a file or a wordless link on a topical page
    inherits most of that page's relevance.
    """
    if _CONTENTS.match(link.text) and host_role != HostRole.COUNCIL:
        return _CONTENTS_WORTH
    own = link_words_score(link.text or link.context, link.title, link.heading, link.url)
    is_file = urls.looks_like_document(link.url)
    if is_file or _GENERIC.match(link.text or ""):
        own = max(own, min(own + 0.85 * relevance, 0.75)) if not link.in_nav else own
    elif not link.in_nav:
        own = max(own, min(1.0, own + 0.3 * relevance) if own > 0.02 else own)
    if host_role == HostRole.COUNCIL:
        own *= _OFF_TOPIC_IN_COUNCIL if own < _ON_TOPIC else 0.95
    return max(0.0, min(1.0, own - _DEPTH_COST * depth))


def sitemap_priority(url: str) -> float:
    """The same for an address that only a sitemap names: nothing but the address speaks."""
    return link_words_score("", "", "", url) * 0.95
