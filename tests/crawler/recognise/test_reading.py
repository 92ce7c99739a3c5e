from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from crawler.recognise.reading import read
from tests.crawler.recognise.texts import KREIS, kreis, page, pdf

NAME = re.compile("integrationskonzept")


def test_a_match_leads_back_to_page_and_verbatim_lines() -> None:
    found = read(pdf("Deckblatt", "Vorwort\nUnser Integrations-\nkonzept für alle.\nEnde"), KREIS).find(NAME)
    assert found is not None
    assert (found.page, found.passage) == (2, "Unser Integrations- konzept für alle.")


def test_of_a_long_line_only_the_sentence_is_quoted() -> None:
    long = (
        "Ein Satz über etwas anderes. " * 20 + "Das Integrationskonzept liegt vor. " + "Noch ein Satz. " * 20
    )
    found = read(pdf(long), KREIS).find(NAME)
    assert found is not None
    assert found.passage == "Das Integrationskonzept liegt vor."


def test_a_web_page_has_no_page_numbers() -> None:
    found = read(page("t", "Das Integrationskonzept"), KREIS).find(NAME)
    assert found is not None
    assert found.page is None


def test_the_title_is_on_the_first_page_that_has_words() -> None:
    assert (
        read(pdf("", " \n", "Vielfalt leben\nLandkreis Auental"), KREIS).title_page
        == "vielfalt leben landkreis auental"
    )


def test_spaced_out_capitals_are_a_word() -> None:
    assert (
        "integrationskonzept"
        in read(pdf("I N T E G R A T I O N S K O N Z E P T\nLandkreis"), KREIS).title_page
    )


def test_the_file_name_is_the_last_part_of_the_address_that_says_something() -> None:
    reading = read(pdf("x"), kreis(url="https://x.de/a/Integrationskonzept_2019.pdf/1?download=1"))
    assert reading.file_name.startswith("1 download")
    assert read(pdf("x"), kreis(url="https://x.de/a/Leitbild.pdf")).file_name == "leitbild pdf"
    assert read(pdf("x"), kreis(url="https://x.de")).file_name == ""


@given(st.lists(st.text(), max_size=4), st.text(max_size=3))
def test_every_match_has_a_place(pages: list[str], needle: str) -> None:
    reading = read(pdf(*pages), KREIS)
    pattern = re.compile(re.escape(needle.casefold()))
    found = reading.find(pattern)
    assert found is None or 1 <= (found.page or 0) <= len(pages)
