"""From the sum of signs in a text to a probability that holds: how far the sum's odds may be believed. Pure.

The weights of the signs were set by hand and say which document is the likelier paper; how often papers of one score are
papers is measured. One slope for what speaks for a paper and one for what speaks against: the even chance stays where it
is, and with it every role.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from crawler.recognise.weights import probability

FILE = Path(__file__).with_name("text_calibration.json")
# A judged document: its log-odds, whether it is or presents a paper, and how much it counts.
Judged = tuple[float, bool, float]
# Few documents are judged: a slope of 1, the sum taken at its word, counts like about so many of them.
_PULL = 4.0
_MOST_STEPS, _SETTLED = 50, 1e-9
_FLATTEST, _STEEPEST = 0.2, 3.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """What log-odds above and below an even chance are multiplied by; on how many documents that rests."""

    above: float
    below: float
    rows: int = 0
    papers: int = 0

    def score(self, log_odds: float) -> float:
        """The probability for a sum of weights."""
        return probability(log_odds * (self.above if log_odds >= 0 else self.below))


def fitted(rows: Sequence[Judged]) -> Calibration:
    """The slopes under which judged documents are likeliest, each drawn towards 1."""
    above = [row for row in rows if row[0] >= 0]
    below = [row for row in rows if row[0] < 0]
    return Calibration(_slope(above), _slope(below), len(rows), sum(paper for _, paper, _ in rows))


@cache
def shipped_calibration() -> Calibration:
    """The calibration that comes with the program."""
    held = json.loads(FILE.read_text(encoding="utf-8"))
    return Calibration(held["above"], held["below"], held["rows"], held["papers"])


def _slope(rows: Sequence[Judged]) -> float:
    """Newton's method in one dimension on the penalised likelihood."""
    slope = 1.0
    for _ in range(_MOST_STEPS):
        gradient, curvature = _PULL * (slope - 1.0), _PULL
        for log_odds, is_paper, weight in rows:
            chance = probability(slope * log_odds)
            gradient += weight * (chance - is_paper) * log_odds
            curvature += weight * chance * (1.0 - chance) * log_odds * log_odds
        step = gradient / curvature
        slope = min(max(slope - step, _FLATTEST), _STEEPEST)
        if abs(step) < _SETTLED:
            break
    return slope
