"""Papers by their name that nobody could read."""

from __future__ import annotations

import pytest

from crawler.extract.problems import unread
from crawler.recognise.paper import recognise
from crawler.unread import is_called_concept, is_unread, judged_unread
from storage.values import Context, Document, Level, Problem, Recognition, Role

PDF = "application/pdf"
CONCEPT = "https://www.kreis-au.de/fileadmin/Integrationskonzept_2020.pdf"
SCRIPT = "https://www.kreis-au.de/download.php?id=7"


def judged(url: str, link: str = "", parent: str = "", problem: Problem = Problem.ENCRYPTED) -> Recognition:
    document = unread(PDF, problem, "Das PDF ist mit einem Kennwort geschützt.")
    context = Context(
        url, link_text=link, parent_title=parent, district_name="Auenkreis", district_kind="Landkreis"
    )
    return judged_unread(document, recognise(document, context))


@pytest.mark.parametrize(
    ("url", "link", "parent"),
    [
        (CONCEPT, "Integrationskonzept (PDF)", "Integration"),
        (CONCEPT, "hier", ""),
        (SCRIPT, "Integrationskonzept des Landkreises", ""),
        (SCRIPT, "Download", "Integrationskonzept"),
    ],
)
def test_what_name_link_or_page_call_a_concept_stays_a_paper_of_nobody_knows_whom(
    url: str, link: str, parent: str
) -> None:
    found = judged(url, link, parent)
    assert (found.role, found.level) == (Role.CONCEPT, Level.OTHER)
    assert is_unread(found)
    assert "Kennwort" in found.reasons[0].text


@pytest.mark.parametrize(
    ("url", "link"),
    [
        (SCRIPT, "Download"),
        ("https://www.kreis-au.de/Integriertes_Klimaschutzkonzept.pdf", "Integriertes Klimaschutzkonzept"),
        ("https://www.kreis-au.de/integrationsbericht.pdf", "Integrationsbericht"),
    ],
)
def test_what_nothing_calls_a_concept_is_none_read_or_not(url: str, link: str) -> None:
    assert not is_unread(judged(url, link))


def test_a_scan_that_its_names_identify_counts_without_its_text() -> None:
    found = judged(CONCEPT, "Integrationskonzept (PDF)", problem=Problem.NO_TEXT)
    assert found.is_concept
    assert not is_unread(found)


def test_a_scan_that_a_link_alone_names_is_a_candidate() -> None:
    assert is_unread(judged(SCRIPT, "Integrationskonzept des Landkreises", problem=Problem.NO_TEXT))


def test_a_document_that_was_read_is_judged_by_its_text_alone() -> None:
    document = Document(PDF, "Speiseplan", ("Montag: Suppe",), 1)
    found = recognise(document, Context(SCRIPT, link_text="Integrationskonzept"))
    assert judged_unread(document, found) is found


@pytest.mark.parametrize(
    ("link", "url", "called"),
    [
        ("Integrationskonzept (PDF)", SCRIPT, True),
        ("hier", CONCEPT, True),
        ("Integration", "https://www.kreis-au.de/integration", False),
        ("Integriertes Klimaschutzkonzept", SCRIPT, False),
    ],
)
def test_a_link_is_called_a_concept_by_its_words_or_its_address(link: str, url: str, called: bool) -> None:
    assert is_called_concept(link, url) is called
