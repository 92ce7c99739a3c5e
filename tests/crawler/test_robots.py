"""robots.txt per host and path (RFC 9309)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.robots import MAX_DELAY, read_robots

RULES = b"""\
User-agent: *
Disallow: /session/ # council
Allow: /session/oeffentlich
Disallow: /*?suche=
disallow: /geheim$
Crawl-delay: 2.5
Sitemap: https://www.kreis-au.de/sitemap.xml
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/session", True),
        ("/session/bi/", False),
        ("/session/oeffentlich/1", True),
        ("/a?suche=integration", False),
        ("/geheim", False),
        ("/geheimnis", True),
    ],
)
def test_the_longest_rule_that_fits_a_path_decides(path: str, allowed: bool) -> None:
    assert read_robots(200, RULES).allows(f"https://www.kreis-au.de{path}") is allowed


def test_delay_and_sitemaps_are_read() -> None:
    robots = read_robots(200, RULES)
    assert robots.delay == 2.5
    assert robots.sitemaps == ("https://www.kreis-au.de/sitemap.xml",)


def test_rules_for_us_go_before_rules_for_everyone() -> None:
    robots = read_robots(200, b"User-agent: *\nDisallow: /\n\nUser-agent: konzeptmonitor\nDisallow: /x\n")
    assert robots.allows("https://kreis.de/a")
    assert not robots.allows("https://kreis.de/x")


def test_rules_for_others_do_not_bind_us() -> None:
    assert read_robots(200, b"User-agent: GPTBot\nDisallow: /\n").allows("https://kreis.de/a")


@pytest.mark.parametrize("status", [None, 429, 500, 502, 503, 599])
def test_rules_that_could_not_be_had_forbid_everything(status: int | None) -> None:
    robots = read_robots(status, RULES)
    assert not robots.available
    assert not robots.allows("https://kreis.de/")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_an_origin_without_rules_allows_everything(status: int) -> None:
    robots = read_robots(status, b"User-agent: *\nDisallow: /\n")
    assert robots.available
    assert robots.allows("https://kreis.de/session/")


@pytest.mark.parametrize(
    "body",
    [b"<!DOCTYPE html><p>Disallow: /</p>", b"  \n<html>\nDisallow: /", b"", b"\x00\xff\xfe", b"Disallow"],
)
def test_a_page_or_rubbish_instead_of_rules_forbids_nothing(body: bytes) -> None:
    assert read_robots(200, body).allows("https://kreis.de/a")


def test_a_byte_order_mark_does_not_hide_the_first_rule() -> None:
    robots = read_robots(200, b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /x\r\n")
    assert not robots.allows("https://kreis.de/x")


@pytest.mark.parametrize(
    ("stated", "delay"), [("0", 0.0), ("10", 10.0), ("86400", MAX_DELAY), ("bald", None)]
)
def test_a_crawl_delay_is_kept_up_to_a_minute(stated: str, delay: float | None) -> None:
    assert read_robots(200, f"User-agent: *\nCrawl-delay: {stated}\n".encode()).delay == delay


@given(st.binary(max_size=300), st.sampled_from(["https://kreis.de/", "https://kreis.de/%C3%A4?b=c&d", "x"]))
def test_no_bytes_make_reading_or_asking_raise(body: bytes, url: str) -> None:
    assert isinstance(read_robots(200, b"User-agent: *\nDisallow: " + body).allows(url), bool)


def test_rules_beyond_the_first_half_megabyte_are_not_read() -> None:
    body = b"User-agent: *\n" + b"# nothing\n" * 60_000 + b"Disallow: /\n"
    assert read_robots(200, body).allows("https://kreis.de/a")
