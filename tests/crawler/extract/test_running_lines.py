from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.running_lines import without_running_lines

BODY = [
    [f"Zeile {mark} der Seite {page * 'x'} beginnt", f"Zeile {mark} endet {page * 'y'}"]
    for page, mark in enumerate("abcdefgh", 1)
]


def framed(top: str = "", bottom: str = "", pages: list[list[str]] = BODY) -> list[list[str]]:
    """The pages with a line above and below, ``#`` standing for the page's number."""
    lines = []
    for number, page in enumerate(pages, 1):
        above, below = (line.replace("#", str(number)) for line in (top, bottom))
        lines.append([line for line in (above, *page, below) if line])
    return lines


def test_pages_without_running_lines_stay() -> None:
    assert without_running_lines(BODY) == BODY


@pytest.mark.parametrize(
    "top", ["Integrationskonzept Landkreis X", "Integrationskonzept 2024 | #", "Stand: 1.#.2024"]
)
@pytest.mark.parametrize(
    "bottom", ["#", "- # -", "Seite # von 8", "# / 8", "Landkreis X, Seite #", "Blatt #", ""]
)
def test_lines_that_repeat_on_most_pages_go(top: str, bottom: str) -> None:
    assert without_running_lines(framed(top, bottom)) == BODY


def test_headers_of_several_lines_go() -> None:
    pages = [["Landkreis X", "Amt für Soziales", "Postfach 1", "Konzept", *page] for page in BODY]

    assert without_running_lines(pages) == BODY


def test_left_and_right_pages_may_differ() -> None:
    pages = [
        [("Landkreis X" if number % 2 else "Integrationskonzept"), *page] for number, page in enumerate(BODY)
    ]

    assert without_running_lines(pages) == BODY


def test_a_first_page_without_header_is_no_obstacle() -> None:
    pages = framed("Integrationskonzept", "#")
    pages[0] = BODY[0]

    assert without_running_lines(pages) == BODY


def test_the_name_of_a_chapter_stays_where_it_comes_first() -> None:
    many = BODY * 3
    pages = [
        [("Ausgangslage" if 3 <= number < 7 else f"Anfang {'z' * number}"), *page]
        for number, page in enumerate(many)
    ]
    found = without_running_lines(pages)

    assert [page[0] for page in found[3:7]].count("Ausgangslage") == 1
    assert found[3][0] == "Ausgangslage"


def test_numbered_headings_are_no_page_numbers() -> None:
    pages = framed("Maßnahme #")

    assert without_running_lines(pages) == pages


def test_figures_of_tables_are_no_page_numbers() -> None:
    pages = [
        [*page, figure]
        for page, figure in zip(BODY, ["12", "7", "99", "3", "45", "8", "61", "20"], strict=True)
    ]

    assert without_running_lines(pages) == pages


def test_lines_that_also_repeat_inside_pages_are_text() -> None:
    pages = [
        [
            "Ziel:",
            *(f"Text {mark * number}" for mark in "abc"),
            "Ziel:",
            *(f"Text {mark * number}" for mark in "xyz"),
        ]
        for number in range(1, 9)
    ]

    assert without_running_lines(pages) == pages


def test_a_line_behind_two_others_is_text() -> None:
    pages = [
        [f"Anfang {'a' * n}", f"Satz {'b' * n}", "Immer gleich", f"Ende {'c' * n}", f"Schluss {'d' * n}"]
        for n in range(1, 9)
    ]

    assert without_running_lines(pages) == pages


def test_the_title_on_the_cover_stays() -> None:
    pages = framed("Integrationskonzept")

    assert without_running_lines(pages, [(0, "Integrationskonzept")]) == [pages[0], *BODY[1:]]


def test_a_header_above_the_title_with_the_same_words_goes() -> None:
    pages = framed("Integrationskonzept")
    pages[0].insert(1, "Integrationskonzept")

    assert without_running_lines(pages, [(0, "Integrationskonzept")]) == [pages[0][1:], *BODY[1:]]


def test_two_pages_share_a_header() -> None:
    assert without_running_lines(framed("Landkreis X", "Seite #", BODY[:2])) == BODY[:2]


def test_a_single_page_is_kept_but_for_its_number() -> None:
    assert without_running_lines([["Titel", "Text", "Seite 1 von 1"]]) == [["Titel", "Text"]]


def test_blank_pages_stay_blank() -> None:
    assert without_running_lines([[], ["Text"], []]) == [[], ["Text"], []]


@given(st.lists(st.lists(st.text("abc 123", min_size=1, max_size=12), max_size=6), max_size=6))
def test_nothing_is_added_or_moved(pages: list[list[str]]) -> None:
    found = without_running_lines(pages)

    assert len(found) == len(pages)
    for before, after in zip(pages, found, strict=True):
        lines = iter(before)
        assert all(line in lines for line in after)


@pytest.mark.parametrize(
    "line", ["Kosten: # Euro im Jahr", "Maßnahme 5.1: Bis 2024 werden # Personen erreicht."]
)
def test_lines_whose_figures_are_no_page_numbers_are_text(line: str) -> None:
    amounts = [4520, 1800, 5000, 750, 4520, 12000, 990, 3100]
    pages = [[*page, line.replace("#", str(it))] for page, it in zip(BODY, amounts, strict=True)]

    assert without_running_lines(pages) == pages


def test_a_part_with_page_numbers_of_its_own_has_the_same_footer() -> None:
    pages = framed("Teil 2 | #", "", BODY * 2)
    pages[12:] = [[f"Teil 2 | {number}", *page[1:]] for number, page in enumerate(pages[12:], 1)]

    assert without_running_lines(pages) == BODY * 2


@given(st.lists(st.integers(0, 99_999), min_size=8, max_size=8), st.data())
def test_a_changed_figure_that_is_no_page_number_changes_the_text(
    amounts: list[int], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, 7))
    shifts = {amount - page for page, amount in enumerate(amounts)}
    amount = data.draw(st.integers(0, 99_999).filter(lambda it: it != amounts[at] and it - at not in shifts))
    line = data.draw(st.sampled_from(["Kosten: # Euro", "Bis 2024 werden # Personen erreicht.", "#"]))

    def text(of: list[int]) -> list[list[str]]:
        return without_running_lines(
            [[*page, line.replace("#", str(it))] for page, it in zip(BODY, of, strict=True)]
        )

    assert text(amounts) != text([*amounts[:at], amount, *amounts[at + 1 :]])
