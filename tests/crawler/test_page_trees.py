"""Which pages may be one paper told in chapters."""

from __future__ import annotations

import pytest

from crawler import urls
from crawler.page_trees import (
    Leaf,
    PaperPages,
    further_chapters,
    joined_document,
    names_itself,
    place_among,
    real_heading,
    trees,
)
from storage.values import Document

SITE = "https://www.kreis.test"
FIELDS = ("Einleitung", "Sprache und Bildung", "Arbeit", "Wohnen", "Umsetzung")


def leaf(
    number: int, path: str, title: str, *headings: str, to: dict[str, str] | None = None, text: str = ""
) -> Leaf:
    url = SITE + path
    document = Document("text/html", title, (text or f"{title}\nZiel",), 1, headings=headings)
    links = {urls.key(SITE + target): words for target, words in (to or {}).items()}
    return Leaf(number, url, urls.key(url), 1, document, "", links)


def found(*leaves: Leaf) -> list[list[int]]:
    return [[one.resource_id for one in (root, *chapters)] for root, chapters in trees(leaves)]


def below(folder: str, names: tuple[str, ...] = FIELDS) -> list[Leaf]:
    return [leaf(number, f"{folder}/seite-{number}", name) for number, name in enumerate(names, 2)]


def test_pages_below_a_page_that_bears_a_papers_name_are_its_chapters() -> None:
    root = leaf(1, "/soziales/integrationskonzept", "Integrationskonzept")
    assert found(root, *below("/soziales/integrationskonzept")) == [[1, 2, 3, 4, 5, 6]]


def test_an_address_with_an_ending_opens_the_folder_of_its_name() -> None:
    root = leaf(1, "/soziales/integrationskonzept.html", "Integrationskonzept")
    assert found(root, *below("/soziales/integrationskonzept")) == [[1, 2, 3, 4, 5, 6]]


def test_numbers_decide_the_order_then_the_table_of_contents() -> None:
    one, two, three = (
        leaf(n, f"/ik/{name}", title) for n, name, title in ((2, "c", "2 Wohnen"), (3, "b", "1 Arbeit"), (4, "a", "Umsetzung"))
    )  # fmt: skip
    root = leaf(1, "/ik", "Integrationskonzept", to={"/ik/a": "Umsetzung"})
    assert found(root, one, two, three) == [[1, 3, 2, 4]]


def test_numbered_pages_beside_the_table_of_contents_that_links_them_belong_to_it() -> None:
    chapters = [leaf(n, f"/soziales/kap{n}.html", f"Kapitel {n}: Wohnen") for n in range(2, 6)]
    links = {f"/soziales/kap{n}.html": "" for n in range(2, 6)}
    assert found(leaf(1, "/soziales/konzept.html", "Integrationskonzept", to=links), *chapters) == [[1, 2, 3, 4, 5]]  # fmt: skip
    assert found(leaf(1, "/soziales/konzept.html", "Integrationskonzept"), *chapters) == []


def test_pages_that_are_turned_one_by_one_belong_together() -> None:
    root = leaf(1, "/ik/a.html", "Integrationskonzept", to={"/ik/b.html": "weiter"})
    pages = [
        leaf(2, "/ik/b.html", "Einleitung", to={"/ik/c.html": "nächste Seite »", "/ik/a.html": "zurück"}),
        leaf(3, "/ik/c.html", "Wohnen", to={"/ik/d.html": "weiter", "/ik/b.html": "zurück"}),
        leaf(4, "/ik/d.html", "Umsetzung", to={"/ik/a.html": "weiter"}),
    ]
    assert found(root, *pages) == [[1, 2, 3, 4]]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/soziales/integration", "Integration"),
        ("/presse/integrationskonzept", "Integrationskonzept"),
        ("/soziales/integrationskonzept", "Termine zum Integrationskonzept"),
        ("/formulare/integrationskonzept", "Integrationskonzept"),
        ("/2024/05/integrationskonzept", "Integrationskonzept"),
        ("/tag/integrationskonzept/x", "Integrationskonzept"),
    ],
)
def test_topic_pages_press_dates_and_forms_lead_no_paper(path: str, title: str) -> None:
    assert found(leaf(1, path, title), *below(path)) == []


