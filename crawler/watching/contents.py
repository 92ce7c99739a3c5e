"""What an answer of a watched address holds: the body, what it is read with, and what of it is compared."""

from __future__ import annotations

from sqlalchemy.orm import Session

from crawler.extract.read import read
from crawler.reading import Reading
from crawler.watching import keeping, view
from crawler.watching.errand import Errand
from storage import captures, papers
from storage.models import District, Resource
from storage.steady import lines_of
from storage.store import Store
from storage.values import Context
from storage.watch_models import Watch


def archived(store: Store, errand: Errand) -> tuple[bytes, str]:
    """The body an unchanged address showed last, and its type."""
    with store.session() as session:
        watch = session.get_one(Watch, errand.watch_id)
        resource = captures.find_resource_of(session, watch.ags, errand.key)
        assert resource is not None  # noqa: S101  (its validators made the answer)
        assert resource.body_sha256 is not None  # noqa: S101
        declared = papers.body_type(session, resource.body_sha256)
        sha256 = resource.body_sha256
    return store.bodies.get(sha256), declared


def compared(
    errand: Errand, before: keeping.Known, reading: Reading, body: bytes, charset: str | None
) -> tuple[tuple[str, ...], tuple[tuple[str, str, str], ...]]:
    """The lines of the text and the documents it links, by the watch's own rules if it has some."""
    assert reading.document is not None  # noqa: S101  (just read)
    if before.selector and reading.is_page:
        part = view.chosen(body, before.selector, charset)
        document = read(part, reading.media_type, "utf-8")
        return lines_of(document.text, before.ignore), view.linked_in(part, errand.url, "utf-8")
    return lines_of(reading.document.text, before.ignore), view.linked_documents(reading.links)


def context(session: Session, errand: Errand) -> Context:
    """What recognition knows of a watched address besides its content."""
    watch = session.get_one(Watch, errand.watch_id)
    district = session.get(District, watch.ags) if watch.ags else None
    parent = (
        session.get(Resource, watch.resource_id) if errand.kind == "document" and watch.resource_id else None
    )
    return Context(
        errand.url, link_text=errand.link_text, parent_url=parent.url if parent else "", parent_title=watch.name,
        district_name=district.name if district else "", district_kind=district.kind if district else "",
        land=district.land if district else "",
    )  # fmt: skip
