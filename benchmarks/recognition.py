"""How well address and title alone tell integration concepts from their neighbours.

    python benchmarks/recognition.py

Nothing is fitted: lexicon and weights are written by hand, so there is nothing to cross-validate. The
rows were looked at while the rules were written; a set that nobody looked at gives the honest figure.
"""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from crawler.recognise.address import classify_address
from storage.normal_words import normal, normalise_url_words
from storage.vocabulary import link_words_score

DATA = Path(__file__).parent / "data" / "labelled_urls.csv"
PAPERS = {"concept_page", "concept_document"}
NEIGHBOURS = {"hard_negative", "related_not_concept"}
ABOUT_PAPERS = PAPERS | {"concept_news", "council_item"}
# The plain rule to beat: how many of these words stand in address and title.
KEYWORDS = (
    "integrationskonzept", "integrationsplan", "integration", "migration", "vielfalt", "teilhabe", "leitbild",
    "leitlinien", "handlungskonzept", "konzept",
)  # fmt: skip

EXCLUDED = ("integriert", "inklusion", "klima", "entwicklungskonzept", "mobilitaet", "thueringen", "schul")

Row = dict[str, str]


def keyword_rule(row: Row) -> float:
    """The number of concept words in address and title."""
    words = f"{normal(row['page_title_or_heading'])} {normalise_url_words(row['url'])}"
    return float(sum(words.count(word) for word in KEYWORDS))


def keywords_and_exclusions(row: Row) -> float:
    """The same, less three for every word that means something else."""
    words = f"{normal(row['page_title_or_heading'])} {normalise_url_words(row['url'])}"
    return keyword_rule(row) - 3 * sum(words.count(word) for word in EXCLUDED)


def ours(row: Row) -> float:
    return classify_address(row["url"], row["page_title_or_heading"])[0]


def link_words(row: Row) -> float:
    return link_words_score(row["page_title_or_heading"], "", "", row["url"])


def auc(positive: list[float], negative: list[float]) -> float:
    """The chance that a positive scores above a negative; ties count half."""
    won = sum((p > n) + 0.5 * (p == n) for p in positive for n in negative)
    return won / (len(positive) * len(negative))


def main() -> None:
    with DATA.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    say(
        f"{len(rows)} labelled addresses; papers against neighbours, then all that tell of papers against the rest\n"
    )
    for name, rule in (
        ("keyword count", keyword_rule),
        ("with exclusions", keywords_and_exclusions),
        ("words of a link", link_words),
        ("classify", ours),
    ):
        started = time.perf_counter()
        scores = [rule(row) for row in rows]
        spent = (time.perf_counter() - started) / len(rows) * 1e6
        say(
            f"{name:16} AUC {_auc(rows, scores, PAPERS, NEIGHBOURS):.3f}   {_wide(rows, scores):.3f}   {spent:4.0f} µs a row"
        )
    _misjudged(rows)


def _auc(rows: list[Row], scores: list[float], positive: set[str], negative: set[str]) -> float:
    pairs = list(zip(rows, scores, strict=True))
    return auc(
        [score for row, score in pairs if row["label"] in positive],
        [score for row, score in pairs if row["label"] in negative],
    )


def _wide(rows: list[Row], scores: list[float]) -> float:
    return _auc(rows, scores, ABOUT_PAPERS, {row["label"] for row in rows} - ABOUT_PAPERS)


def _misjudged(rows: list[Row]) -> None:
    say("\nmisjudged at 0.5:")
    for row in sorted(rows, key=ours):
        score = ours(row)
        if (row["label"] in ABOUT_PAPERS) != (score >= 0.5):
            say(f"  {score:.2f}  {row['label']:20} {row['page_title_or_heading'][:60]:60}  {row['url'][:70]}")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
