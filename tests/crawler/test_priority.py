"""How promising a link is, before it is followed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.links import Link
from crawler.priority import host_priority, link_priority, sitemap_priority
from storage.values import HostRole

BASE = "https://www.kreis-au.de"
shares = st.floats(0, 1)
roles = st.sampled_from(list(HostRole))
links = st.builds(
    Link,
    url=st.text(alphabet="abcü/.?=&%", max_size=30).map(lambda path: f"{BASE}/{path}"),
    text=st.sampled_from(["", "hier", "Integrationskonzept", "PDF (2 MB)", "Impressum", "Leben im Kreis"]),
    title=st.text(max_size=20),
    heading=st.text(max_size=20),
    context=st.text(max_size=20),
    in_nav=st.booleans(),
)


def link(text: str, path: str = "/seite", in_nav: bool = False, **words: str) -> Link:
    return Link(f"{BASE}{path}", text, in_nav=in_nav, **words)


def worth(found: Link, relevance: float = 0.0, depth: int = 0, role: str = HostRole.MAIN) -> float:
    return link_priority(found, relevance, depth, role)


@given(links, shares, st.integers(0, 30), roles)
def test_a_priority_lies_between_nothing_and_everything(
    found: Link, relevance: float, depth: int, role: str
) -> None:
    assert 0.0 <= worth(found, relevance, depth, role) <= 1.0


@given(links, shares, shares, st.integers(0, 10), roles)
def test_a_more_topical_page_never_makes_its_links_worth_less(
    found: Link, one: float, other: float, depth: int, role: str
) -> None:
    low, high = sorted((one, other))
    assert worth(found, low, depth, role) <= worth(found, high, depth, role) + 1e-9


@given(links, shares, st.integers(0, 10), roles)
def test_a_deeper_page_never_makes_a_link_worth_more(
    found: Link, relevance: float, depth: int, role: str
) -> None:
    assert worth(found, relevance, depth + 1, role) <= worth(found, relevance, depth, role)


def test_the_named_paper_goes_before_the_topic_before_the_way_before_anything() -> None:
    ranked = [
        link("Integrationskonzept des Landkreises Au", "/konzept.pdf"),
        link("Integration und Migration"),
        link("Leben im Kreis"),
        link("Impressum", "/impressum"),
    ]
    values = [worth(one) for one in ranked]
    assert values == sorted(values, reverse=True)
    assert len(set(values)) == len(values)


@pytest.mark.parametrize(
    "text", ["hier", "Download", "PDF (2,3 MB)", "mehr …", "»weiterlesen", "", "Zum Dokument"]
)
def test_a_wordless_link_borrows_from_its_page(text: str) -> None:
    assert worth(link(text, "/x?id=3"), relevance=0.9) > worth(link(text, "/x?id=3"), relevance=0.0) + 0.3


def test_a_file_on_a_topical_page_borrows_from_it_whatever_it_is_called() -> None:
    assert worth(link("Broschüre", "/files/kreis_2024.pdf"), relevance=0.9) > 0.5


def test_a_menu_borrows_nothing() -> None:
    menu = link("Downloads", "/files/kreis_2024.pdf", in_nav=True)
    assert worth(menu, relevance=0.9) == worth(menu, relevance=0.0)


def test_a_link_without_words_is_known_by_the_words_around_it() -> None:
    assert worth(link("", "/x?id=3", context="Integrationskonzept 2024")) > 0.8


def test_a_council_system_waits_unless_it_names_a_paper() -> None:
    calendar, paper = link("Sitzung"), link("Integrationskonzept: Fortschreibung", "/vo0050.php?id=3")
    assert worth(calendar, role=HostRole.COUNCIL) < worth(calendar)
    assert worth(paper, role=HostRole.COUNCIL) > 0.8


def test_an_address_only_a_sitemap_names_speaks_for_itself() -> None:
    named = sitemap_priority(f"{BASE}/soziales/integrationskonzept.pdf")
    assert named > 0.7 > sitemap_priority(f"{BASE}/bauen/bebauungsplan-3")


@pytest.mark.parametrize(
    "host", ["integration.kreis-au.de", "ki.kreis-au.de", "www.willkommen-in-au.de", "vielfalt.au.de"]
)
def test_a_host_named_for_the_topic_is_looked_at_early(host: str) -> None:
    assert host_priority(host) > worth(link("Leben im Kreis"))


@pytest.mark.parametrize(
    "host", ["karriere.kreis-au.de", "geoportal.kreis-au.de", "webmail.au.de", "vhs.kreis-au.de"]
)
def test_a_host_that_is_never_about_the_topic_costs_nothing(host: str) -> None:
    assert host_priority(host) == 0.0


def test_a_table_of_contents_comes_before_menus() -> None:
    assert worth(link("Inhaltsverzeichnis")) > worth(link("Leben im Kreis"))
    assert worth(link("Inhaltsverzeichnis"), role=HostRole.COUNCIL) < 0.3


@pytest.mark.parametrize("text", ["Inhaltsverzeichnis", "Sitemap", "» Seitenübersicht"])
def test_a_table_of_contents_is_worth_a_look_wherever_it_stands(text: str) -> None:
    assert worth(link(text, in_nav=True)) > worth(link("Leben im Kreis", in_nav=True))
    assert worth(link(text), role=HostRole.COUNCIL) < 0.5


def test_a_host_of_ones_own_is_as_promising_as_its_name() -> None:
    topic, plain = host_priority("integration.kreis-au.de"), host_priority("www.amt.kreis-au.de")
    assert topic > plain > host_priority("karriere.kreis-au.de") == 0.0
