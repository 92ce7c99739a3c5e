from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from monitor.alignment import changed_ranges

keys = st.lists(st.sampled_from("abcdefgh"), max_size=40)


@given(keys, keys)
def test_what_lies_between_the_ranges_is_equal(old: list[str], new: list[str]) -> None:
    i = j = 0
    for a, a_end, b, b_end in changed_ranges(old, new):
        assert old[i:a] == new[j:b]
        assert a_end > a or b_end > b
        i, j = a_end, b_end
    assert old[i:] == new[j:]


@given(keys)
def test_equal_sequences_have_no_ranges(old: list[str]) -> None:
    assert changed_ranges(old, list(old)) == []


@given(keys, st.integers(0, 40), st.sampled_from("xyz"))
def test_one_insertion_is_found_as_one(old: list[str], at: int, key: str) -> None:
    new = [*old[:at], key, *old[at:]]
    place = min(at, len(old))
    assert changed_ranges(old, new) == [(place, place, place, place + 1)]


def test_repeating_lines_do_not_hide_what_stayed() -> None:
    old = [line for n in range(300) for line in (f"Maßnahme {n}", "Ziel", "Zuständig: Kreis", "Frist: offen")]
    new = [line for n in range(300) for line in (f"Maßnahme {n}", "Ziel", "Zuständig: Kreis", "Frist: 2027")]
    assert len(changed_ranges(old, new)) == 300


def test_a_table_without_any_unique_line_is_still_aligned() -> None:
    old = ["ja", "nein"] * 20_000
    assert changed_ranges(old, ["offen", *old]) == [(0, 0, 0, 1)]


def test_a_hopeless_gap_is_replaced_whole() -> None:
    assert changed_ranges(["a", "b", "c"] * 2000, ["b", "a", "c"] * 2000 + ["b"]) == [(0, 6000, 0, 6001)]
