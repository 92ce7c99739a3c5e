"""Requests to a web archive: guarded, within its robots.txt, one after the other with a pause between."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

import requests

from crawler.answers import retry_after
from crawler.dispatcher import MAX_HOLD
from crawler.robots import Robots, read_robots
from storage.guarded_requests import AddressRefused

# Archives lead from one moment to the nearest they have, which leads nowhere else.
_HOPS = 5
_CHUNK = 65536
_LATER = (429, 503)


class ArchiveRefuses(RuntimeError):
    """The archive as a whole does not answer us: robots rules, a refused address, asked for patience."""


class NotHad(RuntimeError):
    """One address could not be had; others may."""


@dataclass(frozen=True, slots=True)
class Answer:
    url: str
    status: int
    headers: Mapping[str, str]  # by lower-case name
    body: bytes


@dataclass
class Archive:
    """``session`` must be guarded. ``clock`` and ``sleep`` are those of ``time``, unless a test has its own."""

    session: requests.Session
    delay: float
    timeout: float
    most_bytes: int
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _robots: dict[str, Robots] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def get(self, url: str, parameters: Mapping[str, str] | None = None) -> Answer:
        """The answer with content. Raises ArchiveRefuses, NotHad."""
        address = requests.Request("GET", url, params=dict(parameters or {})).prepare().url or url
        home = urlsplit(address).netloc
        for _ in range(_HOPS):
            if not self._rules(address).allows(address):
                raise ArchiveRefuses(f"robots.txt of {home} forbids {address}.")
            answer = self._patiently(address)
            target = urljoin(address, answer.headers.get("location", ""))
            if not 300 <= answer.status < 400 or target == address:
                break
            if urlsplit(target).netloc != home:
                raise NotHad(f"{address} leads away to {target}.")
            address = target
        if answer.status != 200:
            raise NotHad(f"{address} answers {answer.status}.")
        return answer

    def _rules(self, address: str) -> Robots:
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            try:
                answer = self._ask(f"{origin}/robots.txt")
            except NotHad:
                self._robots[origin] = read_robots(None, b"")
            else:
                self._robots[origin] = read_robots(answer.status, answer.body)
        if not self._robots[origin].available:
            raise ArchiveRefuses(
                f"robots.txt of {parts.netloc} could not be had; then nothing may be asked for."
            )
        return self._robots[origin]

    def _patiently(self, address: str) -> Answer:
        """Ask, and once more when the archive names a time to wait that is bearable."""
        answer = self._ask(address)
        if answer.status not in _LATER:
            return answer
        wait = retry_after(answer.headers.get("retry-after"), datetime.now(UTC))
        if wait is None or wait > MAX_HOLD:
            raise ArchiveRefuses(f"{urlsplit(address).netloc} asks for patience (HTTP {answer.status}).")
        self.sleep(wait)
        again = self._ask(address)
        if again.status in _LATER:
            raise ArchiveRefuses(f"{urlsplit(address).netloc} still asks for patience (HTTP {again.status}).")
        return again

    def _ask(self, address: str) -> Answer:
        self._pause(address)
        try:
            with self.session.get(
                address, timeout=self.timeout, allow_redirects=False, stream=True
            ) as response:
                return Answer(
                    address,
                    response.status_code,
                    {name.lower(): value for name, value in response.headers.items()},
                    self._body(address, response),
                )
        except AddressRefused as error:
            raise ArchiveRefuses(str(error)) from error
        except requests.RequestException as error:
            raise NotHad(f"{address} could not be had ({type(error).__name__}).") from error

    def _body(self, address: str, response: requests.Response) -> bytes:
        body = bytearray()
        for chunk in response.iter_content(_CHUNK):
            body += chunk
            if len(body) > self.most_bytes:
                raise NotHad(f"{address} is larger than crawl.max_body_mb allows.")
        return bytes(body)

    def _pause(self, address: str) -> None:
        """One request after the other to a host, so long after the last as settings or robots.txt say."""
        parts = urlsplit(address)
        known = self._robots.get(f"{parts.scheme}://{parts.netloc}")
        delay = max(self.delay, (known.delay or 0.0) if known else 0.0)
        last = self._last.get(parts.netloc)
        if last is not None and (left := last + delay - self.clock()) > 0:
            self.sleep(left)
        self._last[parts.netloc] = self.clock()
