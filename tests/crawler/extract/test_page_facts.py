from __future__ import annotations

import pytest

from crawler.extract.html import parsed
from crawler.extract.page_facts import (
    names_site,
    page_dates,
    page_language,
    page_meta,
    page_title,
    without_site,
)


def title(html: str, *headings: str) -> str:
    soup = parsed(html)
    return page_title(soup, page_meta(soup), headings)


def dates(html: str) -> dict[str, str]:
    soup = parsed(html)
    return page_dates(soup, page_meta(soup))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Integrationskonzept | Landkreis Musterbach", "Integrationskonzept"),
        ("Integrationskonzept - Stadt Beispielhausen", "Integrationskonzept"),
        ("Landkreis Musterbach - Integrationskonzept", "Integrationskonzept"),
        ("Landratsamt Fichtelberg » Soziales » Integration", "Integration"),
        ("Integration · Soziales · Kreis Steinwald", "Integration"),
        ("Landkreis Talheim > Soziales > Integrationskonzeption", "Integrationskonzeption"),
        ("Kreisintegrationsplan 2024 - Fortschreibung", "Kreisintegrationsplan 2024 - Fortschreibung"),
        ("Integrationskonzept – www.kreis-x.de", "Integrationskonzept"),
        ("Landkreis Musterbach", ""),
        ("Stadt Neustadt a. d. Aisch", ""),
        ("Kreis Recklinghausen | Landkreis ehrt Sportlerinnen", "Landkreis ehrt Sportlerinnen"),
        ("Kreis & Verwaltung – Landkreis Erlenbach", "Kreis & Verwaltung"),
        ("Rathaus / Stadt Steinhorst", "Rathaus"),
        ("Integration | Burgenlandkreis", "Integration"),
        ("Integration - Rhein-Sieg-Kreis", "Integration"),
        ("Arbeitskreis - Asyl", "Arbeitskreis - Asyl"),
        ("Willkommen beim Landkreis Musterbach | Startseite", ""),
        ("Integrations- und Teilhabekonzept", "Integrations- und Teilhabekonzept"),
        ("", ""),
    ],
)
def test_the_name_of_the_site_is_no_part_of_a_title(head: str, expected: str) -> None:
    assert without_site(head) == expected


def test_a_site_that_says_its_name_is_believed() -> None:
    assert without_site("Vielfalt - Musterbach erleben", "Musterbach erleben") == "Vielfalt"


def test_a_paper_named_after_its_kreis_is_no_site() -> None:
    assert not names_site("Kreisentwicklungskonzept des Landkreises X")
    assert names_site("Landkreis Musterbach")


def test_the_heading_outranks_the_head() -> None:
    html = "<title>Konzept | Kreis X</title><h1>Integrationskonzept des Kreises X</h1>"

    assert title(html) == "Integrationskonzept des Kreises X"


def test_a_heading_that_names_the_site_does_not() -> None:
    html = "<title>Integration | Landkreis X</title><h1>Landkreis X</h1><h1>Herzlich willkommen</h1>"

    assert title(html) == "Integration"


def test_a_general_heading_is_the_title_where_the_head_says_it_too() -> None:
    assert title("<title>Aktuelles - Integration Stadt X</title><h1>Aktuelles</h1>") == "Aktuelles"


def test_of_several_headings_the_one_like_the_head_counts() -> None:
    html = "<title>Leitbild Integration | Stadt X</title><h1>Bürgerservice</h1><h1>Leitbild Integration</h1>"

    assert title(html) == "Leitbild Integration"


def test_og_title_stands_in_for_the_heading() -> None:
    assert (
        title('<meta property="og:title" content="Teilhabeplan"><title>Kreis X - Seite 7</title>')
        == "Teilhabeplan"
    )


def test_a_fuller_heading_of_lower_rank_stands_in_too() -> None:
    html = "<title>Teilhabekonzept - Kreisportal X</title><h2>Teilhabekonzept für den Kreis X</h2>"

    assert title(html, "Teilhabekonzept für den Kreis X") == "Teilhabekonzept für den Kreis X"


def test_without_anything_the_first_heading_of_the_text_counts() -> None:
    assert title("<p>Text</p>", "Grundsätze") == "Grundsätze"
    assert title("<p>Text</p>") == ""


def test_dates_come_from_metadata() -> None:
    html = (
        '<meta property="article:modified_time" content="2024-05-17T09:30:00+02:00">'
        '<meta name="DC.date.created" content="2021-06-01">'
    )

    assert dates(html) == {"modified": "2024-05-17T09:30:00+02:00", "published": "2021-06-01"}


def test_dates_come_from_structured_data_and_time_elements() -> None:
    html = '<script type="application/ld+json">{"@graph":[{"dateModified":"2024-01-15"}]}</script><time class=published datetime=2022-11-03>3.11.</time>'

    assert dates(html) == {"modified": "2024-01-15", "published": "2022-11-03"}


def test_unreadable_dates_are_left_out() -> None:
    html = '<meta name="date" content="gestern"><script type="application/ld+json">{kaputt</script><time itemprop=dateModified>neulich</time>'

    assert dates(html) == {}


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ('<html lang="de-DE">', "de"),
        ('<meta http-equiv="content-language" content="en">', "en"),
        ("<p>x", ""),
    ],
)
def test_the_declared_language(html: str, code: str) -> None:
    soup = parsed(html)

    assert page_language(soup, page_meta(soup)) == code
