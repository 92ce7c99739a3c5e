"""A district as crawls see it, one observation after another, over a real database."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import captures, crawls, papers
from storage.models import Crawl, District, Paper, Place, Resource, Version
from storage.papers import Recorded, Sighting
from storage.values import Document, Level, Outcome, Recognition, Role

START = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
DAY = timedelta(days=1)
SITE = "https://www.kreis-au.test"


@dataclass
class History:
    """``crawl()`` begins the next crawl a day later; ``see`` and ``miss`` observe one address in it."""

    session: Session
    ags: str = "03991"
    now: datetime = START
    confirm: timedelta = timedelta(hours=24)
    crawl_row: Crawl = field(init=False)

    def __post_init__(self) -> None:
        self.session.add(
            District(ags=self.ags, name="Landkreis Au", kind="Landkreis", land="Niedersachsen", website=SITE)
        )
        self.session.flush()
        self._open()

    def _open(self) -> None:
        self.crawl_row = crawls.open_crawl(self.session, self.ags, self.now, 400, {})

    def crawl(self, later: timedelta = DAY, outcome: Outcome = Outcome.COMPLETE) -> None:
        """End the crawl under way and begin the next one."""
        self.crawl_row.ended_at, self.crawl_row.outcome = self.now, outcome
        self.crawl_row.home_read = outcome is not Outcome.FAILED
        self.now += later
        self._open()

    def resource(self, path: str) -> Resource:
        key = f"kreis-au.test{path}"
        found = captures.find_resource(self.session, self.ags, key)
        if found is None:
            found = Resource(
                ags=self.ags, key=key, url=SITE + path, channel="link", first_seen_at=self.now, first_crawl_id=self.crawl_row.id
            )  # fmt: skip
            self.session.add(found)
            self.session.flush()
        return found

    def see(
        self,
        path: str,
        text: str,
        *,
        bytes_: bytes | None = None,
        role: Role = Role.CONCEPT,
        media_type: str = "application/pdf",
        extractor: int = 1,
        title: str = "Integrationskonzept",
        year: int | None = None,
    ) -> Recorded:
        """A document with this text is at this address now; other ``bytes_`` are another export of it."""
        body = bytes_ if bytes_ is not None else f"{media_type}:{text}".encode()
        sha256 = hashlib.sha256(body).hexdigest()
        captures.record_body(self.session, sha256, len(body), media_type, self.now)
        resource = self.resource(path)
        capture = captures.record_capture(
            self.session, self.crawl_row, resource, self.now, status=200, headers={}, body_sha256=sha256
        )
        self.session.flush()
        document = papers.record_document(
            self.session, sha256, Document(media_type, title, tuple(text.split("\f")), extractor)
        )
        recognition = Recognition(role, Level.DISTRICT, 0.9 if role is not Role.NONE else 0.1, title, year)
        return papers.record_paper(
            self.session,
            Sighting(self.crawl_row, resource, capture, document, recognition, 1, None, self.now),
        )

    def miss(self, path: str, *, second_look: bool = False, moved_to: str | None = None) -> bool:
        """The address answers 404 now (``moved_to``: a permanent redirect). True: needs a second look."""
        resource = self.resource(path)
        captures.record_capture(self.session, self.crawl_row, resource, self.now, status=404, headers={})
        return papers.mark_missing(
            self.session, resource, self.now, self.confirm, second_look=second_look, moved_to=moved_to
        )

    # --- what is known now ----------------------------------------------------------------

    def papers(self) -> list[Paper]:
        return list(self.session.scalars(select(Paper).where(Paper.ags == self.ags).order_by(Paper.id)))

    def texts(self, paper: int = 0) -> list[str]:
        """The texts of a paper's versions, in order."""
        versions = self.session.scalars(
            select(Version).where(Version.paper_id == self.papers()[paper].id).order_by(Version.number)
        )
        return [version.document.text for version in versions]

    def place(self, path: str) -> Place:
        """What is at an address now, or was there last."""
        place = papers.place_of(self.session, self.resource(path))
        assert place is not None
        return place

    def shown(self) -> dict[str, str]:
        """Path → text of every place that is not gone."""
        places = self.session.scalars(select(Place).where(Place.gone_at.is_(None)).order_by(Place.id))
        return {place.resource.url.removeprefix(SITE): place.version.document.text for place in places}
