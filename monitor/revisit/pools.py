"""What pages of one type, one site make and one host have in common: how often they change. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from monitor.revisit.rates import Looks, Weights, log_uniform, pooled, posterior, typical

# (type of page, make of the site, host); each part narrows the one before.
Key = tuple[str, str, str]
# How many pages' worth the wider pool weighs against the pages of the narrower one.
STRENGTH = 2.0
# A pool of more pages is described as well by as many of them, the same ones every time.
ENOUGH = 400


class Pools:
    """Priors by pool. A pool nobody learned is the next wider one."""

    def __init__(self) -> None:
        self._priors: dict[tuple[str, ...], Weights] = {(): log_uniform()}

    def learn(self, pages: Iterable[tuple[Key, Looks]]) -> None:
        """Learn all pools anew from what the looks at their pages showed."""
        members: dict[tuple[str, ...], list[Looks]] = defaultdict(list)
        for key, looks in pages:
            if looks.quiet or looks.changed:
                for depth in range(len(key) + 1):
                    members[key[:depth]].append(looks)
        self._priors = {(): log_uniform()}
        for pool in sorted(members, key=len):
            wider = log_uniform() if not pool else self._prior(pool[:-1])
            listed = members[pool]
            step = max(1, len(listed) // ENOUGH)
            self._priors[pool] = pooled(listed[::step], wider, STRENGTH)

    def rate(self, key: Key, looks: Looks) -> float:
        """The expected changes a day of a page."""
        return typical(posterior(self._prior(key), looks))

    def _prior(self, key: tuple[str, ...]) -> Weights:
        while key not in self._priors:
            key = key[:-1]
        return self._priors[key]
