from __future__ import annotations

import pytest

from crawler.recognise.paper import recognise
from storage.values import Role
from tests.crawler.recognise import texts as t

ABOUT = (
    "Der Integrationsrat und das Team der Migrationsberatung laden Zugewanderte, Geflüchtete und Einheimische ein. "
    "Interkulturelle Begegnung, Sprachkurse und Beratung für Migrantinnen und Migranten. "
)
EVENING = "Samstag, 14. September, 18:30 Uhr: Interkulturelles Kochen mit Geflüchteten. Eintritt frei, Anmeldung im Rathaus.\n"


@pytest.mark.parametrize(
    "name",
    [
        "Programm der Interkulturellen Wochen 2021",
        "Programm der Interkulturellen\nWochen 2021",
        "Programm zur Woche der Vielfalt",
        "Programmheft Interkulturelle Tage",
        "Programm zum Tag der Integration",
        "Veranstaltungsprogramm Migration",
        "Programm der Vortragsreihe Vielfalt gestalten",
        "Kursprogramm für Zugewanderte",
        "Aktionstage Zusammenleben in Vielfalt: das Programm",
    ],
)
def test_programmes_of_events_and_courses_are_no_papers(name: str) -> None:
    document = t.pdf(f"{name}\nLandkreis Auental\n{ABOUT * 4}", title=name.replace("\n", " "))
    found = recognise(document, t.kreis(link_text=name.replace("\n", " ")))
    assert found.role is Role.NONE
    assert found.score < 0.2


def test_hours_and_admission_throughout_make_a_programme_whatever_its_title() -> None:
    found = recognise(
        t.pdf("Vielfalt gestalten\nGemeinsam im Landkreis Auental\n" + ABOUT + EVENING * 8), t.KREIS
    )
    assert "about_events" in {reason.code for reason in found.reasons}
    assert found.role is Role.NONE


def test_a_paper_that_gives_the_hours_of_its_workshops_stays_one() -> None:
    document = t.concept(
        who="Die Workshops fanden am 3. Mai, 18 Uhr, und am 5. Mai, 19.30 Uhr, im Kreishaus statt."
    )
    assert recognise(document, t.KREIS).role is Role.CONCEPT


@pytest.mark.parametrize(
    "link", ["Festveranstaltung zum Integrationskonzept", "Integrationskonzept – Woche der Vielfalt"]
)
def test_an_event_in_the_link_does_not_cost_a_named_paper_its_place(link: str) -> None:
    assert recognise(t.concept(), t.kreis(link_text=link)).is_concept
