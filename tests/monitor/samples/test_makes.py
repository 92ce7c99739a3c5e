"""Every make knows its own addresses again, in all the spellings it writes."""

from __future__ import annotations

from datetime import date

import pytest

from monitor.samples.addresses import SITES, hosts, make_of
from monitor.samples.makes.contao import shifted, valid_month
from monitor.samples.makes.dvv import plus_slug
from monitor.samples.makes.registry import MAKES
from monitor.samples.model import STATES, View
from monitor.samples.noise import noise_for
from monitor.samples.world import respond

PARTS = [part for site in SITES for part in site.parts]
HOSTS = [part.host for part in PARTS]


def test_every_make_is_used_by_some_host() -> None:
    assert {part.make for part in PARTS} == set(MAKES)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("host", HOSTS)
def test_no_two_pages_of_a_host_share_an_address(host: str, state: int) -> None:
    part = hosts()[host][1]
    make = make_of(part, state)
    names = [
        make.canonical(make.page_path(part, page)) for page in part.pages.values() if state in page.states
    ]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("host", HOSTS)
def test_noise_in_links_and_print_views_lead_to_the_same_page(host: str) -> None:
    part = hosts()[host][1]
    make = make_of(part, 1)
    for page in list(part.pages.values())[:12]:
        path = make.page_path(part, page)
        for nonce in range(4):
            noisy = make.link(path, noise_for(host, page, View(1, nonce)))
            assert make.canonical(noisy) == make.canonical(path)
        printed = make.print_link(path)
        if printed is not None:
            assert make.is_print(printed)
            assert make.canonical(printed) == make.canonical(path)


@pytest.mark.parametrize("host", HOSTS)
def test_a_wrong_address_is_missing_or_says_so_softly(host: str) -> None:
    part = hosts()[host][1]
    answer = respond(host, "/gibt/es/nicht.html", 1, 1)
    assert answer.status == (200 if part.options.get("soft_404") == "yes" else 404)
    assert b"nicht gefunden" in answer.body


def test_the_old_portal_answers_in_windows_1252_and_does_not_say_so() -> None:
    answer = respond("www.nordergeest.test", "/", 1, 1)
    assert answer.header("Content-Type") == "text/html"
    assert b"charset" not in answer.body
    assert "für" not in answer.body.decode("utf-8", errors="replace")
    assert "wählen sie" in answer.body.decode("windows-1252").lower()


def test_short_links_redirect_and_download_objects_name_their_file() -> None:
    page = hosts()["www.landkreis-mittelforst.test"][1].pages["integration"]
    moved = respond("www.landkreis-mittelforst.test", f"/?page_id={page.number}", 1, 1)
    assert moved.status == 301
    assert moved.header("Location").endswith("/integration/")
    download = respond(
        "www.landkreis-dreiquellen.test", "/dokumente/integrationskonzept/@@download/file", 1, 1
    )
    assert download.header("Content-Disposition") == "attachment; filename*=UTF-8''integrationskonzept.pdf"


def test_a_calendar_has_a_page_for_every_month_for_ever() -> None:
    for host, target, following in (
        ("www.kreis-falkenhorn.test", "/termine.html?month=203512", b"month=203601"),
        ("ratsinfo.nordergeest.test", "/sessionnet/bi/si0040.php?__cjahr=2035&__cmonat=12", b"__cjahr=2036"),
    ):
        answer = respond(host, target, 1, 1)
        assert answer.status == 200
        assert following in answer.body


def test_months_are_counted_over_the_year_and_nonsense_is_none() -> None:
    assert shifted(date(2026, 12, 1), 1) == date(2027, 1, 1)
    assert shifted(date(2026, 1, 1), -1) == date(2025, 12, 1)
    assert [valid_month(text) for text in ("202612", "202613", "abc", "")] == [True, False, False, False]


def test_plus_slugs_keep_case_and_lose_umlauts() -> None:
    assert plus_slug("Städte & Gemeinden") == "Staedte+_+Gemeinden"
