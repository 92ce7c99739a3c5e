from __future__ import annotations

import pytest

from crawler.extract.pdf_facts import large_lines, pdf_moment, shown_title, usable_title

PAGES = ["Integrationskonzept des Landkreises Musterbach", "1 Ausgangslage"]


def test_a_title_that_stands_on_the_first_pages_is_used() -> None:
    assert (
        usable_title("Integrationskonzept Landkreis Musterbach", PAGES)
        == "Integrationskonzept Landkreis Musterbach"
    )
    assert usable_title("Microsoft Word - Integrationskonzept", PAGES) == "Integrationskonzept"


@pytest.mark.parametrize(
    "title",
    [
        "", " ", "Microsoft Word - Konzept_final.doc", "integrationskonzept.pdf", "Integrationskonzept_2024_web", "Unbenannt",
        "untitled", "Dokument1", "PowerPoint-Präsentation", "Layout 1", "Folie 1", "Titel", "Haushaltsplan der Gemeinde",
        "integrationskonzept-musterbach-2024", "Druck",
    ],
)  # fmt: skip
def test_other_titles_are_not(title: str) -> None:
    assert usable_title(title, PAGES) == ""


def test_the_largest_lines_are_the_title() -> None:
    lines = [
        ("Landkreis Musterbach", 12.0),
        ("Integrations- und", 28.0),
        ("Teilhabekonzept", 28.2),
        ("2024 bis 2028", 14.0),
    ]

    assert shown_title(lines) == "Integrations- und Teilhabekonzept"


def test_the_name_of_the_district_is_no_title() -> None:
    assert (
        shown_title([("Landkreis Musterbach", 30.0), ("Integrationskonzept", 24.0)]) == "Integrationskonzept"
    )
    assert shown_title([("Landkreis Musterbach", 30.0)]) == "Landkreis Musterbach"


def test_figures_and_marks_are_no_title() -> None:
    assert shown_title([("2024", 60.0), ("•", 40.0), ("Leitbild", 20.0)]) == "Leitbild"
    assert shown_title([]) == ""


def test_lines_set_larger_than_the_text_are_told_by_page() -> None:
    cover = [("Integrationskonzept", 28.0), ("Landkreis X", 12.0)]
    text = [("Integrationskonzept", 8.0), ("Ausgangslage", 16.0), *[("Text", 11.0)] * 5]

    assert list(large_lines([cover, text])) == [(0, "Integrationskonzept"), (1, "Ausgangslage")]
    assert list(large_lines([])) == []


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("D:20230204115901+01'00'", "2023-02-04T11:59:01+01:00"),
        ("D:20230204115901Z", "2023-02-04T11:59:01+00:00"),
        ("D:20230204115901-05'30", "2023-02-04T11:59:01-05:30"),
        ("D:20230204", "2023-02-04"),
        ("D:20231304", None),
        ("gestern", None),
        ("", None),
    ],
)
def test_pdf_dates_become_iso(value: str, moment: str | None) -> None:
    assert pdf_moment(value) == moment
