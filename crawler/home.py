"""The home page: read or not, and why not. Without it a district was not observed."""

from __future__ import annotations

from collections.abc import Sequence

from crawler import seeds
from crawler.frontier import Entry
from storage.values import Failure

# A home page that leads to fewer addresses is a splash screen, not a menu.
_MENU_LINKS = 5
_UNREACHABLE = frozenset({Failure.DNS, Failure.REFUSED, Failure.TLS, Failure.TIMEOUT, Failure.CONNECTION})


class Home:
    """Whether home page and menu were read; the first failure is the one that counts."""

    def __init__(self, host: str) -> None:
        self.host = host
        self.read = False
        self.menu_read = False
        self.failure: str | None = None
        self._variants: list[str] | None = None

    def answered(self, links_inside: int) -> None:
        """The home page came; it has this many links into the district's own sites."""
        if links_inside == 0:
            self.note(Failure.EMPTY)
            return
        self.read = True
        self.menu_read = self.menu_read or links_inside >= _MENU_LINKS

    def sitemap_read(self, addresses: Sequence[str]) -> None:
        self.menu_read = self.menu_read or bool(addresses)

    def note(self, failure: str) -> None:
        self.failure = self.failure or failure

    def failed(self, failure: str, url: str) -> Entry | None:
        """Remember why; the next other spelling of the home page to try, if it could not be reached."""
        self.note(failure)
        if failure not in _UNREACHABLE or self.read:
            return None
        if self._variants is None:
            self._variants = seeds.home_variants(url)
        if not self._variants:
            return None
        return Entry(self._variants.pop(0), seeds.HOME, kind="seed", channel="seed")

    def is_variant(self, origin_host: str) -> bool:
        """Whether a host is the home page's, or one of its other spellings."""
        return origin_host.removeprefix("www.") == self.host.removeprefix("www.")
