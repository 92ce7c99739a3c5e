"""Everything the tables can hold has a German word."""

from __future__ import annotations

import pytest

from monitor.coverage import State
from monitor.dashboard import labels
from monitor.dashboard.render import environment
from monitor.reviews import Verdict
from storage.registry import shipped_registry
from storage.values import Failure, HostRole, Kind, Outcome, Role


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (Kind, labels.KINDS),
        (State, labels.STATES),
        (Verdict, labels.VERDICTS),
        (HostRole, labels.HOST_ROLES),
        (Outcome, labels.OUTCOMES),
        (Failure, labels.REASONS),
    ],
)
def test_every_value_has_a_word(values: type, words: dict[str, object]) -> None:
    assert {str(value) for value in values} <= {str(key) for key in words}  # type: ignore[attr-defined]


def test_every_kind_has_an_address_and_a_symbol_of_its_own_that_exists() -> None:
    icons = environment().get_template("icons.html").render()

    assert len(labels.KIND_OF_SLUG) == len(labels.KINDS)
    for label in labels.KINDS.values():
        assert f'id="{label.icon}"' in icons


def test_every_role_can_be_filtered_for() -> None:
    assert set(labels.ROLE_SLUGS.values()) == set(Role) - {Role.NONE}


def test_the_laender_are_those_of_the_registry() -> None:
    assert {unit.land for unit in shipped_registry().units} == set(labels.LAENDER)


def test_an_unknown_value_shows_as_itself() -> None:
    assert labels.word(labels.STATES, "odd") == "odd"
    assert labels.word(labels.STATES, None) == "–"
    assert labels.kind_label("odd").name == "odd"
