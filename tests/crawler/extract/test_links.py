from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.links import Link, read_links
from crawler.extract.markup import MOST_CHARACTERS

BASE = "https://www.kreis.test/leben/integration.html"


def links(html: str, base: str = BASE) -> dict[str, Link]:
    return {link.url: link for link in read_links(html, base)}


def one(html: str) -> Link:
    (link,) = read_links(html, BASE)
    return link


def test_addresses_are_absolute() -> None:
    html = '<a href="/a">1</a><a href="b.pdf">2</a><a href="../c">3</a><a href="?x=1">4</a><a href="//cdn.test/d">5</a>'

    assert list(links(html)) == [
        "https://www.kreis.test/a",
        "https://www.kreis.test/leben/b.pdf",
        "https://www.kreis.test/c",
        "https://www.kreis.test/leben/integration.html?x=1",
        "https://cdn.test/d",
    ]


def test_dot_segments_are_resolved_from_the_root_too() -> None:
    assert one('<a href="/x/../y.pdf">z</a>').url == "https://www.kreis.test/y.pdf"


def test_base_href_is_honoured() -> None:
    assert one('<base href="/neu/"><a href="a.html">x</a>').url == "https://www.kreis.test/neu/a.html"
    assert one('<base href="https://alt.test/x"><a href="/a">x</a>').url == "https://alt.test/a"
    assert one('<base href="file:///c:/"><a href="/a">x</a>').url == "https://www.kreis.test/a"


def test_spaces_umlauts_and_commas_stay_as_written() -> None:
    html = (
        '<a href="/fileadmin/Integrations konzept, Größe.pdf?object=tx,1.2">x</a><a href="/,Lde/1.html">y</a>'
    )

    assert list(links(html)) == [
        "https://www.kreis.test/fileadmin/Integrations konzept, Größe.pdf?object=tx,1.2",
        "https://www.kreis.test/,Lde/1.html",
    ]


def test_line_breaks_and_blanks_around_an_address_do_not_count() -> None:
    assert one('<a href="\n  /a/b\n.pdf ">x</a>').url == "https://www.kreis.test/a/b.pdf"


def test_windows_paths_are_read_as_browsers_do() -> None:
    assert (
        one('<a href="\\dokumente\\konzept.pdf">x</a>').url == "https://www.kreis.test/dokumente/konzept.pdf"
    )


def test_fragments_are_cut_and_own_anchors_skipped() -> None:
    assert list(links('<a href="#top">x</a><a href="/a#b">y</a>')) == ["https://www.kreis.test/a"]


def test_addresses_that_lead_to_no_page_are_skipped() -> None:
    html = "".join(
        f'<a href="{href}">x</a>'
        for href in (
            "mailto:a@b.de",
            "MAILTO:a@b.de",
            "tel:1",
            "javascript:void(0)",
            " javascript:x",
            "data:,x",
            "",
            "ftp://x/y",
            "webcal:x",
        )
    )

    assert read_links(html, BASE) == []


def test_image_maps_frames_and_embedded_documents_count() -> None:
    html = (
        '<map><area href="/karte" alt="Gemeinde A"></map><iframe src="/rahmen" title="Formular"></iframe>'
        '<object data="/konzept.pdf" type="application/pdf">Konzept</object><embed src="/film.mp4">'
        '<link rel="alternate" href="/en">'
    )
    found = links(html)

    assert {url: link.text for url, link in found.items()} == {
        "https://www.kreis.test/karte": "Gemeinde A",
        "https://www.kreis.test/rahmen": "Formular",
        "https://www.kreis.test/konzept.pdf": "Konzept",
    }


def test_meta_refresh_is_a_link() -> None:
    assert one('<meta http-equiv="refresh" content="0; URL=\'/neu/\'">').url == "https://www.kreis.test/neu/"
    assert read_links('<meta http-equiv="refresh" content="600">', BASE) == []


def test_a_link_knows_the_heading_before_it() -> None:
    html = '<h2>Integration</h2><p><a href="/a">A</a></p><h3>Downloads</h3><div><a href="/b">B</a></div>'

    assert [link.heading for link in read_links(html, BASE)] == ["Integration", "Downloads"]


def test_a_link_knows_the_text_around_it() -> None:
    link = one('<ul><li>Das Integrationskonzept finden Sie <a href="/k.pdf">hier</a>.</li></ul>')

    assert link.context == "Das Integrationskonzept finden Sie hier ."


