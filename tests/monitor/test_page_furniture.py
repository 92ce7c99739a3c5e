from __future__ import annotations

from monitor.page_furniture import without_furniture


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
