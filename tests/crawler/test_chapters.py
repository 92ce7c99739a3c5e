"""Which pages are chapters and which files are volumes of one work."""

from __future__ import annotations

import pytest

from crawler.chapters import (
    Candidate,
    folder,
    joined,
    may_be_part,
    number_of,
    subfolder,
)
from crawler.part_names import part_number, whole_title
from storage.values import Level, Reason, Recognition, Role

SITE = "https://www.kreis.test"
TREE = SITE + "/soziales/integrationskonzept/"


def page(number: int, path: str, title: str, **facts: object) -> Candidate:
    values: dict[str, object] = {"parent_id": 100, "is_work": True, **facts}
    return Candidate(number, SITE + path, is_page=True, title=title, **values)  # type: ignore[arg-type]


def file(number: int, name: str, link: str = "", title: str = "", **facts: object) -> Candidate:
    values: dict[str, object] = {"parent_id": 100, **facts}
    return Candidate(number, f"{SITE}/dateien/{name}", is_page=False, title=title, link_text=link, **values)  # type: ignore[arg-type]


def works(*candidates: Candidate) -> list[list[int]]:
    return [[one.resource_id for one in group] for group in joined(candidates)]


WHOLE = page(1, "/soziales/integrationskonzept/", "Integrationskonzept 2022", paper_id=7)


# --- pages -------------------------------------------------------------------------------------------


def test_the_pages_below_a_papers_page_are_its_chapters_in_their_order() -> None:
    tenth = page(2, "/soziales/integrationskonzept/10-ausblick/", "10 Ausblick")
    fourth = page(3, "/soziales/integrationskonzept/4-wohnen/", "4 Wohnen")
    preface = page(4, "/soziales/integrationskonzept/vorwort/", "Vorwort")
    assert works(tenth, WHOLE, preface, fourth) == [[1, 3, 2, 4]]


def test_a_page_beside_a_papers_page_is_its_chapter_too() -> None:
    entry = page(1, "/konzept/1_einleitung.html", "Integrationskonzept", paper_id=7)
    assert works(entry, page(2, "/konzept/2_sprache.html", "2 Sprache")) == [[1, 2]]


def test_a_chapter_that_the_papers_page_links_may_stand_anywhere() -> None:
    chapter = page(2, "/s/4711", "Sprache", parent_id=1, is_chapter=True)
    assert works(WHOLE, chapter) == [[1, 2]]
    assert works(WHOLE, page(2, "/s/4711", "3. Konferenz", parent_id=1, is_work=False)) == []


def test_a_page_that_names_a_paper_stands_for_itself() -> None:
    assert works(WHOLE, page(2, "/soziales/integrationskonzept/2027.html", "Integrationskonzept 2027")) == []


def test_pages_of_other_folders_and_of_the_top_level_stand_for_themselves() -> None:
    assert works(WHOLE, page(2, "/bauen/leitlinien/", "Leitlinien")) == []
    top = page(1, "/leitbild", "Integrationsleitbild", paper_id=7)
    assert works(top, page(2, "/vielfalt", "Vielfalt")) == []


def test_chapters_whose_entry_nobody_saw_are_one_paper_all_the_same() -> None:
    first = page(2, "/a/1", "1 Einleitung", is_chapter=True)
    second = page(3, "/b/2", "2 Sprache", is_chapter=True)
    assert works(second, first) == [[2, 3]]
    assert works(first) == []


# --- files -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Integrationskonzept Teil 1", "Integrationskonzept Teil 2"),
        ("Integrationskonzept, Teil I: Grundlagen", "Integrationskonzept, Teil II – Handlungsfelder"),
        ("Integrationskonzept Band 1 (PDF, 2 MB)", "Integrationskonzept Band 2 (PDF, 3 MB)"),
        ("Teil A Grundlagen", "Teil B Maßnahmen"),
    ],
)
def test_volumes_of_one_name_are_one_work(one: str, two: str) -> None:
    assert works(file(2, "b.pdf", two), file(1, "a.pdf", one, is_work=True)) == [[1, 2]]


