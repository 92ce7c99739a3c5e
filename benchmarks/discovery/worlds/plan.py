"""The plan of a district under construction: its sites, and how pages and files get into them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from benchmarks.discovery.chance import rng
from benchmarks.discovery.makes.base import Make
from benchmarks.discovery.makes.markup import make_markup
from benchmarks.discovery.texts.blocks import Text
from benchmarks.discovery.texts.grammar import Words
from benchmarks.discovery.worlds.identity import Identity, ascii_keep, words
from benchmarks.discovery.worlds.model import File, Form, Link, Page, Paper, Site, Where

_UNINFORMATIVE = (
    "KT_{y}_Anlage_{n}.pdf", "{n}.pdf", "Broschuere_A4_web.pdf", "Scan_{n}.pdf", "dokument-{n}.pdf", "final_v{d}.pdf",
    "IK_{y}.pdf", "Druckversion_{n}.pdf", "Anlage_{d}_zu_Vorlage_{n}.pdf", "Heft{d}.pdf", "inhalt_innen_web.pdf",
)  # fmt: skip
_SUFFIXES = ("", "", "", "_neu", "_final", "_web", "_barrierefrei", "_druck", "_Endfassung")


@dataclass
class Plan:
    """Everything that is known while a district is built."""

    seed: int
    who: Identity
    target: int
    main: Site
    without_scans: bool = False
    sites: list[Site] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    registered: list[str] = field(default_factory=list)
    hub: Page | None = None
    council: Site | None = None
    press: list[Page] = field(default_factory=list)
    by_title: dict[str, Page] = field(default_factory=dict)

    def chance(self, *parts: object) -> random.Random:
        return rng(self.seed, self.who.ags, *parts)

    def words(self, *parts: object, year: int | None = None, **more: str) -> Words:
        return words(self.who, self.chance("words", *parts), year, **more)


def new_site(
    plan_seed: object, owner: Identity, district: str | None, make: Make, host: str, name: str, title: str
) -> Site:
    """A site with its root page."""
    chance = rng(plan_seed, host, "site")
    site = Site(host, owner, district, make, make_markup(make.name, chance), name)
    add_page(site, None, title, "root")
    if make.name in ("aspnet", "imperia", "typo3_old") and chance.random() < 0.6:
        site.root.encoding = site.root.charset = "iso-8859-1"
    return site


def add_page(
    site: Site, parent: Page | None, title: str, kind: str, *, menu: bool = True, day: date | None = None
) -> Page:
    """A page below ``parent``; numbers are unique in the site and not in the order of the menu."""
    number = 11 + len(site.pages) * 7 % 9973 + 9973 * (len(site.pages) * 7 // 9973)
    page = Page(number, site, title, kind, parent, in_menu=menu, day=day)
    if parent is not None:
        page.charset, page.encoding = site.root.charset, site.root.encoding
        parent.children.append(page)
    site.pages.append(page)
    return page


def add_paper(
    plan: Plan, what: str, title: str, subtitle: str, word: str, publisher: Identity, year: int,
    build: Callable[[], Text], *, sought: bool = False,
) -> Paper:  # fmt: skip
    paper = Paper(
        f"{plan.who.ags}-{len(plan.papers)}", title, subtitle, word, what, sought, year, publisher, build
    )
    plan.papers.append(paper)
    return paper


def add_file(
    site: Site,
    paper: Paper,
    name: str,
    form: Form = "pdf",
    *,
    part: tuple[int, int] | None = None,
    day: date | None = None,
) -> File:
    number = 300 + len(site.files) * 13
    file = File(
        number, site, paper, name, form, part, day or date(paper.year, 1 + number % 12, 1 + number % 28)
    )
    site.files.append(file)
    return file


def plain_name(title: str, chance: random.Random, year: int, ending: str = "pdf") -> str:
    """A file name that says what is in the file."""
    separator = chance.choice(("_", "-", "_", " "))
    words_ = ascii_keep(title).replace("/", "-").replace(":", "").replace(",", "").split()[:7]
    name = separator.join(words_)
    if chance.random() < 0.5 and str(year) not in name:
        name += f"{separator}{year}"
    return f"{name}{chance.choice(_SUFFIXES)}.{ending}"


def dull_name(chance: random.Random, year: int) -> str:
    """A file name that says nothing."""
    shape = chance.choice(_UNINFORMATIVE)
    return shape.format(
        y=f"{year}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
        n=chance.randint(1000, 99999),
        d=chance.randint(1, 9),
    )


def size_note(chance: random.Random, ending: str = "PDF") -> str:
    """``(PDF, 2,3 MB)`` in one of its spellings, or nothing."""
    size = (
        f"{chance.randint(0, 9)},{chance.randint(1, 9)} MB"
        if chance.random() < 0.6
        else f"{chance.randint(60, 990)} KB"
    )
    return chance.choice(
        (
            f"({ending}, {size})",
            f"({ending} | {size})",
            f"[{ending.lower()}, {size}]",
            f"{size}",
            "",
            f"({ending.upper()}-Dokument, {size}, nicht barrierefrei)",
        )
    )


def link_file(page: Page, file: File, text: str, chance: random.Random, where: Where = "list") -> Link:
    link = Link(file, text, where, size_note(chance, file.name.rpartition(".")[2].upper()))
    page.links.append(link)
    return link


def set_addresses(site: Site) -> None:
    """Paths of all pages and files, and the index from key to page or file."""
    everything: list[Page | File] = [*site.pages, *site.files]
    for one in everything:
        path = site.make.page(one) if isinstance(one, Page) else site.make.file(one)
        if site.make.key(path) in site.index:
            path = _distinct(path, one.number)
        one.path = path
        site.index[site.make.key(path)] = one


def _distinct(path: str, number: int) -> str:
    place, mark, query = path.partition("?")
    stem, dot, ending = place.rpartition(".")
    if dot and "/" not in ending:
        return f"{stem}-{number}.{ending}{mark}{query}"
    return f"{place.rstrip('/')}-{number}{'/' if place.endswith('/') else ''}{mark}{query}"
