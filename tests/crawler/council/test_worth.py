"""Which links of a council system are worth a request."""

from __future__ import annotations

import pytest

from crawler.council.page import read_council_page
from crawler.council.systems import Kind
from crawler.council.worth import Standing, link_worth
from crawler.frontier import WORTH_ASKING

AGENDA = Standing(Kind.AGENDA, 0.0)
START = Standing(Kind.OTHER, 0.0)
ABOUT = Standing(Kind.PAPER, 1.0, files=2)
PAPER = "https://ris.kreis.de/bi/vo0050.asp?__kvonr=1"
FILE = "https://ris.kreis.de/bi/getfile.asp?id=1&type=do"


@pytest.mark.parametrize(
    "words",
    ["Integrationskonzept des Landkreises", "Fortschreibung des Kommunalen Integrationsplans", "Leitbild Integration",
     "Handlungskonzept Integration 2030", "Verabschiedung des Migrations- und Teilhabekonzeptes"],
)  # fmt: skip
def test_a_paper_that_names_a_concept_comes_first(words: str) -> None:
    assert link_worth(Kind.PAPER, words, "", PAPER, AGENDA) > 0.6
    assert link_worth(Kind.PAPER, "117/2023", f"{words} | 117/2023", PAPER, AGENDA) > 0.6


@pytest.mark.parametrize(
    "words",
    ["Bericht des Integrationsrates", "Wahl der Mitglieder des Integrationsbeirates", "Integriertes Klimaschutzkonzept",
     "Genehmigung der Niederschrift", "Beirat für Migration und Integration: Mitteilungen", "Haushaltssatzung 2024",
     "Aktionsplan Inklusion", "Neubau der Integrationskita"],
)  # fmt: skip
def test_items_that_only_sound_like_the_topic_are_worth_next_to_nothing(words: str) -> None:
    assert link_worth(Kind.ITEM, words, "", PAPER, AGENDA) < 0.05


def test_the_systems_own_search_comes_before_every_list() -> None:
    worth = {
        kind: link_worth(kind, "", "", "https://ris.kreis.de/x", START)
        for kind in Kind
        if kind is not Kind.FILE
    }
    assert max(worth, key=lambda kind: worth[kind]) is Kind.SEARCH


@pytest.mark.parametrize("kind", [Kind.CALENDAR, Kind.BODY, Kind.MEMBER, Kind.AGENDA])
def test_with_a_search_nobody_reads_calendars_bodies_or_members(kind: Kind) -> None:
    page = Standing(Kind.OTHER, 0.0, offers_search=True)
    assert (
        link_worth(kind, "Integrationsrat", "Integrationsrat", "https://ris.kreis.de/x", page) < WORTH_ASKING
    )


def test_files_of_a_paper_on_a_concept_inherit_its_worth_whatever_they_are_called() -> None:
    assert link_worth(Kind.FILE, "Anlage 1", "", FILE, ABOUT) > 0.7
    assert link_worth(Kind.FILE, "Anlage 1", "", FILE, AGENDA) < WORTH_ASKING


def test_a_bundle_of_many_files_shares_its_worth() -> None:
    bundle = Standing(Kind.PAPER, 1.0, files=30)
    assert link_worth(Kind.FILE, "Anlage 1", "", FILE, bundle) < link_worth(
        Kind.FILE, "Integrationskonzept", "", FILE, bundle
    )


def test_an_item_on_the_topic_that_was_decided_may_be_a_concept_with_a_name_of_its_own() -> None:
    row = "Ö 9 | Zuwanderung und Zusammenleben | 117/2023"
    decided = link_worth(Kind.PAPER, "117/2023", f"{row} | einstimmig beschlossen", PAPER, AGENDA)
    undecided = link_worth(Kind.PAPER, "117/2023", row, PAPER, AGENDA)
    other = link_worth(Kind.PAPER, "117/2023", "Ö 3 | Haushalt 2024 | einstimmig beschlossen", PAPER, AGENDA)
    assert other < WORTH_ASKING < undecided < decided


def test_a_paper_whose_proposal_names_the_concept_is_about_it_whatever_its_subject() -> None:
    markup = (
        "<h1>Vorlage 2021/143</h1><p>Betreff: Zuwanderung und Zusammenleben</p>"
        "<p>Beschlussvorschlag: Der Kreistag beschließt die {} in der Fassung der Anlage.</p>"
    )
    concerns = {
        name: read_council_page(markup.format(name), PAPER, []).concern
        for name in ("Migrations- und Integrationsstrategie", "Satzung über die Nutzung der Kreissporthalle")
    }
    assert list(concerns.values()) == [1.0, 0.0]
