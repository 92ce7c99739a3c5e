from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.page_furniture import without_furniture
from tests.monitor.test_reexport import alerts


def words(pages: list[str]) -> list[list[str]]:
    return [[line.strip() for line in page.split("\n") if line.strip()] for page in without_furniture(pages)]


def test_printed_page_numbers_go() -> None:
    pages = ["Titel\n1", "- 2 -\nText zwei", "Text drei\nSeite 3 von 4", "Text vier\n4 | "]
    assert words(pages) == [["Titel"], ["Text zwei"], ["Text drei"], ["Text vier"]]


def test_a_year_or_a_figure_far_from_the_page_is_no_page_number() -> None:
    assert words(["Konzept\n2027", "Text\n812"]) == [["Konzept", "2027"], ["Text", "812"]]


def test_a_running_header_stays_once() -> None:
    pages = [f"Landkreis Auental {number}\nText {name}" for number, name in enumerate("abcd", start=1)]
    assert words(pages) == [["Landkreis Auental 1", "Text a"], ["Text b"], ["Text c"], ["Text d"]]


def test_lines_that_repeat_on_few_pages_are_text() -> None:
    pages = ["Handlungsfeld\na", "Handlungsfeld\nb", "c\nd", "e\nf"]
    assert words(pages) == [["Handlungsfeld", "a"], ["Handlungsfeld", "b"], ["c", "d"], ["e", "f"]]


def test_a_text_without_pages_is_left_alone() -> None:
    assert without_furniture(["1\nText\n1"]) == ["1\nText\n1"]


def test_a_page_of_one_line_is_text_even_when_it_repeats() -> None:
    assert words(["Arbeit", "Arbeit", "Arbeit"]) == [["Arbeit"], ["Arbeit"], ["Arbeit"]]


@pytest.mark.parametrize(
    ("header", "footer"),
    [
        ("Integrationskonzept Landkreis Auental", "Stand: 12.11.2026"),
        ("Integrationskonzept 2024 | #", "- # -"),
        ("Teil 2 – Seite #", "Entwurf, Stand 12.11.2026, Seite # von 8"),
        ("# Kreis Auental", "Tel. 04321 4711"),
    ],
)
def test_headers_and_footers_with_page_numbers_and_dates_stay_once(header: str, footer: str) -> None:
    pages = [
        f"{header}\nText {name}\nWeiter {name}\n{footer}".replace("#", str(number))
        for number, name in enumerate("abcdefgh", start=3)
    ]
    found = [line for page in words(pages) for line in page]
    assert len(found) <= 2 * len(pages) + 2


def test_left_and_right_pages_have_headers_of_their_own() -> None:
    pages = [
        (f"{number} | Konzept" if number % 2 else f"Landkreis | {number}") + f"\nText {'x' * number}\nEnde"
        for number in range(1, 9)
    ]
    assert [page[0] for page in words(pages)[2:]] == [f"Text {'x' * number}" for number in range(3, 9)]


def test_lines_whose_figures_are_no_page_numbers_are_text() -> None:
    pages = [f"Maßnahme {'x' * number}\nKosten: {number * number * 310} Euro" for number in range(1, 9)]
    assert ["\n".join(page) for page in words(pages)] == pages


def test_numbered_measures_at_the_end_of_pages_are_text() -> None:
    pages = [
        f"Text {'x' * number}\nMaßnahme {number}.1: Bis 2024 werden {number * 7} Personen erreicht."
        for number in range(1, 9)
    ]
    assert ["\n".join(page) for page in words(pages)] == pages


def test_a_bare_figure_beside_the_page_number_is_text() -> None:
    pages = [f"Personen {'x' * figure}\n{figure}" for figure in (8, 3, 11, 6)]
    assert ["\n".join(page) for page in words(pages)] == pages


@given(st.lists(st.integers(0, 99_999), min_size=2, max_size=10), st.data())
def test_a_changed_figure_that_is_no_page_number_is_never_silent(
    amounts: list[int], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(amounts) - 1))
    shifts = {amount - page for page, amount in enumerate(amounts)}
    amount = data.draw(st.integers(0, 99_999).filter(lambda it: it != amounts[at] and it - at not in shifts))
    line = data.draw(st.sampled_from(["Kosten: # Euro", "Bis 2024 werden # Personen erreicht.", "#"]))

    def sheets(of: list[int]) -> str:
        texts = (f"Blatt {'x' * page}\nText\n{line.replace('#', str(it))}" for page, it in enumerate(of))
        return "\f".join(texts)

    assert alerts(sheets(amounts), sheets([*amounts[:at], amount, *amounts[at + 1 :]]))
