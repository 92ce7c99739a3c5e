from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from monitor.reviews import UnknownPaper, Verdict, as_judged, newest_reviews, record_review
from storage.models import Review
from tests.monitor.builders import at, make_crawl, make_paper


@pytest.mark.parametrize(
    ("role", "level", "verdict", "expected"),
    [
        ("report", "district", None, ("report", "district")),
        ("report", "district", "concept", ("concept", "district")),
        ("concept", "joint", "update", ("update", "joint")),
        ("concept", "town", "concept", ("concept", "district")),
        ("concept", "town", "draft", ("draft", "town")),
        ("concept", "district", "report", ("report", "district")),
        ("concept", "district", "other_unit", ("concept", "other")),
        ("concept", "town", "other_unit", ("concept", "town")),
        ("concept", "district", "false_friend", ("none", "district")),
        ("concept", "district", "unsure", ("concept", "district")),
    ],
)
def test_a_verdict_outranks_the_machine(
    role: str, level: str, verdict: str | None, expected: tuple[str, str]
) -> None:
    assert as_judged(role, level, verdict) == expected


def test_verdicts_are_added_never_changed_and_the_newest_counts(session: Session) -> None:
    paper = make_paper(session, make_crawl(session), "Text")
    other = make_paper(session, make_crawl(session, day=1), "Anderer Text", "/b.pdf")
    record_review(session, paper.id, Verdict.DRAFT, "Anna", None, at(3))
    record_review(session, paper.id, Verdict.CONCEPT, "Bert", "beschlossen", at(2))  # a clock may be wrong
    assert session.query(Review).count() == 2
    assert {paper_id: row.verdict for paper_id, row in newest_reviews(session).items()} == {
        paper.id: "concept"
    }
    assert newest_reviews(session, [other.id]) == {}


def test_a_verdict_on_no_paper_is_refused_with_its_number(session: Session) -> None:
    with pytest.raises(UnknownPaper, match="no paper 77; `konzeptmonitor documents`"):
        record_review(session, 77, Verdict.CONCEPT, "Anna", None, at(0))
