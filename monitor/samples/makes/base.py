"""What every make answers for: addresses, what it ignores in them, and how a page is dressed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import format_datetime
from html import escape
from urllib.parse import parse_qsl, urlsplit

from monitor.samples.model import File, Page, Part, Response, View
from monitor.samples.noise import Noise
from monitor.samples.tree import slug

Href = Callable[[str], str]  # "page:key", "file:key" or a URL → the address to write into a page


@dataclass(frozen=True, slots=True)
class Extra:
    """A page that no content file holds (a calendar month, a search form): title, HTML, status."""

    title: str
    html: str
    status: int = 200


class Make:
    """The defaults; a make overrides what its system does differently."""

    name = "plain"
    encoding = "utf-8"
    content_type = "text/html; charset=utf-8"
    link_class = ""
    ignored: frozenset[str] = frozenset()  # query parameters that change nothing
    page_validators = False  # whether pages carry Last-Modified, so that 304 is possible

    def page_path(self, part: Part, page: Page) -> str:
        """The address of a page on its host, path and query."""
        if page.parent is None:
            return "/"
        return "/" + "/".join(slug(step.title) for step in part.trail(page)[1:]) + "/"

    def also(self, part: Part, page: Page) -> tuple[str, ...]:
        """Further addresses that show the same page."""
        del part, page
        return ()

    def moved_from(self, part: Part, page: Page) -> tuple[str, ...]:
        """Further addresses that redirect to the page."""
        del part, page
        return ()

    def context(self, target: str, view: View) -> dict[str, object]:
        """What else the make's template needs of this request."""
        del target, view
        return {}

    def file_path(self, part: Part, file: File, state: int) -> str:
        """The address of a file on its host in a state."""
        raise NotImplementedError

    def link(self, path: str, noise: Noise) -> str:
        """A page's address as written into links; some systems add noise to it."""
        return path

    def print_link(self, path: str) -> str | None:
        """The address of a page's print view, None if the system has none."""
        del path
        return None

    def is_print(self, target: str) -> bool:
        del target
        return False

    def canonical(self, target: str) -> str:
        """The address without what this system ignores; two targets with the same result are one page."""
        parts = urlsplit(target)
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        kept = sorted((name, value) for name, value in pairs if name not in self.ignored)
        query = "&".join(f"{name}={value}" for name, value in kept)
        return re.sub(r";jsessionid=\w+", "", parts.path) + (f"?{query}" if query else "")

    def outside(self, part: Part, target: str, view: View, href: Href) -> Extra | Response | None:
        """Answers for addresses outside the page tree, None when there is nothing either."""
        del part, target, view, href
        return None

    def missing(self, part: Part) -> Extra:
        """The answer when there is nothing: status 404, or 200 where the option ``soft_404`` says so."""
        status = 200 if part.options.get("soft_404") == "yes" else 404
        text = "Die gewünschte Seite wurde leider nicht gefunden. Möglicherweise wurde sie verschoben oder gelöscht."
        return Extra("Seite nicht gefunden", f"<p>{text}</p>", status)

    def contact(self, office: str, person: tuple[str, str, str], words: dict[str, str]) -> str:
        """HTML of a contact box."""
        name, extension, room = person
        return (
            f'<div class="contact"><strong>{escape(office)}</strong><br>{escape(name)}<br>'
            f"Telefon: {words['vorwahl']} {words['telefon']}-{extension}<br>Zimmer {room}</div>"
        )

    def file_headers(self, part: Part, file: File, state: int) -> list[tuple[str, str]]:
        """Further headers of a download."""
        del part, file, state
        return []


def http_date(day: date, hour: int = 9) -> str:
    """A day as HTTP writes it."""
    return format_datetime(datetime(day.year, day.month, day.day, hour, 12, 5, tzinfo=UTC), usegmt=True)