def test_pages_of_which_most_are_called_otherwise_than_chapters_are_none() -> None:
    names = ("Ansprechpartner", "Anfahrt", "Sprechzeiten", "Wohnen")
    root = leaf(1, "/ik", "Integrationskonzept")
    assert found(root, *below("/ik", names)) == []


def test_two_pages_are_no_tree() -> None:
    assert found(leaf(1, "/ik", "Integrationskonzept"), *below("/ik", FIELDS[:2])) == []


@pytest.mark.parametrize(
    ("title", "headings", "expected"),
    [
        ("Vielfalt leben/3", ("Vielfalt leben/3", "Sprache"), "Sprache"),
        ("Landkreis Auental", ("Landkreis Auental", "3. Wohnen"), "3. Wohnen"),
        ("Wohnen", ("Ziel",), "Wohnen"),
        ("Vielfalt leben/3", (), "Vielfalt leben/3"),
    ],
)
def test_the_real_heading_is_not_the_site_nor_the_path_of_a_wiki(
    title: str, headings: tuple[str, ...], expected: str
) -> None:
    assert real_heading(Document("text/html", title, ("x",), 1, headings=headings)) == expected


def test_the_whole_is_called_by_the_heading_that_names_a_paper() -> None:
    root = leaf(1, "/v", "Vielfalt leben", "Vielfalt leben", "Integrationskonzept für Auental")
    whole = joined_document(root, below("/v"))
    assert whole.title == "Integrationskonzept für Auental"
    assert [line for line in whole.headings if line in FIELDS] == list(FIELDS)


@pytest.mark.parametrize(
    ("said", "is_one"), [("Dieses Integrationskonzept gilt.", True), ("Kommt zum Fest!", False)]
)
def test_a_motto_needs_the_text_to_call_itself_a_paper(said: str, is_one: bool) -> None:
    root = leaf(1, "/v", "Vielfalt leben", text=said)
    assert names_itself(root, joined_document(root, below("/v"))) is is_one


def test_a_page_below_or_beside_a_papers_page_promises_a_chapter_and_so_does_the_next() -> None:
    pages = PaperPages()
    pages.note(
        1, f"{SITE}/ik/a.html", Document("text/html", "Integrationskonzept", ("x",), 1), continues=False
    )
    pages.note(2, f"{SITE}/s/b.html", Document("text/html", "Soziales", ("x",), 1), continues=False)
    pages.note(3, f"{SITE}/ik/b.html", Document("text/html", "Was uns bewegt", ("x",), 1), continues=True)
    assert pages.promise(1, f"{SITE}/ik/c.html") == pages.promise(1, f"{SITE}/ik/a/c.html") == 1.0
    assert pages.promise(3, f"{SITE}/ik/c.html") == 1.0
    assert pages.promise(2, f"{SITE}/s/c.html") == pages.promise(1, f"{SITE}/bauen/c.html") == 0.0


def test_further_chapters_are_called_like_chapters_and_are_no_reports_or_news() -> None:
    pages = below("/ik", ("Kultur und Sport", "Anfahrt", "Bericht zur Umsetzung 2024", "7. Was uns bewegt"))
    elsewhere = leaf(9, "/bauen/wohnen", "Wohnen")
    assert [one.resource_id for one in further_chapters(urls.key(SITE + "/ik"), [*pages, elsewhere])] == [
        2,
        5,
    ]


@pytest.mark.parametrize(("title", "place"), [("2. Arbeit", 2), ("4. Kultur", 3), ("Kultur", 3)])
def test_a_further_chapter_stands_where_its_number_says(title: str, place: int) -> None:
    assert place_among(("Integrationskonzept", "1. Sprache", "3. Wohnen"), leaf(5, "/ik/x", title)) == place
