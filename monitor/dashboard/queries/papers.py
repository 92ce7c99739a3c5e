"""What the paper pages read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, joinedload, selectinload

from monitor.dashboard.queries.alerts import alerts_of_paper
from monitor.dashboard.queries.judged import (
    CONFIRMING,
    counting,
    judged,
    judged_level,
    judged_role,
    newest_verdict,
)
from monitor.dashboard.queries.paging import AnyRow, AnySelect, Page, contains, read_page
from monitor.dashboard.queries.versions import Proof, proofs
from storage.adoptions import adoptions_of
from storage.models import (
    Adoption,
    Body,
    Capture,
    District,
    Document,
    Paper,
    Place,
    Resource,
    Review,
    Version,
)
from storage.values import Role


@dataclass(frozen=True, slots=True)
class PaperFilter:
    """Which papers; empty or None: whichever. ``counts``: only those that count for the study."""

    text: str = ""
    land: str | None = None
    role: str | None = None
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Original:
    """A body that showed a version: how often and when it was fetched. Several may share one text."""

    version: Version
    sha256: str
    media_type: str
    size: int
    first_at: datetime
    last_at: datetime
    captures: int


@dataclass(frozen=True, slots=True)
class PaperDetail:
    """One paper with its versions (newest first), places, reviews (newest first), originals, alerts and resolutions."""

    paper: Paper
    district: District
    role: str
    level: str
    verdict: str | None
    counts: bool
    versions: Sequence[Proof]
    places: Sequence[Place]
    reviews: Sequence[Review]
    originals: Sequence[Original]
    alerts: Sequence[AnyRow]
    adoptions: Sequence[Adoption]


def paper_rows() -> AnySelect:
    """The statement every list of papers starts from: papers that are papers, newest text first."""
    of_paper = Version.paper_id == Paper.id
    versions = (
        select(func.count())
        .where(of_paper, Version.cause.in_(("site", "hand")))
        .correlate(Paper)
        .scalar_subquery()
    )
    newest = select(func.max(Version.captured_at)).where(of_paper).correlate(Paper).scalar_subquery()
    columns = (
        Paper.id,
        Paper.title,
        Paper.year,
        Paper.score,
        Paper.ags,
        Paper.baseline,
        Paper.first_seen_at,
        Paper.vanished_at,
        judged_role.label("role"),
        judged_level.label("level"),
        counting.label("counts"),
        newest_verdict,
        versions.label("versions"),
        newest.label("newest_at"),
        District.name.label("district"),
        District.land,
    )
    return judged(select(*columns)).where(judged_role != Role.NONE).order_by(newest.desc(), Paper.id.desc())


def paper_page(session: Session, wanted: PaperFilter, number: int) -> Page:
    """A page of papers, newest text first."""
    statement = paper_rows()
    if wanted.text:
        statement = statement.where(_mentions(wanted.text))
    if wanted.land:
        statement = statement.where(District.land == wanted.land)
    if wanted.role:
        statement = statement.where(judged_role == wanted.role)
    if wanted.counts:
        statement = statement.where(counting)
    return read_page(session, statement, number)


def _mentions(text: str) -> ColumnElement[bool]:
    """Every word is in the title or in the district's name, whether large or small letters."""
    return and_(*[or_(_holds(Paper.title, word), _holds(District.name, word)) for word in text.split()])


def _holds(column: InstrumentedAttribute[str], word: str) -> ColumnElement[bool]:
    # SQLite's ILIKE knows small and large letters of ASCII only: "öffnung" would miss "Öffnung".
    spellings = {word, word.lower(), word.upper(), word.capitalize()}
    return or_(*[column.ilike(contains(one), escape="\\") for one in sorted(spellings)])


def papers_of_district(session: Session, ags: str) -> Sequence[AnyRow]:
    """All papers of a district, those that count first."""
    statement = paper_rows().where(Paper.ags == ags).order_by(None)
    return session.execute(statement.order_by(counting.desc(), Paper.title, Paper.id)).all()


def confirmed_districts(session: Session) -> set[str]:
    """The AGS of the districts with a concept that a person confirmed."""
    by_people = or_(newest_verdict.in_(CONFIRMING), and_(Paper.role_decided_at.is_not(None), counting))
    confirmed = and_(by_people, Paper.vanished_at.is_(None))
    return set(session.scalars(judged(select(Paper.ags)).where(confirmed).distinct()))


def find_paper(session: Session, paper_id: int) -> PaperDetail | None:
    """One paper with everything its page shows; None when there is none."""
    columns = (
        Paper,
        District,
        judged_role.label("role"),
        judged_level.label("level"),
        newest_verdict,
        counting.label("counts"),
    )
    found = session.execute(
        judged(select(*columns))
        .where(Paper.id == paper_id)
        .options(selectinload(Paper.places).options(joinedload(Place.resource), joinedload(Place.version)))
    ).one_or_none()
    if found is None:
        return None
    paper = found.Paper
    versions = sorted(
        proofs(session, Version.paper_id == paper_id).values(), key=lambda proof: -proof.version.number
    )
    reviews = session.scalars(
        select(Review).where(Review.paper_id == paper_id).order_by(Review.id.desc())
    ).all()
    return PaperDetail(
        paper=paper,
        district=found.District,
        role=found.role,
        level=found.level,
        verdict=found.verdict,
        counts=found.counts,
        versions=versions,
        places=paper.places,
        reviews=reviews,
        originals=_originals(session, paper_id, [proof.version for proof in versions]),
        alerts=alerts_of_paper(session, paper_id),
        adoptions=adoptions_of(session, paper_id),
    )


def _originals(session: Session, paper_id: int, versions: Sequence[Version]) -> list[Original]:
    """Every body seen at the paper's places whose text is one of its versions, newest version first."""
    by_text = {version.text_sha256: version for version in reversed(versions)}
    rows = session.execute(
        select(
            Body.sha256,
            Body.media_type,
            Body.size,
            Document.text_sha256,
            func.min(Capture.captured_at).label("first_at"),
            func.max(Capture.captured_at).label("last_at"),
            func.count(Capture.id.distinct()).label("captures"),
        )
        .join(Capture, Capture.body_sha256 == Body.sha256)
        .join(Document, Document.body_sha256 == Body.sha256)
        .join(Resource, Resource.id == Capture.resource_id)
        .join(Place, Place.resource_id == Resource.id)
        .where(Place.paper_id == paper_id, Document.text_sha256.in_(by_text))
        .group_by(Body.sha256, Body.media_type, Body.size, Document.text_sha256)
    )
    found: dict[str, Original] = {}
    for row in rows:  # a body read by two extractor versions belongs to the newest version it shows
        version = by_text[row.text_sha256]
        if row.sha256 not in found or found[row.sha256].version.number < version.number:
            found[row.sha256] = Original(
                version, row.sha256, row.media_type, row.size, row.first_at, row.last_at, row.captures
            )
    return sorted(found.values(), key=lambda original: (-original.version.number, original.first_at))


def shows_version(session: Session, version: Version, sha256: str) -> bool:
    """Whether a body is an original of this version: its own, or one that says the same."""
    if sha256 == version.sha256:
        return True
    same = select(Document.id).where(
        Document.body_sha256 == sha256, Document.text_sha256 == version.text_sha256
    )
    return session.scalars(same.limit(1)).first() is not None
