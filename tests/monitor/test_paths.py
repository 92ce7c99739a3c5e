from __future__ import annotations

from sqlalchemy.orm import Session

from monitor.paths import link_paths
from tests.monitor.builders import SITE, make_crawl, make_resource


def test_the_way_leads_from_the_seed_to_the_find_in_the_words_of_the_links(session: Session) -> None:
    crawl = make_crawl(session)
    home = make_resource(session, crawl, "/")
    page = make_resource(session, crawl, "/integration", home, link_text="Integration")
    paper = make_resource(session, crawl, "/k.pdf", page, link_text="Konzept (PDF)")
    paths = link_paths(session, [paper.id, home.id])
    assert [step.as_json() for step in paths[paper.id]] == [
        {"url": f"{SITE}/", "link_text": None, "text": "Startadresse"},
        {"url": f"{SITE}/integration", "link_text": "Integration", "text": "Integration"},
        {"url": f"{SITE}/k.pdf", "link_text": "Konzept (PDF)", "text": "Konzept (PDF)"},
    ]
    assert len(paths[home.id]) == 1


def test_an_entry_of_a_sitemap_says_so_and_a_link_without_words_shows_its_address(session: Session) -> None:
    crawl = make_crawl(session)
    entry = make_resource(session, crawl, "/a", channel="sitemap")
    bare = make_resource(session, crawl, "/b", entry)
    assert [step.words for step in link_paths(session, [bare.id])[bare.id]] == ["Sitemap", f"{SITE}/b"]


def test_pages_that_name_each_other_as_parent_end_the_walk(session: Session) -> None:
    crawl = make_crawl(session)
    first = make_resource(session, crawl, "/a")
    second = make_resource(session, crawl, "/b", first, link_text="b")
    first.parent_id = second.id
    session.flush()
    assert [step.url for step in link_paths(session, [second.id])[second.id]] == [f"{SITE}/a", f"{SITE}/b"]
