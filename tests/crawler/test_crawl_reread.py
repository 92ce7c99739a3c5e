"""After an upgrade of the reader the older body is read again first: what the site did is all that is told."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import text

from tests.crawling import Crawls
from tests.fake_papers import concept
from tests.fake_site import FakeSite

AGS = "03001"


def page(site: FakeSite, note: str = "") -> None:
    """The concept as a web page whose charset only the HTTP header tells."""
    said = "".join(f"<p>{line}</p>" for part in concept(note=note) for line in part.splitlines() if line)
    site.page("/konzept", "Integrationskonzept für den Landkreis Auental", said, charset="ibm850")


def test_the_older_body_is_read_in_the_charset_its_server_declared(crawling: Crawls) -> None:
    crawling.district(AGS, "http://www.auental.test/")
    site = crawling.web.site("www.auental.test")
    site.home({"/konzept": "Integrationskonzept des Landkreises Auental"})
    page(site)
    crawling.crawl(AGS, now=datetime(2026, 3, 1, tzinfo=UTC))
    with crawling.store.session() as session:
        session.execute(text("UPDATE document SET extractor = 0"))
    page(site, "Die Maßnahmen für Zugewanderte werden jährlich geprüft und öffentlich gemacht.")
    crawling.crawl(AGS, now=datetime(2026, 3, 8, tzinfo=UTC))

    assert [version.cause for version in crawling.versions(AGS)] == ["site", "site"]
