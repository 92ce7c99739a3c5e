"""Problems of sites, pauses, figures and the scheduler's pulse on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from monitor.changes import detect_all
from monitor.dashboard.metrics import metrics
from monitor.dashboard.queries.metrics import figures
from monitor.health.overview import health
from monitor.service import make_scheduler
from monitor.ticks import last_tick
from storage.health_models import SiteProblem
from storage.models import Change, District
from storage.pause_models import Pause
from storage.pauses import open_pauses, pause, resume
from storage.store import Store
from tests.monitor.builders import AGS, at, make_crawl, make_district, opened
from tests.postgres import postgresql

pytestmark = pytest.mark.real

FAILED = {"outcome": "failed", "reason": "timeout", "detail": "Keine Antwort.", "record": None}


@pytest.fixture(scope="module")
def database_url() -> Iterator[str]:
    with postgresql() as url:
        yield url


@pytest.fixture(scope="module")
def store(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One home for the tests of this file, which build on each other's district but not on their rows."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KONZEPTMONITOR_DATABASE_URL", database_url)
        with opened(tmp_path_factory.mktemp("home")) as store:
            yield store


def test_an_outage_is_told_once_by_processes_that_share_a_database(store: Store) -> None:
    with store.session() as session:
        make_crawl(session, 0)
        for day in (7, 8):
            make_crawl(session, day, **FAILED)
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda _: detect_all(store, at(8)), range(3)))

    with store.session() as session:
        [row] = session.scalars(select(SiteProblem).where(SiteProblem.ags == AGS))
        told = session.scalars(select(Change).where(Change.kind == "site_problem")).all()
        assert (row.times, row.since, row.told_at, len(told)) == (2, at(7), at(8), 1)
        [site, *_] = health(session, [session.get_one(District, AGS)])
        assert [one.problem for one in site.problems] == ["unreachable"]
        page = metrics(figures(session, at(8), 90), at(8)).decode()
    assert 'konzeptmonitor_site_problems{problem="unreachable",state="told"} 1.0' in page
    assert 'konzeptmonitor_crawls_24h{outcome="failed"} 1.0' in page


def test_the_schema_bears_one_open_problem_of_a_kind_and_host(store: Store) -> None:
    with store.session() as session:
        crawl = make_crawl(session, 20, ags="03995")
    values = {"ags": "03995", "problem": "robots", "host": "h", "since": at(20), "first_crawl_id": crawl.id, "last_crawl_id": crawl.id, "seen_at": at(20), "times": 1, "sentence": "x", "evidence": {}}  # fmt: skip
    with store.session() as session:
        session.add(SiteProblem(**values, ended_at=at(21)))
        session.add(SiteProblem(**values))
    with pytest.raises(IntegrityError), store.session() as session:
        session.add(SiteProblem(**values))


def test_pauses_are_one_at_a_time_and_kept(store: Store) -> None:
    with store.session() as session:
        district = make_district(session, "03996")
        assert pause(session, district, "Anna", "Bitte der Verwaltung", at(1))
        assert not pause(session, district, "Bert", "", at(2))
        assert pause(session, None, "Anna", "Umzug", at(2))
        assert set(open_pauses(session)) == {"03996", None}
        assert resume(session, district, "Anna", at(3))
        assert resume(session, None, "Anna", at(3))
        assert pause(session, district, "Bert", "noch einmal", at(4))
    with store.session() as session:
        kept = session.scalars(select(Pause).where(Pause.ags == "03996").order_by(Pause.id)).all()
        assert [(one.began_by, one.ended_at) for one in kept] == [("Anna", at(3)), ("Bert", None)]
    with pytest.raises(IntegrityError), store.session() as session:
        session.add(Pause(ags="03996", began_at=at(5), began_by="Cem", why=""))


def test_the_schedulers_pulse_is_read_there_too(store: Store) -> None:
    with store.session() as session:
        assert last_tick(session) is None
    scheduler = make_scheduler(store)
    scheduler.start(paused=True)
    scheduler.shutdown()
    with store.session() as session:
        assert last_tick(session) is not None
