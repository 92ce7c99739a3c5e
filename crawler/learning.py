"""What a crawl learns about the addresses of one site: which kinds keep bringing nothing. Pure.

Every address has traits: its shape, its parameters, the page that named it, its host. A trait that brought
nothing several times in a row makes all addresses that share it worth less; one find gives it its turn back.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

# So many fruitless addresses in a row halve the worth of a kind, twice as many cut it to a third …
# A shape or parameter covers hundreds of pages of all branches. The links of one page are a neighbourhood, of which
# a few looks tell enough, more of one on the topic. What is called the same in all branches ("Archiv",
# "Informationsmaterial") is the same there.
_SHAPE = 12
NEIGHBOURS, NEAR, NAMESAKES, COUNCIL = "page:", "near:", "name:", "council:"
_PATIENCE = {NEIGHBOURS: 3, NEAR: 10, NAMESAKES: 3, COUNCIL: 6}
# One that keeps repeating pages we have (a calendar's months, facets, sort orders) is a trap: its worth is halved
# with every so many repetitions.
_TRAP = 6
# Sites that name every page by one parameter ("?title=", "?id=") hang further ones on it: a repetition tells
# against those. What has brought many new pages is blamed for a quarter, so that no trap is without an end.
_SPARED = 0.25
# An address that does not exist says more than a page off the topic: nobody looks after these links.
_ABSENT = 3


class Experience:
    """Streaks without a find and balances of repetitions, by trait."""

    def __init__(self) -> None:
        self._fruitless: Counter[str] = Counter()
        self._repeats: defaultdict[str, float] = defaultdict(float)
        self._repeated: Counter[str] = Counter()
        self._fresh: Counter[str] = Counter()

    def learn(
        self, traits: Iterable[str], *, fruitful: bool, repeated: bool = False, absent: bool = False
    ) -> None:
        """Note what one address brought."""
        traits = tuple(traits)
        blamed = self._blamed(traits)
        for trait in traits:
            self._fruitless[trait] = 0 if fruitful else self._fruitless[trait] + (_ABSENT if absent else 1)
            step = -2.0 if not repeated else 1.0 if trait in blamed else _SPARED
            self._repeats[trait] = max(0.0, self._repeats[trait] + step)
            self._repeated[trait] += repeated and trait in blamed
            self._fresh[trait] += not repeated and not absent

    def _blamed(self, traits: tuple[str, ...]) -> set[str]:
        """Which traits a repetition tells against: not the script or parameter that names the site's pages."""
        fewest = min((self._fresh[trait] for trait in traits), default=0)
        return {trait for trait in traits if self._fresh[trait] <= 2 * fewest + 1}

    def share(self, traits: Iterable[str]) -> float:
        """What is left of the worth of an address with these traits (1.0: all)."""
        left, repeats = 1.0, 0.0
        for trait in traits:
            left = min(left, 1 / (1 + self._fruitless[trait] // _patience(trait)))
            repeats = max(repeats, self._repeats[trait])
        return float(left * 0.5 ** (repeats // _TRAP))

    def traps(self) -> list[tuple[str, int]]:
        """Shapes and parameters that kept repeating known pages, with the requests that cost."""
        return [
            (trait, self._repeated[trait])
            for trait, balance in self._repeats.items()
            if balance >= _TRAP and trait[: trait.find(":") + 1] not in _PATIENCE
        ]


def _patience(trait: str) -> int:
    return _PATIENCE.get(trait[: trait.find(":") + 1], _SHAPE)
