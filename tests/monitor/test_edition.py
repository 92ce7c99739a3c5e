from __future__ import annotations

import pytest

from monitor.edition import Edition, cores, edition


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Integrationskonzept", Edition()),
        ("Integrationskonzept 2019", Edition(year=2019)),
        ("Integrationskonzept 2022–2026", Edition(year=2026)),
        ("1. Fortschreibung des Integrationskonzepts 2023", Edition(year=2023, update=1, updated=True)),
        ("Zweite Fortschreibung", Edition(update=2, updated=True)),
        ("2. überarbeitete Auflage Mai 2019", Edition(year=2019, printing=2, updated=True)),
        ("Integrationsstrategie (Entwurf)", Edition(draft=True)),
    ],
)
def test_a_title_says_its_edition(title: str, expected: Edition) -> None:
    assert edition(title) == expected


def test_the_cover_counts_the_running_text_does_not() -> None:
    cover = "Landkreis Auental\nIntegrationskonzept\nStand: Mai 2026\n\n"
    assert edition("", cover + "x " * 500 + "Das Konzept 2031 folgt.") == Edition(year=2026)
    assert (
        edition("", "Das Konzept wurde 2015 begonnen und soll bis 2040 wirken, wie alle Konzepte.").year
        is None
    )


def test_on_a_web_page_only_the_title_counts() -> None:
    assert edition("Integration", "Integrationskonzept 2026 (PDF)\nFortschreibung", page=True) == Edition()


def test_a_sentence_about_a_draft_does_not_make_one() -> None:
    assert not edition("", "Der Entwurf des Konzepts wurde im Jahr davor in vier Werkstätten beraten.").draft
    assert edition("", "Landkreis Auental\nENTWURF, Stand: 12.11.2026").draft


@pytest.mark.parametrize(
    "title",
    [
        "Integrationskonzept",
        "Integrationskonzept des Landkreises Auental",
        "Integrationskonzept für den – Landkreis Auental – 1. Fortschreibung 2026 – Vom Kreistag beschlossen am 8. Mai",
        "Integrationskonzept 2027–2031",
        "Fortschreibung des Integrationskonzeptes (2. Auflage, Stand Mai 2026)",
        "Kommunales Integrationskonzept - Entwurf.pdf",
        "Gemeinsam zu Hause: Integrationskonzept 2026",
    ],
)
def test_editions_of_one_work_share_a_name(title: str) -> None:
    assert cores(title, "Landkreis Auental") & cores("Integrationskonzept")


def test_different_works_share_none() -> None:
    titles = [
        "Integrationskonzept – Kommunales Integrationszentrum, Dezember 2023",
        "Handlungskonzept Integration",
        "Vielfalt leben – Kommunales Integrationszentrum, Dezember 2023",
        "Integrationsbericht 2024 – Beschluss des Kreistages",
        "Integrationskonzept der Stadt Bad Salzfelde",
    ]
    names = [name for title in titles for name in cores(title)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Fortschreibung 2024",
        "Konzept",
        "Download",
        "Microsoft Word - Dokument1",
        "Beschluss vom 3. Mai – Anlage 2",
    ],
)
def test_a_title_that_names_no_work_has_no_name(title: str) -> None:
    assert cores(title) == frozenset()
