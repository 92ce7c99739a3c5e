"""Sitemaps list the pages of their host, in the form each host has."""

from __future__ import annotations

import gzip
from xml.etree import ElementTree

from monitor.samples.model import Response
from monitor.samples.world import respond

NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(answer: Response) -> list[str]:
    body = (
        gzip.decompress(answer.body) if answer.header("Content-Type") == "application/gzip" else answer.body
    )
    return [str(element.text) for element in ElementTree.fromstring(body).iter(f"{NS}loc")]


def test_a_plain_sitemap_lists_pages_that_answer() -> None:
    found = locations(respond("www.landkreis-hohenrode.test", "/sitemap.xml", 1, 1))
    assert len(found) > 60
    for url in found[:20]:
        assert respond("www.landkreis-hohenrode.test", url.partition(".test")[2], 1, 1).status == 200


def test_an_index_leads_to_pages_and_news() -> None:
    parts = locations(respond("www.landkreis-mittelforst.test", "/wp-sitemap.xml", 1, 1))
    assert len(parts) == 2
    listed = [
        locations(respond("www.landkreis-mittelforst.test", url.partition(".test")[2], 1, 1)) for url in parts
    ]
    assert all(listed)
    assert not set(listed[0]) & set(listed[1])


def test_a_gzipped_sitemap_unpacks() -> None:
    assert len(locations(respond("www.kreis-haffwinkel.test", "/sitemap.xml.gz", 1, 1))) > 60


def test_new_pages_appear_in_the_second_state_only() -> None:
    first, second = (
        locations(respond("www.landkreis-tannried.test", "/sitemap.xml", state, 1)) for state in (1, 2)
    )
    assert set(first) < set(second)


def test_a_host_without_a_sitemap_has_none() -> None:
    assert respond("www.landkreis-auental.test", "/sitemap.xml", 1, 1).status == 404