def test_of_a_long_paragraph_the_words_beside_the_link_count() -> None:
    text = "Am Anfang steht anderes. " * 20
    link = one(
        f'<table><tr><td>{text}<br>Das <b>Konzept</b> <a href="/a">hier</a> als Datei<br>{text}</table>'
    )

    assert link.context == "Das Konzept hier als Datei"


def test_context_is_short() -> None:
    assert len(one(f'<p>{"wort " * 200}<a href="/a">x</a>{" wort" * 200}</p>').context) <= 200


def test_a_repeated_address_keeps_its_most_telling_text() -> None:
    html = (
        '<a href="/k.pdf">Download</a><a href="/k.pdf">Integrationskonzept 2024</a><a href="/k.pdf">mehr</a>'
    )

    assert one(html).text == "Integrationskonzept 2024"


def test_a_repeated_address_keeps_its_place_in_the_text() -> None:
    html = '<nav><ul><li><a href="/i">Integration</a></li></ul></nav><h2>Themen</h2><p>Zu <a href="/i">Integration</a></p>'
    link = one(html)

    assert not link.in_nav
    assert link.heading == "Themen"
    assert link.context == "Zu Integration"


def test_menus_headers_and_footers_are_known() -> None:
    html = (
        '<header><a href="/1">a</a></header><div id="hauptnavigation"><div><a href="/2">b</a></div></div>'
        '<ul class="nav navbar"><li><a href="/3">c</a></li></ul><div role="navigation"><a href="/4">d</a></div>'
        '<main><article><header><a href="/5">e</a></header><p><a href="/6">f</a></p></article></main>'
        '<aside><a href="/7">g</a></aside><footer><a href="/8">h</a></footer>'
    )

    assert {link.text: link.in_nav for link in read_links(html, BASE)} == {
        "a": True, "b": True, "c": True, "d": True, "e": False, "f": False, "g": False, "h": True,
    }  # fmt: skip


def test_a_page_named_after_its_menu_is_no_menu() -> None:
    html = '<div class="page menu-open"><nav><a href="/1">a</a></nav><h1>Thema</h1><p><a href="/2">b</a></p></div>'

    assert {link.text: link.in_nav for link in read_links(html, BASE)} == {"a": True, "b": False}


def test_text_comes_from_image_label_or_title_when_there_is_none() -> None:
    html = (
        '<a href="/1"><img src="x" alt="Titelbild Konzept"></a><a href="/2" aria-label="Konzept öffnen"></a>'
        '<a href="/3" title="Zum Konzept"></a>'
    )

    assert [link.text for link in read_links(html, BASE)] == [
        "Titelbild Konzept",
        "Konzept öffnen",
        "Zum Konzept",
    ]


def test_the_parts_of_a_teaser_do_not_run_together() -> None:
    assert one('<a href="/a"><h3>Titel</h3><p>Text</p></a>').text == "Titel Text"


def test_soft_hyphens_are_no_part_of_a_text() -> None:
    assert one('<a href="/a">Integra&shy;tions&shy;konzept</a>').text == "Integrationskonzept"


def test_bytes_are_decoded_by_what_they_are() -> None:
    body = '<a href="/größe.pdf">Größe</a>'

    assert (
        read_links(body.encode("cp1252"), BASE) == read_links(body.encode(), BASE) == read_links(body, BASE)
    )


def test_broken_markup_is_read() -> None:
    html = '<table><tr><td><a href="/1">eins<td><a href=/2>zwei</a><p><b><a href="/3" x=">">drei</b></p><a href="http://[">x'

    assert [link.url[-1] for link in read_links(html, BASE)] == ["1", "2", "3"]


def test_only_the_beginning_of_a_huge_page_is_parsed() -> None:
    html = '<a href="/1">a</a>' + " " * MOST_CHARACTERS + '<a href="/2">b</a>'

    assert [link.url for link in read_links(html, BASE)] == ["https://www.kreis.test/1"]
    assert [link.url for link in read_links(html.encode(), BASE)] == ["https://www.kreis.test/1"]


def test_rel_and_title_are_kept() -> None:
    link = one('<a href="/a" rel="nofollow" title="Datei öffnen">Konzept</a>')

    assert (link.rel, link.title) == ("nofollow", "Datei öffnen")


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_address_and_no_text_makes_it_fail(href: str, text: str) -> None:
    html = f'<a href="{href}">{text}</a>'

    assert all(isinstance(link, Link) and "#" not in link.url for link in read_links(html, BASE))
