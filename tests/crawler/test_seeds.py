"""What a crawl begins with."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from crawler import seeds
from crawler.frontier import Entry
from storage import captures
from storage.models import Body, District, DistrictHost, Resource
from storage.values import HostRole
from tests.storage.history import SITE, History


def with_hosts(session: Session, *hosts: tuple[str, str, str | None]) -> District:
    """A district with hosts of (base URL, role, access)."""
    district = District(ags="03990", name="Landkreis Au", kind="Landkreis", land="Niedersachsen", website="https://www.kreis.test")  # fmt: skip
    session.add(district)
    session.flush()
    session.add_all(
        DistrictHost(ags="03990", base_url=base, role=role, access=access) for base, role, access in hosts
    )
    session.flush()
    return district


def test_the_home_page_comes_first_then_portals_and_a_council_system_late(session: Session) -> None:
    district = with_hosts(
        session,
        ("https://ris.test/", HostRole.COUNCIL, None),
        ("https://integration.test", HostRole.PORTAL, None),
        ("https://www2.kreis.test", HostRole.MAIN, None),
    )
    entries = sorted(seeds.seed_entries(session, district), key=lambda entry: -entry.priority)
    assert [entry.url for entry in entries] == [
        "https://www.kreis.test/",
        "https://www2.kreis.test/",
        "https://integration.test/",
        "https://ris.test/",
    ]
    assert [entry.kind for entry in entries] == ["seed", "link", "link", "link"]
    assert {entry.channel for entry in entries} == {"seed"}


@pytest.mark.parametrize(
    ("role", "access"),
    [
        (HostRole.SUGGESTED, None),
        (HostRole.REFUSED, None),
        (HostRole.COUNCIL, "forbidden"),
        (HostRole.PORTAL, "login"),
    ],
)
def test_hosts_that_are_not_open_are_neither_asked_nor_in_scope(
    session: Session, role: str, access: str | None
) -> None:
    district = with_hosts(session, ("https://fremd.test", role, access))
    assert [entry.url for entry in seeds.seed_entries(session, district)] == ["https://www.kreis.test/"]
    assert "https://fremd.test/" not in seeds.scope_of(session, district)


def test_a_host_known_to_refuse_us_stays_out_though_it_lies_below_the_districts_domain(
    session: Session,
) -> None:
    district = with_hosts(session, ("https://ris.kreis.test", HostRole.COUNCIL, "login"))
    assert "https://ris.kreis.test/a" not in seeds.scope_of(session, district)
    assert "https://amt.kreis.test/a" in seeds.scope_of(session, district)


def test_a_suggestion_does_not_close_what_the_registry_opens(session: Session) -> None:
    district = with_hosts(session, ("https://amt.kreis.test", HostRole.SUGGESTED, None))
    assert "https://amt.kreis.test/a" in seeds.scope_of(session, district)


def test_a_district_without_a_website_has_nothing_to_begin_with(session: Session) -> None:
    district = with_hosts(session)
    district.website = None
    assert seeds.seed_entries(session, district) == []
    assert "https://www.kreis.test/" not in seeds.scope_of(session, district)


# --- known addresses -------------------------------------------------------------------------------


@pytest.fixture
def history(session: Session) -> History:
    return History(session)


def known(history: History) -> dict[str, Entry]:
    history.session.flush()
    return {
        entry.url.removeprefix(SITE): entry for entry in seeds.known_entries(history.session, history.ags)
    }


def test_papers_are_looked_at_again_before_the_pages_that_led_to_them(history: History) -> None:
    page = history.resource("/integration")
    history.see("/konzept.pdf", "Integrationskonzept 2024")
    history.resource("/konzept.pdf").parent_id = page.id
    entries = known(history)
    assert entries["/konzept.pdf"].kind == "known"
    assert entries["/konzept.pdf"].priority > seeds.HOME > entries["/integration"].priority


def test_topical_pages_are_looked_at_again_and_others_are_left_to_their_links(history: History) -> None:
    history.resource("/migration").relevance = 0.6
    history.resource("/abfall").relevance = 0.1
    assert list(known(history)) == ["/migration"]


def test_what_is_known_of_a_link_is_known_again(history: History) -> None:
    history.see("/x.pdf", "Integrationskonzept 2024")
    resource = history.resource("/x.pdf")
    resource.link_text, resource.link_heading = "Download", "Integrationskonzept"
    entry = known(history)["/x.pdf"]
    assert (entry.link_text, entry.link_heading, entry.key) == (
        "Download",
        "Integrationskonzept",
        resource.key,
    )


def test_a_paper_that_is_gone_is_not_asked_for_for_ever(history: History) -> None:
    history.see("/konzept.pdf", "Integrationskonzept 2024")
    history.place("/konzept.pdf").gone_at = history.now
    assert known(history) == {}


def test_a_paper_only_a_sitemap_named_is_looked_at_again_and_the_sitemap_itself_is_not(
    history: History,
) -> None:
    history.see("/konzept.pdf", "Integrationskonzept 2024")
    sitemap = history.resource("/sitemap.xml")
    captures.record_body(history.session, "aa", 3, "application/xml", history.now)
    sitemap.body_sha256, sitemap.channel = "aa", "sitemap"
    paper = history.resource("/konzept.pdf")
    paper.channel, paper.parent_id = "sitemap", sitemap.id
    assert list(known(history)) == ["/konzept.pdf"]
    assert history.session.get(Body, "aa") is not None


def test_another_districts_papers_are_not_ours(session: Session) -> None:
    ours, theirs = History(session), History(session, ags="03992")
    theirs.see("/konzept.pdf", "Integrationskonzept 2024")
    assert known(ours) == {}
    assert session.query(Resource).count() == 1


# --- spellings --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "variants"),
    [
        ("https://www.kreis.de/", ["https://kreis.de/", "http://www.kreis.de/"]),
        ("https://kreis.de/start?a=1", ["https://www.kreis.de/start?a=1", "http://kreis.de/start?a=1"]),
        ("http://www.kreis.de/", ["http://kreis.de/"]),
        ("http://127.0.0.1:8081/", []),
        ("", []),
    ],
)
def test_a_home_page_has_other_spellings(url: str, variants: list[str]) -> None:
    assert seeds.home_variants(url) == variants
