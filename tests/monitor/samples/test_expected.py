"""The expectations fit the sites: every address named exists, has the right type and really changes or not."""

from __future__ import annotations

import pytest

from monitor.samples.addresses import SITES
from monitor.samples.expected import (
    EXPECTED_ALERTS,
    EXPECTED_PAPERS,
    EXPECTED_STATES,
    EXPECTED_STATES_2,
    MUST_NOT_ALERT,
    TOLERATED_ALERTS,
    ExpectedAlert,
    ExpectedPaper,
    place,
)
from monitor.samples.world import respond
from storage.values import Kind, Level, Role
from tests.monitor.samples.walk import split, walk

MAGIC = {
    "application/pdf": b"%PDF-",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": b"PK",
}


@pytest.mark.parametrize(
    "paper", EXPECTED_PAPERS, ids=lambda paper: f"{paper.ags}-{paper.role}-{paper.title[:20]}"
)
def test_an_expected_paper_answers_at_each_of_its_addresses(paper: ExpectedPaper) -> None:
    assert paper.role in set(Role)
    assert paper.level in set(Level)
    for url in paper.urls:
        answer = respond(*split(url), paper.states[0], 1)
        assert answer.status == 200
        magic = MAGIC.get(answer.header("Content-Type"))
        assert (
            answer.body.startswith(magic) if magic else answer.header("Content-Type").startswith("text/html")
        )


@pytest.mark.parametrize(
    "paper", EXPECTED_PAPERS, ids=lambda paper: f"{paper.ags}-{paper.role}-{paper.title[:20]}"
)
def test_an_expected_paper_can_be_reached_by_links(paper: ExpectedPaper) -> None:
    state = paper.states[0]
    reached = {place(url, state) for url in walk(paper.ags, state).answers}
    assert {place(url, state) for url in paper.urls} <= reached


def test_every_district_has_an_expected_state_that_its_papers_explain() -> None:
    assert set(EXPECTED_STATES) == set(EXPECTED_STATES_2) == {site.ags for site in SITES}
    for state, expected in ((1, EXPECTED_STATES), (2, EXPECTED_STATES_2)):
        concepts = {paper.ags for paper in EXPECTED_PAPERS if paper.is_concept and state in paper.states}
        for ags, name in expected.items():
            if state == 1:
                assert (name == "found") == (ags in concepts)


@pytest.mark.parametrize("alert", EXPECTED_ALERTS, ids=lambda alert: f"{alert.ags}-{alert.kind}")
def test_an_expected_alert_has_a_real_cause(alert: ExpectedAlert) -> None:
    assert alert.kind in set(Kind)
    before = [respond(*split(url), 1, 1) for url in alert.urls]
    after = [respond(*split(url), 2, 1) for url in alert.urls]
    assert [(a.status, a.body) for a in before] != [(a.status, a.body) for a in after]
    if alert.kind == "vanished":
        assert all(a.status in {404, 410} for a in after)
    if alert.kind in {"new_concept", "new_paper"}:
        assert before[0].status in {404, 410}
        assert after[0].status == 200
    if alert.kind == "moved":
        assert [a.status for a in after] == [200, 404]
        assert after[0].body == before[1].body


def test_quiet_addresses_answer_in_the_second_state() -> None:
    for quiet in MUST_NOT_ALERT:
        assert respond(*split(quiet.url), 2, 1).status == 200
        assert all(quiet.url not in alert.urls for alert in (*EXPECTED_ALERTS, *TOLERATED_ALERTS))
