"""A paper that is a web page is looked at twice before its text counts as another."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

from tests.crawling import Crawls
from tests.fake_papers import concept
from tests.fake_site import Answer

AGS, HOST = "03001", "www.kreis-au.test"
FIRST, LATER = datetime(2026, 3, 3, 8, tzinfo=UTC), datetime(2026, 3, 13, 8, tzinfo=UTC)
TITLE = "Integrationskonzept des Landkreises Auental 2024"


def page(*more: str) -> Answer:
    paragraphs = [line for part in concept() for line in part.split("\n") if line]
    text = "".join(f"<p>{line}</p>" for line in (*paragraphs, *more))
    html = f"<html lang=de><head><title>{TITLE}</title></head><body><main><h1>{TITLE}</h1>{text}</main></body></html>"
    return Answer(html.encode(), {"Content-Type": "text/html; charset=utf-8"})


def test_what_differs_at_every_look_makes_no_version_and_what_stays_makes_one(crawling: Crawls) -> None:
    site = crawling.web.site(HOST)
    site.home(links={"/integrationskonzept": "Integrationskonzept"})
    numbers = count(3, 7)
    site.forms["/integrationskonzept"] = lambda _: page(
        f"Menschen, die heute mitmachen im Kreis: {next(numbers)}"
    )
    crawling.district(AGS, f"http://{HOST}/")
    crawling.crawl(AGS, now=FIRST)
    assert len(crawling.versions(AGS)) == 1
    crawling.web.forget()
    crawling.crawl(AGS, now=LATER)
    assert site.asked.count("/integrationskonzept") == 2
    assert len(crawling.versions(AGS)) == 1
    site.forms["/integrationskonzept"] = lambda _: page("Der Kreistag hat am 3. März 2026 die Fortschreibung beschlossen.")  # fmt: skip
    crawling.crawl(AGS, now=LATER.replace(day=20))
    assert len(crawling.versions(AGS)) == 2
