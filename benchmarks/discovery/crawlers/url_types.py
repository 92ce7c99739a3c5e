"""Page or file, told from the address: logistic regression on its 2-grams, learnt in batches of ten."""

from __future__ import annotations

import itertools
import math

_BATCH = 10
_PENALTY = 1e-4
# First step number of the "optimal" learning rate for this penalty: steps begin at about 10.
_T0 = 1000.0


class UrlTypes:
    """An online classifier; ``ready`` once the first batch is learnt."""

    def __init__(self) -> None:
        self.ready = False
        self._weights: dict[str, float] = {}
        self._scale = 1.0
        self._bias = 0.0
        self._step = 0
        self._waiting: list[tuple[str, bool]] = []

    def learn(self, url: str, is_file: bool) -> None:
        """Keep an answer; ten of them make a pass of gradient descent."""
        self._waiting.append((url, is_file))
        if len(self._waiting) >= _BATCH:
            for known, label in self._waiting:
                self._descend(_grams(known), 1.0 if label else -1.0)
            self._waiting = []
            self.ready = True

    def is_file(self, url: str) -> bool:
        return self._margin(_grams(url)) > 0

    def _margin(self, grams: dict[str, int]) -> float:
        return (
            self._scale * sum(self._weights.get(gram, 0.0) * count for gram, count in grams.items())
            + self._bias
        )

    def _descend(self, grams: dict[str, int], label: float) -> None:
        rate = 1.0 / (_PENALTY * (_T0 + self._step))
        self._step += 1
        margin = max(-30.0, min(30.0, label * self._margin(grams)))
        push = rate * label / (1.0 + math.exp(margin))
        self._scale *= 1.0 - rate * _PENALTY
        for gram, count in grams.items():
            self._weights[gram] = self._weights.get(gram, 0.0) + push * count / self._scale
        self._bias += push * 0.01


def _grams(url: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one, two in itertools.pairwise(url):
        counts[one + two] = counts.get(one + two, 0) + 1
    return counts
