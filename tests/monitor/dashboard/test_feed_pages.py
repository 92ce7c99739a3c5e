"""Feeds of all alerts, of a Land, a district, a kind, and of one subscriber."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from monitor.dashboard.app import create_app
from storage.models import Subscriber
from storage.store import Store
from tests.monitor import home

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with home.opened(tmp_path) as store:
        with store.session() as session:
            home.district(session, "14521", name="Erzgebirgskreis", land="Sachsen")
            for ags, kind in (("03991", "new_concept"), ("03991", "moved"), ("14521", "moved")):
                run = home.crawl(session, ags)
                home.alert(session, run, home.paper(session, run, title=f"{kind} {ags}"), kind=kind)
            home.subscriber(session, token="geheim-1", filters={"land": ["Sachsen"]})
        yield store


@pytest.fixture
def web(store: Store) -> Iterator[TestClient]:
    with TestClient(create_app(store, lambda: home.NOW), base_url="http://127.0.0.1:8765") as client:
        yield client


def titles(web: TestClient, path: str) -> list[str]:
    answer = web.get(path)
    assert answer.status_code == 200, path
    tree = ElementTree.fromstring(answer.content)
    entries = tree.findall(f"{ATOM}entry") or tree.findall("channel/item")
    return [
        (one.findtext(f"{ATOM}title") or one.findtext("title") or "").split("„")[1].strip("“")
        for one in entries
    ]


def test_a_feed_of_everything_in_both_forms(web: TestClient) -> None:
    everything = ["moved 14521", "moved 03991", "new_concept 03991"]
    assert titles(web, "/feed.atom") == titles(web, "/feed.rss") == everything
    assert web.get("/feed.rss").headers["content-type"] == "application/rss+xml; charset=utf-8"


def test_a_feed_of_a_land_a_district_a_kind(web: TestClient) -> None:
    assert titles(web, "/feed.atom?land=Sachsen") == ["moved 14521"]
    assert titles(web, "/feed.rss?kreis=03991&art=verschoben") == ["moved 03991"]
    assert titles(web, "/feed.atom?land=Nirgendwo") == []
    assert web.get("/feed.atom?art=unsinn").status_code == 404


def test_a_feed_names_its_own_address(web: TestClient) -> None:
    tree = ElementTree.fromstring(web.get("/feed.atom?land=Sachsen").content)
    own = [link.get("href") for link in tree.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own == ["http://127.0.0.1:8765/feed.atom?land=Sachsen"]


def test_a_subscriber_has_a_feed_of_their_own_until_they_leave(web: TestClient, store: Store) -> None:
    assert titles(web, "/feed/geheim-1.atom") == titles(web, "/feed/geheim-1.rss") == ["moved 14521"]
    assert web.get("/feed/geraten.atom").status_code == 404

    with store.session() as session:
        session.query(Subscriber).one().ended_at = home.NOW
    assert web.get("/feed/geheim-1.atom").status_code == 404


def test_an_item_of_rss_has_what_readers_need(web: TestClient) -> None:
    item = ElementTree.fromstring(web.get("/feed.rss").content).findall("channel/item")[0]
    assert (item.findtext("link") or "").startswith("http://127.0.0.1:8765/meldungen/")
    assert (item.findtext("guid") or "").startswith("urn:uuid:")
    assert item.findtext("pubDate")
    assert "Warum gemeldet" in (
        item.findtext("description")
        or item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
        or ""
    )
