"""The small markup becomes the HTML it describes."""

from __future__ import annotations

from monitor.samples.markup import in_state, to_html


def html(text: str, link_class: str = "") -> str:
    return to_html(
        text,
        resolve=lambda target: f"/{target}",
        contact=lambda office: f"<b>{office}</b>",
        link_class=link_class,
    )


def test_blocks_become_headings_lists_tables_and_paragraphs() -> None:
    made = html("## Titel\n\nEin Satz\nüber zwei Zeilen.\n\n- eins\n- zwei\n\n| a | b |\n| c | d |")
    assert made.split("\n") == [
        "<h2>Titel</h2>",
        "<p>Ein Satz über zwei Zeilen.</p>",
        "<ul><li>eins</li><li>zwei</li></ul>",
        "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
    ]


def test_a_list_may_follow_a_paragraph_without_an_empty_line() -> None:
    assert html("Es gibt:\n- eins\nEnde") == "<p>Es gibt:</p>\n<ul><li>eins</li></ul>\n<p>Ende</p>"


def test_links_are_resolved_and_only_files_carry_the_class_of_downloads() -> None:
    made = html("[A & B](file:x) und [C](page:y) **fett**", link_class="pdf")
    assert (
        made
        == '<p><a href="/file:x" class="pdf">A &amp; B</a> und <a href="/page:y">C</a> <strong>fett</strong></p>'
    )


def test_a_contact_line_becomes_its_own_box() -> None:
    assert html("Text\n! Amt A\n! Amt B") == "<p>Text</p>\n<b>Amt A</b>\n<b>Amt B</b>"


def test_marked_lines_exist_in_their_state_only() -> None:
    text = "immer\n@1 vorher\n@2 nachher"
    assert in_state(text, 1) == "immer\nvorher"
    assert in_state(text, 2) == "immer\nnachher"


def test_angle_brackets_of_the_content_are_text() -> None:
    assert html("a < b") == "<p>a &lt; b</p>"
