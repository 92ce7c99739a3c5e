"""What the lists say of a paper is what the rules say: monitor.reviews and monitor.coverage."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import product

import pytest
from sqlalchemy.orm import Session

from monitor.coverage import concept_districts
from monitor.dashboard.queries.papers import paper_rows
from monitor.reviews import Verdict, as_judged, record_review
from storage.values import Level, Role, is_concept
from tests.monitor import home
from tests.monitor.home import NOW

CASES = list(product(Role, Level, [None, *Verdict], [None, NOW]))


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """One district for every role, level, verdict and fate of its paper; its AGS is the number of the case."""
    with home.opened(tmp_path_factory.mktemp("judged")) as store, store.session() as session:
        for number, (role, level, verdict, vanished_at) in enumerate(CASES):
            _paper(session, f"{number:05}", role, level, verdict, vanished_at)
        yield session


def _paper(
    session: Session,
    ags: str,
    role: Role,
    level: Level,
    verdict: Verdict | None,
    vanished_at: datetime | None,
) -> None:
    crawl = home.crawl(session, ags)
    paper = home.paper(session, crawl, role=role, level=level, vanished_at=vanished_at)
    if verdict is not None:
        record_review(
            session, paper.id, Verdict.REPORT, "B. Alt", None, NOW
        )  # an older verdict counts no more
        record_review(session, paper.id, verdict, "A. Kern", None, NOW)


def test_role_and_level_are_those_of_the_newest_verdict(session: Session) -> None:
    shown = {row.ags: (row.role, row.level) for row in session.execute(paper_rows())}
    judged = {f"{n:05}": as_judged(role, level, verdict) for n, (role, level, verdict, _) in enumerate(CASES)}

    assert shown == {ags: pair for ags, pair in judged.items() if pair[0] != Role.NONE}


def test_a_paper_counts_if_it_makes_its_district_found(session: Session) -> None:
    counting = {row.ags for row in session.execute(paper_rows()) if row.counts}

    assert counting == concept_districts(session, NOW)
    assert any(is_concept(CASES[int(ags)][0], CASES[int(ags)][1]) for ags in counting)
