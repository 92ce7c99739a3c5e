"""What a person would call them, and what the recogniser does: documents of many writers and makes."""

from __future__ import annotations

import pytest

from crawler.recognise.paper import recognise
from tests.crawler.recognise.cases import (
    Case,
    afterthoughts,
    kinds,
    marks,
    neighbours,
    others_papers,
    own_papers,
    pages,
    unforeseen,
    unforeseen_pages,
)

ALL: tuple[Case, ...] = (
    *own_papers.CASES,
    *kinds.CASES,
    *others_papers.CASES,
    *neighbours.CASES,
    *pages.CASES,
    *unforeseen.CASES,
    *unforeseen_pages.CASES,
    *afterthoughts.CASES,
    *marks.CASES,
)


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_a_document_gets_the_role_and_level_a_person_gives_it(case: Case) -> None:
    found = recognise(case.document, case.context)
    assert (found.role, found.is_concept) == (case.role, case.is_concept)
    assert case.level in (None, found.level)


def test_the_cases_have_different_names() -> None:
    assert len({case.name for case in ALL}) == len(ALL)
