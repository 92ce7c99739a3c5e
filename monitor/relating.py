"""Keeps what the papers of a district are to each other, and to those of other districts (monitor.relations)."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, joinedload

from monitor.look import Look
from monitor.relations import COPIED_SHARE, Alike, Member, Related, copy, relations
from monitor.reviews import as_judged
from storage.models import District, Document, Paper, Version
from storage.near_texts import near_texts, note_texts, signatures
from storage.relation_models import PaperRelation
from storage.signatures import Signature, containment, jaccard
from storage.text import fold, similarity

# A cover and an imprint, as in ``monitor.edition``.
_COVER_CHARACTERS = 700
# The estimate is off by 0.05 at most times; what may reach a bound is counted exactly.
_DOUBT = 0.15


def relate(look: Look) -> None:
    """Bring the relations of the district's papers to what they are now, after a crawl that found new texts."""
    if not look.versions:
        return
    members = _members(look.session, Paper.ags == look.ags, look.verdicts)
    note_texts(look.session, {one.text for one in members})
    texts = Texts(look.session, signatures(look.session, {one.text for one in members}))
    _keep(look, relations(members, texts.alike))
    new = {version.paper_id for version in look.versions}
    for one in members:
        if one.paper_id in new and one.is_work:
            _keep_copy(look, one, texts)


@dataclass
class Texts:
    """Compares texts by their signatures, and word for word where those leave doubt."""

    session: Session
    signatures: dict[str, Signature] = field(default_factory=dict)

    def alike(self, one: Member, other: Member) -> Alike:
        """What two papers' newest texts share."""
        if one.text == other.text:
            return Alike(1.0, 1.0)
        mine, its = self.signatures.get(one.text), self.signatures.get(other.text)
        if mine is None or its is None:
            return Alike(0.0, 0.0)
        guess = Alike(jaccard(mine, its), containment(mine, its))
        if guess.containment < _DOUBT:
            return guess
        return Alike(*similarity(self.text(one.text), self.text(other.text)))

    def text(self, sha256: str) -> str:
        stored = select(Document.text).where(Document.text_sha256 == sha256).limit(1)
        return self.session.scalar(stored) or ""


def _members(session: Session, of: ColumnElement[bool], verdicts: dict[int, str]) -> list[Member]:
    """The papers of whom ``of`` is true, by their newest text."""
    rows = session.execute(
        select(Version, District.name, func.substr(Document.text, 1, _COVER_CHARACTERS))
        .join(Paper, Paper.id == Version.paper_id)
        .join(District, District.ags == Paper.ags)
        .join(Document, Document.id == Version.document_id)
        .where(of)
        .options(joinedload(Version.paper), joinedload(Version.document), joinedload(Version.resource))
        .order_by(Version.number)
    )
    newest = {version.paper_id: (version, place, cover) for version, place, cover in rows}
    return [
        _member(version, place, cover, verdicts.get(paper_id))
        for paper_id, (version, place, cover) in sorted(newest.items())
    ]


def _member(version: Version, place: str, cover: str, verdict: str | None) -> Member:
    paper = version.paper
    said_already = fold(paper.subtitle) in fold(paper.title)
    title = paper.title if said_already else f"{paper.title}: {paper.subtitle}"
    is_page = version.media_type.startswith("text/html")
    role, level = as_judged(paper.role, paper.level, verdict)
    return Member(
        paper.id, title, place, role, level, paper.year, version.document.words, is_page,
        version.text_sha256, cover, version.resource.link_text or "", bool(paper.parts),
    )  # fmt: skip


def _keep(look: Look, found: list[Related]) -> None:
    """Write what is new, correct what is said otherwise now, take back what does not hold any more."""
    mine = select(Paper.id).where(Paper.ags == look.ags)
    rows = select(PaperRelation).where(PaperRelation.paper_id.in_(mine), PaperRelation.other_id.in_(mine))
    held = {(row.paper_id, row.other_id): row for row in look.session.scalars(rows)}
    for one in found:
        _write(look, one, held.pop((one.paper_id, one.other_id), None))
    for row in held.values():
        look.session.delete(row)
    look.session.flush()


def _write(look: Look, one: Related, row: PaperRelation | None) -> None:
    if row is None:
        row = PaperRelation(
            paper_id=one.paper_id, other_id=one.other_id, crawl_id=look.crawl.id, found_at=look.now
        )
        look.session.add(row)
    row.kind, row.alike = str(one.kind), one.alike
    row.reasons = [reason.as_json() for reason in one.reasons]


def _keep_copy(look: Look, one: Member, texts: Texts) -> None:
    """Note the paper of another district that has most in common with this one, if one has its text."""
    signature = texts.signatures.get(one.text)
    near = near_texts(look.session, signature, COPIED_SHARE - _DOUBT) if signature else {}
    texts.signatures.update(signatures(look.session, near))
    others = _members(look.session, Version.text_sha256.in_(near) & (Paper.ags != look.ags), {})
    found = [
        related
        for other in others
        if other.is_work and (related := copy(one, other, texts.alike(one, other))) is not None
    ]
    if found:
        best = max(found, key=lambda related: (related.alike, -related.other_id))
        pair = PaperRelation.paper_id == best.paper_id, PaperRelation.other_id == best.other_id
        _write(look, best, look.session.scalar(select(PaperRelation).where(*pair)))
        look.session.flush()


def relations_of(session: Session, paper_id: int) -> list[PaperRelation]:
    """What a paper is to others, and others to it, in the order they were found."""
    mine = (PaperRelation.paper_id == paper_id) | (PaperRelation.other_id == paper_id)
    return list(session.scalars(select(PaperRelation).where(mine).order_by(PaperRelation.id)))
