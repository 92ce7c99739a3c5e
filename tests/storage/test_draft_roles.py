"""Draft or concept, by what became of the council paper."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.draft_roles import Dealt, role_by_council
from storage.resolutions import Result
from storage.values import Role

DAY = date(2023, 12, 14)


@pytest.mark.parametrize(
    ("role", "subject", "result", "settled"),
    [
        (Role.DRAFT, "Integrationskonzept", Result.ADOPTED, Role.CONCEPT),
        (Role.DRAFT, "Integrationskonzept", Result.ADOPTED_CHANGED, None),
        (Role.DRAFT, "Integrationskonzept", Result.ENDORSED, None),
        (Role.CONCEPT, "Entwurf des Integrationskonzepts", Result.NOTED, Role.DRAFT),
        (Role.CONCEPT, "Entwurf des Integrationskonzepts", Result.ADOPTED, None),
        (Role.CONCEPT, "Integrationskonzept", Result.ADJOURNED, None),
        (Role.SHORT_VERSION, "Entwurf des Integrationskonzepts", Result.NOTED, None),
    ],
)
def test_the_resolution_settles_draft_or_concept(
    role: Role, subject: str, result: Result, settled: Role | None
) -> None:
    found = role_by_council(role, [Dealt(subject, "Kreistag", DAY, result)])
    assert (found and found[0]) == settled


@given(st.sampled_from(list(Role)), st.text(max_size=30), st.sampled_from(list(Result)))
def test_what_is_settled_once_stays(role: Role, subject: str, result: Result) -> None:
    dealt = [Dealt(subject, "Kreistag", DAY, result)]
    found = role_by_council(role, dealt)
    assert found is None or role_by_council(found[0], dealt) is None
