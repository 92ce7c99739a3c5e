"""Which pages with a text of their own deserve a close look, and that no page takes long."""

from __future__ import annotations

import pytest

from crawler.extract.markup import worth_parsing
from crawler.rendering.data import data_links
from crawler.rendering.hints import has_hints
from crawler.rendering.need import needs_scripts
from crawler.rendering.parts import parts_of
from crawler.rendering.state import state_links


@pytest.mark.parametrize(
    "markup",
    [
        '<div class=liste data-url="/api/docs.json">',
        "<ul data-ajax-source='?type=99'>",
        '<div data-docs-src="dokumente.json">',
        '<section hx-get="/liste">',
        '<kreis-dokumente class="x" src="/daten">',
        "<script>var a = ['/ik.pdf']</script>",
    ],
)
def test_what_names_data_is_a_hint(markup: str) -> None:
    assert has_hints(markup.encode())


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="/ik.pdf">Konzept</a><img src="/a.jpg">',
        '<img data-src="/bild.jpg"><div data-src="/bild.webp?x=1">',
        '<div data-toggle="collapse" data-target="#a" data-id="5">',
        "<script src='/main.js'></script><script>var a = 'x'</script>",
        "<p>Der data-url ist eine Adresse.</p>",
    ],
)
def test_what_every_page_has_is_none(markup: str) -> None:
    assert not has_hints(markup.encode())


@pytest.mark.parametrize(
    "piece", ["<a-b ", "<div data-x>", "<div class=liste data-url=/x>", "data-url='/", "{", "[", "[[{", '"', "='", "fetch('", "<link", "<a ", "\\", "{a:'"]
)  # fmt: skip
def test_no_repeated_piece_makes_a_page_take_long(piece: str) -> None:
    markup = piece * (500_000 // len(piece))
    has_hints(markup.encode())
    for text in (markup, f"<script>{markup}</script>"):
        page = parts_of(worth_parsing(text))
        needs_scripts(page)
        state_links(page, "https://www.kreis.test/")
    data_links(markup.encode(), "application/json", "https://www.kreis.test/")
