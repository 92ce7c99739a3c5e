from dataclasses import replace

import pytest

from monitor.filters import Facts
from monitor.summaries import FLOOD, belongs, summary_keys, summary_subject
from tests.monitor.channels.messages import tale

NEW = Facts(0, "new_concept", ags="03991", role="concept", score=0.9, newness="new")
LATE = replace(NEW, newness="late_found")
MOVED = replace(NEW, kind="moved", newness=None)
BASELINE = replace(NEW, baseline=True, newness=None)


def many(facts: Facts, number: int) -> list[Facts]:
    return [replace(facts, alert_id=index) for index in range(number)]


def test_news_are_told_one_by_one_however_many():
    assert set(summary_keys(many(NEW, 30), 12).values()) == {None}


def test_a_first_inventory_is_one_summary_even_of_one_paper():
    assert summary_keys(many(BASELINE, 1), 12) == {0: "inventory:12"}


def test_baseline_alerts_of_no_crawl_are_told_to_nobody():
    assert summary_keys(many(BASELINE, 3), None) == {}


@pytest.mark.parametrize(("facts", "kind"), [(LATE, "late"), (MOVED, "moved")])
def test_a_flood_is_one_summary_and_less_than_a_flood_is_not(facts, kind):
    assert set(summary_keys(many(facts, FLOOD), 12).values()) == {None}
    assert set(summary_keys(many(facts, FLOOD + 1), 12).values()) == {f"{kind}:12"}


def test_a_flood_of_late_finds_leaves_the_news_of_the_same_crawl_alone():
    keys = summary_keys([*many(LATE, FLOOD + 1), replace(NEW, alert_id=99)], 12)

    assert keys[99] is None
    assert keys[0] == "late:12"


def test_late_finds_of_no_crawl_are_told_one_by_one():
    assert set(summary_keys(many(LATE, 9), None).values()) == {None}


@pytest.mark.parametrize("facts", [NEW, LATE, MOVED, BASELINE])
def test_a_summary_holds_what_was_assigned_to_it_and_nothing_else(facts):
    kinds = {key.split(":")[0] for key in summary_keys(many(facts, 9), 1).values() if key}

    assert {kind for kind in ("inventory", "late", "moved") if belongs(kind, facts)} == kinds


@pytest.mark.parametrize(
    ("kinds", "districts", "subject"),
    [
        (["new_concept"], ["Kreis A"], "Erstbestand, Kreis A: 1 Konzept"),
        (["new_concept"] * 2 + ["new_paper"], ["Kreis A"] * 3, "Erstbestand, Kreis A: 2 Konzepte und 1 weiteres Papier"),
        (["new_paper"] * 2, ["A", "B"], "Erstbestand, 2 Kreise und Städte: 2 Papiere"),
        (["new_paper"], [None], "Erstbestand: 1 Papier"),
        (["new_concept", "new_paper", "new_paper"], ["A"] * 3, "Erstbestand, A: 1 Konzept und 2 weitere Papiere"),
    ],
)  # fmt: skip
def test_the_subject_counts_concepts_and_other_papers(kinds, districts, subject):
    alerts = [tale(kind=kind, district=district) for kind, district in zip(kinds, districts, strict=True)]

    assert summary_subject("inventory", alerts).replace("\u00a0", " ") == subject
