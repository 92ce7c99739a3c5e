"""Redirects: followed inside the district's hosts, each as the row it is; remembered where they only forward."""

from __future__ import annotations

from dataclasses import replace

from crawler import urls
from crawler.answers import Answer
from crawler.frontier import Entry
from crawler.home import Home
from crawler.misses import Misses
from crawler.site import Site
from crawler.suggestions import FOREIGN, Suggestions
from storage.values import Failure

MAX_HOPS = 5  # browsers follow 20; no municipal page was seen to need more than 3


class Redirects:
    """Follows the redirects of one district's visit."""

    def __init__(self, site: Site, home: Home, suggestions: Suggestions, misses: Misses) -> None:
        self._site, self._home, self._suggestions, self._misses = site, home, suggestions, misses
        self.forwarded: dict[int, str] = {}  # resources and where they led for the time being

    def take(self, entry: Entry, answer: Answer, status: int, headers: dict[str, str]) -> None:
        """Follow a redirect as far as it may be followed."""
        target = urls.canonical(headers["location"], entry.url)
        if target is None:  # file:, javascript: and the like are no web addresses
            self._led_away(entry, status, headers)
        elif entry.hops >= MAX_HOPS:
            self._site.tally.refuse(entry.url, Failure.REDIRECTS)
            self._misses.not_observed(
                entry, Failure.REDIRECTS, f"{entry.hops} Weiterleitungen", status, headers
            )
        elif target not in self._site.scope and not self._may_go(entry, target):
            self._led_away(entry, status, headers)
        else:
            self._follow(entry, target, answer, status, headers)

    def _may_go(self, entry: Entry, target: str) -> bool:
        """Whether a redirect out of the district's hosts is followed: the home page's, to the site that took its
        place; that of a page one hop away, within its host."""
        if entry.channel == FOREIGN:
            return urls.key(urls.origin(target)) == urls.key(urls.origin(entry.url))
        if entry.kind != "seed" or self._home.read or not self._site.scope.adopt(target):
            return False
        with self._site.store.session() as session:
            why = f"Die Startseite {entry.url} leitet hierher weiter; dieser Lauf ist ihr gefolgt."
            self._suggestions.make(session, target, why)
        return True

    def _follow(
        self, entry: Entry, target: str, answer: Answer, status: int, headers: dict[str, str]
    ) -> None:
        key = urls.key(target)
        # A form's answer at another address is asked for with GET (RFC 9110, 15.4.4).
        follow = replace(entry, url=target, hops=entry.hops + 1, priority=entry.priority + 0.5, form=())
        if key == entry.key:  # http to https, with or without www: the same page
            self._site.frontier.put_back(follow)
            return
        moved = target if answer.permanent else None
        resource_id = self._misses.record(entry, status, headers, missing=answer.permanent, moved_to=moved)
        if not answer.permanent:  # the linked address stays the name of what it leads to
            self.forwarded[resource_id] = key
            self._site.frontier.put_back(replace(follow, key=entry.key, resource_id=resource_id))
        elif not self._site.frontier.is_done(key):
            kind = entry.kind if entry.kind in ("seed", "sitemap") else "link"
            follow = replace(
                follow, key=key, channel="redirect", parent_id=resource_id, resource_id=None, kind=kind
            )
            self._site.frontier.put_back(follow)

    def _led_away(self, entry: Entry, status: int, headers: dict[str, str]) -> None:
        """A redirect out of the district's hosts is not followed."""
        self._misses.record(entry, status, headers)
        if entry.kind == "seed":
            self._home.note(Failure.OUT_OF_SCOPE)
