"""Papers told in many short pages, crawled again: nothing is told twice, a change and a new chapter are told once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import update

from monitor.changes import detect_all
from monitor.listings import alert_rows, paper_rows
from storage.models import Version
from tests.crawler.test_crawl_page_trees import NOW, blog, chapters, concepts, slug, wiki
from tests.crawling import crawls
from tests.fake_site import FakeSite

SAME, CHANGED, GROWN = "03061", "03062", "03063"
ROOT = "/themen/integrationskonzept/"
NEXT = NOW + timedelta(days=7)
NEWS = "Neu ist ein Fonds von 250.000 Euro für Mietzuschüsse an kinderreiche Familien im ganzen Landkreis Auental."


@dataclass(frozen=True)
class Found:
    rows: list[dict[str, object]]
    alerts: list[dict[str, object]]

    def told(self, ags: str) -> list[dict[str, object]]:
        return [alert for alert in self.alerts if alert["ags"] == ags]


def change(site: FakeSite) -> None:
    site.page(f"{ROOT}wohnen/", "Wohnen", f"{chapters()['Wohnen']}<p>{NEWS}</p>")


def grow(site: FakeSite) -> None:
    name = "Kultur und Sport"
    links = {f"{ROOT}{slug(one)}/": one for one in (*chapters(), name)}
    site.page(ROOT, "Integrationskonzept", "<p>Die Kapitel:</p>", links)
    site.page(f"{ROOT}{slug(name)}/", name, f"<p>Ziel: Sport verbindet.</p><p>Maßnahme 9: {NEWS}</p>")


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Found]:
    with crawls(tmp_path_factory.mktemp("trees-later") / "home") as crawling:
        sites = {ags: crawling.web.site(f"www.b{ags}.test") for ags in (SAME, CHANGED, GROWN)}
        for ags, site in sites.items():
            crawling.district(ags, f"http://www.b{ags}.test/")
            (wiki if ags == SAME else blog)(site)
        crawling.crawl(*sites, now=NOW)
        detect_all(crawling.store, NOW)
        # As with a clock that runs: a paper's first version is older than the parts read after it.
        with crawling.store.session() as session:
            session.execute(update(Version).values(captured_at=NOW - timedelta(minutes=1)))
        change(sites[CHANGED])
        grow(sites[GROWN])
        crawling.crawl(*sites, now=NEXT)
        detect_all(crawling.store, NEXT)
        with crawling.store.session() as session:
            yield Found(paper_rows(session), alert_rows(session))


def test_what_did_not_change_is_one_paper_with_one_version_and_nothing_is_told(again: Found) -> None:
    [row] = concepts(again.rows, SAME)
    assert len(row["versions"]) == 1  # type: ignore[arg-type]
    assert [row for row in again.rows if row["ags"] == SAME] == [row]
    assert again.told(SAME) == []


@pytest.mark.parametrize(("ags", "more"), [(CHANGED, 0), (GROWN, 1)])
def test_a_changed_and_a_new_chapter_change_the_paper_and_are_told_once(
    again: Found, ags: str, more: int
) -> None:
    [row] = concepts(again.rows, ags)
    assert len(row["parts"]) == len(chapters()) + 1 + more  # type: ignore[arg-type]
    assert len(row["versions"]) == 2  # type: ignore[arg-type]
    [alert] = again.told(ags)
    assert alert["paper_id"] == row["paper_id"]
    assert "250.000" in str(alert["evidence"])
