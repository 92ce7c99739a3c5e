from __future__ import annotations

from crawler.extract.html import read_html
from crawler.extract.links import read_links
from crawler.extract.markup import BROKEN_CHARACTERS, MOST_CHARACTERS, worth_parsing


def test_a_page_is_parsed_whole() -> None:
    page = "<div><ul><li>x</li></ul></div>" * 10_000

    assert worth_parsing(page) == page


def test_of_a_huge_page_the_beginning_is_parsed() -> None:
    assert len(worth_parsing("x" * (MOST_CHARACTERS + 1))) == MOST_CHARACTERS


def test_of_a_page_without_closing_tags_the_beginning_is_parsed() -> None:
    assert len(worth_parsing("<div>x" * 100_000)) == BROKEN_CHARACTERS


def test_broken_nesting_does_not_stop_the_reading() -> None:
    body = b"<main><h1>Konzept</h1>" + b"<div><p>Text <a href=/a>A</a>" * 100_000

    assert [link.url for link in read_links(body, "https://www.kreis.test/")] == ["https://www.kreis.test/a"]
    assert read_html(body).text.startswith("Konzept")
