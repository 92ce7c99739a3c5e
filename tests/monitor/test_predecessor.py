from __future__ import annotations

import pytest

from monitor.predecessor import Predecessor, Work, predecessor, presented
from tests.monitor.texts import in_pages, long_paper

OLD = long_paper(pages=10)
TEXTS = {
    1: in_pages(OLD),
    2: in_pages(OLD[:150] + long_paper(pages=10, seed=2)),
    3: in_pages(long_paper(pages=10, seed=3)),
}


def work(paper_id: int, title: str = "Integrationskonzept", **values: object) -> Work:
    standard = {"place": "Landkreis Auental", "role": "concept", "level": "district", "year": None}
    return Work(
        **{"paper_id": paper_id, "title": title, "is_page": False, "words": 3000, **standard, **values}
    )  # type: ignore[arg-type]


def before(new: Work, *known: Work) -> Predecessor | None:
    return predecessor(new, known, lambda paper_id: TEXTS[paper_id])


def test_the_same_title_but_for_edition_words_is_the_same_work() -> None:
    found = before(
        work(3, "2. Fortschreibung des Integrationskonzepts 2026"),
        work(1, "Integrationskonzept Landkreis Auental 2019"),
    )
    assert found is not None
    assert found.paper_id == 1
    assert "„Integrationskonzept Landkreis Auental 2019“" in found.why


def test_a_text_that_keeps_half_of_another_is_its_edition_under_any_title() -> None:
    found = before(work(2, "Zusammen wachsen"), work(1, "Vielfalt leben"))
    assert found is not None
    assert found.paper_id == 1
    assert "% der Formulierungen" in found.why


def test_another_title_and_another_text_are_another_work() -> None:
    assert before(work(3, "Zusammen wachsen"), work(1, "Vielfalt leben")) is None


@pytest.mark.parametrize(
    "known",
    [
        work(1, role="report"),
        work(1, level="town"),
        work(1, year=2030),
        work(1, is_page=True, words=200),
        work(3),
    ],
)
def test_what_cannot_be_an_earlier_edition_is_none(known: Work) -> None:
    assert before(work(3, year=2026), known) is None


def test_a_draft_precedes_its_final_text_and_the_newest_edition_counts() -> None:
    found = before(work(3, year=2026), work(1, year=2015), work(2, role="draft", year=2025))
    assert found is not None
    assert found.paper_id == 2


def test_a_short_page_presents_the_work_it_links_or_shares_the_title_with() -> None:
    page = work(9, "Unser Weg zum Miteinander", is_page=True, words=200)
    paper = work(1, "Vielfalt leben")
    assert presented(page, [page, paper], linked=[1]) == paper
    assert presented(page, [page, paper], linked=[]) is None
    assert presented(work(9, "Vielfalt leben", is_page=True, words=200), [paper], linked=[]) == paper


def test_a_page_of_chapters_is_the_work_itself() -> None:
    page = work(9, "Vielfalt leben", is_page=True, words=5000)
    assert presented(page, [work(1, "Vielfalt leben")], linked=[1]) is None
