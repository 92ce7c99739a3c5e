from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from crawler.extract.link_place import Places, words_of


def test_the_links_of_one_menu_are_all_in_it() -> None:
    tree = LexborHTMLParser(
        '<div class="nav"><ul><li><a href="/1">a</a></li><li><a href="/2">b</a></li></ul></div>'
    )
    places = Places()

    assert [places.of(node)[0] for node in tree.css("a")] == [True, True]


def test_a_link_outside_every_list_and_paragraph_has_no_context() -> None:
    node = LexborHTMLParser('<div>Text <a href="/1">a</a></div>').css_first("a")

    assert node is not None
    assert Places().of(node) == (False, "")


def test_inline_markup_does_not_split_a_single_text() -> None:
    node = LexborHTMLParser('<a href="/1"><span>Integrationskonzept</span></a>').css_first("a")

    assert node is not None
    assert words_of(node) == "Integrationskonzept"