def test_a_bare_number_goes_with_the_only_name_on_its_shelf() -> None:
    named, bare = file(2, "b", "Rahmenkonzept Integration – Teil 2"), file(1, "a", "Teil 1", is_work=True)
    assert works(named, bare) == [[1, 2]]
    assert works(named, bare, file(3, "c", "Klimakonzept Teil 2")) == []


def test_file_names_tell_where_links_do_not() -> None:
    first = file(1, "integrationskonzept_teil-1.pdf", "hier", is_work=True)
    assert works(first, file(2, "integrationskonzept_teil-2.pdf", "hier")) == [[1, 2]]


@pytest.mark.parametrize(
    "other",
    [
        file(2, "b.pdf", "Klimaschutzkonzept Teil 2"),
        file(2, "b.pdf", "Integrationskonzept Teil 1"),
        file(2, "b.pdf", "Integrationskonzept"),
        file(2, "b.pdf", "Integrationskonzept Teil 2", parent_id=99),
    ],
)
def test_other_names_numbers_and_shelves_are_other_works(other: Candidate) -> None:
    assert works(file(1, "a.pdf", "Integrationskonzept Teil 1", is_work=True), other) == []


def test_parts_none_of_which_is_a_concept_are_no_work() -> None:
    assert works(file(1, "a.pdf", "Haushalt Teil 1"), file(2, "b.pdf", "Haushalt Teil 2")) == []


def test_a_part_that_is_a_paper_already_leads() -> None:
    known = file(2, "b.pdf", "Konzept Teil 2", is_work=True, paper_id=7)
    assert works(file(1, "a.pdf", "Konzept Teil 1"), known) == [[2, 1]]


# --- names -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Teil 1", 1), ("Teil IV", 4), ("Band 2", 2), ("Teil B", 2), ("Teilhabekonzept 2", None), ("Urteil 3", None),
        ("Gegenteil 2", None), ("Teil der Stadt", None),
    ],
)  # fmt: skip
def test_the_number_of_a_part(name: str, number: int | None) -> None:
    assert part_number(name, "", SITE + "/x") == number


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("4 Wohnen", (4,)), ("4.2 Wohnen", (4, 2)), ("Kapitel 4: Wohnen", (4,)), ("IV. Wohnen", (4,)),
        ("Wohnen", None), ("2019", None),
    ],
)  # fmt: skip
def test_the_number_of_a_chapter(name: str, number: tuple[int, ...] | None) -> None:
    assert number_of(name) == number


def test_a_whole_is_called_what_its_parts_share() -> None:
    assert whole_title("Integrationskonzept, Teil 1: Grundlagen") == "Integrationskonzept"
    assert whole_title("Teil 1: Grundlagen") == "Teil 1: Grundlagen"


def test_what_may_be_a_part_waits() -> None:
    chapter = Recognition(Role.CONCEPT, Level.DISTRICT, 0.9, reasons=(Reason("is_a_chapter", ""),))
    none = Recognition(Role.NONE, Level.DISTRICT, 0.1)
    assert may_be_part(chapter, True, TREE, "Sprache", "")
    assert may_be_part(none, True, TREE, "4 Wohnen", "")
    assert not may_be_part(none, True, TREE, "Wohnen", "")
    assert may_be_part(none, False, TREE + "a.pdf", "", "Integrationskonzept Teil 2")
    assert not may_be_part(none, False, TREE + "a.pdf", "Integrationskonzept", "Download")


def test_folders_are_those_of_the_path() -> None:
    assert folder("https://a.test/x/y.html?b=1") == "a.test/x/"
    assert folder("https://a.test/y") == ""
    assert subfolder("https://a.test/x/y.html") == "a.test/x/y/"
    assert subfolder("https://a.test/") == ""


def test_what_is_bound_around_chapters_belongs_to_them_but_makes_no_row_of_one_file() -> None:
    first, second = (file(n, f"k{n}.pdf", f"Integrationskonzept: Kapitel {n}", is_work=True) for n in (1, 2))
    title, annex = file(3, "t.pdf", "Titelblatt"), file(4, "a.pdf", "Integrationskonzept: Anhang")
    assert works(annex, second, title, first) == [[3, 1, 2, 4]]
    assert works(annex, file(5, "k.pdf", "Integrationskonzept", is_work=True)) == []
    assert works(annex, first) == []
