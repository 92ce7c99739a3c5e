from __future__ import annotations

import pytest

from crawler.recognise.reading import read
from crawler.recognise.year import year_of
from storage.values import Role
from tests.crawler.recognise import texts as t


def year(
    cover: str = "Integrationskonzept", text: str = "", role: Role = Role.CONCEPT, **context: object
) -> int | None:
    return year_of(read(t.pdf(cover, text), t.kreis(**context)), role)


@pytest.mark.parametrize(
    ("cover", "expected"),
    [
        ("Integrationskonzept\nStand: Juni 2012", 2012),
        ("EINE Stadt für ALLE\nIntegrationskonzept 2016 – 2020\nBearbeitungsstand: 14. Juni 2017", 2017),
        ("Integrationskonzept\nStand 12.05.2022", 2022),
        ("Integrationskonzept 2022–2026", 2022),
        ("Handlungskonzept Integration\nMai 2010", 2010),
        ("1. Fortschreibung 2023\ndes Integrationskonzepts von 2019", 2023),
        ("Integrationskonzept\n2. überarbeitete Auflage Mai 2019", 2019),
        ("Integrationskonzept", None),
        ("Integrationskonzept\nTelefon 2022 Zimmer 14", 2022),
    ],
)
def test_the_cover_states_the_year(cover: str, expected: int | None) -> None:
    assert year(cover) == expected


def test_the_year_of_the_upload_folder_is_not_the_text_s() -> None:
    assert year(url="https://x.de/wp-content/uploads/2021/05/integrationskonzept.pdf") is None
    assert year(url="https://x.de/wp-content/uploads/2021/05/integrationskonzept-2017.pdf") == 2017


def test_the_link_s_year_counts_before_the_file_s() -> None:
    assert year(link_text="Integrationskonzept 2018", url="https://x.de/ik_2020.pdf") == 2018


def test_without_a_year_on_the_cover_the_adoption_dates_the_text() -> None:
    assert year(text="Vom Kreistag am 03.04.2017 verabschiedet.") == 2017
    assert year(text="Der Kreistag hat das Konzept am 13. Mai 2019 einstimmig beschlossen.") == 2019


def test_a_council_paper_is_of_the_year_of_its_session() -> None:
    assert year(t.COUNCIL_PAPER, role=Role.COUNCIL_PAPER) == 2023


def test_a_planned_end_on_a_page_is_no_year_of_a_paper() -> None:
    assert year_of(read(t.ANNOUNCED, t.KREIS), Role.NEWS) is None


def test_a_horizon_is_no_year_of_a_paper() -> None:
    assert year("Integrationskonzept 2030\nBeschluss vom 18. Juli 2023") == 2023
    made = t.pdf("Integrationskonzept 2030", dates={"created": "2021-07-08"})
    assert year_of(read(made, t.KREIS), Role.CONCEPT) is None
    assert year("Integrationskonzept 2023", text="Am 12.06.2012 beschlossen wurde das erste Konzept.") == 2023


def test_what_is_to_be_reached_by_a_year_names_a_horizon() -> None:
    assert (
        year("Integrationsstrategie 2030", text="Bis 2030 sollen alle Zugewanderten beraten werden.") is None
    )
    assert year("Integrationskonzept 2025", text="Am 31.12.2021 lebten 4.000 Menschen hier.") is None
    assert year("Integrationskonzept 2025", text="Am 31.12.2023 lebten 4.000 Menschen hier.") == 2025


def test_a_report_is_of_the_month_on_its_cover_or_the_last_year_it_looks_back_on() -> None:
    assert year("Evaluation des Integrationskonzeptes 2014–2019\nJanuar 2020", role=Role.REPORT) == 2020
    assert year("Evaluation des Integrationskonzeptes 2014–2019", role=Role.REPORT) == 2019


def test_a_text_that_looks_back_below_a_thin_cover_does_not_date_it() -> None:
    text = "Seit der ersten Fortschreibung 2017 wurden 41 von 52 Maßnahmen umgesetzt."
    assert year("Integrationskonzept\n2. Fortschreibung\nOktober 2023", text=text) == 2023
