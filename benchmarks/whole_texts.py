"""How well whole documents are judged: the invented sets, and how far the score holds as a probability.

``first_sight.csv`` holds what the rules said of each document before anybody mended them with it in view: their log-odds
and the truth. The calibration is fitted on it; here each row is judged by slopes fitted on other districts.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.papers import FOLDER, Labelled, labelled
from crawler.recognise.calibration import Calibration, fitted
from crawler.recognise.paper import recognise
from crawler.recognise.weights import probability

SETS = ("first", "second", "third")
# What the rules made of each set at first sight: right, wrongly taken for a concept, missed
FIRST_SIGHT = {"first": (17, 3, 2), "second": (16, 4, 1), "third": (11, 4, 0)}
BINS = (0.0, 0.05, 0.2, 0.5, 0.8, 0.95, 1.01)
_FOLDS = 10


@dataclass(frozen=True, slots=True)
class Seen:
    """One document as judged at first sight."""

    source: str
    district: str
    log_odds: float
    is_paper: bool

    @property
    def generated(self) -> bool:
        return self.source.startswith("world")


def first_sight() -> list[Seen]:
    with (FOLDER / "first_sight.csv").open(encoding="utf-8") as lines:
        return [
            Seen(row["set"], row["district"], float(row["log_odds"]), row["is_paper"] == "1")
            for row in csv.DictReader(lines)
        ]


def fit(rows: Sequence[Seen]) -> Calibration:
    """The slopes for these rows; all generated documents together count like the written ones."""
    written = sum(not row.generated for row in rows)
    share = written / max(len(rows) - written, 1)
    return fitted([(row.log_odds, row.is_paper, share if row.generated else 1.0) for row in rows])


def cross_validated(rows: Sequence[Seen]) -> list[tuple[Seen, float]]:
    """Each row with its score by slopes fitted on rows of other districts."""
    districts = sorted({row.district for row in rows})
    found = []
    for fold in range(_FOLDS):
        held_out = set(districts[fold::_FOLDS])
        slopes = fit([row for row in rows if row.district not in held_out])
        found += [(row, slopes.score(row.log_odds)) for row in rows if row.district in held_out]
    return found


def main() -> None:
    """Print precision and recall of the sets, and the table of reliability."""
    for name in SETS:
        _say_set(name, list(labelled(name)))
    rows = first_sight()
    for title, kept in (("written", False), ("generated", True)):
        part = [pair for pair in cross_validated(rows) if pair[0].generated is kept]
        raw = sum((probability(row.log_odds) - row.is_paper) ** 2 for row, _ in part) / len(part)
        brier = sum((score - row.is_paper) ** 2 for row, score in part) / len(part)
        say(
            f"\n{title} documents at first sight: {len(part)}, Brier {brier:.3f} (sum taken at its word {raw:.3f})"
        )
        _reliability(part)


def _say_set(name: str, documents: list[Labelled]) -> None:
    judged = [(one, recognise(one.document, one.context)) for one in documents]
    right = sum(one.is_concept and found.is_concept for one, found in judged)
    wrong = sum(found.is_concept and not one.is_concept for one, found in judged)
    missed = sum(one.is_concept and not found.is_concept for one, found in judged)
    roles = sum(found.role not in one.roles for one, found in judged)
    say(f"{name}: {len(documents)} documents, {right + missed} concepts; at first sight {_figures(*FIRST_SIGHT[name])}; "
        f"now {_figures(right, wrong, missed)}, {roles} other roles")  # fmt: skip


def _figures(right: int, wrong: int, missed: int) -> str:
    return f"precision {right / (right + wrong):.2f}, recall {right / (right + missed):.2f}"


def _reliability(rows: Sequence[tuple[Seen, float]]) -> None:
    say("  score        rows  mean score  of papers")
    for low, high in pairwise(BINS):
        held = [(row, score) for row, score in rows if low <= score < high]
        if held:
            mean = sum(score for _, score in held) / len(held)
            share = sum(row.is_paper for row, _ in held) / len(held)
            say(f"  {low:.2f}–{min(high, 1):.2f}  {len(held):7}  {mean:10.2f}  {share:9.2f}")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
