"""The home page: read or not, and why not."""

from __future__ import annotations

import pytest

from crawler.home import Home
from storage.values import Failure


def test_a_home_page_with_a_menu_is_read_and_so_is_the_menu() -> None:
    home = Home("www.kreis.de")
    home.answered(12)
    assert (home.read, home.menu_read, home.failure) == (True, True, None)


def test_a_splash_screen_is_read_but_its_menu_is_not_until_a_sitemap_is() -> None:
    home = Home("www.kreis.de")
    home.answered(2)
    assert (home.read, home.menu_read) == (True, False)
    home.sitemap_read([])
    assert not home.menu_read
    home.sitemap_read(["https://www.kreis.de/a"])
    assert home.menu_read


def test_a_home_page_without_links_was_not_read() -> None:
    home = Home("www.kreis.de")
    home.answered(0)
    assert (home.read, home.failure) == (False, Failure.EMPTY)


def test_the_first_failure_is_the_one_that_counts() -> None:
    home = Home("www.kreis.de")
    home.failed(Failure.DNS, "https://www.kreis.de/")
    home.failed(Failure.REFUSED, "https://kreis.de/")
    assert home.failure == Failure.DNS


@pytest.mark.parametrize(
    "failure", [Failure.DNS, Failure.REFUSED, Failure.TLS, Failure.TIMEOUT, Failure.CONNECTION]
)
def test_a_home_page_that_cannot_be_reached_is_tried_in_its_other_spellings(failure: Failure) -> None:
    home, tried = Home("www.kreis.de"), []
    while (entry := home.failed(failure, "https://www.kreis.de/start")) is not None:
        tried.append(entry.url)
        assert (entry.kind, entry.channel) == ("seed", "seed")
    assert tried == ["https://kreis.de/start", "http://www.kreis.de/start"]


@pytest.mark.parametrize("failure", [Failure.FORBIDDEN, Failure.SERVER, Failure.BOT_WALL, Failure.ADDRESS])
def test_a_home_page_that_answers_with_a_refusal_is_not_tried_in_another_spelling(failure: Failure) -> None:
    assert Home("www.kreis.de").failed(failure, "https://www.kreis.de/") is None


def test_once_read_no_other_spelling_is_tried() -> None:
    home = Home("www.kreis.de")
    home.answered(12)
    assert home.failed(Failure.TIMEOUT, "https://www.kreis.de/") is None


def test_a_home_page_with_a_port_has_no_other_spelling() -> None:
    assert Home("127.0.0.1").failed(Failure.REFUSED, "http://127.0.0.1:8081/") is None


@pytest.mark.parametrize(
    ("host", "variant"),
    [
        ("kreis.de", True),
        ("www.kreis.de", True),
        ("portal.kreis.de", False),
        ("www.kreis.de.evil.com", False),
    ],
)
def test_the_other_spellings_are_with_and_without_www(host: str, variant: bool) -> None:
    assert Home("www.kreis.de").is_variant(host) is variant
