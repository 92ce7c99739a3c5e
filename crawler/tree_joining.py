"""Papers told in many short pages, at the crawl's end: their joined text is recognised as that of a file would be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from crawler import page_trees, urls
from crawler.page_trees import Leaf
from crawler.reading import HTML
from crawler.recognise.paper import recognise
from storage.models import Paper, Resource
from storage.values import Recognition, Role

if TYPE_CHECKING:
    from crawler.joining import Waiting

_WORKS = (Role.CONCEPT, Role.UPDATE)


@dataclass(frozen=True, slots=True)
class Recognised:
    """Pages that are one paper together, the first of them first; ``titles``: what each is called."""

    pages: list[Waiting]
    titles: list[str]
    found: Recognition


def recognised(session: Session, read: Mapping[int, Waiting]) -> Iterator[Recognised]:
    """The papers among the trees of these pages."""
    leaves = [_leaf(session.get_one(Resource, key), one) for key, one in read.items()]
    for root, chapters in page_trees.trees([leaf for leaf in leaves if leaf is not None]):
        members = [read[leaf.resource_id] for leaf in (root, *chapters)]
        found = judged(root, chapters, members)
        if found is not None:
            yield Recognised(members, [leaf.heading for leaf in (root, *chapters)], found)


@dataclass(frozen=True, slots=True)
class Further:
    """A page that turned up below a paper in chapters, and where it stands among them."""

    page: Waiting
    number: int
    title: str


def further(session: Session, paper: Paper, read: Mapping[int, Waiting]) -> Iterator[Further]:
    """The pages read that are further chapters of a paper which is in chapters already."""
    first = paper.parts[0]
    if first.document.media_type not in HTML:
        return
    leaves = [_leaf(session.get_one(Resource, key), one) for key, one in read.items()]
    for leaf in page_trees.further_chapters(first.resource.key, [one for one in leaves if one is not None]):
        number = page_trees.place_among([part.title for part in paper.parts], leaf)
        yield Further(read[leaf.resource_id], number, leaf.heading)


def judged(root: Leaf, chapters: list[Leaf], members: list[Waiting]) -> Recognition | None:
    """What the pages are together; None unless that is a paper which bears its name."""
    contexts = [one.reading.context for one in members if one.reading.context is not None]
    document = page_trees.joined_document(root, chapters)
    if not contexts or not page_trees.names_itself(root, document):
        return None
    found = recognise(document, page_trees.joined_context(contexts[0], contexts[1:]))
    return replace(found, title=document.title) if found.role in _WORKS else None


def _leaf(resource: Resource, one: Waiting) -> Leaf | None:
    if one.reading.document is None:
        return None
    links: dict[str, str] = {}
    for link in one.reading.links:
        if not link.in_nav and (address := urls.canonical(link.url)):
            links.setdefault(urls.key(address), link.text)
    return Leaf(
        resource.id,
        resource.url,
        resource.key,
        resource.parent_id,
        one.reading.document,
        resource.link_text or "",
        links,
    )
