"""A quick look at a page: is it worth reading closely?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.glance import Glance, glance

MENU = '<{tag} {attribute}><a href="/konzept">Integrationskonzept</a></{tag}>'


def look(body: str, title: str = "Landkreis Au", path: str = "/seite") -> Glance:
    return glance(
        f"<html><head><title>{title}</title></head><body>{body}</body></html>",
        f"https://kreis.de{path}",
    )


@given(st.text(max_size=200))
def test_no_markup_makes_a_glance_raise(html: str) -> None:
    seen = glance(html, "https://kreis.de/")
    assert 0.0 <= seen.relevance <= 1.0
    assert seen.words >= 0


def test_title_headings_and_words_are_read() -> None:
    seen = look("<h1>Amt <b>für</b> Soziales</h1><h2>Aufgaben</h2><h2></h2><p>eins zwei drei</p>")
    assert seen.title == "Landkreis Au"
    assert seen.headings[-1] == "Aufgaben"
    assert len(seen.headings) == 2
    assert seen.words == 7


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("<h1>Integrationskonzept</h1>", "Landkreis Au"),
        ("<p>Text</p>", "Integrationskonzept | Landkreis Au"),
        ("<h1>Migration und Teilhabe</h1>", "Landkreis Au"),
    ],
)
def test_a_page_named_after_the_topic_is_topical(body: str, title: str) -> None:
    assert look(body, title).relevance >= 0.4


def test_a_page_named_after_something_else_is_not_topical() -> None:
    assert look("<h1>Abfallkalender</h1><p>Integration</p>").relevance < 0.4


def test_a_text_that_names_a_paper_mentions_it() -> None:
    assert look("<h1>Kreistag</h1><p>Der Kreistag hat das Integrationskonzept beschlossen.</p>").mentions
    assert not look("<h1>Kreistag</h1><p>Der Kreistag hat den Haushalt beschlossen.</p>").mentions


@pytest.mark.parametrize(
    ("tag", "attribute"),
    [
        ("nav", ""),
        ("header", ""),
        ("footer", ""),
        ("aside", ""),
        ("div", 'role="navigation"'),
        ("div", 'id="MainNav"'),
        ("ul", 'class="hauptmenu"'),
        ("p", 'class="Breadcrumb"'),
        ("div", 'id="cookie-hinweis"'),
    ],
)
def test_a_menu_entry_says_nothing_about_the_page_that_carries_it(tag: str, attribute: str) -> None:
    seen = look(MENU.format(tag=tag, attribute=attribute) + "<h1>Kreistag</h1><p>Der Haushalt.</p>")
    assert not seen.mentions
    assert seen.words == 3


def test_a_page_whose_body_is_called_a_menu_is_still_read() -> None:
    seen = glance(
        '<body class="has-menu"><main id="navigation-target"><p>Das Integrationskonzept</p></main></body>',
        "https://kreis.de/",
    )
    assert seen.mentions


def test_a_page_of_many_megabytes_is_known_by_its_beginning() -> None:
    seen = look("<h1>Integrationskonzept</h1>" + "<p>Wort </p>" * 400_000)
    assert seen.relevance >= 0.4
