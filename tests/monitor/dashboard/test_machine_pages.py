"""/healthz and /metrics: what a watcher of the service reads."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text
from starlette.testclient import TestClient

from monitor.dashboard.app import create_app
from monitor.dashboard.checks import Check, as_json, disk_check, failed, scheduler_check
from monitor.service import make_scheduler
from monitor.ticks import STALLED_AFTER, is_stalled, last_tick
from storage.health_models import SiteProblem
from storage.models import Capture, Delivery, Resource
from storage.store import Store
from tests.monitor import home
from tests.monitor.dashboard.test_app import statements
from tests.monitor.home import NOW

MOST_STATEMENTS = 20


def browser(store: Store, now: datetime = NOW, *, scheduled: bool = False) -> TestClient:
    return TestClient(create_app(store, lambda: now, scheduled=scheduled), base_url="http://127.0.0.1:8765")


def values(store: Store, now: datetime = NOW) -> dict[tuple[str, ...], float]:
    """Every sample of /metrics by its name (without our prefix) and labels."""
    answer = browser(store, now).get("/metrics")
    assert answer.status_code == 200
    return {
        (sample.name.removeprefix("konzeptmonitor_"), *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def ticked(store: Store, at: datetime) -> None:
    """As a scheduler leaves its table that last looked ``at``."""
    scheduler = make_scheduler(store)
    scheduler.start(paused=True)
    scheduler.shutdown()
    with store.session() as session:
        planned = (at + timedelta(minutes=1)).timestamp()
        session.execute(text("UPDATE apscheduler_jobs SET next_run_time = :at"), {"at": planned})


def trouble(store: Store) -> None:
    with store.session() as session:
        home.crawl(session, "03991", requests=50, answered=40, baseline=True)
        home.crawl(session, "03992", requests=9, answered=9, ended_at=NOW - timedelta(hours=25))
        dead = home.crawl(session, "03993", requests=3, outcome="failed", reason="timeout")
        resource = Resource(ags="03993", key="k", url="https://k/", channel="seed", first_seen_at=NOW, first_crawl_id=dead.id)  # fmt: skip
        session.add(resource)
        session.flush()
        for status, failure in ((None, "timeout"), (503, "http_5xx"), (404, None), (200, None)):
            session.add(Capture(resource_id=resource.id, crawl_id=dead.id, captured_at=NOW, status=status, failure=failure, headers={}))  # fmt: skip
        session.add(
            SiteProblem(
                ags="03993", problem="unreachable", host="", since=NOW, first_crawl_id=dead.id, last_crawl_id=dead.id,
                seen_at=NOW, times=1, failure="timeout", sentence="Keine Antwort.", evidence={},
            )
        )  # fmt: skip


def test_metrics_count_the_last_day_and_the_open_problems(store: Store) -> None:
    trouble(store)
    found = values(store, NOW + timedelta(seconds=90))

    assert found["districts", "not_observable"] == 3
    assert found["last_success_age_seconds",] == 90
    assert (found["crawls_24h", "complete"], found["crawls_24h", "failed"], found["crawls_24h", "partial"]) == (1, 1, 0)  # fmt: skip
    assert (found["requests_24h",], found["answered_24h",]) == (53, 40)
    classes = {name: found["failures_24h", name] for name in ("timeout", "5xx", "4xx")}
    assert classes == {"timeout": 1, "5xx": 1, "4xx": 1}
    assert found["site_problems", "unreachable", "suspected"] == 1


def test_metrics_say_how_long_messages_wait_and_how_many_were_given_up(store: Store) -> None:
    with store.session() as session:
        who = home.subscriber(session)
        for number, ended in enumerate(({}, {}, {"failed_at": NOW}, {"sent_at": NOW})):
            written = NOW - timedelta(minutes=number)
            session.add(Delivery(subscriber_id=who.id, summary_key=f"s{number}", created_at=written, due_at=NOW, message_id=f"m{number}", **ended))  # fmt: skip
    found = values(store)

    assert (found["deliveries_waiting",], found["deliveries_given_up",]) == (2, 1)
    assert found["delivery_oldest_waiting_seconds",] == 60


def test_what_never_was_has_no_age(store: Store) -> None:
    found = {name for name, *_ in values(store)}
    assert not found & {"last_success_age_seconds", "delivery_oldest_waiting_seconds", "scheduler_last_tick_timestamp_seconds"}  # fmt: skip
    ticked(store, NOW)
    assert values(store)["scheduler_last_tick_timestamp_seconds",] == NOW.timestamp()


def test_metrics_ask_as_often_for_many_districts_as_for_one(store: Store) -> None:
    trouble(store)
    with statements(store) as few:
        values(store)
    with store.session() as session:
        for number in range(30):
            home.crawl(session, f"05{number:03}")
    with statements(store) as many:
        values(store)
    assert len(many) == len(few) <= MOST_STATEMENTS


def test_metrics_are_for_this_machine_only(store: Store) -> None:
    for path in ("/metrics", "/healthz"):
        assert browser(store).get(path, headers={"host": "kreis.test"}).status_code == 403


def test_a_scheduler_that_ticks_is_healthy_and_one_that_stalls_is_503(store: Store) -> None:
    ticked(store, NOW)
    late = NOW + STALLED_AFTER + timedelta(seconds=1)
    answers = [browser(store, now, scheduled=True).get("/healthz") for now in (NOW, late)]

    assert [answer.status_code for answer in answers] == [200, 503]
    assert [answer.json()["checks"]["scheduler"]["state"] for answer in answers] == ["ok", "failed"]
    assert answers[1].json()["status"] == "failed"


def test_one_job_that_hangs_is_not_hidden_by_the_other(store: Store) -> None:
    ticked(store, NOW)
    with store.session() as session:
        session.execute(text("UPDATE apscheduler_jobs SET next_run_time = 0 WHERE id = 'deliver'"))
        assert is_stalled(last_tick(session), NOW)


def test_serve_alone_says_that_it_has_no_scheduler_and_is_healthy(store: Store) -> None:
    for tick in (None, NOW):  # also just after `run` has ended
        if tick is not None:
            ticked(store, tick)
        answer = browser(store).get("/healthz")
        check = answer.json()["checks"]["scheduler"]
        assert (answer.status_code, check["state"]) == (200, "note")
        assert "keinen Zeitplaner" in check["sentence"]


def test_a_real_scheduler_leaves_a_tick(store: Store) -> None:
    scheduler = make_scheduler(store)
    scheduler.start(paused=True)
    try:
        with store.session() as session:
            assert last_tick(session) is not None
    finally:
        scheduler.shutdown()


@pytest.mark.parametrize(("free", "state"), [(0, "failed"), (10**9, "note"), (10**11, "ok")])
def test_a_full_disk_fails_and_a_nearly_full_one_is_noted(free: int, state: str) -> None:
    assert disk_check(free).state == state


def test_a_database_that_is_none_fails_and_hides_the_scheduler(tmp_path: Path) -> None:
    with home.opened(tmp_path) as store:
        web = browser(store, scheduled=True)
        store.engine.dispose()
        (tmp_path / "konzeptmonitor.db").write_bytes(b"no database " * 1000)
        answer = web.get("/healthz")
    states = {name: check["state"] for name, check in answer.json()["checks"].items()}
    assert answer.status_code == 503
    assert (states["database"], states["scheduler"]) == ("failed", "unknown")


def test_a_note_is_no_failure() -> None:
    found = [scheduler_check(None, NOW, scheduled=False), Check("disk", "unknown", "")]
    assert not failed(found)
    assert as_json(found)["status"] == "ok"
