"""One paper that is two works: a version or an address of it becomes a paper of its own.

By version, the text is the new paper's wherever it is seen again; by address, whatever that address shows.
Texts that are merely alike never bring the two together again (``kept_apart``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from storage.correction_models import Correction
from storage.correction_rules import CorrectionKind, CorrectionRefused
from storage.corrections import find_paper, holding, settle
from storage.merging import absorb
from storage.models import Paper, Place, Version
from storage.paper_moves import (
    copy_version,
    give_own_versions,
    hand_over,
    places_of,
    refuse_parts,
    renumber,
    title_of,
    versions_of,
)


def split_version(
    session: Session, version_id: int, by: str, why: str, now: datetime, paper_id: int | None = None
) -> Correction:
    """Make a version a paper of its own, with the addresses that show it. Raises UnknownPaper, CorrectionRefused."""
    version = session.get(Version, version_id)
    if version is None or (paper_id is not None and version.paper_id != paper_id):
        raise CorrectionRefused(_no_version(session, version_id, paper_id))
    paper = find_paper(session, version.paper_id)
    refuse_parts(session, (paper,), "trennen")
    places = [place for place in places_of(session, paper.id) if place.version_id == version.id]
    said = {"version": version.id, "number": version.number, "captured_at": version.captured_at.isoformat()}
    return _split(session, paper, [version], places, said, by, why, now)


def split_address(session: Session, paper_id: int, url: str, by: str, why: str, now: datetime) -> Correction:
    """Make an address of a paper, with the versions first seen there, a paper of its own.

    Raises UnknownPaper, CorrectionRefused.
    """
    paper = find_paper(session, paper_id)
    refuse_parts(session, (paper,), "trennen")
    places = [place for place in places_of(session, paper.id) if place.resource.url == url]
    if not places:
        known = ", ".join(place.resource.url for place in places_of(session, paper.id))
        raise CorrectionRefused(
            f"{url} ist keine Adresse von Papier {paper_id}. Seine Adressen: {known or '(keine)'}."
        )
    resources = {place.resource_id for place in places}
    versions = [one for one in versions_of(session, paper.id) if one.resource_id in resources]
    return _split(session, paper, versions, places, {"url": url}, by, why, now)


def _no_version(session: Session, version_id: int, paper_id: int | None) -> str:
    if paper_id is None:
        return f"Es gibt keine Fassung {version_id}; `konzeptmonitor show PAPER` nennt die Fassungen eines Papiers."
    numbers = ", ".join(str(one.id) for one in versions_of(session, paper_id))
    return f"{version_id} ist keine Fassung von Papier {paper_id}. Seine Fassungen: {numbers or '(keine)'}."


@dataclass(frozen=True, slots=True)
class _Cut:
    """What goes to the new paper, and what stays."""

    versions: Sequence[Version]
    places: Sequence[Place]
    versions_left: Sequence[Version]
    places_left: Sequence[Place]


def _split(
    session: Session,
    paper: Paper,
    versions: Sequence[Version],
    places: Sequence[Place],
    said: dict[str, object],
    by: str,
    why: str,
    now: datetime,
) -> Correction:
    cut = _cut(session, paper, versions, places)
    first = versions[0] if versions else session.get_one(Version, places[0].version_id)
    new = _new_paper(session, paper, first)
    last_seen = {place.resource_id: place.last_seen_at for place in places}
    moved = hand_over(session, versions, places, new)
    _give_a_text_each(session, cut, paper, new)
    for one in (paper, new):
        give_own_versions(session, one)
        renumber(session, one)
        _close_without_address(session, one, last_seen, now)
    row = Correction(
        kind=CorrectionKind.SPLIT, ags=paper.ags, paper_id=paper.id, other_id=new.id, by=by, at=now, why=why,
        said=said, moved=moved,
    )  # fmt: skip
    session.add(row)
    session.flush()
    session.expire_all()
    return row


def _cut(session: Session, paper: Paper, versions: Sequence[Version], places: Sequence[Place]) -> _Cut:
    """Raises CorrectionRefused when nothing would stay."""
    versions_left = [one for one in versions_of(session, paper.id) if one not in versions]
    places_left = [place for place in places_of(session, paper.id) if place not in places]
    if not versions_left and not places_left:
        raise CorrectionRefused(
            f"Das ist alles, was Papier {paper.id} hat; es gibt nichts, wovon es zu trennen wäre."
        )
    return _Cut(versions, places, versions_left, places_left)


def _give_a_text_each(session: Session, cut: _Cut, paper: Paper, new: Paper) -> None:
    """A paper that got addresses alone has the text they show as its own, which was first seen at the other's."""
    for one, versions, places in (
        (new, cut.versions, cut.places),
        (paper, cut.versions_left, cut.places_left),
    ):
        if not versions:
            shown = session.get_one(Version, places[0].version_id)
            copy_version(session, shown, one, places[0].resource_id)


