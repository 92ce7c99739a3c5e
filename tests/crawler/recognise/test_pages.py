from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.recognise.paper import recognise
from storage.values import Context, Document, Level, Role
from tests.crawler.recognise import texts as t

SITE = "https://www.landkreis-auental.de/"
PAPER_LINK = ((SITE + "files/ik.pdf", "Integrationskonzept 2023 (PDF)"),)

OTHERS_LINKS = (
    (SITE + "files/land.pdf", "Integrationskonzept Niedersachsen"),
    (SITE + "files/stadt.pdf", "Integrationskonzept der Stadt Bergfelde"),
)
SHELF = tuple(
    (f"{SITE}files/{name}.pdf", name) for name in ("Pflegeplan", "Haushalt", "Jagd", "Abfall", "Wahlen")
)
GROUNDWORK = t.page(
    "Grundlagen",
    "Grundlagen\nDer Kreistag hat 2018 festgelegt, woran sich die Verwaltung hält.",
    "Grundlagen",
)


def at(path: str, **changes: object) -> Context:
    return t.kreis(url=SITE + path, **changes)


@pytest.mark.parametrize(
    ("document", "context"),
    [
        (t.PRESENTING, at("soziales/integration/integrationskonzept", links=PAPER_LINK)),
        (t.PRESENTING, at("soziales/42")),
        (t.PRESS, at("presse/2023/4711")),
        (t.ANNOUNCED, at("aktuelles/4712")),
        (t.TOPIC_PAGE, at("soziales/migration", links=PAPER_LINK)),
        (GROUNDWORK, at("soziales/4711", links=PAPER_LINK)),
    ],
    ids=["presents", "presents, mute address", "press", "announced", "topic page with it", "offers it"],
)
def test_pages_that_present_announce_or_link_a_paper_are_news(document: Document, context: Context) -> None:
    found = recognise(document, context)
    assert (found.role, found.is_concept) == (Role.NEWS, False)


@pytest.mark.parametrize(
    ("document", "context"),
    [
        (t.TOPIC_PAGE, at("soziales/migration")),
        (t.LINK_LIST, at("aktuelles")),
        (t.ONE_SENTENCE, at("aktuelles/4713")),
        (t.LINK_LIST, at("aktuelles", links=PAPER_LINK)),
        (GROUNDWORK, at("soziales/4711", links=OTHERS_LINKS)),
        (GROUNDWORK, at("soziales/4711", links=(*PAPER_LINK, *SHELF))),
    ],
    ids=[
        "topic only",
        "list of notices",
        "one sentence",
        "list with the link",
        "others' papers",
        "shelf of papers",
    ],
)
def test_pages_that_only_touch_it_are_none(document: Document, context: Context) -> None:
    found = recognise(document, context)
    assert found.role is Role.NONE


def test_a_council_item_about_a_paper_is_a_council_paper() -> None:
    found = recognise(t.COUNCIL_PAGE, at("bi/vo0050.php?__kvonr=117"))
    assert found.role is Role.COUNCIL_PAPER
    assert found.title == "Fortschreibung des Integrationskonzepts für den Landkreis Auental"


def test_a_council_item_of_few_sentences_is_about_what_they_name() -> None:
    text = "Die Verwaltung stellt den Entwurf des Integrationskonzeptes vor, das nun beraten werden soll."
    assert recognise(t.page("", text), at("bi/to0050.php?__ktonr=9")).role is Role.COUNCIL_PAPER
    elsewhere = (
        f"Der Beirat traf sich am Montag im Kreishaus. {text} Danach gab es Kaffee und Kuchen für alle."
    )
    assert recognise(t.page("", elsewhere), at("seite/9")).role is Role.NONE


def test_a_page_whose_own_text_is_the_paper_is_the_concept() -> None:
    found = recognise(t.html_paper(), at("integration/integrationskonzept"))
    assert (found.role, found.level) == (Role.CONCEPT, Level.DISTRICT)
    assert len(found.fields_of_action) >= 5
    assert found.participation_oriented is True


def test_the_same_text_as_a_press_item_is_news() -> None:
    assert recognise(t.html_paper(), at("presse/integrationskonzept")).role is Role.NEWS


def test_a_page_that_sums_up_the_file_it_links_is_news() -> None:
    assert recognise(t.html_paper(), at("integration/konzept", links=PAPER_LINK)).role is Role.NEWS


def test_a_chapter_below_the_paper_s_page_belongs_to_the_paper() -> None:
    chapter = recognise(t.html_chapter(), at("integration/integrationskonzept/4_wohnen/"))
    assert chapter.role is Role.CONCEPT
    assert recognise(t.html_chapter(), at("bauen/wohnen/")).role is Role.NONE


def test_a_side_page_below_the_paper_s_page_does_not() -> None:
    contact = t.page(
        "Ansprechpartner", "Ansprechpartner\nFrau Muster, Zimmer 12, montags bis freitags erreichbar. " * 12
    )
    assert recognise(contact, at("integration/integrationskonzept/kontakt/")).role is Role.NONE


def test_a_draft_published_as_a_page_is_a_draft() -> None:
    document = t.html_paper()
    document = replace(
        document, headings=("Integrationskonzept des Landkreises Auental – Entwurf", *document.headings[1:])
    )
    assert recognise(document, at("integration/entwurf-integrationskonzept")).role is Role.DRAFT


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Integrationskonferenz",
            "Am 12. Oktober lädt der Kreis zur Integrationskonferenz ein. Zugewanderte berichten.",
        ),
        (
            "Integrationspreis",
            "Der Kreis verleiht den Integrationspreis an Vereine, die Migrantinnen helfen.",
        ),
        (
            "Integrationskurse",
            "Integrationskurse für Geflüchtete bietet die Volkshochschule an. Anmeldung im Büro.",
        ),
        (
            "Integrationsbeirat",
            "Der Integrationsbeirat berät den Kreistag. Er hat elf Mitglieder und tagt öffentlich.",
        ),
        (
            "Integrationsmanagement",
            "Das Integrationsmanagement erstellt für jeden Geflüchteten einen individuellen Integrationsplan, der im Gespräch"
            " angepasst wird. Der Integrationsplan wird regelmäßig von den Integrationsmanagern überprüft.",
        ),
        (
            "Integrationskonzept",
            "Unser Integrationskonzept: In der Kita spielen Kinder mit und ohne Behinderung in einer Integrationsgruppe"
            " zusammen. Heilpädagogische Fachkräfte begleiten die Kinder mit Behinderung. Der Kindergarten arbeitet mit"
            " der Frühförderung. Eltern und Kita sprechen über Ziele. Die Kita nimmt vier Kinder mit Behinderung auf.",
        ),
    ],
)
def test_bodies_prizes_courses_and_kindergartens_are_none(title: str, text: str) -> None:
    assert (
        recognise(t.page(title, f"{title}\n{text}", title), at(f"soziales/{title.lower()}")).role is Role.NONE
    )
