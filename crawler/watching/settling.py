"""When enough was seen of an address in one crawl, and what all looks agree on. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.watching.errand import Look
from storage.steady import SETTLED_SHARE, Difference, Steady, Volatile, difference, steady

# Two looks at most for a page that holds still; a third for one that is known, or seen, to vary: two looks may
# show the same of a dozen teasers by chance, three hardly ever.
MOST_LOOKS = 3
# Where nothing differs but at places that are known to vary, more looks are cheaper than a false alert.
MOST_LOOKS_AT_VOLATILE = 5


@dataclass(frozen=True, slots=True)
class Settled:
    """What the looks of one crawl agree on. ``change`` is empty when that is what was known."""

    seen: Steady
    links: tuple[tuple[str, str, str], ...]
    change: Difference
    links_changed: bool
    restless: bool

    @property
    def is_news(self) -> bool:
        return bool(self.change) or self.links_changed


def settle(
    looks: Sequence[Look],
    known: Sequence[str] | None,
    known_links: frozenset[str],
    volatile: Volatile,
) -> Settled | None:
    """What was seen, or None when another look is needed. ``known``: the lines before; None: never read before."""
    seen = steady([look.lines for look in looks])
    keys = frozenset.intersection(*(frozenset(key for key, _, _ in look.links) for look in looks))
    links = tuple(link for link in looks[-1].links if link[0] in keys)
    change = difference(known or (), seen.lines, volatile, seen.gaps) if known is not None else Difference()
    settled = Settled(seen, links, change, keys != known_links, seen.share < SETTLED_SHARE)
    varies = bool(seen.masks) or bool(volatile)
    if known is None:
        return None if len(looks) < 2 or (varies and len(looks) < MOST_LOOKS) else settled
    if not settled.is_news and not settled.restless:
        return settled
    if not looks[-1].is_page:  # a file is what it is: its bytes do not vary from one request to the next
        return settled
    at_volatile = bool(change) and all(spot.gap in volatile.gaps for spot in change.spots)
    needed = MOST_LOOKS_AT_VOLATILE if at_volatile else MOST_LOOKS if varies else 2
    return None if len(looks) < needed else settled
