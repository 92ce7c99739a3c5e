"""Corrections of a paper's fields: kept as rows, and what follows from them written into the paper.

The rows are the truth, the paper's columns follow from them and from the machine's word in
``Paper.recognised`` (``settle``). Whatever writes a paper's title, role, level, unit or year for the machine
does so through ``machine_says``, so that it never overwrites a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from storage.correction_models import Correction
from storage.correction_rules import (
    FIELDS,
    JUDGED,
    CorrectionKind,
    CorrectionRefused,
    Decision,
    Effective,
    UnknownPaper,
    completed,
    effective,
)
from storage.models import District, Paper, Review
from storage.verdicts import as_judged

_OF_FIELDS = (CorrectionKind.ADD, CorrectionKind.CORRECT, CorrectionKind.MERGE)


def find_paper(session: Session, paper_id: int) -> Paper:
    """A paper that can be decided about. Raises UnknownPaper; CorrectionRefused for one merged into another."""
    paper = session.get(Paper, paper_id)
    if paper is None:
        raise UnknownPaper(f"There is no paper {paper_id}; `konzeptmonitor documents` lists those there are.")
    if paper.merged_into_id is not None:
        raise CorrectionRefused(
            f"Papier {paper_id} ist mit Papier {paper.merged_into_id} zusammengeführt; "
            f"gemeint ist wohl Papier {paper.merged_into_id} (sonst die Zusammenführung zurücknehmen)."
        )
    return paper


def correct(
    session: Session, paper_id: int, said: Mapping[str, Any], by: str, why: str, now: datetime
) -> Correction:
    """Say what fields of a paper (correction_rules.FIELDS) are. Raises UnknownPaper, CorrectionRefused."""
    paper = find_paper(session, paper_id)
    if not said:
        raise CorrectionRefused(f"Für Papier {paper_id} ist nichts zu berichtigen angegeben.")
    if said.keys() & {"title"} and not str(said["title"]).strip():
        raise CorrectionRefused("Ein Titel kann nicht leer sein.")
    before = _fields(paper)
    district = session.get_one(District, paper.ags).name
    row = Correction(
        kind=CorrectionKind.CORRECT,
        ags=paper.ags,
        paper_id=paper.id,
        by=by,
        at=now,
        why=why,
        said=completed(said, before, judged(session, paper), district),
    )
    row.was = {name: before[name] for name in row.said}
    session.add(row)
    settle(session, paper)
    return row


def judged(session: Session, paper: Paper) -> tuple[str, str]:
    """Role and level of a paper, the newest review that counts heard."""
    counts = Review.paper_id == paper.id
    if paper.role_decided_at is not None:
        counts &= Review.reviewed_at > paper.role_decided_at
    newest = session.scalar(select(Review.verdict).where(counts).order_by(Review.id.desc()).limit(1))
    return as_judged(paper.role, paper.level, newest)


def decided_by_people(session: Session, paper: Paper) -> dict[str, Any]:
    """The fields of a paper that a person decided, by correction or review, with their values."""
    own, role_and_level = _fields(paper), judged(session, paper)
    decided = {name: own[name] for name in paper.corrected}
    if role_and_level != (paper.role, paper.level) or JUDGED & set(paper.corrected):
        decided |= dict(zip(("role", "level"), role_and_level, strict=True))
    return decided


def machine_says(session: Session, paper: Paper, **fields: Any) -> None:
    """Write what the machine recognises; where a person decided, it is only remembered."""
    if paper.recognised is None:
        for name, value in fields.items():
            setattr(paper, name, value)
        return
    paper.recognised = {**paper.recognised, **fields}
    settle(session, paper)


def settle(session: Session, paper: Paper) -> None:
    """Bring a paper's fields in line with the machine's word and the corrections that hold."""
    session.flush()
    if paper.recognised is None:
        paper.recognised = _fields(paper)
    found = derived(session, paper)
    for name in FIELDS:
        setattr(paper, name, found.values[name])
    paper.corrected, paper.role_decided_at = list(found.corrected), found.role_decided_at
    session.flush()


def derived(session: Session, paper: Paper, until: datetime | None = None) -> Effective:
    """A paper's fields as they follow from its rows (those made ``until`` then)."""
    rows = list(session.scalars(holding(until).where(_about(paper.id)).order_by(Correction.id)))
    decisions = [
        Decision(row.said, row.at) for row in rows if row.paper_id == paper.id and row.kind in _OF_FIELDS
    ]
    return effective(paper.recognised or _fields(paper), decisions, _closed_at(session, paper, rows, until))


def _closed_at(
    session: Session, paper: Paper, rows: Iterable[Correction], until: datetime | None
) -> datetime | None:
    """Since when a paper is none of its own: merged, its split taken back, or its adding."""
    if until is not None:
        return next(
            (row.at for row in rows if row.kind == CorrectionKind.MERGE and row.other_id == paper.id), None
        )
    if paper.merged_into_id is None and paper.by_hand != "withdrawn":
        return None
    return session.scalar(select(func.max(Correction.at)).where(_about(paper.id)))


def holding(until: datetime | None = None) -> Select[Correction]:
    """Corrections that were not taken back (among those made ``until`` then)."""
    undo = aliased(Correction)
    undone = select(undo.undoes_id).where(undo.undoes_id.is_not(None))
    if until is not None:
        undone = undone.where(undo.at <= until)
    rows = select(Correction).where(Correction.kind != CorrectionKind.UNDO, Correction.id.not_in(undone))
    return rows if until is None else rows.where(Correction.at <= until)


def history(session: Session, paper_id: int) -> list[Correction]:
    """Every decision about a paper, those taken back and the taking back included, in order."""
    return list(session.scalars(select(Correction).where(_about(paper_id)).order_by(Correction.id)))


def undone_by(session: Session, rows: Iterable[Correction]) -> dict[int, Correction]:
    """The row that took a correction back, by the number of the one it names."""
    named = select(Correction).where(Correction.undoes_id.in_([row.id for row in rows]))
    return {row.undoes_id: row for row in session.scalars(named) if row.undoes_id is not None}


def as_known_at(session: Session, moment: datetime) -> dict[int, tuple[str, str]]:
    """Role and level, then, of the papers that a person decided about since."""
    later = select(Paper).where(Paper.role_decided_at > moment)
    found = ((paper.id, derived(session, paper, until=moment).values) for paper in session.scalars(later))
    return {paper_id: (str(values["role"]), str(values["level"])) for paper_id, values in found}


def _about(paper_id: int) -> Any:
    return or_(Correction.paper_id == paper_id, Correction.other_id == paper_id)


def _fields(paper: Paper) -> dict[str, Any]:
    return {name: getattr(paper, name) for name in FIELDS}
