"""Which addresses belong to a district."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.scope import Scope, host_rule
from storage.values import HostRole

labels = st.text(alphabet="abcdefghij0123456789-", min_size=1, max_size=10)
paths = st.text(alphabet="abc/._-%", max_size=20).map(lambda text: "/" + text)


def scope(*bases: tuple[str, str], refused: tuple[str, ...] = ()) -> Scope:
    return Scope(
        [host_rule(base, role) for base, role in bases],
        [host_rule(base, HostRole.COUNCIL) for base in refused],
    )


MAIN = scope(("https://www.kreis-au.de", HostRole.MAIN))


@given(paths)
def test_every_path_of_the_main_site_belongs_to_the_district(path: str) -> None:
    assert f"https://www.kreis-au.de{path}" in MAIN


@pytest.mark.parametrize(
    "url",
    [
        "https://www.kreis-au.de/",
        "http://www.kreis-au.de/",
        "https://kreis-au.de/a",
        "https://integration.kreis-au.de/a",
        "https://a.b.kreis-au.de/a",
    ],
)
def test_a_main_site_opens_its_domain_in_every_spelling(url: str) -> None:
    assert url in MAIN


@given(labels)
def test_a_name_that_only_ends_alike_is_another_domain(label: str) -> None:
    assert f"https://{label}kreis-au.de/" not in MAIN
    assert f"https://kreis-au.de.{label}.com/" not in MAIN
    assert f"https://{label}.de/?u=www.kreis-au.de" not in MAIN


@pytest.mark.parametrize(
    "url", ["https://www.kreis-au.de:8080/", "", "mailto:a@kreis-au.de", "https:///x", "/a"]
)
def test_other_ports_and_what_has_no_host_are_outside(url: str) -> None:
    assert url not in MAIN


def test_an_address_with_a_port_opens_that_port_only() -> None:
    here = scope(("http://127.0.0.1:8081", HostRole.MAIN))
    assert "http://127.0.0.1:8081/a" in here
    assert "http://127.0.0.1:8082/a" not in here
    assert "http://127.0.0.1/a" not in here


@given(st.sampled_from(["10", "a", "x.y"]))
def test_a_numeric_address_has_no_sub_domains(label: str) -> None:
    assert f"http://{label}.10.0.0.1/" not in scope(("http://10.0.0.1", HostRole.MAIN))


@pytest.mark.parametrize("base", ["http://de", "http://co.uk", "http://intranet"])
def test_a_public_suffix_or_a_bare_name_never_opens_everything_below_it(base: str) -> None:
    assert base.replace("http://", "http://kreis-au.") + "/" not in scope((base, HostRole.PORTAL))


def test_a_council_system_opens_its_host_only() -> None:
    council = scope(("https://ratsinfo.kreis-au.de", HostRole.COUNCIL))
    assert "https://ratsinfo.kreis-au.de/vo0050.php?__kvonr=3" in council
    assert "https://alt.ratsinfo.kreis-au.de/" not in council
    assert "https://www.kreis-au.de/" not in council


def test_a_council_system_on_a_shared_host_opens_its_folder_only() -> None:
    council = scope(("https://sdnetrim.hoster.de/au/start.do?x=1", HostRole.COUNCIL))
    assert "https://sdnetrim.hoster.de/au/vorgang/3" in council
    assert "https://sdnetrim.hoster.de/nachbarkreis/vorgang/3" not in council
    assert "https://sdnetrim.hoster.de/" not in council


def test_the_rule_an_address_falls_under_tells_its_role() -> None:
    here = scope(("https://www.kreis-au.de", HostRole.MAIN), ("https://ris.hoster.de/au/", HostRole.COUNCIL))
    rules = [here.rule_for("https://www.kreis-au.de/a"), here.rule_for("https://ris.hoster.de/au/b")]
    assert [rule.role if rule else None for rule in rules] == [HostRole.MAIN, HostRole.COUNCIL]


def test_a_refused_host_stays_out_even_below_the_districts_own_domain() -> None:
    here = scope(("https://www.kreis-au.de", HostRole.MAIN), refused=("https://archiv.kreis-au.de",))
    assert "https://archiv.kreis-au.de/a" not in here
    assert "https://www.kreis-au.de/a" in here


@given(st.text(max_size=40))
def test_a_broken_address_is_outside_and_raises_nothing(text: str) -> None:
    from crawler.urls import canonical

    address = canonical(f"http://{text}")
    if address is not None:
        assert isinstance(address in MAIN, bool)


def test_an_address_whose_port_is_no_port_is_outside() -> None:
    assert "http://www.kreis-au.de:99999/" not in MAIN


@pytest.mark.parametrize("role", [HostRole.COUNCIL, HostRole.PORTAL])
@pytest.mark.parametrize(
    "base", ["https://hoster.de/au", "https://hoster.de/au/", "https://hoster.de/au/index.php"]
)
def test_a_folder_of_a_shared_host_opens_that_folder_however_it_is_written(base: str, role: HostRole) -> None:
    scope = Scope([host_rule(base, role)])
    assert "https://hoster.de/au" in scope
    assert "https://hoster.de/au/bi/vo0050.php?id=1" in scope
    for foreign in (
        "https://hoster.de/",
        "https://hoster.de/auental/",
        "https://hoster.de/bach/",
        "https://x.hoster.de/au/",
    ):
        assert foreign not in scope


def test_the_site_a_home_page_forwards_to_is_opened_unless_it_was_refused() -> None:
    scope = Scope([host_rule("https://www.kreis-au.de", HostRole.MAIN)])
    assert "https://www.neu.de/a" not in scope
    assert scope.adopt("https://www.neu.de/start")
    assert "https://www.neu.de/a" in scope
    refusing = Scope([], [host_rule("https://www.neu.de", HostRole.MAIN)])
    assert not refusing.adopt("https://www.neu.de/")


def test_of_a_hoster_a_home_page_forwards_to_only_the_folder_is_opened() -> None:
    scope = Scope([host_rule("https://www.kreis-au.de", HostRole.MAIN)])
    assert scope.adopt("https://www.ekom21.de/kreis-au/")
    assert "https://www.ekom21.de/kreis-au/integration" in scope
    assert "https://www.ekom21.de/kreis-bach/" not in scope


def test_an_address_asked_about_before_its_site_was_adopted_is_in_scope_afterwards() -> None:
    own = scope(("https://www.kreis-au.de", HostRole.MAIN))
    assert "https://www.neu.de/konzept" not in own
    own.adopt("https://www.neu.de/start")
    assert "https://www.neu.de/konzept" in own
