"""``health``: a line for each district and host, with evidence and problems."""

from __future__ import annotations

import csv
import io
from typing import Any

from sqlalchemy.orm import Session

from monitor.changes import detect
from monitor.cli.columns import HEALTH
from storage.models import Crawl
from storage.store import Store
from tests.monitor.builders import AGS, SITE, at, make_capture, make_crawl, make_resource
from tests.monitor.cli.command import Command

HOST = SITE.removeprefix("https://")


def failed_capture(session: Session, crawl: Crawl, path: str, failure: str) -> int:
    capture = make_capture(session, crawl, make_resource(session, crawl, path), path, "text/html")
    capture.status, capture.body_sha256, capture.failure = None, None, failure
    session.flush()
    return capture.id


def fill(store: Store) -> list[int]:
    """Three usual crawls, then an outage seen twice; its captures are returned."""
    with store.session() as session:
        for day in (0, 7, 14):
            make_crawl(session, day, pages=80, documents=10, requests=90, answered=90)
        for day in (21, 23):
            down = make_crawl(session, day, outcome="failed", reason="timeout", detail="Keine Antwort.")
        proof = [failed_capture(session, down, path, "timeout") for path in ("/", "/a")]
        detect(session, at(23), store.settings)
        return proof


def rows(konzeptmonitor: Command, *arguments: str) -> dict[str, dict[str, Any]]:
    return {row["host"]: row for row in konzeptmonitor("health", *arguments, "--format", "json").json}


def test_a_site_that_is_down_shows_when_it_was_read_what_failed_and_the_proof(
    store: Store, konzeptmonitor: Command
) -> None:
    proof = fill(store)
    found = rows(konzeptmonitor, AGS)
    site, host = found[""], found[HOST]

    assert site["last_full_crawl"].startswith("2026-01-15")
    assert (site["outcome"], site["pages"], site["expected_pages"], site["expected_documents"]) == ("failed", 0, 80, 10)  # fmt: skip
    assert (host["failures"], host["captures"]) == ({"timeout": 2}, {"timeout": proof})
    [problem] = site["problems"]
    assert (problem["problem"], problem["since"][:10], bool(problem["told_at"])) == ("unreachable", "2026-01-22", True)  # fmt: skip


def test_a_look_at_known_addresses_is_not_judged_as_a_crawl(store: Store, konzeptmonitor: Command) -> None:
    with store.session() as session:
        for day in (0, 7, 14):
            make_crawl(session, day, pages=80, documents=10)
        for day in (15, 17, 19):  # three pages each, and none of them answers
            revisit = make_crawl(session, day, pages=3, revisit=True)
            failed_capture(session, revisit, f"/{day}", "timeout")
        detect(session, at(19), store.settings)
    [site] = rows(konzeptmonitor, AGS).values()

    assert (site["pages"], site["last_full_crawl"][:10], site["expected_pages"]) == (80, "2026-01-15", None)
    assert (site["failures"], site["problems"]) == ({}, [])


def test_revisits_do_not_lower_what_is_usual(store: Store, konzeptmonitor: Command) -> None:
    with store.session() as session:
        for day in (0, 7, 14):
            make_crawl(session, day, pages=80, documents=10)
            make_crawl(session, day + 1, pages=3, revisit=True)
        make_crawl(session, 21, pages=78, documents=10)
        detect(session, at(21), store.settings)
    [site] = rows(konzeptmonitor, AGS).values()
    assert (site["expected_pages"], site["problems"]) == (80, [])


def test_the_table_is_german_and_says_what_is_usual(store: Store, konzeptmonitor: Command) -> None:
    fill(store)
    out = konzeptmonitor("health").out
    assert "0 (80)" in out
    assert "nicht zu beobachten seit 22." in out


def test_csv_has_its_columns_also_without_a_crawl(store: Store, konzeptmonitor: Command) -> None:
    out = konzeptmonitor("health", "--format", "csv").out
    assert tuple(next(csv.reader(io.StringIO(out)))) == HEALTH


def test_an_unknown_district_is_wrong_usage(store: Store, konzeptmonitor: Command) -> None:
    assert konzeptmonitor("health", "99999").code == 2
