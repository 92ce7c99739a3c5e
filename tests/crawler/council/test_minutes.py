"""Minutes kept as a file tell what a body did with a concept, and on which page."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.council.minutes import minutes_resolution
from storage.resolutions import Resolution, Result

TITLE = "Integrationskonzept des Landkreises Auental"
HEAD = (
    "Landkreis Auental\nNiederschrift\nüber die 12. öffentliche Sitzung des Kreistages\nam Donnerstag, dem 14. Dezember 2023\n"
    f"Anwesend: Landrat Muster\nTagesordnung\n1. Eröffnung der Sitzung\n2. Haushaltssatzung 2024\n3. {TITLE}\n4. Verschiedenes\n"
)


def pages(result: str, *, head: str = HEAD, title: str = TITLE) -> list[str]:
    return [
        head,
        f"TOP 2 Haushaltssatzung 2024\nAbstimmungsergebnis: mehrheitlich abgelehnt\nTOP 3 {title}\nVorlage: 117/2023\nLandrat Muster erläutert.",
        f"{result}\nTOP 4 Verschiedenes\nDie Resolution wird vertagt.",
    ]


@pytest.mark.parametrize(
    ("said", "result"),
    [
        ("Beschluss:\nDer Kreistag beschließt das Konzept.\nAbstimmungsergebnis: einstimmig beschlossen", Result.ADOPTED),
        ("Der Kreistag beschließt das Integrationskonzept in der vorgelegten Fassung.", Result.ADOPTED),
        ("Beschluss: mit Änderungen beschlossen", Result.ADOPTED_CHANGED),
        ("Der Kreistag nimmt das Konzept zur Kenntnis.", Result.NOTED),
        ("Beratungsergebnis: vertagt", Result.ADJOURNED),
        ("Abstimmungsergebnis:\nmehrheitlich abgelehnt", Result.REJECTED),
    ],
)  # fmt: skip
def test_the_result_of_the_item_is_read_with_body_day_and_page(said: str, result: Result) -> None:
    found = minutes_resolution(pages(said))
    assert found is not None
    subject, told = found
    assert subject == TITLE
    assert (told.body, told.on, told.result, told.page) == ("Kreistag", date(2023, 12, 14), result, 3)


def test_a_proposal_is_no_result_and_neither_are_other_items() -> None:
    assert minutes_resolution(pages("Beschlussvorschlag: Der Kreistag beschließt das Konzept.")) is None
    assert minutes_resolution(pages("einstimmig beschlossen", title="Nahverkehrsplan")) is None


def test_a_committee_endorses() -> None:
    head = HEAD.replace("des Kreistages", "des Ausschusses für Soziales und Gesundheit")
    found = minutes_resolution(pages("Abstimmungsergebnis: einstimmig empfohlen", head=head))
    assert found is not None
    assert found[1] == Resolution(
        "Ausschuss für Soziales und Gesundheit",
        date(2023, 12, 14),
        Result.ENDORSED,
        "einstimmig empfohlen",
        3,
    )


def test_what_is_no_minutes_tells_nothing() -> None:
    assert (
        minutes_resolution(pages("einstimmig beschlossen", head=HEAD.replace("Niederschrift", "Einladung")))
        is None
    )
    assert minutes_resolution([]) is None
    assert minutes_resolution([""]) is None


def test_an_item_without_numbers_of_its_own_head_keeps_its_page() -> None:
    long = "\n".join(f"Kreistagsmitglied fragt zum Punkt {chr(97 + n % 26)}." for n in range(80))
    found = minutes_resolution([HEAD, f"3. {TITLE}\n{long}", f"{long}\nBeschluss: einstimmig zugestimmt"])
    assert found is not None
    assert found[1].page == 3


def test_of_a_report_and_the_concept_the_concept_counts() -> None:
    both = [HEAD, "TOP 1 Bericht zur Umsetzung des Integrationskonzepts\nBeschluss: zur Kenntnis genommen\n"
            f"TOP 2 {TITLE}\nBeschluss: einstimmig beschlossen"]  # fmt: skip
    found = minutes_resolution(both)
    assert found is not None
    assert found[1].result is Result.ADOPTED
