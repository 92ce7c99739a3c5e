"""Answers without content, and requests without an answer: each is a row; transient trouble is asked about again."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from crawler import urls
from crawler.answers import retry_after
from crawler.dispatcher import MAX_HOLD
from crawler.frontier import Entry
from crawler.home import Home
from crawler.plan import Plan
from crawler.site import Site
from storage import papers
from storage.values import Failure

# Failures that may pass: asked once more before the end.
TRANSIENT = frozenset(
    {Failure.TIMEOUT, Failure.CONNECTION, Failure.TRUNCATED, Failure.SERVER, Failure.TOO_MANY}
)
# A host in trouble is left alone this many times the usual pause before it is asked again.
_RECOVERY_PAUSES = 5


class Misses:
    """Files what one district's visit asked for in vain."""

    def __init__(self, plan: Plan, site: Site, home: Home) -> None:
        self._plan, self._site, self._home = plan, site, home

    def retry(self, entry: Entry, headers: dict[str, str]) -> bool:
        """Ask once more after a pause; False when the host asks for more patience than a crawl has."""
        asked_for = retry_after(headers.get("retry-after"), self._site.clock())
        if asked_for is not None and asked_for > MAX_HOLD:
            self._site.tally.give_up(entry.url)
            return False
        recovery = self._site.store.settings.crawl.delay_seconds * _RECOVERY_PAUSES
        self._plan.hold(entry.url, recovery if asked_for is None else asked_for)
        self._site.frontier.put_back(replace(entry, tries=entry.tries + 1))
        return True

    def not_observed(
        self, entry: Entry, failure: str, detail: str, status: int | None, headers: dict[str, str]
    ) -> None:
        """No observation: a row that says why; transient trouble is asked about once more."""
        self.record(entry, status, headers, failure=failure, detail=detail)
        self._site.tally.not_reached(entry.url, entry.link_text, failure)
        asked_again = failure in TRANSIENT and entry.tries == 0 and self.retry(entry, headers)
        if not asked_again and entry.kind == "seed":
            variant = self._home.failed(failure, entry.url)
            if variant is not None:
                self._site.frontier.put_back(variant)
        if self._site.tally.is_down(entry.url):
            self.leave(entry, failure)

    def leave(self, entry: Entry, failure: str) -> None:
        """Ask a host that does not answer no further."""
        host = urlsplit(entry.url).netloc
        dropped = self._site.frontier.drop_host(urls.host_and_port(entry.url))
        self._site.tally.dropped += dropped
        self._site.tally.notes.append(f"{host} antwortet nicht mehr; {dropped} Adressen nicht abgerufen.")
        if self._home.is_variant(urlsplit(entry.url).hostname or ""):
            self._home.note(failure)

    def absent(self, entry: Entry, status: int, headers: dict[str, str]) -> None:
        """404, 410 or a page that says so: a known paper may have gone from here."""
        if entry.kind == "sitemap":
            return
        self._site.frontier.judged(entry.url, fruitful=False, absent=True, kin=entry.kin)
        if entry.kind == "seed":
            self._home.note(Failure.CLIENT)
        other = self._site.frontier.other_spelling(entry)
        self.record(entry, status, headers, missing=other is None)
        if other is not None:
            self._site.frontier.put_back(other)

    def record(
        self,
        entry: Entry,
        status: int | None,
        headers: dict[str, str],
        *,
        missing: bool = False,
        moved_to: str | None = None,
        failure: str | None = None,
        detail: str | None = None,
    ) -> int:
        """A capture without content; the id of its resource. A paper missed here may get its second look."""
        now, keeper = self._site.clock(), self._site.keeper
        with self._site.store.session() as session:
            crawl = self._site.note(session)
            resource = keeper.resource_for(session, entry, crawl, now)
            keeper.capture(session, crawl, resource, now, status, headers, failure=failure, detail=detail)
            if missing and papers.mark_missing(
                session, resource, now, keeper.confirm, second_look=entry.kind == "confirm", moved_to=moved_to
            ):
                again = Entry(resource.url, 6.0, kind="confirm", channel=resource.channel, key=resource.key)
                self._site.frontier.put_back(again)
            return resource.id
