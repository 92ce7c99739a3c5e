from __future__ import annotations

import pytest

from crawler.recognise.paper import recognise
from storage.values import Role
from tests.crawler.recognise import texts as t

OWN = "Landkreis Auental\n"
COVERS = [
    (Role.UPDATE, OWN + "Integrationskonzept\n1. Fortschreibung 2023"),
    (Role.UPDATE, OWN + "Integrationskonzept\n2. überarbeitete Auflage Mai 2019"),
    (Role.UPDATE, OWN + "Zweites Integrationskonzept"),
    (Role.UPDATE, OWN + "Aktualisierung des Integrationskonzepts"),
    (
        Role.UPDATE,
        "Fortschreibung des Integrationskonzeptes des Landkreises\n2015\nStand: Mai 2015\nBilanz der ersten Jahre",
    ),
    (Role.UPDATE, OWN + "Evaluation und Fortschreibung des Integrationskonzepts"),
    (Role.REPORT, OWN + "Sachstandsbericht zur Fortschreibung des Integrationskonzepts"),
    (Role.DRAFT, OWN + "Integrationskonzept\nEntwurf"),
    (Role.DRAFT, OWN + "Integrationskonzept\nDiskussionspapier, Stand Mai 2022"),
    (Role.DRAFT, "ENTWURF\n" + OWN + "Fortschreibung des Integrationskonzepts"),
    (Role.SHORT_VERSION, OWN + "Integrationskonzept – Kurzfassung"),
    (Role.SHORT_VERSION, "Integrationskonzept\nin Leichter Sprache"),
    (Role.REPORT, OWN + "Sachstandsbericht zum Integrationskonzept"),
    (Role.REPORT, OWN + "Evaluation des Integrationskonzepts"),
    (Role.REPORT, OWN + "Umsetzung des Integrationskonzepts\nBericht 2022"),
    (Role.REPORT, OWN + "Integrationsbericht 2022"),
    (Role.ANNEX, "Anhang zum Integrationskonzept\n" + OWN),
    (Role.ANNEX, "Maßnahmenkatalog zum Integrationskonzept\n" + OWN),
    (Role.CONCEPT, OWN + "Integrationskonzept mit Integrationsmonitoring"),
    (Role.CONCEPT, OWN + "Integrationskonzept\nmit Evaluation des ersten Konzepts"),
    (Role.REPORT, OWN + "Integrationskonzept\nZwischenbericht 2012"),
    (Role.REPORT, OWN + "Zwischenbilanz zum Integrationskonzept"),
    (Role.DRAFT, "Abstimmungsentwurf\n" + OWN + "Integrationskonzept"),
    (Role.DRAFT, OWN + "Integrationskonzept\nVersion 0.3"),
    (
        Role.DRAFT,
        OWN + "Integrationskonzept\nENTWURF – Stand der Beratung 12.10.2026, noch nicht beschlossen",
    ),
    (Role.CONCEPT, OWN + "Integrationskonzept\nEntwurf vom 3. Mai, vom Kreistag beschlossen"),
    (Role.CONCEPT, OWN + "Integrationsbericht und -konzept"),
    (Role.CONCEPT, "Anlage 1 zur Vorlage 117/2023\n" + OWN + "Integrationskonzept"),
    (Role.CONCEPT, OWN + "Erstes Integrationskonzept"),
]


@pytest.mark.parametrize(
    ("role", "cover"), COVERS, ids=[cover.replace("\n", " ")[:50] for _, cover in COVERS]
)
def test_the_cover_says_what_a_paper_is(role: Role, cover: str) -> None:
    assert recognise(t.concept(cover=cover), t.KREIS).role is role


@pytest.mark.parametrize(
    "sentence",
    [
        "Der erste Entwurf wurde in der Steuerungsgruppe diskutiert.",
        "Das Konzept wird alle fünf Jahre fortgeschrieben.",
        "Ein Sachstandsbericht folgt im nächsten Jahr.",
        "Eine Kurzfassung in Leichter Sprache ist geplant.",
    ],
)
def test_a_paper_that_only_mentions_drafts_updates_or_reports_is_a_concept(sentence: str) -> None:
    document = t.concept(who=f"Ihre Landrätin\n{sentence}")
    assert recognise(document, t.KREIS).role is Role.CONCEPT


def test_a_text_that_calls_itself_this_update_is_one() -> None:
    document = t.concept(
        who="Mit der vorliegenden Fortschreibung reagieren wir auf die Zuwanderung seit 2022."
    )
    assert recognise(document, t.KREIS).role is Role.UPDATE


