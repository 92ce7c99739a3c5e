"""What a crawl counts and can show afterwards: the evidence of absence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from crawler import urls
from crawler.answers import Answer
from storage.values import Recognition

# Examples kept per kind: enough to check by hand, small enough for a row.
_EXAMPLES = 20
_REJECTED = 60
# That many answers in a row missing from one host: it is down, and asking on costs us and it. A page that
# is broken at both tries counts once: the host did answer.
_HOST_IS_DOWN = 4


@dataclass
class Tally:
    """Counts of one crawl, and the readable record made of them."""

    requests: int = 0
    answered: int = 0
    failed: int = 0
    pages: int = 0
    documents: int = 0
    hosts: dict[str, Counter[str]] = field(default_factory=dict)
    failures: dict[str, list[str]] = field(default_factory=dict)
    failure_counts: Counter[str] = field(default_factory=Counter)
    robots_blocked: list[str] = field(default_factory=list)
    robots_count: int = 0
    rejected: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    dropped: int = 0  # addresses that were not asked for because their host had stopped answering
    _misses: Counter[str] = field(default_factory=Counter)
    _unanswered: set[str] = field(default_factory=set)

    def asked(self, url: str) -> None:
        self.requests += 1
        self._host(url)["requests"] += 1

    def answer(self, url: str, answer: Answer) -> None:
        if answer.observed:
            self.answered += 1
            self._host(url)["answered"] += 1
            self._misses[urlsplit(url).netloc] = 0
            self._unanswered.discard(urls.key(url))
        else:
            self._misses[urlsplit(url).netloc] += urls.key(url) not in self._unanswered
            self._failed(url, str(answer.failure))

    def failure(self, url: str, failure: str) -> None:
        """A request without a (complete) answer."""
        self._misses[urlsplit(url).netloc] += 1
        self._failed(url, failure)

    @property
    def unanswered(self) -> int:
        """How many addresses stayed without a usable answer, after all tries and in all spellings."""
        return len(self._unanswered) + self.dropped

    def _failed(self, url: str, failure: str) -> None:
        self.failed += 1
        self._host(url)["failed"] += 1
        self._unanswered.add(urls.key(url))
        self.failure_counts[failure] += 1
        examples = self.failures.setdefault(failure, [])
        if len(examples) < _EXAMPLES:
            examples.append(url)

    def read(self, *, is_page: bool) -> None:
        """A page or a document was read."""
        self.pages += is_page
        self.documents += not is_page

    def is_down(self, url: str) -> bool:
        """Whether this host left so many requests in a row without an answer that we stop asking it."""
        return self._misses[urlsplit(url).netloc] >= _HOST_IS_DOWN

    def give_up(self, url: str) -> None:
        """Stop asking this host: it wants more patience than a crawl has."""
        self._misses[urlsplit(url).netloc] = _HOST_IS_DOWN

    def blocked(self, url: str) -> None:
        self.robots_count += 1
        self._host(url)["robots_blocked"] += 1
        if len(self.robots_blocked) < _EXAMPLES:
            self.robots_blocked.append(url)

    def reject(self, url: str, title: str, found: Recognition) -> None:
        """A candidate that was read and is no paper, with the strongest reason against it."""
        if len(self.rejected) >= _REJECTED:
            return
        against = min(found.reasons, key=lambda reason: reason.weight, default=None)
        why = against.text if against and against.weight < 0 else "Zu wenig spricht für ein Konzept."
        self.rejected.append(
            {"url": url, "title": title[:200], "score": round(found.score, 3), "reason": why}
        )

    def _host(self, url: str) -> Counter[str]:
        return self.hosts.setdefault(urlsplit(url).netloc, Counter())

    def record(self) -> dict[str, Any]:
        return {
            "hosts": {host: dict(counts) for host, counts in self.hosts.items()},
            "failures": {
                kind: {"count": self.failure_counts[kind], "examples": examples}
                for kind, examples in self.failures.items()
            },
            "robots": {"blocked": self.robots_count, "examples": self.robots_blocked},
            "rejected": self.rejected,
            "notes": self.notes,
        }
