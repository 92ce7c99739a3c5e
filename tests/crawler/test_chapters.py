"""Which page of a concept published as many pages is a chapter."""

from crawler.chapters import as_chapter, folder, is_chapter, subfolder
from storage.values import Level, Recognition, Role

WHOLE = {"https://www.kreis.test/soziales/integrationskonzept/": "Integrationskonzept 2022"}


def test_a_page_below_a_concept_page_is_its_chapter() -> None:
    chapter = "https://www.kreis.test/soziales/integrationskonzept/4-wohnen/"
    assert is_chapter(chapter, "4 Wohnen", WHOLE) == "Integrationskonzept 2022"


def test_a_page_beside_a_concept_page_is_a_chapter_of_the_same_paper() -> None:
    papers = {"https://www.kreis.test/konzept/1_einleitung.html": "Integrationskonzept"}
    assert (
        is_chapter("https://www.kreis.test/konzept/2_sprache.html", "2 Sprache", papers)
        == "Integrationskonzept"
    )


def test_a_page_that_names_a_paper_stands_for_itself() -> None:
    newer = "https://www.kreis.test/soziales/integrationskonzept/2027.html"
    assert is_chapter(newer, "Integrationskonzept 2027", WHOLE) is None


def test_pages_of_other_folders_and_of_the_top_level_stand_for_themselves() -> None:
    assert is_chapter("https://www.kreis.test/bauen/leitlinien/", "Leitlinien", WHOLE) is None
    top = {"https://www.kreis.test/leitbild": "Leitbild"}
    assert is_chapter("https://www.kreis.test/vielfalt", "Vielfalt", top) is None


def test_a_chapter_is_part_of_its_paper_and_no_concept_of_its_own() -> None:
    found = Recognition(Role.CONCEPT, Level.DISTRICT, 0.9, title="4 Wohnen")
    assert as_chapter(found, "Integrationskonzept").role is Role.ANNEX
    assert not as_chapter(found, "Integrationskonzept").is_concept


def test_folders_are_those_of_the_path() -> None:
    assert folder("https://a.test/x/y.html?b=1") == "a.test/x/"
    assert folder("https://a.test/y") == ""
    assert subfolder("https://a.test/x/y.html") == "a.test/x/y/"
    assert subfolder("https://a.test/") == ""
