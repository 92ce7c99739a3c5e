from __future__ import annotations

from bs4 import Tag

from crawler.extract.blocks import Block, Kind, blocks_of, is_figures_table, leads_to_document
from crawler.extract.html import parsed


def blocks(html: str) -> list[Block]:
    return blocks_of(parsed(html))


def texts(html: str) -> list[str]:
    return [block.text for block in blocks(html)]


def table(html: str) -> Tag:
    found = parsed(html).find("table")
    assert isinstance(found, Tag)
    return found


def test_blocks_come_in_document_order_with_their_kind() -> None:
    found = blocks(
        "<h2>Ziele</h2><p>Ein <b>Satz</b>.</p><ul><li>eins<ul><li>zwei</li></ul></li></ul><dl><dt>A</dt><dd>B</dd></dl>"
    )

    assert [(block.kind, block.level, block.text) for block in found] == [
        (Kind.HEADING, 2, "Ziele"),
        (Kind.TEXT, 0, "Ein Satz."),
        (Kind.ENTRY, 0, "eins"),
        (Kind.ENTRY, 0, "zwei"),
        (Kind.TEXT, 0, "A"),
        (Kind.TEXT, 0, "B"),
    ]


def test_line_breaks_divide_lines_of_one_group() -> None:
    first, second = blocks("<p>eins<br>zwei</p>")

    assert (first.text, second.text) == ("eins", "zwei")
    assert first.group == second.group


def test_text_outside_paragraphs_counts() -> None:
    assert texts("<div>vorn<p>mitten</p>hinten</div>") == ["vorn", "mitten", "hinten"]


def test_folded_and_hidden_panels_count() -> None:
    html = (
        "<details><summary>Frage</summary><p>Antwort</p></details><div role=tabpanel hidden>Reiter</div>"
        "<h3><button>Akkordeon</button></h3><div style='display:none'>Inhalt</div><button class=accordion-button>Zwei</button>"
    )

    assert texts(html) == ["Frage", "Antwort", "Reiter", "Akkordeon", "Inhalt", "Zwei"]


def test_code_fields_and_comments_do_not_count() -> None:
    html = "<p>Text<!-- Kommentar --></p><script>x</script><style>y</style><select><option>z</select><button>Los</button><template>t</template>"

    assert texts(html) == ["Text"]


def test_a_table_of_figures_is_read_by_rows() -> None:
    html = "<table><caption>Zuzug</caption><tr><th>Jahr</th><th>Zahl</th></tr><tr><td>2020</td><td><p>1</p><p>2</p></td></tr></table>"

    assert [(block.kind, block.text) for block in blocks(html)] == [
        (Kind.ROW, "Zuzug"),
        (Kind.ROW, "Jahr | Zahl"),
        (Kind.ROW, "2020 | 1 2"),
    ]


def test_a_layout_table_is_read_like_boxes() -> None:
    assert texts("<table><tr><td>Menü</td><td><h1>Titel</h1><p>Text</p></td></tr></table>") == [
        "Menü",
        "Titel",
        "Text",
    ]


def test_tables_of_facts_have_header_cells_or_even_rows() -> None:
    assert is_figures_table(table("<table><tr><th>Jahr</th></tr></table>"))
    assert is_figures_table(
        table("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>")
    )


def test_tables_of_columns_are_layout() -> None:
    assert not is_figures_table(table("<table><tr><td>a</td><td>b</td><td>c</td></tr></table>"))
    assert not is_figures_table(
        table(f"<table><tr><td>a</td><td>{'Wort ' * 80}</td></tr><tr><td>c</td><td>d</td></tr></table>")
    )
    assert not is_figures_table(table("<table><tr><td><table><tr><th>x</th></tr></table></td></tr></table>"))


def test_links_are_counted_by_what_they_lead_to() -> None:
    (block,) = blocks(
        "<p>Text <a href=/a>eine Seite</a> <a href=/k.pdf>Konzept</a> <a href=mailto:x>Post</a> <a href='#x'>oben</a></p>"
    )

    assert (block.links, block.documents, block.linked) == (1, 1, 4)


def test_neighbouring_links_are_words_of_their_own() -> None:
    assert texts("<p><a href=/a>eins</a><a href=/b>zwei</a></p>") == ["eins zwei"]


def test_removed_elements_are_left_out() -> None:
    soup = parsed("<div><p>eins</p><p>zwei</p></div>")

    assert [block.text for block in blocks_of(soup, {id(soup.find_all("p")[0])})] == ["zwei"]


def test_addresses_of_documents_are_known() -> None:
    for href in (
        "/a.pdf",
        "/a.PDF?x=1",
        "/output/download.php?fid=1.2.1..PDF",
        "/x.pdf/view",
        "/a.docx",
        "getfile.asp?id=1",
        "/b/@@download/file",
    ):
        assert leads_to_document(href), href
    for href in ("/a.html", "/pdf/", "/download-bereich", ""):
        assert not leads_to_document(href), href
