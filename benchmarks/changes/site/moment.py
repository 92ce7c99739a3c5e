"""When a page is asked for: which round, and the how-manieth request."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from benchmarks.discovery.chance import rng

_FIRST_ROUND = datetime(2026, 3, 3, 9, 12)  # noqa: DTZ001  (what the site's own clock shows)
_BETWEEN = timedelta(days=9, hours=3, minutes=17)


@dataclass(frozen=True, slots=True)
class Moment:
    """What the site knows when it writes a page: its clock, and chances that last a request or a round."""

    seed: int
    page: str
    host: str
    round: int
    request: int  # of all requests: no two answers share it

    @property
    def clock(self) -> datetime:
        """The site's time: rounds are days apart, requests seconds."""
        return _FIRST_ROUND + self.round * _BETWEEN + timedelta(seconds=self.request * 3)

    def each(self, what: str) -> random.Random:
        """Chances that fall anew with every answer."""
        return rng(self.seed, self.page, what, self.round, self.request)

    def daily(self, what: str) -> random.Random:
        """Chances that fall once a round, for this page."""
        return rng(self.seed, self.page, what, self.round)

    def site_daily(self, what: str) -> random.Random:
        """Chances that fall once a round, for all pages of the host."""
        return rng(self.seed, self.host, what, self.round)

    def fixed(self, what: str) -> random.Random:
        """Chances that never fall again, for this page."""
        return rng(self.seed, self.page, what)

    def site_fixed(self, what: str) -> random.Random:
        """Chances that never fall again, for all pages of the host."""
        return rng(self.seed, self.host, what)
