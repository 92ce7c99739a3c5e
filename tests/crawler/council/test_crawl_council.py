"""A concept that exists in the council system alone is found, with its resolution, in a few requests."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from storage.adoptions import adoptions_of
from storage.models import Paper
from storage.resolutions import ADOPTIONS, Result
from storage.values import HostRole
from tests import fake_council
from tests.crawling import Crawls

AGS = "03991"
HOST = "ris.kreis-au.test"


def crawl_council(crawling: Crawls, system: str, affairs: list[fake_council.Affair]) -> list[str]:
    """Crawl a district whose site says nothing and whose council system holds these affairs; what was asked there."""
    start, build = fake_council.SYSTEMS[system]
    crawling.web.site("www.kreis-au.test").home()
    council = crawling.web.site(HOST)
    build(council, affairs)
    crawling.district(AGS, "http://www.kreis-au.test/", (f"http://{HOST}{start}", HostRole.COUNCIL))
    crawling.crawl(AGS)
    return council.asked


@pytest.mark.parametrize("system", fake_council.SYSTEMS)
def test_a_concept_that_only_the_council_system_holds_is_found_in_a_few_requests(
    crawling: Crawls, system: str
) -> None:
    asked = crawl_council(crawling, system, fake_council.affairs())
    assert [paper.role for paper in crawling.concepts(AGS)] == ["concept"], asked
    assert len(asked) <= 13, "\n".join(asked)
    assert told(crawling) == [
        ("Ausschuss für Soziales und Gesundheit", date(2023, 11, 30), Result.ENDORSED),
        ("Kreistag", date(2023, 12, 14), Result.ADOPTED),
    ]


def told(crawling: Crawls) -> list[tuple[str, date | None, str]]:
    """Body, day and result of every resolution on the district's one concept."""
    (concept,) = crawling.concepts(AGS)
    with crawling.store.session() as session:
        return [(row.body, row.on, row.result) for row in adoptions_of(session, concept.id)]


def test_a_search_that_robots_forbid_is_not_made(crawling: Crawls) -> None:
    crawling.web.site(HOST).robots("Disallow: /bi/suchen01.asp")
    asked = crawl_council(crawling, "SessionNet", fake_council.affairs())
    assert not any("suchen01" in path for path in asked), asked


def test_a_search_form_that_leads_to_another_host_is_not_used(crawling: Crawls) -> None:
    council, elsewhere = crawling.web.site(HOST), crawling.web.site("suche.anderswo.test")
    form = '<form action="http://suche.anderswo.test/suche" method="post"><input type="text" name="suchbegriff"><input type="submit"></form>'
    council.page("/bi/", "Bürgerinformation", form, menu=False)
    elsewhere.forms["/suche"] = lambda _: fake_council.page("Treffer", "", {})
    crawling.web.site("www.kreis-au.test").home()
    crawling.district(AGS, "http://www.kreis-au.test/", (f"http://{HOST}/bi/", HostRole.COUNCIL))
    crawling.crawl(AGS)
    assert elsewhere.asked == []


def test_a_council_system_that_the_registry_does_not_name_is_recognised_by_its_addresses(
    crawling: Crawls,
) -> None:
    home, council = crawling.web.site("www.kreis-au.test"), crawling.web.site("buergerinfo.kreis-au.test")
    home.home({"http://buergerinfo.kreis-au.test/bi/info.asp": "Bürgerinformationssystem"})
    fake_council.sessionnet(council, fake_council.affairs())
    crawling.district(AGS, "http://www.kreis-au.test/")
    crawling.crawl(AGS)
    assert [paper.role for paper in crawling.concepts(AGS)] == ["concept"], council.asked
    assert len(council.asked) <= 13, council.asked


def test_items_of_an_integrationsrat_are_not_read_for_its_name(crawling: Crawls) -> None:
    affairs = [one for one in fake_council.affairs() if one.title != fake_council.TITLE]
    asked = crawl_council(crawling, "SessionNet", affairs)
    assert not any("0050" in path or "getfile" in path for path in asked), asked
    assert crawling.concepts(AGS) == []


@pytest.mark.parametrize("result", ["zur Kenntnis genommen", "vertagt", "mehrheitlich abgelehnt"])
def test_a_concept_that_was_not_adopted_is_not_said_to_be(crawling: Crawls, result: str) -> None:
    crawl_council(crawling, "ALLRIS 3", fake_council.affairs(result=result))
    assert {what for body, _, what in told(crawling) if body == "Kreistag"} & ADOPTIONS == set()


def test_the_resolution_of_a_motion_is_not_that_of_the_concept(crawling: Crawls) -> None:
    motion = fake_council.Affair(3000, "Antrag der SPD-Fraktion: Erstellung eines Integrationskonzepts")
    crawl_council(crawling, "SD.NET", [*fake_council.affairs(), motion])
    assert len(told(crawling)) == 2


@pytest.mark.parametrize(
    ("result", "role"), [("zur Kenntnis genommen", "draft"), ("einstimmig beschlossen", "concept")]
)
def test_what_the_item_calls_a_draft_is_one_until_it_is_adopted(
    crawling: Crawls, result: str, role: str
) -> None:
    affairs = fake_council.affairs(
        title="Entwurf des Integrationskonzepts des Landkreises Auental", result=result
    )
    crawl_council(crawling, "ALLRIS 3", affairs)
    with crawling.store.session() as session:
        roles = set(
            session.scalars(select(Paper.role).where(Paper.ags == AGS, Paper.role != "council_paper"))
        )
    assert roles == {role}


def test_the_council_paper_itself_is_no_concept(crawling: Crawls) -> None:
    crawl_council(crawling, "SD.NET", fake_council.affairs())
    with crawling.store.session() as session:
        roles = sorted(session.scalars(select(Paper.role).where(Paper.ags == AGS)))
    assert roles.count("concept") == 1
    assert set(roles) == {"concept", "council_paper"}
