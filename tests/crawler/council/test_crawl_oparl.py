"""OParl interfaces: a concept in the list of papers is found with its resolutions, however a server behaves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from storage.adoptions import adoptions_of
from storage.resolutions import Result
from storage.values import HostRole
from tests.crawling import Crawls
from tests.fake_council import Affair, Oparl, affairs

AGS = "03991"
HOST = "ris.kreis-au.test"
WAYS: dict[str, dict[str, object]] = {
    "as the specification says": {},
    "on a list that leads back to its beginning": {"cyclic": True},
    "among objects of wrong types": {"wrong_types": True},
    "with meetings that do not name their body": {"nameless_meetings": True},
    "beside a town on the same server": {"foreign_body": True},
}


def serve(crawling: Crawls, more: Mapping[str, object], all_affairs: list[Affair] | None = None) -> Oparl:
    """A district whose site says nothing, with an interface that the registry knows."""
    crawling.web.site("www.kreis-au.test").home()
    council = crawling.web.site(HOST)
    council.page("/", "Ratsinformation", menu=False)
    interface = Oparl(council, all_affairs or affairs(), **more)  # type: ignore[arg-type]
    interface.serve()
    crawling.district(AGS, "http://www.kreis-au.test/", (f"http://{HOST}/", HostRole.COUNCIL))
    crawling.note(AGS, f"http://{HOST}/", f"OParl: http://{HOST}/oparl/system")
    return interface


@pytest.mark.parametrize("way", WAYS)
def test_a_concept_of_an_interface_is_found_with_its_resolutions(crawling: Crawls, way: str) -> None:
    served = serve(crawling, WAYS[way])
    crawling.crawl(AGS)
    asked = served.site.asked
    (concept,) = crawling.concepts(AGS)
    with crawling.store.session() as session:
        told = [(row.body, row.on, row.result) for row in adoptions_of(session, concept.id)]
    assert told == [
        ("Ausschuss für Soziales und Gesundheit", date(2023, 11, 30), Result.ENDORSED),
        ("Kreistag", date(2023, 12, 14), Result.ADOPTED),
    ], asked
    assert len(asked) == len(set(asked)) <= 17, asked
    assert not any("person" in path or "nebenan" in path for path in asked)


def test_an_interface_that_is_not_activated_is_left_alone(crawling: Crawls) -> None:
    served = serve(crawling, {})
    served._put("system", {"type": "https://schema.oparl.org/1.1/Error", "message": "OParl is not active."})
    crawling.crawl(AGS)
    assert [path for path in served.site.asked if "oparl" in path] == ["/oparl/system"]


def test_a_list_without_end_costs_a_bounded_number_of_requests(crawling: Crawls) -> None:
    served = serve(crawling, {"per_page": 1}, [Affair(n, f"Bauleitplan {n}") for n in range(100, 180)])
    crawling.crawl(AGS)
    assert sum("papers" in path for path in served.site.asked) <= 12


@pytest.mark.parametrize("ignores", [False, True])
def test_a_later_crawl_asks_for_what_changed_and_stops_where_the_server_sends_old_papers(
    crawling: Crawls, ignores: bool
) -> None:
    served = serve(
        crawling, {"ignores_since": ignores}, [Affair(n, f"Bauleitplan {n}") for n in range(100, 140)]
    )
    crawling.crawl(AGS, now=datetime(2024, 3, 1, tzinfo=UTC))
    crawling.web.forget()
    later = affairs()[25]
    served.all_affairs = [*served.all_affairs, later] if not ignores else [later, *served.all_affairs]
    served.serve()
    if not ignores:
        served.modified = "2024-03-05T10:00:00+01:00"
        served.serve()
    crawling.crawl(AGS, now=datetime(2024, 4, 1, tzinfo=UTC))
    lists = [path for path in served.site.asked if "papers" in path]
    assert any("modified_since=2024-02-29" in path for path in lists), served.site.asked
    assert [paper.year for paper in crawling.concepts(AGS)] == [2023], served.site.asked
    if ignores:
        assert sum("modified_since" in path for path in lists) == 1, lists
