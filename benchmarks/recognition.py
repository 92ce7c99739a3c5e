"""How well address and title alone tell integration concepts from their neighbours.

    python -m benchmarks.recognition

Cross-validated with the districts kept apart, so that no row is judged by a model that saw its district; the
expected weights (the prior) were written by people who had looked at the first two sets.
"""

from __future__ import annotations

import csv
import re
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import whole_texts
from crawler.recognise.address_model import AddressModel, shipped_model
from crawler.recognise.address_signs import signs
from crawler.recognise.training import BIAS, log_odds, train
from crawler.recognise.weights import probability
from storage.normal_words import normal, normalise_url_words
from storage.vocabulary import link_words_score

DATA = Path(__file__).parent / "data"
SETS = ("labelled_urls.csv", "unseen_first.csv", "unseen_second.csv")
PAPERS = {"concept_page", "concept_document"}
NEIGHBOURS = {"hard_negative", "related_not_concept"}
ABOUT_PAPERS = PAPERS | {"concept_news", "council_item"}
FOLDS = 10
# As in the model file: how strongly a weight is held to what was expected of its sign
STRENGTH = 3.0
# The plain rule to beat: how many of these words stand in address and title.
KEYWORDS = (
    "integrationskonzept", "integrationsplan", "integration", "migration", "vielfalt", "teilhabe", "leitbild",
    "leitlinien", "handlungskonzept", "konzept",
)  # fmt: skip
EXCLUDED = ("integriert", "inklusion", "klima", "entwicklungskonzept", "mobilitaet", "thueringen", "schul")

Row = dict[str, str]


def main() -> None:
    sets = {name: rows_of(DATA / name) for name in SETS}
    everything = [row for rows in sets.values() for row in rows]
    for name, rows in (*sets.items(), ("all", everything)):
        say(f"\n{name}: {len(rows)} rows, {sum(map(_is_paper, rows))} of papers")
        say(f"  {'rule':34} AUC papers/neighbours   all that tell/rest   Brier")
        for rule, scores in _rules(rows, everything).items():
            brier = f"{_brier(rows, scores):.3f}" if max(scores.values()) <= 1.0 else "    -"
            say(f"  {rule:34} {_auc(rows, scores):18.3f} {_wide(rows, scores):20.3f} {brier:>10}")
    by_others = cross_validated(everything, shipped_model())
    _reliability(everything, by_others)
    _misjudged(everything, by_others)
    _speed(everything)
    say("\nwhole texts")
    whole_texts.main()


def rows_of(file: Path) -> list[Row]:
    with file.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def _rules(rows: list[Row], everything: list[Row]) -> dict[str, dict[str, float]]:
    model = shipped_model()
    others = [row for row in everything if row not in rows]
    found = {
        "keyword count": {row["url"]: keyword_rule(row) for row in rows},
        "with exclusions": {row["url"]: keywords_and_exclusions(row) for row in rows},
        "words of a link": {row["url"]: link_words(row) for row in rows},
        "expected weights, nothing trained": _judged(rows, {**model.expected, BIAS: -2.0}),
        "trained, districts kept apart": cross_validated(rows, model),
    }
    if others:
        found["trained on the other sets alone"] = _judged(rows, _trained(others, model))
    return found


def keyword_rule(row: Row) -> float:
    """The number of concept words in address and title."""
    words = f"{normal(row['page_title_or_heading'])} {normalise_url_words(row['url'])}"
    return float(sum(words.count(word) for word in KEYWORDS))


def keywords_and_exclusions(row: Row) -> float:
    """The same, less three for every word that means something else."""
    words = f"{normal(row['page_title_or_heading'])} {normalise_url_words(row['url'])}"
    return keyword_rule(row) - 3 * sum(words.count(word) for word in EXCLUDED)


def link_words(row: Row) -> float:
    return link_words_score(row["page_title_or_heading"], "", "", row["url"])


def cross_validated(rows: Sequence[Row], model: AddressModel) -> dict[str, float]:
    """Each row's score by weights trained on rows of other districts only."""
    districts = sorted({district(row) for row in rows})
    scores: dict[str, float] = {}
    for fold in range(FOLDS):
        held_out = set(districts[fold::FOLDS])
        weights = _trained([row for row in rows if district(row) not in held_out], model)
        scores |= _judged([row for row in rows if district(row) in held_out], weights)
    return scores


def district(row: Row) -> str:
    """The district of a row, towns with their Kreis; a Land or association stands for itself."""
    return re.sub(r"\s*\(.*", "", row["district"]) or row["district"]


def _trained(rows: Sequence[Row], model: AddressModel) -> dict[str, float]:
    expected = {code: value for code, value in model.expected.items() if code != "not_ours"}
    return train([(_signs(row), _is_paper(row)) for row in rows], expected, STRENGTH)


def _judged(rows: Sequence[Row], weights: Mapping[str, float]) -> dict[str, float]:
    return {row["url"]: probability(log_odds(_signs(row), weights)) for row in rows}


def _signs(row: Row) -> dict[str, float]:
    return {sign.code: sign.strength for sign in signs(row["url"], row["page_title_or_heading"])}


def _is_paper(row: Row) -> bool:
    return row["label"] in ABOUT_PAPERS


def auc(positive: list[float], negative: list[float]) -> float:
    """The chance that a positive scores above a negative; ties count half."""
    won = sum((p > n) + 0.5 * (p == n) for p in positive for n in negative)
    return won / (len(positive) * len(negative))


def _auc(rows: Sequence[Row], scores: Mapping[str, float]) -> float:
    return auc(
        [scores[row["url"]] for row in rows if row["label"] in PAPERS],
        [scores[row["url"]] for row in rows if row["label"] in NEIGHBOURS],
    )


def _wide(rows: Sequence[Row], scores: Mapping[str, float]) -> float:
    return auc(
        [scores[row["url"]] for row in rows if _is_paper(row)],
        [scores[row["url"]] for row in rows if not _is_paper(row)],
    )


def _brier(rows: Sequence[Row], scores: Mapping[str, float]) -> float:
    return sum((scores[row["url"]] - _is_paper(row)) ** 2 for row in rows) / len(rows)


def _reliability(rows: Sequence[Row], scores: Mapping[str, float]) -> None:
    say("\nreliability of the cross-validated score (all rows)\n  score        rows  mean score  of papers")
    for low, high in ((0, 0.05), (0.05, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 0.95), (0.95, 1.01)):
        held = [row for row in rows if low <= scores[row["url"]] < high]
        if held:
            mean = sum(scores[row["url"]] for row in held) / len(held)
            share = sum(map(_is_paper, held)) / len(held)
            say(f"  {low:.2f}–{min(high, 1):.2f}  {len(held):7}  {mean:10.2f}  {share:9.2f}")


def _misjudged(rows: Sequence[Row], scores: Mapping[str, float]) -> None:
    say("\nmisjudged at 0.5 by the cross-validated score:")
    for row in sorted(rows, key=lambda row: scores[row["url"]]):
        score = scores[row["url"]]
        if _is_paper(row) != (score >= 0.5):
            say(f"  {score:.2f}  {row['label']:20} {row['page_title_or_heading'][:60]:60}  {row['url'][:70]}")


def _speed(rows: Sequence[Row]) -> None:
    started = time.perf_counter()
    for row in rows:
        _signs(row)
    say(f"\n{(time.perf_counter() - started) / len(rows) * 1e6:.0f} µs a row")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
