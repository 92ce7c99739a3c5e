from __future__ import annotations

import pytest

from crawler.recognise.lists import is_list
from crawler.recognise.reading import read
from tests.crawler.recognise import texts as t


def listed(heading: str, text: str = "Text", *more: str) -> bool:
    return is_list(read(t.page(heading, f"{heading}\n{text}", heading, *more), t.KREIS))


@pytest.mark.parametrize(
    "heading",
    [
        "Pressemitteilungen 2022", "Aktuelles", "Aktuelles aus dem Landkreis", "Nachrichten | Landkreis Auental", "Meldungen",
        "Presse und Aktuelles", "Suchergebnisse", "Schlagwort: Integrationskonzept", "Willkommen im Landkreis Auental",
        "Pressemitteilungen Mai 2022", "Veranstaltungskalender", "Neueste Beiträge",
    ],
)  # fmt: skip
def test_pages_named_as_lists_are_lists(heading: str) -> None:
    assert listed(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Integrationskonzept", "Integration", "Grundlagen", "Kreistag beschließt Integrationskonzept",
        "Pressemitteilung: Kreistag beschließt Integrationskonzept", "Aktuelles Integrationskonzept", "",
    ],
)  # fmt: skip
def test_other_pages_are_none(heading: str) -> None:
    assert not listed(heading)


def test_teasers_make_a_list_of_a_page_that_does_not_say_so() -> None:
    teasers = "\n".join(f"Meldung {number}: Der Kreis hat etwas beschlossen … mehr" for number in range(3))
    assert listed("Landkreis Auental", teasers)
    assert not listed("Integrationskonzept des Landkreises", teasers)


def test_entries_with_dates_make_a_list_of_a_page_with_many_headings() -> None:
    entries = "\n".join(f"{day}.05.2022 Text einer Meldung" for day in (12, 13, 14))
    assert listed("Landkreis Auental", entries, "Eins", "Zwei", "Drei")
    assert not listed("Landkreis Auental", entries)


def test_a_table_of_contents_beside_the_text_makes_no_list_of_a_page() -> None:
    page = t.page(
        "Integrationskonzept", "Inhaltsverzeichnis\nText", "Inhaltsverzeichnis", "Integrationskonzept"
    )
    assert not is_list(read(page, t.KREIS))
    assert listed("Inhaltsverzeichnis", "Alle Seiten")
