"""A page that seems to have changed is asked for again in the same crawl: only what all answers show counts.

What differed between two answers of one crawl is remembered. A page that never settles is left as it is, and says
so once (``PageNoise.restless_at``).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from crawler.frontier import Entry
from crawler.reading import Reading
from crawler.site import Site
from storage import papers, parts
from storage.models import Document, Resource
from storage.noise_models import PageNoise
from storage.steady import SETTLED_SHARE, Steady, Volatile, difference, lines_of, steady

# Two answers show the same of a dozen adverts now and then, three hardly ever.
_LOOKS = 3


@dataclass(frozen=True, slots=True)
class _Known:
    """What a page of a paper showed last, and what changes by itself there."""

    resource_id: int
    lines: tuple[str, ...]
    volatile: Volatile


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
        known = self._known(entry)
        if known is None:
            return False
        looks = [*self._looks.pop(entry.key, []), lines_of(reading.document.text)]
        seen = steady(looks)
        changed = difference(known.lines, seen.lines, known.volatile, seen.gaps)
        if changed and len(looks) < _LOOKS:
            self._looks[entry.key] = looks
            self.site.frontier.put_back(replace(entry, kind="known"))
            return True
        is_restless = seen.share < SETTLED_SHARE
        self._learn(known, seen, is_restless=is_restless)
        if (not changed or is_restless) and looks[-1] != known.lines:
            reading.document = None  # seen, and as it was
        return False

    def _known(self, entry: Entry) -> _Known | None:
        """What of a paper, or of a part of one, this address showed last; None when it showed none."""
        with self.site.store.session() as session:
            resource = (
                session.get(Resource, entry.resource_id)
                if entry.resource_id
                else self.site.keeper.find(session, entry.key)
            )
            shown = _shown(session, resource) if resource is not None else None
            if resource is None or shown is None or not shown.media_type.startswith("text/html"):
                return None
            noise = session.get(PageNoise, resource.id)
            learned = Volatile.from_json(noise.volatile) if noise is not None else Volatile()
            return _Known(resource.id, lines_of(shown.text), learned)

    def _learn(self, known: _Known, seen: Steady, *, is_restless: bool) -> None:
        """Remember what did not hold still."""
        with self.site.store.session() as session:
            noise = session.get(PageNoise, known.resource_id)
            if noise is None:
                if not seen.masks and not is_restless:
                    return
                noise = PageNoise(resource_id=known.resource_id, volatile={}, shared=[], restless_at=None)
                session.add(noise)
            noise.volatile = known.volatile.with_more(seen.masks, seen.gaps).as_json()
            noise.restless_at = (noise.restless_at or self.site.clock()) if is_restless else None


def _shown(session: Session, resource: Resource) -> Document | None:
    part = parts.part_of(session, resource)
    if part is not None:
        return part.document
    place = papers.place_of(session, resource)
    return place.version.document if place is not None else None
