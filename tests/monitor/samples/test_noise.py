"""Noise is repeatable, and moves where it should."""

from __future__ import annotations

from monitor.samples.model import Page, View
from monitor.samples.noise import contact_person, noise_for

PAGE = Page("abfall", "Abfall", 7, None)
OFFICES = [f"Amt {number}" for number in range(60)]


def test_the_same_view_has_the_same_noise_and_the_next_request_other_noise() -> None:
    first = noise_for("www.a.test", PAGE, View(1, 5))
    assert noise_for("www.a.test", PAGE, View(1, 5)) == first
    second = noise_for("www.a.test", PAGE, View(1, 6))
    assert (second.clock, second.token, second.session) != (first.clock, first.token, first.session)


def test_the_date_of_the_last_update_moves_with_the_state_and_not_with_the_request() -> None:
    days = {noise_for("www.a.test", PAGE, View(1, nonce)).updated for nonce in range(9)}
    assert len(days) == 1
    assert noise_for("www.a.test", PAGE, View(2, 1)).updated not in days


def test_some_contact_persons_change_between_the_states_and_most_stay() -> None:
    changed = sum(contact_person("h", office, 1) != contact_person("h", office, 2) for office in OFFICES)
    assert 0.15 < changed / len(OFFICES) < 0.55
