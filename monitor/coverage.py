"""Observation states: found, searched and none found, or not observable (DESIGN rule 3).

``observe`` decides from values; ``observation_states`` asks the database once for all districts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from monitor.reviews import newest_review_ids
from storage.corrections import as_known_at
from storage.models import Crawl, District, Document, Paper, Review, Version
from storage.registry import districts_as_of
from storage.values import Outcome, is_concept

BERLIN = ZoneInfo("Europe/Berlin")
IS_SUCCESS = Crawl.outcome.in_([Outcome.COMPLETE, Outcome.PARTIAL])
# Absence can be said only of a site whose home page and menu (or sitemap) were read.
IS_SEARCH = (Crawl.outcome == Outcome.COMPLETE) & Crawl.home_read & Crawl.menu_read
# Why a searched district is not observable: what may be its concept could not be read.
UNREAD = "candidate_unreadable"


class State(StrEnum):
    FOUND = "found"
    NONE_FOUND = "none_found"
    NOT_OBSERVABLE = "not_observable"


@dataclass(frozen=True, slots=True)
class LastCrawl:
    """The newest crawl that ended."""

    ended_at: datetime
    outcome: str | None
    reason: str | None
    detail: str | None  # one German sentence
    unread: int = 0
    crawl_id: int = 0
    requests: int = 0
    pages: int = 0
    documents: int = 0

    @property
    def extent(self) -> str:
        """How much was looked at, and where its record is found."""
        if not self.crawl_id:
            return ""
        return f" (Lauf {self.crawl_id}: {self.requests} Abrufe, {self.pages} Seiten und {self.documents} Dateien gelesen)"


@dataclass(frozen=True, slots=True)
class History:
    """What a district's crawls say. ``search``: the newest crawl that allows to say "none"."""

    last: LastCrawl | None = None
    search: LastCrawl | None = None
    last_success: datetime | None = None
    unread: int = 0  # papers that are called a concept and that nobody could read or fetch


@dataclass(frozen=True, slots=True)
class Observation:
    """A state with its reason: a code for programs, a German sentence for people."""

    state: State
    reason: str
    sentence: str


@dataclass(frozen=True, slots=True)
class DistrictState:
    """A district, what is known of it at a moment, and when it was last read."""

    district: District
    state: State
    reason: str
    sentence: str
    last_success: datetime | None
    searched_by: int | None = None  # the crawl whose record shows what was searched, when none was found


def counts_as_concept(role: str, level: str, verdict: str | None) -> bool:
    """Whether a paper makes its district ``found``; the newest review outranks the machine.

    An ``unsure`` reviewer decides nothing.
    """
    if verdict is None or verdict == "unsure":
        return is_concept(role, level)
    return verdict in ("concept", "update")


def observe(has_concept: bool, history: History, now: datetime, none_found_days: int) -> Observation:
    """The state of a district.

    ``found`` stays through outages; ``none_found`` needs a search no older than ``none_found_days``;
    whatever else is not observable, with the reason why.
    """
    last, search = history.last, history.search
    searched_at = search.ended_at if search else None
    if has_concept:
        return Observation(State.FOUND, "concept", "Ein Konzept liegt vor." + _outage(last))
    if searched_at is not None and now - searched_at <= timedelta(days=none_found_days):
        if history.unread:
            return Observation(State.NOT_OBSERVABLE, UNREAD, _unread(history.unread, searched_at))
        return Observation(
            State.NONE_FOUND,
            "searched",
            f"Am {_day(searched_at)} durchsucht{search.extent if search else ''}, kein Konzept gefunden.",
        )
    if last is None:
        return Observation(State.NOT_OBSERVABLE, "never_crawled", "Noch nicht gelesen.")
    if last.outcome != Outcome.COMPLETE:
        return Observation(State.NOT_OBSERVABLE, last.reason or "other", _why(last))
    if searched_at is None:
        return Observation(
            State.NOT_OBSERVABLE,
            "menu_not_read",
            "Gelesen, aber ohne Navigation oder Sitemap: Daraus folgt nicht, dass nichts da ist.",
        )
    return Observation(
        State.NOT_OBSERVABLE,
        "lapsed",
        f"Zuletzt am {_day(searched_at)} durchsucht; das ist mehr als {none_found_days} Tage her.",
    )


def _unread(count: int, searched_at: datetime) -> str:
    papers = (
        "konnte ein Papier, das ein Integrationskonzept sein kann,"
        if count == 1
        else f"konnten {count} Papiere, die ein Integrationskonzept sein können,"
    )
    return f"Am {_day(searched_at)} durchsucht, dabei {papers} nicht gelesen werden; bitte von Hand prüfen."


def _outage(last: LastCrawl | None) -> str:
    return f" Zuletzt nicht beobachtbar: {_why(last)}" if last and last.outcome == Outcome.FAILED else ""


def _why(last: LastCrawl) -> str:
    return (
        last.detail
        or f"Der Lauf vom {_day(last.ended_at)} blieb ohne Beobachtung ({last.reason or 'other'})."
    )


