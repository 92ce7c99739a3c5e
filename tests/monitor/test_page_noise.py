"""Noise of a page is left out of both texts before they are compared."""

from __future__ import annotations

from monitor.page_noise import without_noise
from storage.steady import Volatile, mask
from storage.text import fold


def test_what_is_known_to_vary_or_is_the_sites_own_is_left_out_and_the_rest_stays() -> None:
    old = "Konzept\nBesuche: 17\nWetter: sonnig\nZiel eins\nEnde"
    new = "Konzept\nBesuche: 18\nWetter: Regen im ganzen Kreis\nZiel zwei\nEnde"
    volatile = Volatile(frozenset({mask("Besuche: 17")}))
    before, after = without_noise(
        old, new, volatile, {fold("Wetter: Regen im ganzen Kreis"), fold("Wetter: sonnig")}
    )
    assert before == "Konzept\nZiel eins\nEnde"
    assert after == "Konzept\nZiel zwei\nEnde"


def test_without_noise_nothing_is_left_out() -> None:
    assert without_noise("A\nB", "A\nC", Volatile(), ()) == ("A\nB", "A\nC")
