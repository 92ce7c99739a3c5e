"""Observation states: found, searched and none found, not observable (DESIGN rule 3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from monitor.coverage import (
    DistrictState,
    History,
    LastCrawl,
    State,
    counts_as_concept,
    observation_states,
    observe,
)
from storage.database import make_engine, session_for, upgrade
from storage.models import Crawl, District, Paper, Review
from storage.values import Level, Outcome, Role

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAYS = 90


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def last(outcome: Outcome, days: float = 1, reason: str = "timeout", detail: str | None = None) -> LastCrawl:
    return LastCrawl(ago(days), outcome, reason, detail)


def search(days: float, **values: int) -> LastCrawl:
    return LastCrawl(ago(days), Outcome.COMPLETE, "exhausted", None, **values)


# --- the decision -----------------------------------------------------------------------------


def test_a_district_nobody_read_is_not_observable() -> None:
    seen = observe(False, History(), NOW, DAYS)

    assert (seen.state, seen.reason) == (State.NOT_OBSERVABLE, "never_crawled")


def test_none_found_needs_a_search() -> None:
    history = History(last(Outcome.COMPLETE, reason="exhausted"), search=search(1))

    seen = observe(False, history, NOW, DAYS)

    assert (seen.state, seen.reason) == (State.NONE_FOUND, "searched")
    assert seen.sentence == "Am 23.11.2026 durchsucht, kein Konzept gefunden."


def test_a_search_is_told_with_its_extent_and_the_crawl_that_proves_it() -> None:
    done = search(1, crawl_id=12, requests=85, pages=60, documents=3)

    assert observe(False, History(done, done), NOW, DAYS).sentence == (
        "Am 23.11.2026 durchsucht (Lauf 12: 85 Abrufe, 60 Seiten und 3 Dateien gelesen), kein Konzept gefunden."
    )


def test_none_found_outlives_a_failed_crawl_until_it_lapses() -> None:
    """Not observed is not gone: the last search still says what it said."""
    failed = last(Outcome.FAILED)

    assert observe(False, History(failed, search=search(DAYS)), NOW, DAYS).state is State.NONE_FOUND
    lapsed = observe(False, History(failed, search=search(DAYS + 1)), NOW, DAYS)
    assert (lapsed.state, lapsed.reason) == (State.NOT_OBSERVABLE, "timeout")


def test_none_found_lapses_without_a_new_search() -> None:
    history = History(last(Outcome.COMPLETE, DAYS + 1), search=search(DAYS + 1))

    seen = observe(False, history, NOW, DAYS)

    assert (seen.state, seen.reason) == (State.NOT_OBSERVABLE, "lapsed")
    assert "mehr als 90 Tage" in seen.sentence


def test_nobody_can_say_none_while_a_paper_was_not_read() -> None:
    history = History(last(Outcome.COMPLETE), search=search(1), unread=1)

    seen = observe(False, history, NOW, DAYS)

    assert (seen.state, seen.reason) == (State.NOT_OBSERVABLE, "candidate_unreadable")
    assert "von Hand prüfen" in seen.sentence
    assert observe(True, history, NOW, DAYS).state is State.FOUND


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.PARTIAL])
def test_a_crawl_that_could_not_search_gives_its_own_reason(outcome: Outcome) -> None:
    crawl = last(outcome, reason="bot_wall", detail="Die Website zeigt eine Schutzseite.")

    seen = observe(False, History(crawl), NOW, DAYS)

    assert (seen.state, seen.reason) == (State.NOT_OBSERVABLE, "bot_wall")
    assert seen.sentence == "Die Website zeigt eine Schutzseite."


def test_a_complete_crawl_without_menu_says_nothing_about_absence() -> None:
    seen = observe(False, History(last(Outcome.COMPLETE)), NOW, DAYS)

    assert (seen.state, seen.reason) == (State.NOT_OBSERVABLE, "menu_not_read")


def test_found_stays_through_an_outage_and_says_so() -> None:
    crawl = last(Outcome.FAILED, detail="Der Server antwortet nicht.")

    seen = observe(True, History(crawl), NOW, DAYS)

    assert (seen.state, seen.reason) == (State.FOUND, "concept")
    assert seen.sentence == "Ein Konzept liegt vor. Zuletzt nicht beobachtbar: Der Server antwortet nicht."


MOMENTS = st.none() | st.floats(0, 1000).map(ago)
CRAWLS = st.none() | st.builds(last, st.sampled_from(Outcome), st.floats(0, 1000))


@given(CRAWLS, MOMENTS, MOMENTS, st.integers(1, 400))
def test_a_concept_always_means_found_and_none_found_never_rests_on_an_old_search(
    crawl: LastCrawl | None, searched_at: datetime | None, success: datetime | None, days: int
) -> None:
    searched_crawl = LastCrawl(searched_at, Outcome.COMPLETE, "exhausted", None) if searched_at else None
    history = History(crawl, searched_crawl, success)

    assert observe(True, history, NOW, days).state is State.FOUND
    without = observe(False, history, NOW, days)
    searched = searched_at is not None and NOW - searched_at <= timedelta(days=days)
    assert (without.state is State.NONE_FOUND) == searched
    assert without.sentence
    assert without.reason


@pytest.mark.parametrize(
    ("role", "level", "verdict", "counts"),
    [
        (Role.CONCEPT, Level.DISTRICT, None, True),
        (Role.UPDATE, Level.JOINT, None, True),
        (Role.CONCEPT, Level.TOWN, None, False),
        (Role.DRAFT, Level.DISTRICT, None, False),
        (Role.CONCEPT, Level.DISTRICT, "draft", False),
        (Role.CONCEPT, Level.DISTRICT, "report", False),
        (Role.CONCEPT, Level.DISTRICT, "other_unit", False),
        (Role.CONCEPT, Level.DISTRICT, "false_friend", False),
        (Role.NEWS, Level.OTHER, "concept", True),
        (Role.DRAFT, Level.DISTRICT, "update", True),
        (Role.CONCEPT, Level.DISTRICT, "unsure", True),
        (Role.DRAFT, Level.DISTRICT, "unsure", False),
    ],
)
def test_a_review_outranks_the_machine(role: Role, level: Level, verdict: str | None, counts: bool) -> None:
    assert counts_as_concept(role, level, verdict) is counts


# --- the queries ------------------------------------------------------------------------------


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = make_engine(f"sqlite:///{tmp_path / 'test.db'}")
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with session_for(engine) as session:
        add_district(session, "01001")
        yield session


def add_district(session: Session, ags: str, **facts: object) -> None:
    values = {"website": "https://a.test", **facts}
    session.add(District(ags=ags, name=ags, kind="Kreis", land="Hessen", **values))
    session.flush()


def add_crawl(session: Session, days: float | None, outcome: Outcome | None, **facts: object) -> Crawl:
    """A crawl that ended ``days`` ago; None: it still runs."""
    values = {"ags": "01001", "home_read": True, "menu_read": True, "reason": "exhausted", **facts}
    crawl = Crawl(
        started_at=NOW if days is None else ago(days),
        ended_at=None if days is None else ago(days),
        outcome=outcome,
        max_requests=10,
        settings={},
        host_name="a",
        pid=1,
        heartbeat_at=NOW,
        **values,
    )
    session.add(crawl)
    session.flush()
    return crawl


def add_paper(session: Session, crawl: Crawl, role: Role = Role.CONCEPT, **facts: object) -> Paper:
    values = {"first_seen_at": crawl.started_at, **facts}
    paper = Paper(
        ags=crawl.ags,
        title="Integrationskonzept",
        role=role,
        level=Level.DISTRICT,
        score=0.9,
        fields_of_action=[],
        reasons=[],
        recogniser=1,
        baseline=True,
        crawl_id=crawl.id,
        **values,
    )
    session.add(paper)
    session.flush()
    return paper


def add_review(session: Session, paper: Paper, verdict: str, days: float) -> None:
    session.add(Review(paper_id=paper.id, verdict=verdict, reviewer="Anna", reviewed_at=ago(days)))
    session.flush()


def only(session: Session, now: datetime = NOW) -> DistrictState:
    [state] = observation_states(session, now, DAYS)
    return state


def test_a_stored_concept_makes_its_district_found(session: Session) -> None:
    crawl = add_crawl(session, 5, Outcome.COMPLETE)
    add_paper(session, crawl)
    add_crawl(session, 1, Outcome.FAILED, reason="timeout", home_read=False)

    state = only(session)

    assert state.state is State.FOUND
    assert state.last_success == ago(5)


@pytest.mark.parametrize("role", [Role.DRAFT, Role.REPORT, Role.COUNCIL_PAPER, Role.NEWS, Role.SHORT_VERSION])
def test_other_papers_do_not_make_it_found(session: Session, role: Role) -> None:
    add_paper(session, add_crawl(session, 5, Outcome.COMPLETE), role)

    assert only(session).state is State.NONE_FOUND


def test_a_vanished_concept_no_longer_counts_but_did_before(session: Session) -> None:
    add_paper(session, add_crawl(session, 20, Outcome.COMPLETE), vanished_at=ago(10))

    assert only(session).state is State.NONE_FOUND
    assert only(session, ago(11)).state is State.FOUND


def test_the_newest_review_counts(session: Session) -> None:
    paper = add_paper(session, add_crawl(session, 5, Outcome.COMPLETE))
    add_review(session, paper, "false_friend", 3)
    assert only(session).state is State.NONE_FOUND

    add_review(session, paper, "concept", 2)
    assert only(session).state is State.FOUND
    assert only(session, ago(2.5)).state is State.NONE_FOUND


@pytest.mark.parametrize("missing", ["home_read", "menu_read"])
def test_a_search_has_read_home_and_menu(session: Session, missing: str) -> None:
    add_crawl(session, 1, Outcome.COMPLETE, **{missing: False})

    assert only(session).state is State.NOT_OBSERVABLE


def test_a_running_crawl_says_nothing_yet(session: Session) -> None:
    add_crawl(session, None, None, reason=None)

    assert only(session).reason == "never_crawled"


def test_the_last_crawl_that_ended_gives_the_reason(session: Session) -> None:
    add_crawl(session, 200, Outcome.COMPLETE)
    add_crawl(session, 3, Outcome.PARTIAL, reason="failures")
    add_crawl(session, 1, Outcome.FAILED, reason="tls", detail="Das Zertifikat ist abgelaufen.")
    add_crawl(session, None, None, reason=None)

    state = only(session)

    assert (state.reason, state.sentence) == ("tls", "Das Zertifikat ist abgelaufen.")
    assert state.last_success == ago(3)


def test_a_past_moment_sees_only_what_had_happened(session: Session) -> None:
    crawl = add_crawl(session, 10, Outcome.COMPLETE)
    add_paper(session, add_crawl(session, 5, Outcome.COMPLETE))

    assert only(session, ago(11)).reason == "never_crawled"
    assert only(session, ago(7)).state is State.NONE_FOUND
    assert only(session, ago(7)).last_success == crawl.ended_at
    assert only(session).state is State.FOUND


def test_a_district_without_website_says_what_is_missing(session: Session) -> None:
    add_district(session, "01002", website=None)

    state = observation_states(session, NOW, DAYS)[1]

    assert state.reason == "never_crawled"
    assert "Keine Website bekannt" in state.sentence


def test_former_districts_are_listed_only_for_their_days(session: Session) -> None:
    add_district(session, "16056", valid_to=date(2021, 6, 30))

    def listed(day: date | None) -> list[str]:
        return [state.district.ags for state in observation_states(session, NOW, DAYS, day)]

    assert listed(None) == ["01001"]
    assert listed(date(2021, 6, 30)) == ["01001", "16056"]


def test_the_number_of_queries_does_not_grow_with_the_districts(engine: Engine, session: Session) -> None:
    def counted() -> int:
        statements: list[str] = []
        listen = (
            engine,
            "before_cursor_execute",
            lambda _c, _u, statement, *_rest: statements.append(statement),
        )
        event.listen(*listen)
        for state in observation_states(session, NOW, DAYS):
            assert state.district.hosts == []
        event.remove(*listen)
        session.expire_all()
        return len(statements)

    few = counted()
    for number in range(40):
        add_district(session, f"02{number:03}")
        add_paper(session, add_crawl(session, 1, Outcome.COMPLETE, ags=f"02{number:03}"))

    session.expire_all()
    assert counted() == few <= 7
