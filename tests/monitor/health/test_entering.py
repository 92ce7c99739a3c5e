"""Problems of sites as stories over crawls: entered, told once, left, and cut off anywhere."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from monitor.changes import detect, detect_all
from monitor.schedule import district_states
from storage.config import Settings
from storage.health_models import SiteProblem
from storage.models import Alert, Change, Crawl, Delivery
from storage.store import Store
from tests.monitor.builders import (
    AGS,
    SITE,
    at,
    make_capture,
    make_crawl,
    make_document,
    make_resource,
    make_subscriber,
)

ROOT = Path(__file__).parents[3]
HOST = SITE.removeprefix("https://")


@pytest.fixture
def settings(store: Store) -> Settings:
    return store.settings


def hosts(**counts: dict[str, int]) -> dict[str, Any]:
    return {"hosts": {HOST: {"requests": 20, "answered": 20}, **counts}, "certificates": {}}


def told(session: Session, crawl: Crawl) -> list[tuple[str, str]]:
    changes = select(Change).join(Alert, Alert.change_id == Change.id).where(Change.crawl_id == crawl.id)
    return [(change.kind, change.evidence.get("problem", "")) for change in session.scalars(changes)]


def story(session: Session, settings: Settings, days: list[tuple[float, dict[str, Any]]]) -> list[list[tuple[str, str]]]:  # fmt: skip
    """What each crawl of a story told."""
    found = []
    for day, values in days:
        crawl = make_crawl(session, day, **{"record": hosts(), "home_read": True, **values})
        detect(session, at(day), settings)
        found.append(told(session, crawl))
    return found


FAILED = {"outcome": "failed", "reason": "http_5xx", "detail": "Serverfehler.", "record": None}


def test_one_transient_503_wakes_nobody_and_leaves_no_open_problem(
    session: Session, settings: Settings
) -> None:
    assert story(session, settings, [(0, {}), (7, FAILED), (8, {})]) == [[], [], []]
    row = session.scalars(select(SiteProblem)).one()
    assert (row.told_at, row.ended_at, row.times) == (None, at(8), 1)


def test_an_outage_is_told_once_with_its_class_and_so_is_its_end(
    session: Session, settings: Settings
) -> None:
    days = [(0, {}), (7, FAILED), (8, FAILED), (9, FAILED), (10, {}), (17, {})]
    assert story(session, settings, days) == [
        [], [], [("site_problem", "unreachable")], [], [("site_recovered", "unreachable")], [],
    ]  # fmt: skip
    change = session.scalars(select(Change).where(Change.kind == "site_problem")).one()
    assert change.evidence["failure"] == "5xx"
    assert change.paper_id is None
    assert "kein Hinweis darauf, dass ein Papier fehlt" in change.reasons[-1]["text"]


def test_an_outage_that_changes_its_face_is_one_outage(session: Session, settings: Settings) -> None:
    faces = ["timeout", "http_5xx", "name_not_resolved", "tls"]
    days = [(0.0, {})] + [(7.0 + number, FAILED | {"reason": reason}) for number, reason in enumerate(faces)]
    assert list(chain(*story(session, settings, days))) == [("site_problem", "unreachable")]


def test_the_settings_say_how_long_a_problem_lasts_until_it_is_told(session: Session, store: Store) -> None:
    alerts = store.settings.alerts.model_copy(update={"site_problem_failures": 4, "site_problem_hours": 72.0})
    patient = store.settings.model_copy(update={"alerts": alerts})
    days = [(0.0, {})] + [(7.0 + number, FAILED) for number in range(5)]
    assert [len(one) for one in story(session, patient, days)] == [0, 0, 0, 0, 1, 0]


def test_a_suspicion_brings_the_next_crawl_forward_and_a_told_one_does_not(
    session: Session, settings: Settings
) -> None:
    shrunk = {"pages": 20}
    story(session, settings, [(day, {"pages": 80}) for day in (0, 7, 14)] + [(21, shrunk)])
    assert [state.suspected for state in district_states(session, at(21), settings)] == [True]
    story(session, settings, [(22, shrunk)])
    assert [state.suspected for state in district_states(session, at(22), settings)] == [False]


def test_a_site_that_halves_is_told_keeps_its_expectation_and_settles(
    session: Session, settings: Settings
) -> None:
    days: list[tuple[float, dict[str, Any]]] = [(day, {"pages": 80}) for day in (0, 7, 14)]
    days += [(21.0 + number, {"pages": 20}) for number in range(8)]
    found = story(session, settings, days)
    assert [one for one in found if one] == [[("site_problem", "halved")], [("site_recovered", "halved")]]
    assert found[4] == [("site_problem", "halved")]
    ending = session.scalars(select(Change).where(Change.kind == "site_recovered")).one()
    assert "von jetzt an als üblich" in ending.reasons[0]["text"]


def test_a_smaller_budget_or_another_recogniser_of_ours_halves_no_site(
    session: Session, settings: Settings
) -> None:
    days = [(day, {"pages": 80}) for day in (0, 7, 14)]
    ours = [(21, {"pages": 20, "max_requests": 60}), (28, {"pages": 20, "settings": {"recogniser": 2}})]
    assert list(chain(*story(session, settings, days + ours))) == []


def test_a_short_certificate_is_told_at_once_and_its_renewal_once(
    session: Session, settings: Settings
) -> None:
    def until(day: float) -> dict[str, Any]:
        dates = {"valid_from": at(-300).isoformat(), "valid_until": at(day).isoformat()}
        return {"record": hosts() | {"certificates": {HOST: dates}}}

    days = [(0, until(20)), (12, until(20)), (19, until(20)), (20, until(400)), (27, until(400))]
    assert [len(one) for one in story(session, settings, days)] == [0, 1, 0, 1, 0]


def test_while_a_site_is_down_its_other_problems_stay_as_they_were(
    session: Session, settings: Settings
) -> None:
    dates = {"valid_from": at(-300).isoformat(), "valid_until": at(5).isoformat()}
    short = {"record": hosts() | {"certificates": {HOST: dates}}}
    found = story(session, settings, [(0, short), (2, FAILED), (3, FAILED)])
    assert found == [[("site_problem", "certificate")], [], [("site_problem", "unreachable")]]


def test_when_nobody_answers_no_site_is_to_blame(session: Session, settings: Settings) -> None:
    districts = [f"0399{number}" for number in range(6)]
    dead = FAILED | {"reason": "name_not_resolved"}
    for day, values in ((0, {"record": hosts()}), (7, dead), (8, dead)):
        for ags in districts:
            make_crawl(session, day, ags=ags, **values)
        detect(session, at(day), settings)
    assert session.scalars(select(Change).where(Change.kind == "site_problem")).all() == []


def texts(session: Session, crawl: Crawl, paths: list[str], status: int = 200) -> None:
    """Pages of this crawl; with 404 the addresses are gone."""
    for number, path in enumerate(paths):
        resource = make_resource(session, crawl, path)
        text = f"Seite {number} " + " ".join(f"Wort{number}x{word}" for word in range(40))
        capture = make_capture(session, crawl, resource, text, "text/html")
        if status == 200:
            resource.body_sha256 = capture.body_sha256
            make_document(session, capture, text, "text/html", f"Seite {number}")
        else:
            capture.status, capture.body_sha256 = status, None
            resource.status = status
    session.flush()


def test_a_relaunch_that_stays_is_told_as_one_with_its_captures(session: Session, settings: Settings) -> None:
    old, new = ([f"/{folder}/{number}" for number in range(20)] for folder in ("alt", "neu"))
    first = make_crawl(session, 0, record=hosts())
    texts(session, first, old)
    detect(session, at(0), settings)
    second = make_crawl(session, 7, record=hosts())
    texts(session, second, old, 404)
    texts(session, second, new)
    detect(session, at(7), settings)
    third = make_crawl(session, 8, record=hosts())  # it asks for the old addresses no more
    detect(session, at(8), settings)

    assert (told(session, second), told(session, third)) == ([], [("site_problem", "relaunch")])
    change = session.scalars(select(Change).where(Change.crawl_id == third.id)).one()
    assert len(change.evidence["captures"]) == 10
    assert "20 von 20 bekannten Adressen" in change.reasons[0]["text"]


def test_addresses_that_come_back_were_no_relaunch(session: Session, settings: Settings) -> None:
    paths = [f"/alt/{number}" for number in range(20)]
    for day, status in ((0, 200), (7, 404), (8, 200), (15, 200)):
        texts(session, make_crawl(session, day, record=hosts()), paths, status)
        detect(session, at(day), settings)
    assert session.scalars(select(Change).where(Change.kind == "site_problem")).all() == []


def home(session: Session, crawl: Crawl, title: str, text: str) -> None:
    capture = make_capture(session, crawl, make_resource(session, crawl, "/"), text, "text/html")
    make_document(session, capture, text, "text/html", title)


def test_an_address_of_somebody_else_is_told_with_what_it_shows(session: Session, settings: Settings) -> None:
    pages = [
        ("Landkreis Auental", "Willkommen"),
        ("Bonus", "Casino ohne Einzahlung"),
        ("Bonus", "Casino jetzt"),
    ]
    for day, (title, text) in zip((0, 7, 9), pages, strict=True):
        crawl = make_crawl(session, day, record=hosts())
        home(session, crawl, title, text)
        detect(session, at(day), settings)
    [(kind, problem)] = told(session, crawl)
    assert (kind, problem) == ("site_problem", "foreign")
    change = session.scalars(select(Change).where(Change.crawl_id == crawl.id)).one()
    assert "„Bonus“) nennt Landkreis Auental nicht" in change.reasons[0]["text"]
    assert change.evidence["captures"]


# --- cut off ------------------------------------------------------------------------------------


def outage(store: Store) -> None:
    """Three crawls nobody has looked at: the last one makes the outage a problem."""
    with store.session() as session:
        make_subscriber(session, filters={"maintainer": True})
        make_crawl(session, 0, record=hosts())
        make_crawl(session, 7, **FAILED)
        make_crawl(session, 8, **FAILED)


def problems(store: Store) -> tuple[int, int, int, int]:
    """Changes, alerts and deliveries about sites, and problems that count as told."""
    with store.session() as session:
        return (
            len(session.scalars(select(Change).where(Change.kind == "site_problem")).all()),
            len(session.scalars(select(Alert)).all()),
            len(session.scalars(select(Delivery)).all()),
            len(session.scalars(select(SiteProblem).where(SiteProblem.told_at.is_not(None))).all()),
        )


@pytest.mark.parametrize("moment", ["before the commit", "after the commit"])
def test_killed_anywhere_it_is_told_once(store: Store, moment: str) -> None:
    outage(store)
    program = [sys.executable, "-m", "tests.monitor.health.dying", str(store.settings.home), moment]
    died = subprocess.run(program, cwd=ROOT, check=False, env={**os.environ})
    assert died.returncode == -signal.SIGKILL

    for _ in range(2):
        detect_all(store, at(8))

    assert problems(store) == (1, 1, 1, 1)


def test_a_crawl_looked_at_twice_counts_once(session: Session, settings: Settings) -> None:
    story(session, settings, [(0, {}), (7, FAILED)])
    crawl = session.scalars(select(Crawl).where(Crawl.ags == AGS).order_by(Crawl.id.desc())).first()
    assert crawl is not None
    crawl.detected_at = None
    detect(session, at(9), settings)
    assert session.scalars(select(SiteProblem)).one().times == 1
