from __future__ import annotations

import pytest

from crawler.recognise.paper import recognise
from storage.values import Role
from tests.crawler.recognise import texts as t

SITE = "https://www.landkreis-auental.de/"
NUMBERED = (
    "1 Vorwort der Landrätin\n2 Ausgangslage\n3 Leitbild\n4 Sprache\n5 Wohnen\n6 Umsetzung und Steuerung"
)
BARE = "Vorwort\nAusgangslage\nLeitlinien\nHandlungsfeld Sprache\nHandlungsfeld Wohnen\nUmsetzung\nAusblick"
EASY = ((SITE + "files/leicht.pdf", "Integrationskonzept in Leichter Sprache (PDF)"),)
WHOLE = ((SITE + "files/4711.pdf", "Herunterladen (PDF, 2 MB)"),)
ENTRY = SITE + "soziales/migration/integrationskonzept"


def entry(chapters: str, links: tuple[tuple[str, str], ...] = ()) -> Role:
    name = "Integrationskonzept"
    text = f"{name}\nfür den Landkreis Auental\nStand: Mai 2021\n{chapters}"
    return recognise(t.page(name, text, name), t.kreis(url=ENTRY, links=links)).role


@pytest.mark.parametrize("chapters", [NUMBERED, BARE], ids=["numbered", "bare"])
@pytest.mark.parametrize("links", [(), EASY], ids=["alone", "beside a short version"])
def test_the_entry_page_of_a_tree_of_chapters_is_the_paper(
    chapters: str, links: tuple[tuple[str, str], ...]
) -> None:
    assert entry(chapters, links) is Role.CONCEPT


def test_a_page_that_lists_the_chapters_of_the_file_it_offers_is_news() -> None:
    assert entry(NUMBERED, WHOLE) is Role.NEWS


@pytest.mark.parametrize(
    "others",
    [
        "Handlungsfeld Sprache\nHandlungsfeld Wohnen\nHandlungsfeld Bildung\nHandlungsfeld Arbeit\nGesundheit",
        "3. Mai 2021\n4. Juni 2021\n5. Juli 2021\n6. August 2021\n7. September 2021",
        "Vorwort\nLeitbild\nUmsetzung",
    ],
    ids=["fields only", "dates", "too few"],
)
def test_other_lists_below_a_paper_s_name_make_no_paper(others: str) -> None:
    assert entry(others) is Role.NEWS


def chapter(heading: str, path: str, text: str) -> Role:
    return recognise(t.page(heading, f"{heading}\n{text}", heading), t.kreis(url=SITE + path)).role


FOREWORD = (
    "Wir sind gern zu Hause, und wir möchten, dass das für alle gilt, egal, wann jemand gekommen ist. " * 3
)


def test_a_numbered_page_below_the_paper_s_page_is_a_chapter_however_little_it_says() -> None:
    assert (
        chapter("2 Vorwort der Landrätin", "soziales/integrationskonzept/2-vorwort", FOREWORD) is Role.CONCEPT
    )
    assert chapter("2 Vorwort der Landrätin", "soziales/heft/2-vorwort", FOREWORD) is Role.NONE
    assert chapter("Unser Haus", "soziales/integrationskonzept/haus", FOREWORD) is Role.NONE


def test_a_press_item_below_the_paper_s_page_is_no_chapter() -> None:
    assert chapter("2 neue Stellen", "presse/integrationskonzept/2-stellen", FOREWORD) is not Role.CONCEPT


def test_a_long_chapter_may_say_that_something_was_presented() -> None:
    said = (
        "Der Plan wurde 2019 vorgestellt und veröffentlicht; eine Studie über Zugewanderte wurde beauftragt. "
    )
    path = "soziales/integrationskonzept/8-schwerpunkte"
    assert chapter("8 Schwerpunkte", path, said + (FOREWORD + "Auch Geflüchtete. ") * 20) is Role.CONCEPT


def test_a_chapter_full_of_officers_is_no_press_item() -> None:
    officers = "Zuständig ist die Integrationsbeauftragte für Geflüchtete. " * 12
    path = "soziales/integrationskonzept/8-schwerpunkte"
    assert chapter("8 Schwerpunkte", path, officers) is Role.CONCEPT
