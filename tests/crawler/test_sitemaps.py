"""XML sitemaps: index files, gzip, broken ones."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.sitemaps import SitemapEntry, read_sitemap

SITEMAP = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <url><loc> https://www.kreis-au.de/integration?a=1&amp;b=2 </loc><lastmod>2026-03-01</lastmod></url>
  <url><loc>https://www.kreis-au.de/%C3%BCber</loc></url>
  <url><lastmod>2026-03-01</lastmod></url>
</urlset>"""
ENTRIES = [
    SitemapEntry("https://www.kreis-au.de/integration?a=1&b=2", "2026-03-01", is_sitemap=False),
    SitemapEntry("https://www.kreis-au.de/%C3%BCber", "", is_sitemap=False),
]


@pytest.mark.parametrize("body", [SITEMAP, gzip.compress(SITEMAP), b"\xef\xbb\xbf" + SITEMAP])
def test_addresses_and_dates_are_read_packed_or_not(body: bytes) -> None:
    assert read_sitemap(body) == ENTRIES


def test_a_sitemap_without_namespace_is_one() -> None:
    assert (
        read_sitemap(SITEMAP.replace(b' xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"', b"")) == ENTRIES
    )


def test_an_index_names_further_sitemaps() -> None:
    index = b"<sitemapindex><sitemap><loc>https://kreis.de/a.xml.gz</loc></sitemap></sitemapindex>"
    assert read_sitemap(index) == [SitemapEntry("https://kreis.de/a.xml.gz", "", is_sitemap=True)]


def test_one_bad_character_does_not_hide_the_rest() -> None:
    broken = SITEMAP.replace(b"&amp;", b"&").replace(b"</urlset>", b"")
    assert "https://www.kreis-au.de/%C3%BCber" in [entry.url for entry in read_sitemap(broken)]


def test_a_sitemap_cut_off_in_the_middle_gives_what_it_holds() -> None:
    assert read_sitemap(SITEMAP[: SITEMAP.index(b"<url><lastmod>")]) == ENTRIES


def test_entities_of_a_stranger_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE u [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]><urlset><url><loc>https://kreis.de/&b;&f;</loc></url></urlset>'
    assert all("aaaa" not in entry.url and "root" not in entry.url for entry in read_sitemap(bomb))


def test_a_gzip_bomb_stops_at_the_size_sitemaps_may_have() -> None:
    assert read_sitemap(gzip.compress(b"<urlset>" + b" " * 60_000_000, compresslevel=1)) == []


@pytest.mark.parametrize(
    "body", [b"", b"<html><url><loc>https://kreis.de</loc></url></html>", b"\x1f\x8b", b"\x1f\x8bxx"]
)
def test_anything_else_has_no_entries(body: bytes) -> None:
    assert read_sitemap(body) == []


@given(st.binary(max_size=200), st.booleans())
def test_no_bytes_make_reading_raise(rubbish: bytes, packed: bool) -> None:
    body = b"<urlset><url><loc>https://kreis.de/a</loc></url>" + rubbish
    read_sitemap(gzip.compress(body)[: -len(rubbish) or None] if packed else body)
