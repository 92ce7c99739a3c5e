from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from hypothesis import given

from monitor.diff import diff
from monitor.diff_views import as_html, as_html_page, as_json, as_text, shortened, summary
from monitor.word_diff import Piece
from tests.monitor.texts import papers

OLD = "Acht Leitlinien bestimmen das Handeln der Stadt.\fDer alte Beirat entfällt hier ganz."
NEW = "Neun Leitlinien bestimmen das Handeln der Stadt."


def test_text_marks_words_and_names_pages() -> None:
    shown = as_text(diff(OLD, NEW), "Fassung 1", "Fassung 2")
    assert "Fassung 1 → Fassung 2\n" in shown
    assert (
        summary(diff(OLD, NEW))
        == "2\xa0Stellen: 1\xa0Wort hinzugekommen, 7 entfallen; 14,3\xa0% der Wörter sind neu."
    )
    assert "geändert, S. 1 → S. 1\n  [-Acht-] {+Neun+} Leitlinien bestimmen" in shown
    assert "entfallen, S. 2\n  [-Der alte Beirat entfällt hier ganz.-]" in shown
    assert "\x1b" not in shown


def test_text_can_be_coloured_but_never_by_the_paper_itself() -> None:
    shown = as_text(diff("Alt bleibt.", "Alt bleibt. \x1b[2J\x07Neu kommt."), "a", "b", colours=True)
    assert "\x1b[32m" in shown
    assert "\x1b[2J" not in shown
    assert "\x07" not in shown


def test_equal_texts_are_said_to_be_equal() -> None:
    assert summary(diff(OLD, OLD)) == "Die Texte sind gleich."


def test_long_kept_parts_are_cut_to_the_words_beside_the_change() -> None:
    long = " ".join(f"w{number}" for number in range(60))
    pieces = (
        Piece("equal", long),
        Piece("added", "neu"),
        Piece("equal", long),
        Piece("removed", long),
        Piece("equal", long),
    )
    before, _, between, removed, after = shortened(pieces)
    assert before.text == "… " + " ".join(f"w{number}" for number in range(48, 60))
    assert after.text == " ".join(f"w{number}" for number in range(12)) + " …"
    assert between.text.split(" … ")[1].startswith("w48")
    assert removed.text == long


def test_html_marks_both_sides_and_labels_the_pages_in_german() -> None:
    shown = as_html(diff(OLD, NEW), "Fassung 2018", "Fassung 2026")
    assert (
        '<p class="alt-text"><span class="ort">Fassung 2018, S. 1</span><del>Acht</del> Leitlinien' in shown
    )
    assert (
        '<p class="neu-text"><span class="ort">Fassung 2026, S. 1</span><ins>Neun</ins> Leitlinien' in shown
    )
    assert (
        '<span class="ort">Fassung 2018, S. 1 → Fassung 2026, S. 1</span><del>Acht</del> <ins>Neun</ins>'
        in shown
    )
    assert '<span class="ort">nicht vorhanden</span><span class="leise">(nicht vorhanden)</span>' in shown


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)
        self.names.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize(
    "evil", ["<script>alert(1)</script>", '"><img src=x onerror=y>', "&lt;b&gt; </ins><b>"]
)
def test_html_of_a_paper_is_text_never_markup(evil: str) -> None:
    tags = _Tags()
    tags.feed(as_html(diff(f"Alt ist {evil} hier.", f"Neu wird {evil} dort {evil}."), evil, evil))
    assert tags.names <= {"p", "div", "span", "ins", "del"}
    assert tags.open == []


def test_the_html_page_stands_on_its_own() -> None:
    page = as_html_page(diff(OLD, NEW), "Zusammen <in> Auental", "a", "b")
    assert page.startswith("<!doctype html>")
    assert "<title>Zusammen &lt;in&gt; Auental</title>" in page
    assert "http" not in page


@given(papers, papers)
def test_json_carries_every_hunk_and_is_plain(old: str, new: str) -> None:
    found = diff(old, new)
    plain = json.loads(json.dumps(as_json(found)))
    assert [hunk["kind"] for hunk in plain["hunks"]] == [hunk.kind for hunk in found.hunks]
    assert all((hunk["old"] is None) == (hunk["page_old"] is None) for hunk in plain["hunks"])
    assert 0 <= plain["share_changed"] <= 1
