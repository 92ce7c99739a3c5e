"""What doctor says of sites in trouble and of crawls that people stopped."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from monitor.changes import detect
from monitor.doctor.sites import pause_finding, site_findings
from storage.pauses import pause
from storage.store import Store
from storage.windows import Windows
from tests.monitor.builders import at, make_crawl

ALWAYS = Windows((), ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(("failures", "words"), [(0, "Keine Störung"), (1, "1 Auffälligkeit"), (2, "1 Website: nicht zu beobachten")])  # fmt: skip
def test_problems_are_shown_as_suspected_first_and_then_with_class_and_sentence(
    session: Session, store: Store, failures: int, words: str
) -> None:
    make_crawl(session, 0)
    for number in range(failures):
        make_crawl(session, 7 + number, outcome="failed", reason="timeout", detail="Keine Antwort.")
    detect(session, at(9), store.settings)
    [finding] = site_findings(session)

    assert words in finding.found
    assert all("[timeout]: Keine Antwort." in line for line in finding.examples)
    assert len(finding.examples) == min(failures, 1)


def test_a_pause_of_all_crawls_is_not_forgotten(session: Session) -> None:
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    assert pause_finding(session, ALWAYS, now).state == "ok"
    pause(session, None, "Anna", "Umzug", now)
    assert "Anna: Umzug" in pause_finding(session, ALWAYS, now).found
