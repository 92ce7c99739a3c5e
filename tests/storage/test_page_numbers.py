from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.page_numbers import FIGURE, counting_pages, repeated, template, without_counting


@pytest.mark.parametrize(
    ("line", "words", "figures"),
    [
        ("Konzept  2024 | 5", f"konzept {FIGURE} | {FIGURE}", ("2024", "5")),
        ("Konzept | Seite 3 von 8", "konzept | seite", ()),
        ("Teil 2 | 7", f"teil 2 | {FIGURE}", ("7",)),
        ("Maßnahme 5.1: Bis 2024", f"maßnahme 5.1: bis {FIGURE}", ("2024",)),
        ("Zeile # 5", f"zeile # {FIGURE}", ("5",)),
    ],
)
def test_a_line_is_words_and_figures(line: str, words: str, figures: tuple[str, ...]) -> None:
    assert template(line) == (words, figures)


def test_figures_that_grow_with_the_pages_count_them_though_pages_are_left_out() -> None:
    places = [(page, ("2024", str(page + 3))) for page in (1, 2, 5, 8)]
    assert without_counting(places) == [("2024", FIGURE)] * 4


def test_a_part_that_counts_anew_counts_too() -> None:
    places = [(page, str(page)) for page in range(10)] + [(10, "1"), (11, "2")]
    assert {page for page, _ in counting_pages(places)} == set(range(12))


def test_figures_of_any_length_are_read() -> None:
    assert counting_pages([(page, "9" * 5000) for page in range(5)]) == set()


def test_lines_whose_figures_vary_are_not_repeated() -> None:
    assert repeated([(page, (str(1000 + page * page),)) for page in range(8)]) == []


def test_one_other_date_among_equal_ones_is_content() -> None:
    places = [(page, ("12", "11", "2026")) for page in range(8)]
    places[4] = (4, ("13", "11", "2026"))
    assert repeated(places) == [0, 1, 2, 3, 5, 6, 7]


@given(st.lists(st.integers(0, 9999), min_size=1, max_size=12), st.data())
def test_lines_left_over_tell_of_each_changed_figure(figures: list[int], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(figures) - 1))
    others = {figure - page for page, figure in enumerate(figures) if page != at}
    figure = data.draw(st.integers(0, 9999).filter(lambda it: it != figures[at] and it - at not in others))
    changed = [*figures[:at], figure, *figures[at + 1 :]]

    def left(of: list[int]) -> list[tuple[int, int]]:
        gone = repeated([(page, (str(it),)) for page, it in enumerate(of)])
        return [(page, it) for page, it in enumerate(of) if page not in gone]

    assert left(figures) != left(changed) or len(figures) == 1
