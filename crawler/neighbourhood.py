"""Which part of a site a page stands in, and whether a link belongs to that part or to every page. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from crawler.frontier import Entry

# Below this a page says nothing of the topic.
_OFF_TOPIC = 0.3
# A menu met on one page off the topic is the site's own; a teaser may stand on one by chance.
_ENOUGH, _MENU, _TEXT = 2, 2, 1
# More links in menus, or in text, that no page had before are no part of the site but its menu, shown here first.
_MENU_OF_A_SITE, _LISTS_OF_A_SITE = 30, 60
# A page without a word of the topic, named only by pages on it, is of their part of the site: this much of
# their nearness it has itself ("Grundlagen" below "Migration").
_HANDED_ON = 0.7


class Neighbourhood:
    """Remembers on which pages off the topic each link stood."""

    def __init__(self) -> None:
        self._off_topic: Counter[str] = Counter()
        self._met: set[str] = set()

    def nearness(self, entry: Entry, relevance: float) -> float:
        """0..1: how close to the topic a page is, by its own words or by those of the pages that named it."""
        return max(relevance, _HANDED_ON * entry.nearness)

    def shows_the_site(self, met: Iterable[tuple[str, bool]], nearness: float) -> bool:
        """Whether a page near the topic is the first to show a menu of the whole site (``met``: key, in a menu)."""
        if nearness < _OFF_TOPIC:
            return False
        fresh = Counter(in_menu for key, in_menu in met if key not in self._met)
        return fresh[True] > _MENU_OF_A_SITE or fresh[False] > _LISTS_OF_A_SITE

    def meets(self, key: str, in_menu: bool, nearness: float) -> bool:
        """Note a link of a page; True while it stands only on pages near the topic (so its part of the site)."""
        self._met.add(key)
        if nearness < _OFF_TOPIC:
            self._off_topic[key] += _MENU if in_menu else _TEXT
        return self._off_topic[key] < _ENOUGH

    def is_everywhere(self, key: str) -> bool:
        """Whether a link has turned out to stand on pages off the topic as well."""
        return self._off_topic[key] >= _ENOUGH

    def is_the_site_s(self, key: str, in_menu: bool) -> None:
        """Note a link of the menu of the whole site, unless pages near the topic alone had it before."""
        if key not in self._met:
            self._off_topic[key] += _MENU if in_menu else _TEXT
