"""What detection needs to know of one crawl and its district, read in a handful of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from monitor.newness import reading_changed
from monitor.paths import Step, link_paths
from monitor.predecessor import Work
from monitor.reviews import Verdict, as_judged, newest_reviews
from storage.models import Crawl, District, Document, Paper, Part, Place, Version
from storage.values import Outcome, Role

# Roles that make a paper worth telling of, whatever its score, once a person has given it one.
_CONFIRMED = (Role.CONCEPT, Role.UPDATE, Role.DRAFT, Role.REPORT)


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where a text stood before it was edited and put elsewhere. ``vanished_at``: nobody knew where it was."""

    old_urls: tuple[str, ...]
    share: float
    vanished_at: datetime | None


@dataclass
class Look:
    """One crawl as detection sees it. Each property is read once, when first asked for."""

    session: Session
    crawl: Crawl
    now: datetime
    of: str | None = None  # the district, for a crawl of watched addresses, which belongs to none
    paths: dict[int, list[Step]] = field(default_factory=dict)
    arrivals: dict[int, Arrival] = field(default_factory=dict)  # by version: texts that came from elsewhere

    @cached_property
    def ags(self) -> str:
        return self.of or self.crawl.ags or ""

    @cached_property
    def district(self) -> District:
        return self.session.get_one(District, self.ags)

    @cached_property
    def versions(self) -> list[Version]:
        """The texts this crawl found that were not looked at yet, in the order they were found."""
        return list(
            self.session.scalars(
                select(Version)
                .join(Paper, Paper.id == Version.paper_id)
                .where(
                    Version.crawl_id == self.crawl.id, Version.detected_at.is_(None), Paper.ags == self.ags
                )
                .options(joinedload(Version.document), joinedload(Version.resource))
                .order_by(Version.id)
            )
        )

    @cached_property
    def papers(self) -> list[Paper]:
        """All papers of the district with their addresses and what each shows."""
        return list(
            self.session.scalars(
                select(Paper)
                .where(Paper.ags == self.ags)
                .options(
                    selectinload(Paper.places).options(joinedload(Place.resource), joinedload(Place.version))
                )
                .order_by(Paper.id)
            )
        )

    @cached_property
    def _papers_by_id(self) -> dict[int, Paper]:
        return {paper.id: paper for paper in self.papers}

    def forget_papers(self) -> None:
        """Read the papers afresh when next asked for: texts were filed under others."""
        for name in ("papers", "_papers_by_id", "verdicts", "works", "_newest", "confirmed"):
            self.__dict__.pop(name, None)

    def paper(self, paper_id: int) -> Paper:
        """A paper of the district, its addresses loaded."""
        return self._papers_by_id[paper_id]

    @cached_property
    def standing_parts(self) -> frozenset[int]:
        """Papers of which chapters or volumes stand, whatever became of the page that lists them."""
        rows = select(Part.paper_id).join(Paper).where(Paper.ags == self.ags, Part.gone_at.is_(None))
        return frozenset(self.session.scalars(rows.distinct()))

    @cached_property
    def verdicts(self) -> dict[int, str]:
        """The newest verdict on each paper of the district that has one."""
        rows = newest_reviews(self.session, [paper.id for paper in self.papers])
        return {paper_id: review.verdict for paper_id, review in rows.items()}

    @cached_property
    def works(self) -> list[Work]:
        """The district's papers in the values that tell one work from another."""
        return [self._work(paper, *facts) for paper in self.papers if (facts := self._newest.get(paper.id))]

    def work(self, paper_id: int) -> Work:
        return next(work for work in self.works if work.paper_id == paper_id)

    @cached_property
    def _newest(self) -> dict[int, tuple[int, str, int]]:
        """Document, media type and words of each paper's newest version."""
        last = (
            select(Version.paper_id, func.max(Version.number).label("number"))
            .join(Paper)
            .where(Paper.ags == self.ags)
            .group_by(Version.paper_id)
            .subquery()
        )
        rows = self.session.execute(
            select(Version.paper_id, Version.document_id, Version.media_type, Document.words)
            .join(last, (last.c.paper_id == Version.paper_id) & (last.c.number == Version.number))
            .join(Document, Document.id == Version.document_id)
        )
        return {
            paper_id: (document_id, media_type, words) for paper_id, document_id, media_type, words in rows
        }

    def _work(self, paper: Paper, _document_id: int, media_type: str, words: int) -> Work:
        role, level = self.judged(paper)
        is_page = media_type.startswith("text/html")
        return Work(paper.id, paper.title, self.district.name, role, level, paper.year, is_page, words)

    @cached_property
    def confirmed(self) -> frozenset[int]:
        """Papers that a person called one."""
        known = (Verdict.CONCEPT, Verdict.UPDATE, Verdict.DRAFT, Verdict.REPORT)
        by_review = (paper_id for paper_id, verdict in self.verdicts.items() if verdict in known)
        by_hand = (paper.id for paper in self.papers if paper.role_decided_at and paper.role in _CONFIRMED)
        return frozenset([*by_review, *by_hand])

    def judged(self, paper: Paper) -> tuple[str, str]:
        """Role and level of a paper, a person's verdict heard."""
        return as_judged(paper.role, paper.level, self.verdicts.get(paper.id))

    def newest_text(self, paper_id: int) -> str:
        """The text of a paper's newest version."""
        return self.text(self._newest[paper_id][0])

    def text(self, document_id: int) -> str:
        return self.session.scalar(select(Document.text).where(Document.id == document_id)) or ""

    def path_to(self, resource_id: int) -> list[Step]:
        """The pages that led to a resource; read for all of this crawl's finds at once."""
        if resource_id not in self.paths:
            wanted = {resource_id, *(version.resource_id for version in self.versions)} - self.paths.keys()
            self.paths.update(link_paths(self.session, wanted))
        return self.paths.get(resource_id, [])

    @cached_property
    def is_newest(self) -> bool:
        """Whether no later crawl of the district has ended: the addresses are as this one left them."""
        later = select(Crawl.id).where(
            Crawl.ags == self.ags, Crawl.id > self.crawl.id, Crawl.ended_at.is_not(None)
        )
        return self.session.scalar(later.limit(1)) is None

    @cached_property
    def reading_changed(self) -> bool:
        """Whether we read or searched differently than in the district's last crawl that read anything."""
        before = self.session.scalars(
            select(Crawl)
            .where(Crawl.ags == self.ags, Crawl.id < self.crawl.id, Crawl.outcome != Outcome.FAILED)
            .order_by(Crawl.id.desc())
            .limit(1)
        ).first()
        return before is not None and reading_changed(
            {**before.settings, "max_requests": before.max_requests},
            {**self.crawl.settings, "max_requests": self.crawl.max_requests},
        )


def live_urls(paper: Paper, first: str) -> list[str]:
    """The addresses that show a paper now, ``first`` at the front."""
    live = [
        place.resource.url for place in paper.places if place.missing_since is None and place.gone_at is None
    ]
    return _once([first, *live])


def _once(urls: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(urls))
