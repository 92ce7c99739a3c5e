"""Dresses one page: menu, trail, lists and noise, in the template of its make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from monitor.samples.makes.base import Extra, Make
from monitor.samples.markup import in_state, to_html
from monitor.samples.model import TODAY, Page, Part, SampleSite, View
from monitor.samples.noise import Noise, contact_person, noise_for

HIDDEN = frozenset({"presse", "termin", "gemeinde", "vorlage", "sitzung", "top", "jahr"})  # never in a menu


@dataclass(frozen=True, slots=True)
class Link:
    """A link as a template shows it."""

    href: str
    title: str
    date: str = ""
    active: bool = False
    below: tuple[Link, ...] = ()
    teaser: str = ""


@dataclass(frozen=True, slots=True)
class Builder:
    """Everything needed to build pages of one host."""

    site: SampleSite
    part: Part
    make: Make
    address: Callable[[str, int], str]  # "page:key" or "file:key", state → address on its host or elsewhere

    def page(self, page: Page, view: View, printed: bool) -> bytes:
        """The HTML of a page of the tree, encoded as its system does."""
        noise = noise_for(self.part.host, page, view)
        html = to_html(
            in_state(page.body, view.state),
            self._href(view, noise),
            self._contact(view),
            self.make.link_class,
        )
        return self._render(page, page.title, html, view, noise, printed)

    def outside(self, extra: Extra, view: View) -> bytes:
        """The HTML of an answer outside the tree, in the dress of the home page."""
        noise = noise_for(self.part.host, self.part.home, view)
        return self._render(self.part.home, extra.title, extra.html, view, noise, printed=False, bare=True)

    def href(self, view: View) -> Callable[[str], str]:
        """Resolves targets for answers outside the tree."""
        return self._href(view, noise_for(self.part.host, self.part.home, view))

    def _href(self, view: View, noise: Noise) -> Callable[[str], str]:
        def href(target: str) -> str:
            if not target.startswith(("page:", "file:")):
                return target
            address = self.address(target, view.state)
            return (
                self.make.link(address, noise)
                if target.startswith("page:") and address.startswith("/")
                else address
            )

        return href

    def _contact(self, view: View) -> Callable[[str], str]:
        def contact(office: str) -> str:
            person = contact_person(self.part.host, office, view.state)
            return self.make.contact(office, person, dict(self.site.words))

        return contact

    def _render(
        self, page: Page, title: str, html: str, view: View, noise: Noise, printed: bool, bare: bool = False
    ) -> bytes:
        template = environment().get_template(f"{self.make.name}.html.j2")
        href = self._href(view, noise)
        path = self.address(f"page:{page.key}", view.state)
        text = template.render(
            site=self.site, part=self.part, page=page, title=title, html=Markup(html),  # noqa: S704  (our own text)
            noise=noise, view=view, printed=printed, words=self.site.words, href=href, bare=bare,
            menu=() if printed else self._menu(page, view, href),
            trail=[Link(href(f"page:{step.key}"), step.title) for step in self.part.trail(page)],
            below=[] if bare else self._below(page, view, href),
            items=() if bare else self._items(page, view, href),
            latest=self._latest(view, href) if page.parent is None and not bare else (),
            print_href=None if bare else self.make.print_link(path), year=TODAY[view.state].year,
            lang=page.options.get("lang", "de"),
        )  # fmt: skip
        return text.encode(self.make.encoding, errors="xmlcharrefreplace")

    def _menu(self, page: Page, view: View, href: Callable[[str], str]) -> tuple[Link, ...]:
        """The main menu, opened along the page's own trail only, as most systems do."""
        open_keys = {step.key for step in self.part.trail(page)}

        def level(key: str, depth: int) -> tuple[Link, ...]:
            shown = [
                p
                for p in self.part.children(key, view.state)
                if p.kind not in HIDDEN and "nomenu" not in p.options
            ]
            return tuple(
                Link(
                    href(f"page:{p.key}"), p.title, active=p.key in open_keys,
                    below=level(p.key, depth + 1) if p.key in open_keys else (),
                )
                for p in shown
            )  # fmt: skip

        return level(self.part.home.key, 0)

    def _below(self, page: Page, view: View, href: Callable[[str], str]) -> list[Link]:
        if page.parent is None or page.kind == "jahr" or "nolist" in page.options:
            return []
        children = self.part.children(page.key, view.state)
        return [Link(href(f"page:{p.key}"), p.title) for p in children if p.kind not in {"presse", "termin"}]

    def _items(self, page: Page, view: View, href: Callable[[str], str]) -> tuple[Link, ...]:
        """Press items and events below a list page; a year's page shows that year's."""
        source = page.parent if page.kind == "jahr" else page.key
        dated = [
            p
            for p in self.part.children(source or "", view.state)
            if p.kind in {"presse", "termin"} and p.date
        ]
        if page.kind == "jahr":
            dated = [p for p in dated if p.date and str(p.date.year) == page.options["year"]]
        dated.sort(key=lambda p: (str(p.date), p.key), reverse=page.kind != "termine")
        shown = dated[:8] if page.kind == "presse-archiv" else dated
        return tuple(_dated_link(p, href) for p in shown)

    def _latest(self, view: View, href: Callable[[str], str]) -> tuple[Link, ...]:
        pages = [
            p for p in self.part.pages.values() if p.kind == "presse" and p.date and view.state in p.states
        ]
        pages.sort(key=lambda p: (str(p.date), p.key), reverse=True)
        return tuple(_dated_link(p, href) for p in pages[:4])


def _dated_link(page: Page, href: Callable[[str], str]) -> Link:
    teaser = page.body.split("\n\n", maxsplit=1)[0].split(". ")[0][:160]
    return Link(href(f"page:{page.key}"), page.title, f"{page.date:%d.%m.%Y}", teaser=teaser + " …")


@cache
def environment() -> Environment:
    """The templates; an unknown name in one is an error, not an empty string."""
    return Environment(
        loader=PackageLoader("monitor.samples", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
