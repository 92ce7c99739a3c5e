"""Which address shows which page or file, on every host and in both states."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from monitor.samples.makes.base import Make
from monitor.samples.makes.registry import MAKES
from monitor.samples.model import File, Page, Part, SampleSite
from monitor.samples.sites import load_site
from monitor.samples.tree import CONTENT

FOLDERS = tuple(sorted(path.parent.name for path in CONTENT.glob("*/site.toml")))
SITES: tuple[SampleSite, ...] = tuple(
    sorted((load_site(folder) for folder in FOLDERS), key=lambda site: site.ags)
)
FILES = Path(__file__).parent / "files"

# What a part's `redirects` option may say: "old-path -> page:key", one a line.
Found = Page | File | str  # str: a redirect's target path


@cache
def hosts() -> Mapping[str, tuple[SampleSite, Part]]:
    """Every host name with its site and part; redirecting names lead to the part they redirect to."""
    return {
        name: (site, part) for site in SITES for part in site.parts for name in (part.host, *part.aliases)
    }


def make_of(part: Part, state: int) -> Make:
    """The system a host runs on; a relaunched host has another one in state 2 (option ``make2``)."""
    return MAKES[part.options.get("make2", part.make) if state == 2 else part.make]


def path_of(part: Part, target: str, state: int) -> str:
    """The path of "page:key" or "file:key" on its own host. Raises KeyError if the part has no such key."""
    kind, _, key = target.partition(":")
    make = make_of(part, state)
    return (
        make.page_path(part, part.pages[key])
        if kind == "page"
        else make.file_path(part, part.files[key], state)
    )


def address_of(site: SampleSite, part: Part, target: str, state: int) -> str:
    """The address as written into a page of ``part``: a path on the same host, a full URL on a sister host."""
    for candidate in (part, *site.parts):
        if target.partition(":")[2] in (candidate.pages if target.startswith("page:") else candidate.files):
            path = path_of(candidate, target, state)
            return path if candidate is part else f"http://{candidate.host}{path}"
    raise KeyError(f"{part.host} links {target}, which none of the site's hosts has")


def url_of(site: SampleSite, target: str, state: int) -> str:
    """The full URL of the first page or file of that key on the site's hosts."""
    for part in site.parts:
        if target.partition(":")[2] in (part.pages if target.startswith("page:") else part.files):
            return f"http://{part.host}{path_of(part, target, state)}"
    raise KeyError(f"{site.name} has no {target}")


@cache
def address_book(host: str, state: int) -> Mapping[str, Found]:
    """Canonical target → page, file or redirect, as the host answers in that state."""
    part = hosts()[host][1]
    make = make_of(part, state)
    book = dict[str, Found]()
    for line in part.options.get("redirects", "").strip().split("\n"):
        old, _, target = line.partition(" -> ")
        if target:
            book[make.canonical(old.strip())] = path_of(part, target.strip(), state)
    for page in part.pages.values():
        if state in page.states:
            path = make.page_path(part, page)
            book |= {make.canonical(old): path for old in make.moved_from(part, page)}
            book |= {make.canonical(other): page for other in (*make.also(part, page), path) if other}
    for file in part.files.values():
        if state in file.source:
            book[make.canonical(make.file_path(part, file, state))] = file
    return book


@cache
def file_bytes(source: str) -> bytes:
    """The bytes of a committed sample file."""
    return (FILES / source).read_bytes()
