"""What one crawl shows of a site, as plain values: the rules see nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class HostReading:
    """One host in one crawl. ``blocked``: addresses robots.txt kept us from."""

    requests: int = 0
    answered: int = 0
    blocked: int = 0
    failure: str | None = None  # the most frequent one
    captures: tuple[int, ...] = ()
    valid_from: datetime | None = None  # of its certificate
    valid_until: datetime | None = None

    @property
    def blocked_share(self) -> float:
        """Of all addresses that came up, how many robots.txt forbids."""
        total = self.requests + self.blocked
        return self.blocked / total if total else 0.0


@dataclass(frozen=True, slots=True)
class HomeReading:
    """The home page as it came: asked at ``asked``, answered from ``url`` after all redirects."""

    asked: str
    url: str
    title: str = ""
    text: str = ""
    words: int = 0
    captures: tuple[int, ...] = ()
    read_before: bool = False  # an earlier crawl kept a home page …
    named_before: bool = False  # … and that one named the district


@dataclass(frozen=True, slots=True)
class Known:
    """What became of the addresses that earlier crawls had read and this one asked for again."""

    asked: int = 0
    gone: int = 0  # 404, 410, or forwarded for good
    forwarded: int = 0
    elsewhere: int = 0  # texts of gone addresses that addresses new to us show now
    captures: tuple[int, ...] = ()
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expectation:
    """The site's own history: medians of comparable crawls; None: too few of them."""

    pages: float | None = None
    documents: float | None = None
    crawls: int = 0


@dataclass(frozen=True, slots=True)
class SiteReading:
    """One ended crawl of one district."""

    name: str
    main_host: str
    started_at: datetime
    outcome: str
    reason: str
    detail: str = ""
    pages: int = 0
    documents: int = 0
    hosts: Mapping[str, HostReading] = field(default_factory=dict)
    registered: frozenset[str] = frozenset()  # hosts the registry names
    home: HomeReading | None = None
    home_captures: tuple[int, ...] = ()  # of the home page, answered or not
    known: Known = Known()
    expected: Expectation = Expectation()
    hosts_before: Mapping[str, HostReading] = field(default_factory=dict)  # in the crawl before
    still_open: frozenset[tuple[str, str]] = frozenset()  # problems and hosts known to be in trouble already
    was_read: bool = False  # an earlier crawl read the district
    our_outage: bool = False  # hardly any district answered then: our connection, not their sites
