"""How many papers no channel showed, from how far the channels overlap (capture-recapture). Pure.

A channel (links, sitemap, a search, a council system …) is a trap, a paper an animal: the more often two channels
show the same papers, the fewer papers both can have missed. Nothing here is known about papers or channels beyond
which channels saw each paper.

Two channels: Chapman's estimator, with the variance of Seber and Wittes.
    D. G. Chapman (1951), Some properties of the hypergeometric distribution with applications to zoological
    sample censuses, University of California Publications in Statistics 1, 131-160.
    G. A. F. Seber (1970), The effects of trap response on tag recapture estimates, Biometrics 26, 13-22.
Three and more: Chao's lower bound, in the form for channels of unequal yield: only papers seen by one or two
channels tell about those seen by none, since papers that are easy to find swell the higher overlaps.
    A. Chao (1987), Estimating the population size for capture-recapture data with unequal catchability,
    Biometrics 43, 783-791.
    L.-P. Rivest and S. Baillargeon (2007), Applications and extensions of Chao's moment estimator for the size
    of a closed population, Biometrics 63, 999-1006.
The bound takes all channels for equally good in its oldest form; where links show nine papers of ten and a search
one, that form is no bound but several times too high.
Bias is reduced by adding a fraction to each count.
    M. A. Evans and D. G. Bonett (1994), Bias reduction for multiple-recapture estimators of closed population
    size, Biometrics 50, 388-395.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from monitor.linear import inverse

# Fewer papers in two channels at once, and the estimate has no worth: its bias is negligible from seven on
# (D. S. Robson and H. A. Regier, 1964, Transactions of the American Fisheries Society 93, 215-226).
LEAST_OVERLAP = 7
# 95 % of a normal distribution lie within so many standard deviations.
_Z = 1.959964
_ROUNDS = 100
_CLOSE_ENOUGH = 1e-9

Seen = frozenset[str]  # the channels that showed one paper


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many papers there are: ``seen`` by any channel, ``total`` estimated, with a 95 % interval."""

    method: str  # "chapman" | "chao_lower_bound"
    channels: tuple[str, ...]
    seen: int
    overlap: int  # papers seen by two channels and more
    total: float
    low: float
    high: float


def estimate(papers: Iterable[Seen]) -> Estimate | None:
    """The estimate from which channels saw each paper; None when too few papers were seen twice.

    Papers that no channel saw must not be among them; they are what is estimated.
    """
    counts = Counter(one for one in papers if one)
    channels = tuple(sorted({channel for seen in counts for channel in seen}))
    overlap = sum(number for seen, number in counts.items() if len(seen) > 1)
    if len(channels) < 2 or overlap < LEAST_OVERLAP:
        return None
    seen = counts.total()
    if len(channels) == 2:
        cells = [counts[frozenset(part)] for part in (channels[:1], channels[1:], channels)]
        method, (missed, variance) = "chapman", _chapman(*cells)
        low, high = interval(missed, variance) if missed else (0.0, _most(*cells))
    else:
        method, (missed, variance) = "chao_lower_bound", _lower_bound(counts, channels)
        low, high = interval(missed, variance)
    return Estimate(method, channels, seen, overlap, seen + missed, seen + low, seen + high)


def _most(*cells: int) -> float:
    """How many may be missing when one channel showed nothing that the other did not, and the estimate is none.

    Fourteen papers of fourteen are no proof that a channel shows all: the bias-reduced counts (Evans and Bonett) give the
    upper end of the interval.
    """
    only_first, only_second, both = (number + 0.5 for number in cells)
    spread = math.sqrt(1 / only_first + 1 / only_second + 1 / both)
    return only_first * only_second / both * math.exp(_Z * spread)


def _chapman(only_first: int, only_second: int, both: int) -> tuple[float, float]:
    """How many both missed, and the variance."""
    first, second = only_first + both, only_second + both
    missed = only_first * only_second / (both + 1)
    variance = (first + 1) * (second + 1) * only_first * only_second / ((both + 1) ** 2 * (both + 2))
    return missed, variance


def interval(missed: float, variance: float) -> tuple[float, float]:
    """The 95 % interval of the number missed, log-normal, so that it never falls below none (Chao 1987)."""
    if missed <= 0:
        return 0.0, 0.0
    factor = math.exp(_Z * math.sqrt(math.log1p(variance / missed**2)))
    return missed / factor, missed * factor


def _lower_bound(counts: Counter[Seen], channels: Sequence[str]) -> tuple[float, float]:
    """How many papers all channels missed at the least, and the variance.

    With independent channels, those that only i saw are missed * r(i), those that only i and j saw
    missed * r(i) * r(j): a Poisson regression of these counts has the logarithm of ``missed`` as its constant.
    """
    patterns = [frozenset(part) for size in (1, 2) for part in combinations(channels, size)]
    added = 0.5 ** (len(channels) - 1)
    numbers = [counts[pattern] + added for pattern in patterns]
    rows = [[1.0, *(float(channel in pattern) for channel in channels)] for pattern in patterns]
    constant, spread = _poisson_constant(rows, numbers)
    missed = math.exp(constant)
    # What is missed varies around its expectation, too: hence the second part.
    return missed, missed**2 * math.expm1(spread + 1 / missed)


def _poisson_constant(rows: list[list[float]], numbers: list[float]) -> tuple[float, float]:
    """The first coefficient of a log-linear Poisson regression and its variance, by reweighted least squares."""
    width = range(len(rows[0]))
    fitted, before = list(numbers), math.inf
    for _ in range(_ROUNDS):
        information = [
            [sum(mean * row[i] * row[j] for mean, row in zip(fitted, rows, strict=True)) for j in width]
            for i in width
        ]
        working = [math.log(mean) + (seen - mean) / mean for mean, seen in zip(fitted, numbers, strict=True)]
        moments = [
            sum(mean * row[i] * aim for mean, row, aim in zip(fitted, rows, working, strict=True))
            for i in width
        ]
        covariance = inverse(information)
        coefficients = [sum(covariance[i][j] * moments[j] for j in width) for i in width]
        fitted = [math.exp(sum(map(float.__mul__, row, coefficients))) for row in rows]
        if abs(coefficients[0] - before) < _CLOSE_ENOUGH:
            break
        before = coefficients[0]
    return coefficients[0], covariance[0][0]
