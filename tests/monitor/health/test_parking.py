"""Whether a home page is still the district's."""

from __future__ import annotations

import pytest

from monitor.health.parking import domain, is_parked, names_district


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Landkreis Auental", "Willkommen im Landkreis Auental"),
        ("Kreis Bergstraße", "Herzlich willkommen an der Bergstrasse"),
        ("Städteregion Aachen", "StädteRegion AACHEN"),
        ("Rhein-Neckar-Kreis", "Der Kreis am Rhein und Neckar"),
        ("Ostalbkreis", "Landratsamt Ostalbkreis"),
        ("München, Landeshauptstadt", "muenchen.de, das offizielle Portal"),
        ("Halle (Saale)", "Händelstadt Halle"),
    ],
)
def test_a_page_of_the_district_names_it_in_some_spelling(name: str, text: str) -> None:
    assert names_district(name, text)


def test_a_page_of_somebody_else_does_not() -> None:
    assert not names_district("Landkreis Auental", "Sportwetten und Casino Bonus ohne Einzahlung")
    assert not names_district("Kreis Bergstraße", "Landkreis, Stadt, Region: alles über Kredite")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("kreis-auental.de", "Diese Domain steht zum Verkauf"),
        ("kreis-auental.de", "This domain is for sale. Make an offer."),
        ("kreis-auental.de", "Diese Webseite wurde soeben registriert"),
        ("Welcome to nginx!", "If you see this page, the nginx web server is successfully installed."),
        ("Apache2 Debian Default Page: It works", "This is the default welcome page"),
        ("Start", "Hier entsteht eine neue Internetpräsenz"),
    ],
)
def test_placeholders_of_dealers_hosters_and_servers_are_known(title: str, text: str) -> None:
    assert is_parked(title, text, len(text.split()))


@pytest.mark.parametrize(
    "text",
    [
        "Der Landkreis verkauft ein Baugrundstück; das Grundstück steht zum Verkauf.",
        "Die Website des Landkreises ist jetzt barrierefrei.",
        "Hier entsteht ein neues Schulzentrum.",
    ],
)
def test_what_a_district_writes_about_sales_and_sites_is_no_placeholder(text: str) -> None:
    assert not is_parked("Landkreis Auental", text, len(text.split()))
    assert not is_parked(
        "Domain zu verkaufen", "Diese Domain steht zum Verkauf", 900
    )  # a long page quotes it


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.kreis-x.de/a", "kreis-x.de"),
        ("kreis-x.de:8080", "kreis-x.de"),
        ("https://www.kreis-x.bayern/", "kreis-x.bayern"),
        ("http://a.b.kreis.test/", "kreis.test"),
    ],
)
def test_the_registrable_domain_tells_owners_apart(address: str, expected: str) -> None:
    assert domain(address) == expected
