"""A concept that exists in the council system alone is found, with its resolution, in a few requests."""

from __future__ import annotations

from datetime import date

import pytest

from storage.adoptions import adoptions_of
from storage.resolutions import Result
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
