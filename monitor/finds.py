"""A paper told for the first time: a concept, a new edition of a known work, or a paper around one."""

from __future__ import annotations

from sqlalchemy import select

from monitor.comparisons import add_comparison, compare, text_row, way_reason
from monitor.look import Look
from monitor.newness import NEW, newness
from monitor.predecessor import Predecessor, Work, predecessor, presented
from storage.models import Change, Paper, Place, Resource, Version
from storage.values import Kind, Reason, Role, is_concept

# How much a find matters before anybody has compared anything.
_WEIGHT = {Kind.NEW_CONCEPT: 1.0, Kind.NEW_VERSION: 0.5, Kind.NEW_PAPER: 0.4}
_DRAFT = 0.6  # the concept that will be


def found(look: Look, version: Version, became: Version | None = None) -> Change:
    """The change that a paper's first text makes (``became``: it was a page on something else until now)."""
    paper = look.paper(version.paper_id)
    baseline = look.crawl.baseline or (paper.baseline and became is None)
    kind, before = _kind(look, paper, version, baseline=baseline)
    change = text_row(look, version, kind, baseline=baseline)
    change.newness = _newness(look, paper, version, became, baseline=baseline)
    change.significance = _DRAFT if look.judged(paper)[0] == Role.DRAFT else _WEIGHT[kind]
    reasons = [Reason("predecessor", before.why)] if before else []
    old = _newest_version(look, before.paper_id) if before else became
    if old is not None:
        comparison = compare(look, old, version)
        add_comparison(change, comparison)
        reasons += comparison.judged.reasons
        change.significance = max(change.significance, comparison.judged.score)
    reasons += [*_as_recognised(paper), *way_reason(look, version), *_newness_reason(look, change)]
    change.reasons = [reason.as_json() for reason in reasons]
    return change


def _kind(look: Look, paper: Paper, version: Version, *, baseline: bool) -> tuple[Kind, Predecessor | None]:
    if not is_concept(*look.judged(paper)):
        return Kind.NEW_PAPER, None
    work = look.work(paper.id)
    if presented(work, look.works, _linked_papers(look, version.resource_id) if work.presents else ()):
        return Kind.NEW_PAPER, None
    before = None if baseline else predecessor(work, _known_before(look, version), look.newest_text)
    return (Kind.NEW_VERSION if before else Kind.NEW_CONCEPT), before


def _known_before(look: Look, version: Version) -> list[Work]:
    """Works that earlier crawls found; two papers found together are not each other's past."""
    return [work for work in look.works if look.paper(work.paper_id).crawl_id < version.crawl_id]


def _linked_papers(look: Look, resource_id: int) -> list[int]:
    """The papers that were found through a link on this page."""
    below = select(Place.paper_id).join(Resource, Resource.id == Place.resource_id)
    return list(look.session.scalars(below.where(Resource.parent_id == resource_id)))


def _newest_version(look: Look, paper_id: int) -> Version:
    newest = select(Version).where(Version.paper_id == paper_id).order_by(Version.number.desc()).limit(1)
    return look.session.scalars(newest).one()


def _newness(
    look: Look, paper: Paper, version: Version, became: Version | None, *, baseline: bool
) -> str | None:
    return newness(
        NEW if became else paper.newness,
        baseline=baseline,
        reading_changed=look.reading_changed,
        address_known=became is None and version.resource.first_crawl_id < look.crawl.id,
    )


def _as_recognised(paper: Paper) -> list[Reason]:
    return [
        Reason(
            str(reason.get("code") or ""),
            str(reason.get("text") or ""),
            float(reason.get("weight") or 0.0),
            reason.get("page"),
            reason.get("passage"),
        )
        for reason in paper.reasons
    ]


def _newness_reason(look: Look, change: Change) -> list[Reason]:
    """Why this is news, or why it was only found late; nothing for a first inventory."""
    if change.newness is None:
        return []
    if change.newness == NEW:
        text = "Neu: Beim vorigen Lauf führte noch kein Link hierher, oder der Inhalt ist jünger als er."
        return [Reason("new", text)]
    why = " Seit dem vorigen Lauf wird anders oder mehr gelesen." if look.reading_changed else ""
    return [Reason("late_found", f"Nachträglich gefunden: Es kann schon länger dort stehen.{why}")]
