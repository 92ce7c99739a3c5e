"""The sample sites hang together: every link answers, every expected address serves what it should."""

from __future__ import annotations

import csv
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from monitor.samples.addresses import SITES, make_of
from monitor.samples.model import STATES, Page, Part
from monitor.samples.world import registry_csv, resolve_list, respond
from tests.monitor.samples.walk import Walk, split, walk

AGS = [site.ags for site in SITES]
ENOUGH_PAGES = 60  # distinct pages, calendars and print views not counted


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("ags", AGS)
def test_every_link_of_a_site_answers(ags: str, state: int) -> None:
    assert walk(ags, state).broken() == {}


@pytest.mark.parametrize("ags", AGS)
def test_a_site_has_pages_enough_to_get_lost_in(ags: str) -> None:
    pages = sum(len(targets) for targets in walk(ags, 1).pages.values())
    assert pages >= ENOUGH_PAGES


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("ags", AGS)
def test_every_page_of_the_tree_can_be_reached_by_links(ags: str, state: int) -> None:
    walked = walk(ags, state)
    missing = [
        page.key
        for part in next(site for site in SITES if site.ags == ags).parts
        for page in part.pages.values()
        if state in page.states and "hidden" not in page.options and not reached(walked, part, page, state)
    ]
    assert missing == []


def reached(walked: Walk, part: Part, page: Page, state: int) -> bool:
    make = make_of(part, state)
    return make.canonical(make.page_path(part, page)) in walked.pages[part.host]


def test_the_same_nonce_gives_the_same_bytes_and_another_nonce_other_noise() -> None:
    for site in SITES:
        for part in site.parts:
            _, target = split(f"http://{part.host}/")
            home = respond(part.host, target, 1, 7)
            assert respond(part.host, target, 1, 7) == home
            if home.status == 200:
                assert respond(part.host, target, 1, 8).body != home.body


def test_an_unknown_host_is_refused_and_an_alias_redirects_to_the_main_name() -> None:
    assert respond("www.nirgends.test", "/", 1, 1).status == 421
    for site in SITES:
        for part in site.parts:
            for alias in part.aliases:
                answer = respond(alias, "/x?y=1", 1, 1)
                assert (answer.status, answer.header("Location")) == (301, f"http://{part.host}/x?y=1")


def test_the_registry_names_every_host_of_every_district(tmp_path: Path) -> None:
    target = tmp_path / "districts.csv"
    registry_csv(target)
    rows = list(csv.DictReader(target.read_text(encoding="utf-8").splitlines()))
    assert [row["ags"] for row in rows] == AGS
    assert all(len(row["ags"]) == 5 and row["ags"].startswith("91") for row in rows)
    resolved = {entry.partition("=")[0] for entry in resolve_list(8080)}
    for row in rows:
        assert {urlsplit(url).hostname for url in (row["website"], *row["other_hosts"].split())} <= resolved


def test_robots_and_sitemaps_are_served_where_they_are_announced() -> None:
    for site in SITES:
        for part in site.parts:
            robots = respond(part.host, "/robots.txt", 1, 1)
            assert robots.status == (200 if part.robots else 404)
            for line in robots.body.decode().split("\n"):
                if line.startswith("Sitemap: "):
                    answer = respond(*split(line.removeprefix("Sitemap: ").strip()), 1, 1)
                    assert answer.status == 200
