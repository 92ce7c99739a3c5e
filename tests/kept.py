"""A home with a real archive behind its rows: what a crawl keeps, without the crawl.

kept = Kept(store)
page = kept.see("/integration", b"<p>…</p>")
paper = kept.paper("/konzept.pdf", b"%PDF…", "Text", parent=page.resource)
kept.crawl()                                 # the next crawl, a week later
kept.see("/konzept.pdf", status=304)         # unchanged
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import captures, crawls, papers
from storage.heads import AnswerHeaders, Heads, head, status_line
from storage.models import Capture, Crawl, District, Paper, Resource, Version
from storage.store import Store
from storage.values import Document, Level, Recognition, Role

AGS = "03991"
SITE = "http://www.kreis-au.test"
START = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
WEEK = timedelta(days=7)


class Kept:
    def __init__(self, store: Store, ags: str = AGS) -> None:
        self.store, self.ags, self.now = store, ags, START - WEEK
        with store.session() as session:
            session.add(
                District(ags=ags, name="Landkreis Au", kind="Landkreis", land="Niedersachsen", website=SITE)
            )
        self._crawl_id = 0
        self.crawl()

    def crawl(self) -> int:
        """The next crawl, a week later; its number."""
        self.now += WEEK
        with self.store.session() as session:
            if self._crawl_id:
                before = session.get_one(Crawl, self._crawl_id)
                before.ended_at, before.outcome, before.home_read = self.now, "complete", True
            self._crawl_id = crawls.open_crawl(session, self.ags, self.now, 400, {}).id
        return self._crawl_id

    def see(
        self,
        path: str,
        body: bytes | None = None,
        *,
        status: int | None = 200,
        media_type: str = "text/html",
        parent: Capture | None = None,
        headers: dict[str, str] | None = None,
        failure: str | None = None,
    ) -> Capture:
        """One fetch of an address. A 304 stands for the body seen there last."""
        sha256 = self.store.bodies.put(body) if body is not None else None
        with self.store.session() as session:
            resource = self._resource(session, path, parent)
            if status == 304:
                sha256 = resource.body_sha256
            elif sha256 is not None and body is not None:
                captures.record_body(session, sha256, len(body), media_type, self.now)
            said = {"content-type": media_type, **(headers or {})}
            return captures.record_capture(
                session,
                session.get_one(Crawl, self._crawl_id),
                resource,
                self.now,
                status=status,
                headers=AnswerHeaders(said, SITE + path, self._heads(path, status, said)) if status else {},
                body_sha256=sha256,
                failure=failure,
            )

    def paper(
        self,
        path: str,
        body: bytes,
        text: str,
        *,
        media_type: str = "application/pdf",
        parent: Capture | None = None,
        role: Role = Role.CONCEPT,
        extractor: int = 1,
    ) -> Capture:
        """A fetch of an address that shows a paper with this text."""
        seen = self.see(path, body, media_type=media_type, parent=parent)
        with self.store.session() as session:
            capture = session.get_one(Capture, seen.id)
            read = Document(media_type, "Integrationskonzept", tuple(text.split("\f")), extractor)
            document = papers.record_document(session, str(capture.body_sha256), read)
            found = Recognition(role, Level.DISTRICT, 0.9, "Integrationskonzept", None)
            crawl = session.get_one(Crawl, self._crawl_id)
            sighting = papers.Sighting(crawl, capture.resource, capture, document, found, 1, None, self.now)
            papers.record_paper(session, sighting)
        return seen

    def papers(self) -> list[Paper]:
        with self.store.session() as session:
            return list(session.scalars(select(Paper).order_by(Paper.id)))

    def versions(self) -> list[Version]:
        with self.store.session() as session:
            return list(session.scalars(select(Version).order_by(Version.id)))

    def _resource(self, session: Session, path: str, parent: Capture | None) -> Resource:
        key = f"{self.ags}:{path}"
        found = captures.find_resource(session, self.ags, key)
        if found is None:
            found = Resource(
                ags=self.ags,
                key=key,
                url=SITE + path,
                channel="link" if parent else "seed",
                parent_id=parent.resource_id if parent else None,
                first_seen_at=self.now,
                first_crawl_id=self._crawl_id,
            )
            session.add(found)
            session.flush()
        return found

    @staticmethod
    def _heads(path: str, status: int, headers: dict[str, str]) -> Heads:
        return Heads(
            head(f"GET {path} HTTP/1.1", [("Host", urlsplit(SITE).netloc)]),
            head(status_line(status), list(headers.items())),
        )
