"""Walks a sample host as a patient reader would: every link of every page, calendars only a little."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup

from monitor.samples.addresses import SITES, hosts, make_of
from monitor.samples.model import Response, SampleSite
from monitor.samples.world import respond

ENDLESS = re.compile(
    r"month=|__cmonat=|/kalender/\d|[?&]datum="
)  # pages that link their own next month, for ever
ENDLESS_STEPS = 3


@dataclass
class Walk:
    """What a walk over one site saw: final answers by URL, and who linked what."""

    answers: dict[str, Response] = field(default_factory=dict)
    linked_from: dict[str, str] = field(default_factory=dict)
    pages: dict[str, set[str]] = field(default_factory=dict)  # host → canonical targets of HTML pages

    def broken(self) -> dict[str, str]:
        return {url: self.linked_from[url] for url, answer in self.answers.items() if answer.status == 404}


def links(url: str, answer: Response) -> list[str]:
    """The http links of a page, without fragments."""
    soup = BeautifulSoup(
        answer.body, "lxml", from_encoding="windows-1252" if b"charset" not in answer.body[:600] else None
    )
    found = (urljoin(url, str(a["href"]).strip()) for a in soup.find_all("a", href=True))
    return [link.partition("#")[0] for link in found if link.startswith("http")]


@cache
def walk(ags: str, state: int) -> Walk:
    """Walk all hosts of a site from its home page, breadth first."""
    site = next(site for site in SITES if site.ags == ags)
    result = Walk()
    queue = deque((f"http://{part.host}/", 0) for part in site.parts)
    seen_canonical = set[tuple[str, str]]()
    nonce = 0
    while queue:
        url, endless = queue.popleft()
        host, target = split(url)
        key = (host, make_of(hosts()[host][1], state).canonical(target))
        if url in result.answers or key in seen_canonical:
            continue
        seen_canonical.add(key)
        nonce += 1
        answer = respond(host, target, state, nonce)
        result.answers[url] = answer
        for link in _next(site, result, url, answer, key):
            step = endless + 1 if ENDLESS.search(link) else 0
            if step <= ENDLESS_STEPS:
                result.linked_from.setdefault(link, url)
                queue.append((link, step))
    return result


def _next(site: SampleSite, result: Walk, url: str, answer: Response, key: tuple[str, str]) -> list[str]:
    if answer.status in {301, 302}:
        return [
            link
            for link in (urljoin(url, answer.header("Location")),)
            if urlsplit(link).hostname in site.hosts
        ]
    if not answer.header("Content-Type").startswith("text/html") or answer.status != 200:
        return []
    result.pages.setdefault(key[0], set()).add(key[1])
    return [link for link in links(url, answer) if urlsplit(link).hostname in site.hosts]


def split(url: str) -> tuple[str, str]:
    """Host and target (path and query) of a URL."""
    parts = urlsplit(url)
    return parts.hostname or "", (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
