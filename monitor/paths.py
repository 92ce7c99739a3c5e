"""The way from a district's start address to what was found there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Integer, literal, select
from sqlalchemy.orm import Session

from storage.models import Resource

# Deeper than any menu; ends the walk should two pages ever name each other as parent.
_LONGEST = 25


@dataclass(frozen=True, slots=True)
class Step:
    """A page on the way, with the words of the link that led to it (None: the start, or a sitemap's entry)."""

    url: str
    link_text: str | None
    channel: str

    @property
    def words(self) -> str:
        """What this step is called where there is room for a few words only."""
        if self.channel == "seed":
            return "Startadresse"
        return self.link_text or ("Sitemap" if self.channel == "sitemap" else self.url)

    def as_json(self) -> dict[str, str | None]:
        return {"url": self.url, "link_text": self.link_text, "text": self.words}


def link_paths(session: Session, resource_ids: Iterable[int]) -> dict[int, list[Step]]:
    """For each resource the pages that led to it, from the seed down to itself; one query for all."""
    own = (Resource.parent_id, Resource.url, Resource.link_text, Resource.channel)
    start = select(Resource.id.label("leaf"), literal(0, Integer).label("depth"), *own)
    way = start.where(Resource.id.in_(list(resource_ids))).cte("way", recursive=True)
    above = select(way.c.leaf, way.c.depth + 1, *own).join(way, Resource.id == way.c.parent_id)
    way = way.union_all(above.where(way.c.depth < _LONGEST))
    found: dict[int, list[Step]] = {}
    for row in session.execute(select(way).order_by(way.c.leaf, way.c.depth.desc())):
        found.setdefault(row.leaf, []).append(Step(row.url, row.link_text, row.channel))
    return {leaf: _without_circle(steps) for leaf, steps in found.items()}


def _without_circle(steps: list[Step]) -> list[Step]:
    """The steps from the last page that no later step repeats: pages that name each other lead nowhere."""
    urls = [step.url for step in steps]
    first = next((at for at in range(len(urls)) if len(set(urls[at:])) == len(urls) - at), 0)
    return steps[first:]