def test_link_and_file_name_say_it_where_the_cover_does_not() -> None:
    assert recognise(t.concept(), t.kreis(link_text="Integrationskonzept (Entwurf)")).role is Role.DRAFT
    url = "https://www.landkreis-auental.de/f/Integrationskonzept_Kurzfassung.pdf"
    assert recognise(t.concept(), t.kreis(url=url)).role is Role.SHORT_VERSION


def test_a_council_s_form_is_a_council_paper_even_with_the_paper_attached() -> None:
    assert recognise(t.pdf(t.COUNCIL_PAPER), t.KREIS).role is Role.COUNCIL_PAPER
    assert recognise(t.pdf(t.COUNCIL_PAPER, *t.concept().pages), t.KREIS).role is Role.COUNCIL_PAPER


def test_a_council_paper_on_something_else_is_none() -> None:
    other = t.COUNCIL_PAPER.replace("Integrationskonzept", "Nahverkehrsplan").replace("Migration", "Verkehr")
    assert recognise(t.pdf(other), t.KREIS).role is Role.NONE


def test_reports_are_reports() -> None:
    assert recognise(t.pdf(*t.REPORT), t.KREIS).role is Role.REPORT
    assert recognise(t.pdf(*t.STATISTICS), t.STADT).role is Role.REPORT


def test_an_invitation_to_the_making_is_news() -> None:
    assert recognise(t.pdf(*t.WORKSHOP), t.KREIS).role is Role.NEWS


def test_a_bare_report_has_its_role_but_no_concept_s_score() -> None:
    for document in (
        t.pdf(*t.STATISTICS),
        t.pdf("Integrationsbericht 2022\nLandkreis Auental", *t.CHAPTERS.values()),
    ):
        found = recognise(document, t.KREIS)
        assert (found.role, found.is_concept) == (Role.REPORT, False)
        assert found.score < 0.5
    assert recognise(t.pdf(*t.REPORT), t.KREIS).score >= 0.5


def test_a_report_on_something_else_is_none() -> None:
    pages = (
        "Integrationsbericht des Jobcenters\nSGB II",
        "Leistungsberechtigte im Jobcenter erhalten Bürgergeld. " * 20,
    )
    assert recognise(t.pdf(*pages), t.KREIS).role is Role.NONE


def test_a_head_on_most_pages_makes_a_draft() -> None:
    pages = t.concept().pages
    marked = (pages[0], *(f"ENTWURF – Integrationskonzept\n{page}" for page in pages[1:]))
    assert recognise(t.pdf(*marked), t.KREIS).role is Role.DRAFT
    assert recognise(t.pdf(*pages[:-1], f"Entwurf\n{pages[-1]}"), t.KREIS).role is Role.CONCEPT


def test_short_lines_that_say_so_are_leichte_sprache() -> None:
    easy = (
        "Alle Menschen sollen mitmachen.\nDafür gibt es einen Plan.\nDer Plan heißt Integrations·konzept.\n"
        * 4
    )
    cover = "Das Integrations·konzept"
    assert recognise(t.pdf(cover, easy + "Text in Leichter Sprache."), t.KREIS).role is Role.SHORT_VERSION
    assert recognise(t.pdf(cover, easy), t.KREIS).role is Role.CONCEPT


def test_an_agenda_does_not_name_its_paper() -> None:
    agenda = "Niederschrift\nTagesordnung, öffentliche Sitzung\nTOP 1 Pflege\nTOP 2 Integrationskonzept\nTOP 3 Haushalt"
    pflege = "Die Pflegebedürftigen brauchen mehr Plätze in der Kurzzeitpflege und mehr Fachkräfte. " * 30
    assert recognise(t.pdf(agenda, pflege), t.KREIS).role is Role.NONE


def test_a_whole_paper_whose_file_is_named_after_its_presentation_is_the_paper() -> None:
    url = "https://x.de/Pr%C3%A4sentation%20Konzept%20(%C3%9Cbersicht).pdf"
    assert recognise(t.concept(), t.kreis(url=url, link_text="Integrationskonzept 2014")).role is Role.CONCEPT


def test_slides_named_so_on_their_cover_are_news_of_the_paper() -> None:
    slides = t.concept(cover="Integrationskonzept\nPräsentation im Kreisausschuss")
    assert recognise(slides, t.KREIS).role is Role.NEWS
