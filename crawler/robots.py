"""robots.txt per host and path (RFC 9309), with Crawl-delay. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from protego import Protego

AGENT = "Konzeptmonitor"
# RFC 9309, 2.5: at least 500 KiB must be parsed; more is not needed.
_LIMIT = 512_000
# A Crawl-delay above this is a refusal in other words; one request a minute still observes a site.
MAX_DELAY = 60.0


@dataclass(frozen=True, slots=True)
class Robots:
    """What one origin's robots.txt says to us.

    ``available`` is False when it could not be had (5xx, no answer): then nothing may be fetched
    (RFC 9309, 2.3.1.4). ``delay`` in seconds, None when not stated.
    """

    available: bool = True
    delay: float | None = None
    sitemaps: tuple[str, ...] = ()
    text: str = ""
    _rules: Protego | None = field(default=None, repr=False)

    def allows(self, url: str) -> bool:
        if not self.available:
            return False
        return self._rules is None or bool(self._rules.can_fetch(url, AGENT))


UNAVAILABLE = Robots(available=False)
EVERYTHING_ALLOWED = Robots()


def read_robots(status: int | None, body: bytes) -> Robots:
    """The rules from an answer: 2xx parsed, other 4xx means everything is allowed, 5xx/429/none nothing."""
    if status is None or status >= 500 or status == 429:
        return UNAVAILABLE
    if not 200 <= status < 300:
        return EVERYTHING_ALLOWED
    text = body[:_LIMIT].decode("utf-8", "replace").lstrip("\ufeff")
    if re.match(r"\s*<(!doctype|html)", text, re.IGNORECASE):  # a page instead of rules: no rules
        return EVERYTHING_ALLOWED
    rules = Protego.parse(text)
    delay = rules.crawl_delay(AGENT)
    return Robots(
        delay=min(float(delay), MAX_DELAY) if delay is not None else None,
        sitemaps=tuple(rules.sitemaps),
        text=text,
        _rules=rules,
    )
