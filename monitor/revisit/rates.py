"""How often a page changes, from looks at irregular times that tell only whether it changed since the last one. Pure.

A look after ``t`` days finds a change with probability 1 - e^(-rt) if the page changes ``r`` times a day on average
(a Poisson process): several changes between two looks are seen as one. With all rates equally likely beforehand, the
likelihood below is greatest where the estimator of J. Cho and H. Garcia-Molina (Estimating frequency of change, ACM
Transactions on Internet Technology 3, 2003, section 5.2, irregular accesses) finds its zero.

Few pages are looked at often enough to speak for themselves. What is known of pages like them (of the same type, site
make, host) is their prior: the distribution of rates that explains all of them best, found by expectation and
maximisation over a grid (J. Kiefer and J. Wolfowitz, Consistency of the maximum likelihood estimator in the presence of
infinitely many incidental parameters, Annals of Mathematical Statistics 27, 1956).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Changes a day, from once in eight years to every hour, in steps of about 40 %.
SLOWEST, FASTEST, STEPS = 1 / 3000, 24.0, 33
GRID: tuple[float, ...] = tuple(
    SLOWEST * (FASTEST / SLOWEST) ** (step / (STEPS - 1)) for step in range(STEPS)
)
# A look so soon after another tells nothing, and a page cannot be seen twice at once.
SHORTEST_WAIT = 1 / 1440
# Rounds of expectation and maximisation: the likelihood hardly grows after the third.
ROUNDS = 3

Weights = tuple[float, ...]  # how likely each rate of GRID is; they add up to one


@dataclass(frozen=True, slots=True)
class Looks:
    """What looks at a page showed. ``quiet``: days over which it had not changed; ``changed``: waits after which it had."""

    quiet: float = 0.0
    changed: tuple[float, ...] = ()

    def after(self, days: float, has_changed: bool) -> Looks:
        """With one more look, ``days`` after the one before."""
        wait = max(days, SHORTEST_WAIT)
        if has_changed:
            return Looks(self.quiet, (*self.changed, wait))
        return Looks(self.quiet + wait, self.changed)


def log_uniform() -> Weights:
    """Nothing is known: every order of magnitude is as likely as any other."""
    return (1 / STEPS,) * STEPS


def posterior(prior: Weights, looks: Looks) -> Weights:
    """How likely each rate is after these looks."""
    logs = [
        math.log(weight) + _log_likelihood(rate, looks) if weight > 0 else -math.inf
        for weight, rate in zip(prior, GRID, strict=True)
    ]
    highest = max(logs)
    return _normal([math.exp(one - highest) for one in logs])


def typical(weights: Weights) -> float:
    """The rate in the middle, in changes a day: the mean of the logarithms.

    The plain mean is led by the few per cent that the grid's fastest rates keep after a handful of looks, and sends us to
    quiet pages again and again (in ``benchmarks/revisits`` up to 5 % of the optimum).
    """
    return math.exp(sum(weight * math.log(rate) for weight, rate in zip(weights, GRID, strict=True)))


def pooled(pages: Sequence[Looks], prior: Weights, strength: float) -> Weights:
    """The distribution of rates among these pages; ``prior`` counts as much as ``strength`` pages."""
    found = prior
    for _ in range(ROUNDS):
        sums = [strength * weight for weight in prior]
        for looks in pages:
            for index, weight in enumerate(posterior(found, looks)):
                sums[index] += weight
        found = _normal(sums)
    return found


def _log_likelihood(rate: float, looks: Looks) -> float:
    return -rate * looks.quiet + sum(math.log(-math.expm1(-rate * wait)) for wait in looks.changed)


def _normal(values: Iterable[float]) -> Weights:
    listed = list(values)
    total = sum(listed)
    return tuple(value / total for value in listed)
