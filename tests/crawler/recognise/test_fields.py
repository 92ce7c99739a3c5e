from __future__ import annotations

from crawler.recognise.fields import fields_of_action
from crawler.recognise.reading import read
from storage.values import Document
from tests.crawler.recognise import texts as t


def codes(document: Document) -> set[str]:
    return set(fields_of_action(read(document, t.KREIS)))


def test_headings_in_the_text_set_their_codes() -> None:
    numbered = t.pdf("Integrationskonzept", "4.1 Sprache und Bildung\nText.", "4.2 Wohnen\nText.")
    assert codes(numbered) == {"SPRACHE", "BILDUNG", "WOHNEN"}
    named = t.pdf("Integrationskonzept", "Handlungsfeld 3: Gesundheit\nText.", "Handlungsfeld Arbeit\nText.")
    assert codes(named) == {"GESUNDHEIT", "ARBEIT"}


def test_lines_of_the_contents_set_their_codes() -> None:
    assert codes(t.pdf("Inhalt\n3.1 Wohnen ........ 12\n3.2 Sport und Kultur ........ 15")) == {
        "WOHNEN",
        "KULTUR_SPORT",
    }


def test_a_line_of_nothing_but_field_words_is_a_heading() -> None:
    assert codes(t.pdf("Arbeit und Wirtschaft\nDer Kreis hat viele Betriebe.")) == {"ARBEIT"}


def test_a_field_mentioned_in_running_text_does_not_count() -> None:
    assert (
        codes(t.pdf("Die Schulen und der Sportverein helfen bei der Suche nach Wohnung und Arbeit.")) == set()
    )


def test_chapters_on_figures_and_on_the_making_are_no_fields() -> None:
    assert (
        codes(t.pdf("2.1 Zahlen zu Arbeit und Bildung\n2.2 Beteiligung im Prozess\n2.3 Daten zum Wohnen"))
        == set()
    )


def test_the_list_of_fields_counts() -> None:
    text = "Die Handlungsfelder des Konzepts sind: Sprache, Bildung, Arbeit, Wohnen und Gesundheit."
    assert codes(t.pdf(text)) == {"SPRACHE", "BILDUNG", "ARBEIT", "WOHNEN", "GESUNDHEIT"}


def test_of_a_page_only_its_headings_and_list_count() -> None:
    assert codes(t.page("IK", "Wohnen\nText.", "Handlungsfeld Wohnen", "Sprache und Bildung")) == {
        "WOHNEN",
        "SPRACHE",
        "BILDUNG",
    }


def test_each_code_comes_with_the_heading_that_shows_it() -> None:
    found = fields_of_action(read(t.pdf("Handlungsfeld 3: Gesundheit\nText."), t.KREIS))
    assert found == {"GESUNDHEIT": "Handlungsfeld 3: Gesundheit"}
