"""Where the search of a council system does not answer, the sittings of the likely bodies are read."""

from __future__ import annotations

from storage.values import HostRole
from tests import fake_council
from tests.crawling import Crawls

AGS, HOST = "03991", "ris.kreis-au.test"


def test_a_concept_on_an_old_agenda_is_found_where_robots_forbid_the_search(crawling: Crawls) -> None:
    crawling.web.site("www.kreis-au.test").home()
    council = crawling.web.site(HOST)
    council.robots("Disallow: /bi/suchen01.asp")
    fake_council.sessionnet(council, fake_council.affairs())
    crawling.district(AGS, "http://www.kreis-au.test/", (f"http://{HOST}/bi/", HostRole.COUNCIL))
    crawling.crawl(AGS)
    assert [paper.role for paper in crawling.concepts(AGS)] == ["concept"], council.asked
    assert not any("suchen01" in path or "pe0051" in path for path in council.asked), council.asked
    assert len(council.asked) <= 60, council.asked
