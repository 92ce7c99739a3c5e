"""The plain values of the sample world: sites, their hosts, pages and files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

# What "today" is on the sample pages: the first inventory, and the second crawl eight weeks later.
TODAY = {1: date(2026, 9, 14), 2: date(2026, 11, 9)}
STATES = (1, 2)


@dataclass(frozen=True, slots=True)
class Response:
    """An HTTP answer: status, headers in order, body."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """The value of a header, empty when it is absent."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


@dataclass(frozen=True, slots=True)
class View:
    """For whom a page is made: the state of the world and what differs from request to request."""

    state: int
    nonce: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a host. ``body`` is in the small markup that `markup.py` reads."""

    key: str
    title: str
    number: int  # the CMS's identifier; stable over states
    parent: str | None
    kind: str = "page"
    body: str = ""
    date: date | None = None
    states: tuple[int, ...] = STATES
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class File:
    """A downloadable file: what it holds (a name below files/) and where it lies, by state."""

    key: str
    source: Mapping[int, str]
    name: Mapping[int, str]
    number: Mapping[int, int]
    saved: Mapping[int, date]


@dataclass(frozen=True, slots=True)
class Part:
    """One host of a site with its content management system."""

    host: str
    make: str
    title: str
    pages: Mapping[str, Page]  # in menu order; the first is the home page
    files: Mapping[str, File]
    options: Mapping[str, str]
    aliases: tuple[str, ...] = ()  # hosts that redirect here
    robots: str = ""

    @property
    def home(self) -> Page:
        return next(iter(self.pages.values()))

    def children(self, key: str, state: int) -> list[Page]:
        """The pages directly below a page, in menu order."""
        return [page for page in self.pages.values() if page.parent == key and state in page.states]

    def trail(self, page: Page) -> list[Page]:
        """The page's ancestors from the home page down, the page itself last."""
        found = [page]
        while found[0].parent is not None:
            found.insert(0, self.pages[found[0].parent])
        return found


@dataclass(frozen=True, slots=True)
class SampleSite:
    """An invented district with all its hosts."""

    ags: str
    name: str
    kind: str
    land: str
    words: Mapping[str, str]  # what {words} in the content stand for
    parts: tuple[Part, ...]

    @property
    def hosts(self) -> tuple[str, ...]:
        """Every host name that answers, the redirecting ones included."""
        return tuple(name for part in self.parts for name in (part.host, *part.aliases))

    @property
    def main(self) -> Part:
        return self.parts[0]
