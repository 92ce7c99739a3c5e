"""A person's decisions about addresses."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from storage.models import District, DistrictHost
from storage.registry import hosts_to_crawl
from storage.registry_decisions import BadDecision, accept_host, add_host, refuse_host, set_website
from storage.values import HostRole

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def district() -> District:
    district = District(ags="01001", name="Kreis A", website="https://a.test", website_confidence="C")
    district.hosts = [
        DistrictHost(base_url="https://a.test", role="main"),
        DistrictHost(base_url="https://idea.test/pfad/", role="suggested", note="vielleicht"),
    ]
    return district


def roles(district: District) -> dict[str, tuple[str, str | None]]:
    return {host.base_url: (host.role, host.decided_by) for host in district.hosts}


def test_a_website_set_by_hand_is_verified_says_who_and_keeps_the_old_one_in_sight(
    district: District,
) -> None:
    set_website(district, "neu.test", "Anna", "steht im Impressum", NOW)

    assert (district.website, district.website_verified) == ("https://neu.test", True)
    assert district.website_source == "Anna: steht im Impressum"
    assert district.website_confidence is None
    assert roles(district) == {
        "https://a.test": ("suggested", "Anna"),
        "https://idea.test/pfad/": ("suggested", None),
        "https://neu.test": ("main", "Anna"),
    }
    assert hosts_to_crawl(district) == [("https://neu.test", "main")]


def test_a_known_host_can_become_the_website(district: District) -> None:
    set_website(district, "https://idea.test/pfad", "Anna", "geprüft", NOW)

    assert [host.role for host in district.hosts] == ["suggested", "main"]


def test_confirming_the_present_website_verifies_it(district: District) -> None:
    set_website(district, "https://a.test/", "Anna", "geprüft", NOW)

    assert district.website_verified
    assert roles(district)["https://a.test"] == ("main", "Anna")


def test_an_accepted_suggestion_is_crawled(district: District) -> None:
    host = accept_host(district, "https://idea.test/pfad", HostRole.PORTAL, "Anna", NOW)

    assert (host.role, host.decided_by, host.decided_at) == ("portal", "Anna", NOW)
    assert ("https://idea.test/pfad/", "portal") in hosts_to_crawl(district)


def test_a_refused_host_is_not_crawled_and_may_be_accepted_again(district: District) -> None:
    refuse_host(district, "https://idea.test/pfad/", "Anna", NOW)
    assert roles(district)["https://idea.test/pfad/"] == ("refused", "Anna")

    accept_host(district, "https://idea.test/pfad/", HostRole.COUNCIL, "Ben", NOW)
    assert roles(district)["https://idea.test/pfad/"] == ("council", "Ben")


def test_an_added_host_is_decided_and_listed_once(district: District) -> None:
    add_host(district, "portal.test", HostRole.PORTAL, "Anna", NOW)
    add_host(district, "https://portal.test/", HostRole.COUNCIL, "Ben", NOW)

    assert roles(district)["https://portal.test"] == ("council", "Ben")
    assert len(district.hosts) == 3


def test_an_address_that_is_not_listed_cannot_be_accepted_or_refused(district: District) -> None:
    with pytest.raises(BadDecision, match=r"'b\.test' is not listed for 01001 \(Kreis A\).*--add"):
        accept_host(district, "b.test", HostRole.PORTAL, "Anna", NOW)
    with pytest.raises(BadDecision, match="is not listed"):
        refuse_host(district, "b.test", "Anna", NOW)


def test_the_website_itself_is_changed_not_refused(district: District) -> None:
    for decide in (
        lambda: refuse_host(district, "a.test", "Anna", NOW),
        lambda: add_host(district, "a.test", HostRole.PORTAL, "Anna", NOW),
    ):
        with pytest.raises(BadDecision, match=r"districts set 01001 --website URL"):
            decide()
    assert roles(district)["https://a.test"] == ("main", None)


def test_what_is_no_address_is_refused(district: District) -> None:
    with pytest.raises(ValueError, match="'keine'"):
        set_website(district, "keine", "Anna", "?", NOW)
    assert district.website == "https://a.test"
