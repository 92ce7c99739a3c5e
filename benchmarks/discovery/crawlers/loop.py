"""One request of an in-process crawler, with everything that is counted and obeyed."""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.discovery.crawlers.trace import Trace
from benchmarks.discovery.crawlers.web import Web, split

LONG_PAGE_WORDS = 1500
_MAX_REDIRECTS = 5


class BudgetSpent(Exception):
    """The next request would exceed the budget."""


@dataclass(slots=True)
class Visitor:
    """Fetches for a crawler: robots first (one request per host), then the page, redirects counted."""

    web: Web
    budget: int
    trace: Trace = field(default_factory=Trace)
    _hosts: set[str] = field(default_factory=set)
    _wanted: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._wanted = {paper.key for paper in self.web.district.sought}

    def count(self) -> None:
        """One request more. Raises BudgetSpent."""
        if self.trace.requests >= self.budget:
            raise BudgetSpent
        self.trace.requests += 1

    def may_fetch(self, url: str) -> bool:
        """Scope and robots; the first question about a host costs the request for its robots.txt."""
        if not self.web.in_scope(url):
            return False
        host = split(url)[0]
        if host not in self._hosts:
            self._hosts.add(host)
            self.count()
        return self.web.allowed(url)

    def get(self, url: str) -> tuple[str, str] | None:
        """(final address, ``html`` or ``target``) of a fetch, None if nothing usable came. Raises BudgetSpent."""
        for _ in range(_MAX_REDIRECTS):
            if not self.may_fetch(url):
                return None
            self.count()
            answer = self.web.answer(url)
            if answer.location is None:
                break
            url = answer.location
        else:
            return None
        if answer.status != 200:
            return None
        self._note(url)
        is_html = answer.media_type.startswith("text/html")
        self.trace.pages += is_html
        self.trace.targets += not is_html
        return url, "html" if is_html else "target"

    def _note(self, url: str) -> None:
        paper = self.web.world.paper_at(*split(url))
        if paper is not None and paper.key in self._wanted:
            self.trace.found(paper.key)

    def is_target(self, url: str) -> bool:
        """Whether the address is a document or a page that is one. Costs nothing: the callers count."""
        answer = self.web.answer(url)
        if answer.status != 200:
            return False
        if not answer.media_type.startswith("text/html"):
            return True
        return (
            self.web.world.paper_at(*split(url)) is not None and len(answer.body().split()) > LONG_PAGE_WORDS
        )
