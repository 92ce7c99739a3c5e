"""Through which channels a crawl came upon the addresses of papers, known ones included.

A link in a page, a line in a sitemap, a hit of the site's own search, a council system: each is a channel, and
from how far they overlap follows how many papers none of them showed (``monitor/completeness.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from storage.captures import link_number
from storage.models import Crawl, Paper, Part, Place, Resource, Sighting

# First finds through these are told by no page we read: another website's link, a call for data.
_TOLD_ELSEWHERE = frozenset({"foreign", "data"})


def record_sightings(session: Session, crawl: Crawl, seen: Mapping[str, Set[int]]) -> int:
    """Keep each channel of ``seen`` (channel → link numbers) that showed a place, or a part, of a paper; how many.

    Called at the crawl's end, when it is known which of the thousands of links were papers. A place reached
    through a permanent redirect was shown by whatever linked the old address.
    """
    shown = union(
        *(
            select(table.resource_id).join(Paper, Paper.id == table.paper_id).where(Paper.ags == crawl.ags)
            for table in (Place, Part)
        )
    ).subquery()
    places = session.scalars(select(Resource).where(Resource.id.in_(select(shown.c.resource_id)))).all()
    rows = [
        Sighting(resource_id=resource.id, crawl_id=crawl.id, channel=channel)
        for resource in places
        for channel in sorted(_channels(resource, crawl, seen))
    ]
    session.add_all(rows)
    session.flush()
    return len(rows)


def _channels(resource: Resource, crawl: Crawl, seen: Mapping[str, Set[int]]) -> set[str]:
    found: set[str] = set()
    for one in _ancestry(resource):
        number = link_number(one.key)
        found |= {channel for channel, numbers in seen.items() if number in numbers}
        if one.first_crawl_id == crawl.id and one.channel in _TOLD_ELSEWHERE:
            found.add(one.channel)
    return found


def _ancestry(resource: Resource) -> Iterator[Resource]:
    """The resource, and those whose permanent redirect led to it."""
    one: Resource | None = resource
    for _ in range(10):  # more hops than a crawl follows
        if one is None:
            return
        yield one
        one = one.parent if one.channel == "redirect" else None
