"""What a world is made of: papers, files, pages, sites. Everything else is derived when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from benchmarks.discovery.texts.blocks import Text
from benchmarks.discovery.worlds.identity import Identity

if TYPE_CHECKING:
    from benchmarks.discovery.makes.base import Make
    from benchmarks.discovery.makes.markup import Markup

Form = Literal["pdf", "docx", "odt", "doc", "scan", "html"]
Where = Literal["list", "inline", "box", "intro"]
MEDIA_TYPES = {
    "pdf": "application/pdf", "scan": "application/pdf", "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword", "odt": "application/vnd.oasis.opendocument.text",
}  # fmt: skip


@dataclass(eq=False, slots=True, repr=False)
class Paper:
    """One work. ``sought`` is the truth: a concept or update of this district."""

    key: str
    title: str
    subtitle: str
    word: str  # what people link it with
    what: str  # concept, update, or what else it is (plan:klima, draft, town concept …)
    sought: bool
    year: int
    publisher: Identity
    build: Callable[[], Text]
    ways: list[str] = field(default_factory=list)

    def text(self) -> Text:
        return self.build()


@dataclass(eq=False, slots=True, repr=False)
class File:
    """A file at one address; several files may hold the same paper (copies) or its parts."""

    number: int
    site: Site
    paper: Paper
    name: str
    form: Form = "pdf"
    part: tuple[int, int] | None = None  # (this part, of how many)
    day: date = date(2020, 1, 1)
    script: bool = False  # behind a download script, octet-stream with a Content-Disposition
    quoting: str = "utf-8"  # how umlauts stand in the address: utf-8, latin-1, or raw
    path: str = ""


@dataclass(eq=False, slots=True, repr=False)
class Link:
    """A link in the content of a page."""

    target: Page | File | str
    text: str
    where: Where = "list"
    note: str = ""  # "(PDF, 2,3 MB)"
    sentence: str = ""  # for inline links, with {} where the link stands


@dataclass(eq=False, slots=True, repr=False)
class Page:
    """An HTML page."""

    number: int
    site: Site
    title: str
    kind: str
    parent: Page | None = None
    children: list[Page] = field(default_factory=list)
    in_menu: bool = True
    links: list[Link] = field(default_factory=list)
    entries: list[Page] = field(default_factory=list)  # what a list page lists
    later: Page | None = None  # the list page with the next entries
    hints: list[str] = field(default_factory=list)  # sentences about a paper
    day: date | None = None
    paper: Paper | None = None  # the page is (a chapter of) this paper
    chapter: int | None = None
    charset: str | None = "utf-8"  # None: not declared anywhere
    encoding: str = "utf-8"
    number_in_list: int = 0
    path: str = ""

    def ancestors(self) -> list[Page]:
        """From the root down to the parent."""
        found: list[Page] = []
        page = self.parent
        while page is not None:
            found.append(page)
            page = page.parent
        return found[::-1]


@dataclass(eq=False, slots=True, repr=False)
class Site:
    """One web site under a host, or under a folder of a shared host."""

    host: str
    owner: Identity
    district: str | None  # AGS of the district it belongs to; None: out of everybody's scope
    make: Make
    markup: Markup
    name: str
    prefix: str = ""
    pages: list[Page] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    index: dict[str, Page | File] = field(default_factory=dict)
    robots: str | None = None  # None: 404
    sitemap: str = "none"  # none, flat, index, gzip
    sitemap_path: str = "/sitemap.xml"
    lastmod: str = "right"  # right, same_day, future, none
    orphans_only_in_sitemap: list[Page | File] = field(default_factory=list)
    traps: set[str] = field(default_factory=set)
    alias: str | None = None  # a second host name
    alias_redirects: bool = True
    partners: list[Link] = field(default_factory=list)  # links of the footer to other hosts
    chrome: dict[str, str] = field(default_factory=dict)  # rendered menus, kept

    @property
    def root(self) -> Page:
        return self.pages[0]


@dataclass(eq=False, slots=True, repr=False)
class District:
    """A district with everything that is on the web of it."""

    who: Identity
    sites: list[Site]
    papers: list[Paper]
    registered: list[str]  # other_hosts of the registry
    website: str

    @property
    def sought(self) -> list[Paper]:
        return [paper for paper in self.papers if paper.sought]

    @property
    def council_hosts(self) -> list[str]:
        """Those of the registered addresses that are council systems."""
        councils = {
            f"http://{one.host}{one.prefix}/" for one in self.sites if one.root.kind == "council_home"
        }
        return [url for url in self.registered if url in councils]

    @property
    def page_count(self) -> int:
        return sum(len(site.pages) for site in self.sites)
