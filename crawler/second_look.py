"""A page that seems to have changed is asked for again in the same crawl: only what all answers show counts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from crawler.frontier import Entry
from crawler.reading import Reading
from crawler.site import Site
from storage import papers
from storage.models import Resource
from storage.steady import Volatile, difference, lines_of, steady

_NOTHING_LEARNED = Volatile()
# Two answers show the same of a dozen adverts now and then, three hardly ever.
_LOOKS = 3


@dataclass
class SecondLooks:
    """The web pages of known papers that wait for their second look."""

    site: Site
    _looks: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)

    def must_wait(self, entry: Entry, reading: Reading) -> bool:
        """Whether this page is looked at again before it is judged; then it is queued.

        A page of which nothing changed that holds still is then read as one that did not change.
        """
        if not reading.is_page or reading.document is None:
            return False
        known = self._known_lines(entry)
        if known is None:
            return False
        looks = [*self._looks.pop(entry.key, []), lines_of(reading.document.text)]
        seen = steady(looks)
        if difference(known, seen.lines, _NOTHING_LEARNED, seen.gaps):
            if len(looks) < _LOOKS:
                self._looks[entry.key] = looks
                self.site.frontier.put_back(replace(entry, kind="known"))
                return True
        elif len(looks) > 1:
            reading.document = None  # seen, and as it was
        return False

    def _known_lines(self, entry: Entry) -> tuple[str, ...] | None:
        """The lines of the paper this address showed last; None when it showed none."""
        with self.site.store.session() as session:
            resource = (
                session.get(Resource, entry.resource_id)
                if entry.resource_id
                else self.site.keeper.find(session, entry.key)
            )
            place = papers.place_of(session, resource) if resource is not None else None
            if place is None or not place.version.media_type.startswith("text/html"):
                return None
            return lines_of(place.version.document.text)
