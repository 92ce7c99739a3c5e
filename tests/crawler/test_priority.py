"""How promising a link is, before it is followed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.links import Link
from crawler.priority import (
    Around,
    decision_worth,
    handed_on,
    host_priority,
    link_priority,
    of_its_language,
    sitemap_priority,
)
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


def worth(
    found: Link,
    relevance: float = 0.0,
    depth: int = 1,
    role: str = HostRole.MAIN,
    title: str = "",
    everywhere: bool = True,
) -> float:
    return link_priority(found, Around(relevance, depth, role, title, everywhere))


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


def test_the_menu_of_all_pages_borrows_nothing() -> None:
    menu = link("Downloads", "/files/kreis_2024.pdf", in_nav=True)
    assert worth(menu, relevance=0.9) == worth(menu, relevance=0.0)


def test_the_menu_of_a_part_on_the_topic_borrows_from_it() -> None:
    shelf, office = link("Publikationen", in_nav=True), link("Netzwerk", in_nav=True)
    assert worth(shelf, relevance=0.6, everywhere=False) > worth(shelf) + 0.2
    assert worth(shelf, relevance=0.6, everywhere=False) > worth(office, relevance=0.6, everywhere=False)


@pytest.mark.parametrize(
    "text",
    ["Häufige Fragen", "Termine", "Rechtliche Grundlagen", "Ansprechpartner", "Formulare und Merkblätter"],
)
def test_pages_that_every_office_has_come_after_those_that_tell_of_it(text: str) -> None:
    told = worth(link("Aufgaben und Ziele"), relevance=0.6, everywhere=False)
    assert worth(link(text), relevance=0.6, everywhere=False) < told / 2


def test_a_file_that_says_it_is_another_paper_borrows_hardly_anything() -> None:
    other = worth(link("Hauptsatzung", "/files/hauptsatzung.pdf"), relevance=0.9)
    assert other < worth(link("Vielfalt im Blick", "/files/blick.pdf"), relevance=0.9) / 2


def test_a_wordless_link_below_another_subject_s_heading_is_that_subject_s() -> None:
    own = link("mehr", heading="Migration")
    other = link("mehr", heading="Glasfaser für Au")
    beside = link("mehr", heading="Kontakt")
    assert worth(other, 0.6, title="Migration", everywhere=False) < 0.2
    assert worth(own, 0.6, title="Migration", everywhere=False) > 0.4
    assert worth(beside, 0.6, title="Migration", everywhere=False) > 0.4


def test_the_heading_above_the_foot_of_a_page_is_not_its_links() -> None:
    foot = link("Bildnachweise", heading="Integrationskonzept", in_nav=True)
    assert worth(foot) < 0.1


def test_the_words_around_a_link_count_though_less_than_its_own() -> None:
    teaser = link(
        "44 Ziele und 100 Maßnahmen",
        context="44 Ziele und 100 Maßnahmen Kreistag beschließt Integrationskonzept",
    )
    assert (
        worth(link("44 Ziele und 100 Maßnahmen"))
        < 0.3
        < 0.5
        < worth(teaser)
        < worth(link("Integrationskonzept"))
    )


def test_the_entrances_of_a_site_come_before_its_unknown_pages() -> None:
    strange = link("Auental entdecken", in_nav=True)
    assert worth(strange, depth=0) > worth(strange, depth=1) + 0.05


@pytest.mark.parametrize("text", ["Seite empfehlen", "Kontakt", "Drucken", "Mitarbeiterportal"])
def test_what_is_useless_by_its_own_words_is_so_on_a_topical_page_too(text: str) -> None:
    assert worth(link(text, "/x?url=3"), relevance=0.9, everywhere=False) <= 0.03


def test_a_page_in_another_language_waits_and_longer_when_its_german_original_is_known() -> None:
    key = "kreis-au.de/en/integration/konzept"
    assert of_its_language(0.9, "kreis-au.de/integration", german_known=False) == 0.9
    alone, again = (of_its_language(0.9, key, german_known=known) for known in (False, True))
    assert 0 < again < alone < 0.2


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


DECISION = "https://www.kreis-au.de/bi/vo020.asp?VOLFDNR=4711"


def test_an_item_of_the_council_system_linked_on_a_page_about_the_topic_is_the_decision() -> None:
    near, off = Around(0.9, 3, HostRole.COUNCIL, everywhere=False), Around(0.0, 3, HostRole.COUNCIL)
    said = link("Link zum Beschluss", path="/bi/vo020.asp?VOLFDNR=4711")
    assert decision_worth(said, DECISION, near) > 0.6
    assert decision_worth(said, DECISION, off) == 0.0
    assert decision_worth(said, "https://www.kreis-au.de/bi/si010.asp", near) == 0.0


def test_the_way_up_to_the_menu_of_the_site_hands_on_less_of_the_topic_than_what_lies_below() -> None:
    around = Around(0.8, 2, HostRole.MAIN, everywhere=False)
    up, below, named = link("Politik & Verwaltung"), link("Sprachmittlung"), link("Migration")
    assert handed_on(up, around) < 0.5 * handed_on(below, around)
    assert handed_on(named, around) == around.nearness
    assert handed_on(below, Around(0.8, 2, HostRole.MAIN)) == 0.0


@given(links, shares)
def test_nothing_hands_on_more_of_the_topic_than_its_page_has(found: Link, nearness: float) -> None:
    assert 0.0 <= handed_on(found, Around(nearness, 2, HostRole.MAIN, everywhere=False)) <= nearness


def test_the_last_part_of_an_address_in_a_sitemap_is_read_like_a_menu_or_a_headline() -> None:
    unknown = sitemap_priority("https://kreis-au.de/17/4711.html")
    assert sitemap_priority("https://kreis-au.de/wirtschaft/publikationen-900001-2.html") > 2 * unknown
    assert (
        sitemap_priority("https://kreis-au.de/aktuelles/leitfaden-fuer-die-naechsten-jahre-vorgestellt") > 0.3
    )
    assert (
        sitemap_priority("https://kreis-au.de/aktuelles/neue-planung-fuer-die-ortsdurchfahrt-in-muenster")
        == unknown
    )


def test_a_sentence_about_a_paper_speaks_for_its_wordless_file_below_another_heading() -> None:
    said = link("hier", path="/a.pdf", heading="Gesundheit vor Ort", context="Das Papier finden Sie hier.")
    silent = link("hier", path="/a.pdf", heading="Gesundheit vor Ort", context="Den Flyer finden Sie hier.")
    assert worth(said, 0.6, everywhere=False) > worth(silent, 0.6, everywhere=False)


def test_the_list_of_news_in_the_first_menu_deserves_a_look_that_of_an_office_does_not() -> None:
    assert worth(link("Aktuelles", in_nav=True), depth=0) > worth(link("Aktuelles", in_nav=True), depth=3)
