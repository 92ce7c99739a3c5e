from __future__ import annotations

from monitor.diff import diff
from monitor.passages import passages


def test_passages_are_the_wordings_of_both_sides_with_their_pages() -> None:
    found = passages(
        diff("Eins bleibt.\fAcht Leitlinien gelten hier.", "Eins bleibt.\fNeun Leitlinien gelten hier.")
    )
    assert found == [
        {
            "old": "Acht Leitlinien gelten hier.",
            "new": "Neun Leitlinien gelten hier.",
            "page_old": 2,
            "page_new": 2,
            "kind": "replaced",
        }
    ]


def test_the_largest_changes_stay_in_reading_order_and_long_ones_are_cut() -> None:
    old = [f"Der Satz {number} steht hier fest." for number in range(60)]
    new = list(old)
    for number in range(0, 60, 2):
        new[number] = f"Der Satz {number} steht hier " + "neu " * (number * 10 + 1) + "fest."
    found = passages(diff(" ".join(old), " ".join(new)))
    assert len(found) == 20
    assert [passage["old"] for passage in found] == [old[number] for number in range(20, 60, 2)]
    assert all(len(passage["new"]) <= 602 for passage in found)
