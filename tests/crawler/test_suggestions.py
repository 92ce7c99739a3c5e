"""Hosts nobody named are proposed, once, and only for a good reason."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler.extract.links import Link
from crawler.scope import HostRule, Scope, host_rule
from crawler.site import Site
from crawler.suggestions import Suggestions, council_system
from storage.models import District, DistrictHost
from storage.values import Context, HostRole

AGS, PAGE = "03991", "https://www.kreis.test/integration"


@pytest.fixture
def suggestions(session: Session) -> Suggestions:
    session.add(District(ags=AGS, name="Landkreis Au", kind="Landkreis", land="Niedersachsen"))
    session.flush()
    return Suggestions(AGS)


def proposed(session: Session) -> list[str]:
    session.flush()
    hosts = (
        select(DistrictHost.base_url).where(DistrictHost.role == HostRole.SUGGESTED).order_by(DistrictHost.id)
    )
    return list(session.scalars(hosts))


def consider(suggestions: Suggestions, session: Session, url: str, text: str, in_nav: bool = False) -> None:
    suggestions.consider(session, Link(url, text, in_nav=in_nav), url, PAGE)


def test_a_foreign_host_is_proposed_with_the_link_and_the_page_that_name_a_concept(
    suggestions: Suggestions, session: Session
) -> None:
    consider(
        suggestions,
        session,
        "https://integration-au.test/wp/konzept.pdf",
        "Integrationskonzept des Landkreises",
    )
    assert proposed(session) == ["https://integration-au.test"]
    [host] = session.scalars(select(DistrictHost))
    assert host.source == "crawl"
    assert host.note is not None
    assert "Integrationskonzept des Landkreises" in host.note
    assert PAGE in host.note


@pytest.mark.parametrize(
    ("text", "in_nav"), [("Facebook", False), ("Integration", False), ("Integrationskonzept", True)]
)
def test_a_link_that_does_not_name_a_concept_in_its_page_proposes_nothing(
    suggestions: Suggestions, session: Session, text: str, in_nav: bool
) -> None:
    consider(suggestions, session, "https://fremd.test/a", text, in_nav)
    assert proposed(session) == []


@pytest.mark.parametrize("role", [HostRole.REFUSED, HostRole.SUGGESTED, HostRole.PORTAL])
@pytest.mark.parametrize("base", ["https://fremd.test", "https://fremd.test/", "http://www.fremd.test"])
def test_a_host_the_registry_knows_in_any_role_and_spelling_is_not_proposed_again(
    suggestions: Suggestions, session: Session, role: str, base: str
) -> None:
    session.add(DistrictHost(ags=AGS, base_url=base, role=role))
    consider(suggestions, session, "https://fremd.test/konzept.pdf", "Integrationskonzept")
    session.flush()
    assert len(session.scalars(select(DistrictHost)).all()) == 1


def test_a_host_is_proposed_once_and_a_link_farm_does_not_flood_the_maintainer(
    suggestions: Suggestions, session: Session
) -> None:
    for number in range(200):
        consider(suggestions, session, f"https://fremd{number // 2}.test/{number}", "Integrationskonzept")
    hosts = proposed(session)
    assert len(hosts) == len(set(hosts)) == 20


def crawled(*hosts: HostRule) -> Site:
    named = Context("", district_name="Landkreis Rehmfeld-Sankt Au", district_kind="Landkreis")
    return cast(Site, SimpleNamespace(scope=Scope(hosts), district=named))


def test_a_council_system_elsewhere_is_proposed_with_its_folder_unless_one_is_known() -> None:
    address = "https://hoster.test/kreis-au/bi/info.asp"
    entrance = Link(address, "Kreistagsinformationssystem", in_nav=True)
    main = host_rule("https://www.kreis.test/", HostRole.MAIN)
    known = host_rule("https://ris.kreis.test/", HostRole.COUNCIL)
    assert council_system(entrance, address, crawled(main)) == "https://hoster.test/kreis-au/bi/"
    assert council_system(entrance, address, crawled(main, known)) is None
    assert council_system(Link(address, "Abfallkalender"), address, crawled(main)) is None


def test_half_of_a_double_name_or_a_town_called_alike_is_another_place() -> None:
    for host, words in (
        ("sankt-au.test", "Integrationskonzept Sankt Au"),
        ("bad-rehmfeld.test", "Integrationskonzept Rehmfeld"),
    ):
        address = f"https://www.{host}/konzept.pdf"
        assert not Suggestions(AGS).is_worth_a_hop(Link(address, words), address, crawled())
    address = "https://www.integration-rehmfeld-sankt-au.test/konzept.pdf"
    assert Suggestions(AGS).is_worth_a_hop(Link(address, "Integrationskonzept"), address, crawled())
