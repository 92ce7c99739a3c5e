"""Traps a crawl met: one shape of address, many requests, hardly a new text. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from crawler import urls

# From so many repeated pages on a shape is called a trap; the frontier halves its worth with as many.
MANY = 6
# … if at least this share of what it brought had been read before: a long list with some doubles is none.
SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Trap:
    """Addresses of one shape (or with one parameter) that kept bringing pages the site had shown already."""

    shape: str
    requests: int
    repeated: int
    example: str

    @property
    def why(self) -> str:
        """Why it was not followed further, as a German sentence."""
        return (
            f"{self.repeated} von {self.requests} Seiten dieser Form wiederholten, was schon gelesen war; "
            "weitere wurden deshalb zurückgestellt."
        )


def find_traps(pages: Iterable[tuple[str, bool]]) -> list[Trap]:
    """The traps among (address, whether it repeated what was read), the largest first, each address once."""
    by_trait: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for url, repeated in pages:
        for trait in urls.traits(url):
            by_trait[trait].append((url, repeated))
    found: list[Trap] = []
    told: set[str] = set()
    for trait, members in sorted(by_trait.items(), key=lambda one: (-len(one[1]), one[0])):
        fresh = [one for one in members if one[0] not in told]
        again = sum(repeated for _, repeated in fresh)
        if again >= MANY and again >= SHARE * len(fresh):
            found.append(Trap(trait, len(fresh), again, fresh[0][0]))
            told.update(url for url, _ in fresh)
    return found
