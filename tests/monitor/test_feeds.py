from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from monitor.feeds import atom
from tests.monitor.home import NOW, alert, crawl, opened, paper

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def session(tmp_path):
    with opened(tmp_path) as store, store.session() as session:
        yield session


def parsed(*alerts, base_url="https://k.example", title="Meldungen", now=NOW, address=""):
    return etree.fromstring(atom(alerts, base_url, title, now, address))


def texts(tree, path):
    return tree.xpath(f"{path}/text()", namespaces=ATOM)


def test_the_feed_has_all_that_rfc_4287_demands(session):
    run = crawl(session)
    tree = parsed(alert(session, run), alert(session, run), address="https://k.example/feed.atom")

    assert tree.tag == "{http://www.w3.org/2005/Atom}feed"
    for node in (tree, *tree.xpath("a:entry", namespaces=ATOM)):
        for required in ("id", "title", "updated"):
            [text] = texts(node, f"a:{required}")
            assert text
        assert datetime.fromisoformat(texts(node, "a:updated")[0]).tzinfo
        assert urlsplit(texts(node, "a:id")[0]).scheme == "urn"
    assert texts(tree, "a:author/a:name") == ["Konzeptmonitor"]
    assert tree.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == ["https://k.example/feed.atom"]
    assert len(set(texts(tree, "//a:id"))) == 3


def test_an_entry_says_why_in_german(session):
    run = crawl(session)
    tree = parsed(alert(session, run, paper(session, run, title="Zusammen in Auental")))

    assert texts(tree, "a:entry/a:title") == ["Neues Konzept, Landkreis Auental: „Zusammen in Auental“"]
    [content] = texts(tree, "a:entry/a:content")
    assert "<li>Titel nennt ein Integrationskonzept.</li>" in content
    [link] = tree.xpath("a:entry/a:link", namespaces=ATOM)  # without a rel it is the alternate
    assert (link.get("href"), link.get("rel")) == ("https://k.example/meldungen/1", None)
    assert tree.xpath("a:entry/a:category/@term", namespaces=ATOM) == ["new_concept"]


def test_ids_outlive_a_move_of_the_dashboard_and_later_alerts(session):
    run = crawl(session)
    first = alert(session, run)
    before = parsed(first, base_url="http://127.0.0.1:8765")
    after = parsed(first, alert(session, run), base_url="https://k.example/")

    assert texts(before, "a:id") == texts(after, "a:id")
    assert set(texts(before, "a:entry/a:id")) < set(texts(after, "a:entry/a:id"))


def test_the_newest_alert_comes_first_and_dates_the_feed(session):
    run = crawl(session)
    old, new = alert(session, run, title="alt"), alert(session, run, title="neu")
    new.created_at = NOW + timedelta(days=1)
    tree = parsed(old, new, now=NOW + timedelta(days=9))

    assert [title[-4:] for title in texts(tree, "a:entry/a:title")] == ["neu“", "alt“"]
    assert datetime.fromisoformat(texts(tree, "a:updated")[0]) == new.created_at


def test_an_empty_feed_is_a_feed():
    tree = parsed()

    assert datetime.fromisoformat(texts(tree, "a:updated")[0]) == NOW
    assert tree.xpath("a:entry", namespaces=ATOM) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_whatever_a_website_writes_the_feed_can_be_read(session, text):
    row = alert(session, None, title=text, url=text, urls=[text], reasons=[{"text": text, "weight": 1}])

    assert len(parsed(row).xpath("a:entry", namespaces=ATOM)) == 1