def _new_paper(session: Session, paper: Paper, version: Version) -> Paper:
    """Described as the machine described the whole, with the title, role and year of its own text."""
    new = Paper(
        ags=paper.ags,
        title=title_of(session, version).strip() or paper.title,
        role=version.role,
        level=paper.level,
        unit=paper.unit,
        score=paper.score,
        year=version.year,
        fields_of_action=list(paper.fields_of_action),
        participation_oriented=paper.participation_oriented,
        reasons=list(paper.reasons),
        recogniser=paper.recogniser,
        baseline=paper.baseline,
        newness=paper.newness,
        first_seen_at=version.captured_at,
        crawl_id=version.crawl_id,
    )
    session.add(new)
    session.flush()
    return new


def _close_without_address(
    session: Session, paper: Paper, last_seen: Mapping[int, datetime], now: datetime
) -> None:
    """A paper that no address shows any more keeps the one where its newest text was, as gone; nothing is told.

    Its text made way for that of the other: that was no disappearance when it happened, and is none now.
    """
    places, newest = places_of(session, paper.id), versions_of(session, paper.id)[-1]
    if newest.cause == "hand" or any(place.gone_at is None for place in places):
        return
    if newest.resource_id not in {place.resource_id for place in places}:
        last = last_seen.get(newest.resource_id, newest.captured_at)
        until = min(last, _replaced_at(session, newest) or last)
        session.add(
            Place(
                paper_id=paper.id,
                resource_id=newest.resource_id,
                version_id=newest.id,
                crawl_id=newest.crawl_id,
                first_seen_at=newest.captured_at,
                last_seen_at=max(newest.captured_at, until),
                missing_since=now,
                gone_at=now,
            )
        )
    paper.vanished_at = paper.vanished_at or now
    session.flush()


def _replaced_at(session: Session, version: Version) -> datetime | None:
    """When the address of a version first showed another text afterwards."""
    later = select(Version.captured_at).where(
        Version.resource_id == version.resource_id, Version.captured_at > version.captured_at
    )
    return session.scalar(later.order_by(Version.captured_at).limit(1))


def join_again(session: Session, row: Correction) -> None:
    """Take a split back: all that the new paper has by now is the old one's again."""
    paper, new = session.get_one(Paper, row.paper_id), session.get_one(Paper, row.other_id)
    absorb(session, paper, new)
    settle(session, new)


def kept_apart(session: Session, paper_id: int) -> dict[int, str]:
    """The papers that a person separated this one from, each with what was split off: "url" or "version"."""
    rows = session.scalars(
        holding().where(
            Correction.kind == CorrectionKind.SPLIT,
            or_(Correction.paper_id == paper_id, Correction.other_id == paper_id),
        )
    )
    return {
        int((row.other_id if row.paper_id == paper_id else row.paper_id) or 0): (
            "url" if "url" in row.said else "version"
        )
        for row in rows
    }
