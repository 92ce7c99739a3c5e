"""Dresses one page: content, lists and noise, in the template of its make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from monitor.samples.lists import Link, below, dated, latest, menu
from monitor.samples.makes.base import Extra, Href, Make
from monitor.samples.markup import in_state, to_html
from monitor.samples.model import TODAY, Page, Part, SampleSite, View
from monitor.samples.noise import Noise, contact_person, noise_for


@dataclass(frozen=True, slots=True)
class Builder:
    """Makes pages of one host in one view (state and noise)."""

    site: SampleSite
    part: Part
    make: Make
    view: View
    address: Callable[[str, int], str]  # "page:key" or "file:key", state → address as written into a page

    def page(self, page: Page, target: str) -> bytes:
        """A page of the tree, encoded as its system does."""
        noise = noise_for(self.part.host, page, self.view)
        text = in_state(page.body, self.view.state)
        html = to_html(text, self.href(noise), self._contact, self.make.link_class)
        return self._render(page, page.title, html, noise, target)

    def outside(self, extra: Extra, target: str) -> bytes:
        """An answer outside the tree, in the dress of the home page."""
        noise = noise_for(self.part.host, self.part.home, self.view)
        return self._render(self.part.home, extra.title, extra.html, noise, target, bare=True)

    def href(self, noise: Noise) -> Href:
        """Resolves "page:key" and "file:key"; links to pages of this host get the make's noise."""

        def resolved(target: str) -> str:
            if not target.startswith(("page:", "file:")):
                return target
            address = self.address(target, self.view.state)
            noisy = target.startswith("page:") and address.startswith("/")
            return self.make.link(address, noise) if noisy else address

        return resolved

    def plain_href(self, target: str) -> str:
        """Resolves a target without noise."""
        return self.address(target, self.view.state)

    def _contact(self, office: str) -> str:
        person = contact_person(self.part.host, office, self.view.state)
        return self.make.contact(office, person, dict(self.site.words))

    def _render(
        self, page: Page, title: str, html: str, noise: Noise, target: str, bare: bool = False
    ) -> bytes:
        href, state = self.href(noise), self.view.state
        path = self.address(f"page:{page.key}", state)
        printed = self.make.is_print(target)
        lists = {
            "menu": () if printed else menu(self.part, page, state, href),
            "trail": [Link(href(f"page:{step.key}"), step.title) for step in self.part.trail(page)],
            "below": () if bare else below(self.part, page, state, href),
            "items": () if bare else dated(self.part, page, state, href),
            "latest": latest(self.part, state, href) if page.parent is None and not bare else (),
        }
        text = (
            environment()
            .get_template(f"{self.make.name}.html.j2")
            .render(
                **lists,
                **self.make.context(target, self.view),
                part=self.part,
                page=page,
                title=title,
                html=Markup(html),  # noqa: S704  (our own content, escaped by markup.py)
                noise=noise,
                printed=printed,
                words=self.site.words,
                href=href,
                bare=bare,
                path=path,
                print_href=None if bare else self.make.print_link(path),
                year=TODAY[state].year,
                lang=page.options.get("lang", "de"),
            )
        )
        return text.encode(self.make.encoding, errors="xmlcharrefreplace")


@cache
def environment() -> Environment:
    """The templates; an unknown name in one is an error, not an empty string."""
    return Environment(
        loader=PackageLoader("monitor.samples", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
