"""Through which channels a crawl came upon addresses, each channel judged by itself. Pure.

Whether a channel shows a paper must not depend on what another channel showed, or their overlap says nothing:

* ``link`` shows what can be reached from a start page by links alone. What stands on a page that only the sitemap names
  was not shown by links.
* ``sitemap``, ``search`` and ``data`` are lists: they show what they name, and what the pages they name link to (a
  sitemap names pages, rarely the files on them).
* ``council`` and every other channel show what their own pages link to.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

LINK = "link"
LISTS = frozenset({"sitemap", "search", "data"})


@dataclass(frozen=True, slots=True)
class Page:
    """One page or list as it was read: its own numbers (its address, and what forwarded to it) and its links."""

    numbers: tuple[int, ...]
    channel: str
    is_start: bool
    was_reached: bool  # by links, in an earlier crawl
    links: array[int]  # eight bytes a link: forty districts side by side hold millions


@dataclass
class Sightings:
    """Every link one crawl saw, by the page that showed it."""

    pages: list[Page] = field(default_factory=list)

    def note(
        self,
        numbers: tuple[int, ...],
        channel: str,
        links: Iterable[int],
        *,
        is_start: bool,
        was_reached: bool = False,
    ) -> None:
        """A page was read, and these links stand on it."""
        self.pages.append(Page(numbers, channel, is_start, was_reached, array("Q", links)))

    def by_channel(self) -> Mapping[str, Set[int]]:
        """What each channel showed, as link numbers."""
        found: dict[str, set[int]] = defaultdict(set)
        for page in self.pages:
            if page.channel != LINK:
                found[page.channel].update(page.links)
        for channel in LISTS & found.keys():
            found[channel] |= self._on_pages_of(found[channel])
        found[LINK] = self._reached()
        return dict(found)

    def _on_pages_of(self, named: Set[int]) -> set[int]:
        """The links of the pages that a list names; every list names start pages, which is no find."""
        pages = (
            page
            for page in self.pages
            if page.channel == LINK and not page.is_start and not named.isdisjoint(page.numbers)
        )
        return {link for page in pages for link in page.links}

    def _reached(self) -> set[int]:
        """What links lead to from the start pages, by way of pages that were read."""
        by_number: dict[int, list[Page]] = defaultdict(list)
        for page in self.pages:
            if page.channel == LINK:
                for number in page.numbers:
                    by_number[number].append(page)
        reached: set[int] = set()
        starts = (page for page in self.pages if page.is_start or page.was_reached)
        waiting = [page for page in starts if page.channel == LINK]
        while waiting:
            fresh = set(waiting.pop().links) - reached
            reached |= fresh
            waiting += [page for link in fresh for page in by_number.get(link, ())]
        return reached
