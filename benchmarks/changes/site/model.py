"""What the bench's sites hold: hosts, pages, files, and what is known to be true of a change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.changes.site.moment import Moment
from benchmarks.changes.site.slots import Slots
from benchmarks.discovery.texts.blocks import Block, Text
from benchmarks.discovery.worlds.identity import Identity

Noise = Callable[[Moment, Slots], None]


@dataclass
class File:
    """A PDF; ``layout`` names how it is set: another one is another export of the same text."""

    path: str
    text: Text
    label: str
    layout: int = 0


@dataclass
class Page:
    """A page: its text, what it links, and the noise around it."""

    path: str
    title: str
    blocks: list[Block]
    files: list[tuple[str, str]] = field(default_factory=list)  # words and path of linked files
    children: list[Page] = field(default_factory=list)
    group: str = "clean"
    noises: tuple[Noise, ...] = ()


@dataclass
class Host:
    """One district's site."""

    address: str
    who: Identity
    make: int
    pages: dict[str, Page] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    home: Page | None = None
    watched: list[str] = field(default_factory=list)
    everywhere: tuple[Noise, ...] = ()
    redirects: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    soft_gone: set[str] = field(default_factory=set)
    unsteady: dict[str, int] = field(default_factory=dict)  # how many more answers are 503


@dataclass(frozen=True)
class Truth:
    """One thing that the last round did. ``wanted``: alert | silence | move | unlisted.

    ``also``: pages of which it is no false alert to say that they changed, though that alone is not enough.
    """

    kind: str
    wanted: str
    urls: frozenset[str]
    group: str = ""
    also: frozenset[str] = frozenset()
