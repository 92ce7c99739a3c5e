"""What a look at a page is worth, in importance times days of freshness gained. Pure.

Freshness is the share of time in which our copy is the page (J. Cho and H. Garcia-Molina, Effective page refresh policies
for web crawlers, ACM Transactions on Database Systems 28, 2003). Looking where this worth is greatest needs no plan for all
pages and reaches the optimum of Y. Azar, E. Horvitz, E. Lubetzky, Y. Peres and D. Shahaf (Tractable near-optimal policies
for crawling, PNAS 115, 2018): there, too, the last look at every page brings the same.
"""

from __future__ import annotations

import math

# A signal never makes a change certain: of sitemap dates 79 % are right (Bing's study of 2023), and some hosts lie always.
MOST_TRUST = 0.95


def unseen(rate: float, days: float, hints: int = 0, trust: float = 0.0) -> float:
    """The probability that a page changed since the last look, ``days`` ago.

    ``hints``: how many signals (a newer date in a sitemap, a feed entry) named it since; ``trust`` (0..1): the share of
    such signals of this host that were followed by a change we saw.
    """
    return 1 - math.exp(-effective(rate, days, hints, trust) * rate)


def worth(importance: float, rate: float, days: float, hints: int = 0, trust: float = 0.0) -> float:
    """The worth of a look now: importance / rate * (1 - (1 + x) e^-x), x the changes expected since the last look."""
    changes = rate * effective(rate, days, hints, trust)
    return importance / rate * (-math.expm1(-changes) - changes * math.exp(-changes))


def effective(rate: float, days: float, hints: int = 0, trust: float = 0.0) -> float:
    """The days since the last look, lengthened by signals until the change is as likely as they make it.

    After R. Busa-Fekete and others (Tractable optimal crawling with noisy change signals, WWW 2025): a signal is worth
    so many days of waiting.
    """
    if not hints:
        return days
    return days - hints * math.log1p(-min(trust, MOST_TRUST)) / rate
