"""Whether a page is empty until its scripts have run. Pure."""

from __future__ import annotations

import re
from enum import StrEnum

from crawler.rendering.calls import names_data
from crawler.rendering.parts import Parts

# A page with more words or links outside its menus than this says something without scripts, too.
THIN_WORDS, THIN_LINKS = 150, 3
# A text that asks for scripts stands in many pages that work without; only on a nearly empty one it is meant.
_DEMAND_WORDS = 60
# A page with that many links has its list; what else it loads is decoration.
_ENOUGH_LINKS = 12
_CONTENTS = re.compile(
    r"\W*(?:sitemap|site map|inhaltsverzeichnis|(?:inhalts|seiten)übersicht)\W*$", re.IGNORECASE
)
_CONTENTS_PATH = re.compile(r"/(?:sitemap|inhaltsverzeichnis)(?:\.\w+)?/?$", re.IGNORECASE)


class Need(StrEnum):
    """Why a page's scripts must run."""

    APPLICATION = "application"  # the page is an empty place for an application
    DATA = "data"  # an empty list names the address of its data
    WAITING = "waiting"  # "wird geladen"
    TEMPLATE = "template"  # entries that a script repeats or fills in
    LIST = "list"  # an empty list on a page that says nothing else
    DEMAND = "demand"  # "Bitte aktivieren Sie JavaScript"


def is_contents(link_text: str, url: str) -> bool:
    """Whether a page lists the pages of its site: all of it are menus, and nothing but menus."""
    return bool(_CONTENTS.match(link_text) or _CONTENTS_PATH.search(url))


def needs_scripts(page: Parts, layout: frozenset[str] = frozenset()) -> Need | None:
    """Why this page shows its list or text only once its scripts have run; None for an ordinary page.

    ``layout``: names of elements that are empty on every page of the site, which are no lists.
    """
    thin = page.words <= THIN_WORDS and page.links <= THIN_LINKS
    if page.links <= _ENOUGH_LINKS and any(
        names_data(container) and (thin or container.is_listing) for container in page.containers
    ):
        return Need.DATA
    if not (thin and page.has_scripts):
        return None
    signs = (
        (page.mounts, Need.APPLICATION),
        (page.waiting, Need.WAITING),
        (page.repeated, Need.TEMPLATE),
        (not layout.issuperset(page.hollow), Need.LIST),
        (page.demand and page.words <= _DEMAND_WORDS, Need.DEMAND),
    )
    return next((need for found, need in signs if found), None)