def _day(moment: datetime) -> str:
    local = moment.astimezone(BERLIN)
    return f"{local.day}.{local.month}.{local.year}"


def observation_states(
    session: Session, now: datetime, none_found_days: int, day: date | None = None
) -> list[DistrictState]:
    """The state of every district of ``day`` (default: of ``now``) as it was known at ``now``, by AGS.

    A fixed number of queries, however many districts. Later crawls, papers and reviews do not count.
    """
    found = concept_districts(session, now)
    histories = _histories(session, now)
    return [
        _state(district, district.ags in found, histories.get(district.ags, History()), now, none_found_days)
        for district in districts_as_of(session, day or now.date())
    ]


def _state(
    district: District, has_concept: bool, history: History, now: datetime, none_found_days: int
) -> DistrictState:
    seen = observe(has_concept, history, now, none_found_days)
    sentence = seen.sentence
    if seen.reason == "never_crawled" and district.website is None:
        sentence = "Keine Website bekannt; eine angeben mit `konzeptmonitor districts set`."
    searched = history.search.crawl_id if history.search and seen.state is State.NONE_FOUND else None
    return DistrictState(district, seen.state, seen.reason, sentence, history.last_success, searched)


def concept_districts(session: Session, now: datetime) -> set[str]:
    """The AGS of all districts with a current concept paper at ``now``."""
    return set(concept_papers(session, now).values())


def concept_papers(session: Session, now: datetime) -> dict[int, str]:
    """The papers that count as concepts at ``now``, each with its district's AGS."""
    # By way of the paper's number: "review.id IN (…)" alone makes SQLite try every review for every paper.
    newest = newest_review_ids(now).subquery("newest")
    papers = (
        select(Paper.id, Paper.ags, Paper.role, Paper.level, Review.verdict, Paper.role_decided_at)
        .outerjoin(newest, newest.c.paper_id == Paper.id)
        .outerjoin(Review, Review.id == newest.c.id)
        .where(Paper.first_seen_at <= now, or_(Paper.vanished_at.is_(None), Paper.vanished_at > now))
    )
    rows = session.execute(papers).all()
    later = any(row.role_decided_at is not None and row.role_decided_at > now for row in rows)
    then = as_known_at(session, now) if later else {}
    judged = {row.id: then.get(row.id, (row.role, row.level)) for row in rows}
    return {
        row.id: row.ags
        for row in rows
        if counts_as_concept(judged[row.id][0], judged[row.id][1], row.verdict)
    }


def _histories(session: Session, now: datetime) -> dict[str, History]:
    ended = (
        Crawl.ended_at <= now
    ) & ~Crawl.revisit  # a revisit searches nothing and shows no site as a whole
    last, search, success = (
        _newest_crawls(session, condition) for condition in (ended, ended & IS_SEARCH, ended & IS_SUCCESS)
    )
    unread = _unread_papers(session, now)
    return {
        ags: History(
            last=crawl,
            search=search.get(ags),
            last_success=success[ags].ended_at if ags in success else None,
            unread=unread[ags] + (search[ags].unread if ags in search else 0),
        )
        for ags, crawl in last.items()
    }


def _unread_papers(session: Session, now: datetime) -> Counter[str]:
    """How many papers of each district are called a concept, were never read, and wait for a person's word."""
    newest = select(func.max(Version.id)).where(Version.captured_at <= now).group_by(Version.paper_id)
    rows = session.execute(
        select(Paper.id, Paper.ags, Paper.reasons)
        .join(Version, Version.paper_id == Paper.id)
        .join(Document, Document.id == Version.document_id)
        .outerjoin(Review, (Review.paper_id == Paper.id) & (Review.reviewed_at <= now))
        .where(
            Version.id.in_(newest.scalar_subquery()),
            Document.problem_code.is_not(None),
            or_(Paper.vanished_at.is_(None), Paper.vanished_at > now),
            or_(Review.id.is_(None), Review.verdict == "unsure"),
            or_(Paper.role_decided_at.is_(None), Paper.role_decided_at > now),
        )
    )
    # Once a paper, however often people were unsure; PostgreSQL cannot compare JSON, so not by DISTINCT.
    papers = {paper_id: (ags, reasons) for paper_id, ags, reasons in rows}
    return Counter(
        ags for ags, reasons in papers.values() if any(one.get("code") == "unread" for one in reasons)
    )


def _newest_crawls(session: Session, condition: ColumnElement[bool]) -> dict[str, LastCrawl]:
    newest = select(func.max(Crawl.id)).where(condition).group_by(Crawl.ags).scalar_subquery()
    columns = select(
        Crawl.ags,
        Crawl.ended_at,
        Crawl.outcome,
        Crawl.reason,
        Crawl.detail,
        Crawl.unread,
        Crawl.id,
        Crawl.requests,
        Crawl.pages,
        Crawl.documents,
    )
    rows = session.execute(columns.where(Crawl.id.in_(newest))).all()
    return {ags: LastCrawl(*rest) for ags, *rest in rows if ags is not None}
