"""The address guard in a real crawl: nothing a site writes leads the crawl into our own network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from storage.models import Crawl
from storage.values import Failure, HostRole, Outcome
from tests.crawling import Crawls, crawls
from tests.fake_papers import concept_pdf
from tests.fake_site import Web

METADATA = "169.254.169.254"


@dataclass
class Trap:
    """A district whose site points inside, and a machine inside that must never hear of us."""

    crawling: Crawls
    inside: Web
    crawled: dict[str, Crawl]

    def failures(self, ags: str) -> dict[str, object]:
        record = self.crawled[ags].record
        assert record is not None
        return record["failures"]


@pytest.fixture(scope="module")
def trap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trap]:
    with crawls(tmp_path_factory.mktemp("guard") / "home") as crawling, Web("127.0.0.2") as inside:
        site = crawling.web.site("www.kreis.test")
        inside.site("intern.kreis.test").page("/x", "Integration intern")
        inside.site("127.0.0.2").page("/x", "Integration intern")
        numeric = f"http://127.0.0.2:{inside.port}"
        site.home(
            {
                "/konzept.pdf": "Integrationskonzept",
                "http://intern.kreis.test/x": "Integration intern",
                "http://wolke.kreis.test/x": "Integration in der Wolke",
                "/umleitung": "Integration: Umleitung",
                f"{numeric}/x": "Integrationskonzept hier",
            }
        )
        site.file("/konzept.pdf", concept_pdf())
        site.redirect("/umleitung", "http://ziel.kreis.test/x", 302)
        crawling.district("03001", "http://www.kreis.test/")
        crawling.district("03002", f"{numeric}/")
        crawling.district("03003", "http://intern.kreis.test/")
        crawling.district("03004", f"http://0x7f000002:{inside.port}/")
        crawling.district("03005", f"http://[::ffff:127.0.0.2]:{inside.port}/")
        crawling.district("03006", "http://www.kreis.test/", (f"{numeric}/", HostRole.PORTAL))
        crawling.settings["resolve"] = [
            f"www.kreis.test=127.0.0.1:{crawling.web.port}",
            f"intern.kreis.test=127.0.0.2:{inside.port}",
            f"ziel.kreis.test=127.0.0.2:{inside.port}",
            f"wolke.kreis.test={METADATA}:80",
        ]
        yield Trap(crawling, inside, crawling.crawl(*(f"0300{number}" for number in range(1, 7))))


def test_no_connection_reaches_the_machine_inside(trap: Trap) -> None:
    assert trap.inside.requests == []


@pytest.mark.parametrize("host", ["intern.kreis.test", "ziel.kreis.test", "wolke.kreis.test"])
def test_a_link_or_a_redirect_that_leads_inside_is_kept_as_refused(trap: Trap, host: str) -> None:
    refused = trap.failures("03001")[Failure.ADDRESS]
    assert any(host in example for example in refused["examples"])  # type: ignore[index]


@pytest.mark.parametrize("ags", ["03002", "03003", "03004", "03005"])
def test_a_district_whose_own_site_lies_inside_is_not_observed_and_says_why(trap: Trap, ags: str) -> None:
    crawl = trap.crawled[ags]
    assert (crawl.outcome, crawl.reason) == (Outcome.FAILED, Failure.ADDRESS)
    assert "nicht öffentlichen Adresse" in (crawl.detail or "")


def test_a_portal_inside_is_refused_too(trap: Trap) -> None:
    assert Failure.ADDRESS in trap.failures("03006")


def test_the_rest_of_the_site_is_read(trap: Trap) -> None:
    assert trap.crawled["03001"].home_read
    assert len(trap.crawling.concepts("03001")) == 1
