"""What a crawl counts and can show afterwards: the evidence of absence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from crawler import urls
from crawler.answers import Answer, sentence
from crawler.rendering.record import ScriptRecord
from crawler.unread import is_called_concept
from storage.heads import AnswerHeaders
from storage.values import Recognition

# Examples kept per kind in the row; the record in the archive has them all.
_EXAMPLES = 5
_UNREAD = 60
# Addresses kept of each list of the record: a crawl with a budget of thousands stays readable and small.
_MOST = 2000
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
    blocked_urls: list[str] = field(default_factory=list)
    robots_count: int = 0
    rejected: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    scripts: ScriptRecord = field(
        default_factory=ScriptRecord
    )  # what became of pages that need their scripts
    # by key: what is called a concept and could not be fetched, or not be read
    unreached: dict[str, dict[str, str]] = field(default_factory=dict)
    unread: dict[str, dict[str, str]] = field(default_factory=dict)
    titles: dict[int, str] = field(default_factory=dict)  # by resource
    repeated: set[str] = field(default_factory=set)  # pages that said what the site had said elsewhere
    dropped: int = 0  # addresses that were not asked for because their host had stopped answering
    # by host: how long its certificate is valid, as {"valid_from": …, "valid_until": …}
    certificates: dict[str, dict[str, str]] = field(default_factory=dict)
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
            self.unreached.pop(urls.key(url), None)
        else:
            self._misses[urlsplit(url).netloc] += urls.key(url) not in self._unanswered
            self._failed(url, str(answer.failure))

    def refuse(self, url: str, failure: str) -> None:
        """An answer that was counted turns out to be none, such as a redirect in a circle."""
        self.answered -= 1
        self._host(url)["answered"] -= 1
        self.failure(url, failure)

    def failure(self, url: str, failure: str) -> None:
        """A request without a (complete) answer."""
        self._misses[urlsplit(url).netloc] += 1
        self._failed(url, failure)

    def is_unanswered(self, key: str) -> bool:
        """Whether this address was asked for in vain."""
        return key in self._unanswered

    def showed(self, url: str, headers: dict[str, str]) -> None:
        """What an answer shows of its host besides its content."""
        if isinstance(headers, AnswerHeaders) and headers.validity is not None:
            begin, end = headers.validity
            dates = {"valid_from": begin.isoformat(), "valid_until": end.isoformat()}
            self.certificates[urlsplit(url).netloc] = dates

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

    def took(self, resource_id: int, url: str, title: str, *, repeated: bool) -> None:
        """What a page or document that was read is called, and whether it was news to this crawl."""
        self.titles[resource_id] = title[:200]
        if repeated:
            self.repeated.add(url)

    def is_down(self, url: str) -> bool:
        """Whether this host left so many requests in a row without an answer that we stop asking it."""
        return self._misses[urlsplit(url).netloc] >= _HOST_IS_DOWN

    def give_up(self, url: str) -> None:
        """Stop asking this host: it wants more patience than a crawl has."""
        self._misses[urlsplit(url).netloc] = _HOST_IS_DOWN

    def blocked(self, url: str) -> None:
        self.robots_count += 1
        self._host(url)["robots_blocked"] += 1
        if len(self.blocked_urls) < _MOST:
            self.blocked_urls.append(url)

    def reject(self, url: str, title: str, found: Recognition) -> None:
        """A candidate that was read and is no paper, with the strongest reason against it."""
        if len(self.rejected) >= _MOST:
            return
        against = min(found.reasons, key=lambda reason: reason.weight, default=None)
        why = against.text if against and against.weight < 0 else "Zu wenig spricht für ein Konzept."
        self.rejected.append(
            {"url": url, "title": title[:200], "score": round(found.score, 3), "reason": why}
        )

    def not_reached(self, url: str, link_text: str, failure: str) -> None:
        """An address that was asked for, or had to be left alone, in vain; kept if it is called a concept."""
        if is_called_concept(link_text, url):
            why = sentence(failure, urlsplit(url).hostname or "")
            self.unreached[urls.key(url)] = {"url": url, "title": link_text[:200], "reason": why}

    def not_read(self, url: str, title: str, why: str) -> None:
        """A file that is called a concept and could not be read."""
        self.unread[urls.key(url)] = {"url": url, "title": title[:200], "reason": why}

    def _host(self, url: str) -> Counter[str]:
        return self.hosts.setdefault(urlsplit(url).netloc, Counter())

    def _unread_notes(self) -> Iterator[str]:
        for one in [*self.unread.values(), *self.unreached.values()][:_EXAMPLES]:
            yield f"Dem Namen nach ein Konzept, nicht gelesen: {one['url']} („{one['title']}“). {one['reason']}"

    def summary(self) -> dict[str, Any]:
        """What the crawl's row keeps of its record."""
        return {
            "hosts": {host: dict(counts) for host, counts in self.hosts.items()},
            "failures": {
                kind: {"count": self.failure_counts[kind], "examples": examples}
                for kind, examples in self.failures.items()
            },
            "robots": {"blocked": self.robots_count, "examples": self.blocked_urls[:_EXAMPLES]},
            "rejected": len(self.rejected),
            "unread": [*self.unread.values(), *self.unreached.values()][:_UNREAD],
            "notes": [*self.notes, *self._unread_notes(), *self.scripts.sentences()],
            "scripts": self.scripts.as_json(),
            "certificates": self.certificates,
        }
