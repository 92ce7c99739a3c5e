"""The lists of links on a page: menu, what lies below, dated entries, the newest press items."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from monitor.samples.model import Page, Part

Href = Callable[[str], str]
NEWS = frozenset({"presse", "termin"})
# Kinds that systems list on their own pages and never in a menu.
NOT_IN_MENU = NEWS | {"gemeinde", "vorlage", "sitzung", "top", "jahr"}
NEWEST = 8  # entries on an archive's first page; the rest is on the pages of the years


@dataclass(frozen=True, slots=True)
class Link:
    """A link as a template shows it."""

    href: str
    title: str
    date: str = ""
    active: bool = False
    below: tuple[Link, ...] = ()
    teaser: str = ""


def menu(part: Part, page: Page, state: int, href: Href, key: str | None = None) -> tuple[Link, ...]:
    """The main menu, opened along the page's own trail only, as most systems do."""
    open_keys = {step.key for step in part.trail(page)}
    links = []
    for child in part.children(key or part.home.key, state):
        if child.kind not in NOT_IN_MENU and "nomenu" not in child.options:
            active = child.key in open_keys
            below = menu(part, page, state, href, child.key) if active else ()
            links.append(Link(href(f"page:{child.key}"), child.title, active=active, below=below))
    return tuple(links)


def below(part: Part, page: Page, state: int, href: Href) -> tuple[Link, ...]:
    """The sub-pages that a page lists by itself; the home page and ``nolist`` pages list none."""
    if page.parent is None or page.kind == "jahr" or "nolist" in page.options:
        return ()
    children = (child for child in part.children(page.key, state) if child.kind not in NEWS)
    return tuple(Link(href(f"page:{child.key}"), child.title) for child in children)


def dated(part: Part, page: Page, state: int, href: Href) -> tuple[Link, ...]:
    """Press items (newest first) or events (next first) below a list page; a year's page shows its year."""
    source = page.parent if page.kind == "jahr" else page.key
    found = [child for child in part.children(source or "", state) if child.kind in NEWS]
    if page.kind == "jahr":
        found = [child for child in found if child.date and str(child.date.year) == page.options["year"]]
    found = in_order(found, newest_first=page.kind != "termine")
    return tuple(_dated(child, href) for child in (found[:NEWEST] if page.kind == "presse-archiv" else found))


def latest(part: Part, state: int, href: Href, count: int = 4) -> tuple[Link, ...]:
    """The newest press items of the whole host."""
    found = [page for page in part.pages.values() if page.kind == "presse" and state in page.states]
    return tuple(_dated(page, href) for page in in_order(found, newest_first=True)[:count])


def in_order(pages: list[Page], newest_first: bool) -> list[Page]:
    return sorted(pages, key=lambda page: (str(page.date), page.key), reverse=newest_first)


def _dated(page: Page, href: Href) -> Link:
    teaser = page.body.split("\n\n", maxsplit=1)[0].split(". ")[0][:160].rstrip(".")
    return Link(href(f"page:{page.key}"), page.title, f"{page.date:%d.%m.%Y}", teaser=f"{teaser} …")
