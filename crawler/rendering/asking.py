"""Requests on behalf of a page's scripts: under the same rules, and counted like every other request."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from crawler import urls
from crawler.answers import Meaning, judge, retry_after
from crawler.frontier import Entry
from crawler.gate import Gate
from crawler.site import Site
from storage.values import Failure

# An interface or a script that is moved is moved once (http to https, a slash); more is a trap.
MAX_HOPS = 3
# Of a crawl's budget scripts may spend this share: an application with forty parts must not eat the crawl.
SHARE = 0.3
# … but one application's parts and its data can always be asked for.
LEAST = 30
# The largest applications are some megabytes in one file; more is a film or a dump.
LARGEST_PART = 8_000_000
# Libraries are asked for by every page of a site, and kept for the crawl up to this size together.
_MOST_KEPT = 8_000_000


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of one request: an answer, or the failure and its technical detail."""

    url: str
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    failure: Failure | None = None
    detail: str = ""


# Makes one request: address and Accept header. Guard, name table, pause and size limit are the crawl's own.
Fetch = Callable[[str, str], Awaitable[Fetched]]


class Asking:
    """Asks for what a page's scripts want, one request at a time: scope, robots, budget, then the network."""

    def __init__(
        self,
        site: Site,
        gate: Gate,
        fetch: Fetch,
        hold: Callable[[str, float], None],
        max_requests: int,
    ) -> None:
        self._site, self._gate, self._fetch, self._hold = site, gate, fetch, hold
        self._max_requests, self._record = max_requests, site.tally.scripts
        self._one = asyncio.Lock()
        self._kept: dict[str, Fetched] = {}

    @property
    def spent(self) -> bool:
        """Whether no further request may be made for scripts."""
        for_scripts = max(LEAST, SHARE * self._max_requests)
        return self._site.tally.requests >= self._max_requests or self._record.requests >= for_scripts

    async def get(self, url: str, accept: str = "*/*") -> Fetched | None:
        """The answer to a request with content; None when it may not be made or brought nothing."""
        async with self._one:
            target = urls.canonical(url)
            for _ in range(MAX_HOPS + 1):
                if target is None:
                    return None
                if target in self._kept:
                    return self._kept[target]
                if not await self._may(target):
                    return None
                answer = await self._ask(target, accept)
                if answer is None or not 300 <= answer.status < 400:
                    return self._keep(url, answer)
                target = urls.canonical(answer.headers.get("location", ""), target)
        return None

    def _keep(self, url: str, answer: Fetched | None) -> Fetched | None:
        asked = urls.canonical(url)
        kept = sum(len(one.body) for one in self._kept.values())
        if answer and asked and kept + len(answer.body) <= _MOST_KEPT:
            self._kept[asked] = answer
        return answer

    async def _may(self, url: str) -> bool:
        """Whether the rules let us ask; a refusal is recorded with its reason."""
        if url not in self._site.scope:
            why = "outside"
        elif self.spent:
            why = "spent"
        elif self._site.tally.is_down(url):
            why = "failed"
        else:
            why = await self._forbidden(url)
        if why:
            self._record.refuse(url, why)
        return not why

    async def _forbidden(self, url: str) -> str:
        """Why robots.txt, read first where it was not yet, does not let us ask; "" if it does."""
        entry = Entry(url, 0.0, kind="data", channel="data")
        rules = self._gate.ask_first(entry)
        for tries in range(2):
            if rules is None or self.spent:
                break
            answer = await self._request(rules.url, "text/plain, */*")
            if answer.failure is not None:
                self._gate.failed(rules, answer.failure)
                return _why(answer.failure)
            if self._gate.answered(replace(rules, tries=tries), answer.status, answer.headers, answer.body):
                break
        # Rules that lie elsewhere are read in their turn; until then nothing is asked.
        known = self._gate.ask_first(entry) is None
        return "" if known and self._gate.allows(entry) else "robots"

    async def _ask(self, url: str, accept: str) -> Fetched | None:
        answer = await self._request(url, accept)
        tally = self._site.tally
        if answer.failure is not None:
            tally.failure(url, answer.failure)
            self._record.refuse(url, _why(answer.failure))
            return None
        meant = judge(answer.status, answer.headers, answer.body)
        tally.answer(url, meant)
        if meant.failure is Failure.TOO_MANY:
            self._hold(url, retry_after(answer.headers.get("retry-after"), self._site.clock()) or 0.0)
        return answer if meant.meaning in (Meaning.READ, Meaning.REDIRECT) else None

    async def _request(self, url: str, accept: str) -> Fetched:
        self._site.tally.asked(url)
        self._record.requests += 1
        return await self._fetch(url, accept)


def _why(failure: Failure) -> str:
    return "address" if failure is Failure.ADDRESS else "failed"
