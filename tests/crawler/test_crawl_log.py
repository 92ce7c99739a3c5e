"""The log of a real crawl process."""

from __future__ import annotations

import json

import pytest

from tests.crawling import Crawls, crawls
from tests.fake_papers import concept_pdf


@pytest.fixture
def crawling(tmp_path_factory: pytest.TempPathFactory):
    with crawls(tmp_path_factory.mktemp("log")) as found:
        yield found


def two_districts(crawling: Crawls) -> None:
    for ags, name in (("03001", "auental"), ("03002", "bergen")):
        crawling.district(ags, f"http://www.{name}.test/")
        site = crawling.web.site(f"www.{name}.test")
        site.home({"/konzept.pdf": "Integrationskonzept 2024 (PDF)"})
        site.file("/konzept.pdf", concept_pdf())


def test_every_line_of_a_crawl_process_is_json_and_a_districts_lines_bear_it(
    crawling: Crawls, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_districts(crawling)
    environment = crawling.environment
    monkeypatch.setattr(
        crawling,
        "environment",
        lambda **values: environment(**values) | {"KONZEPTMONITOR_LOG__FORMAT": "json"},
    )
    rows = crawling.crawl("03001", "03002")
    lines = [json.loads(line) for line in crawling.log.splitlines()]

    assert {line["logger"].partition(".")[0] for line in lines} >= {"scrapy", "crawler"}
    for ags, row in rows.items():
        [end] = [line for line in lines if line["logger"] == "crawler.closing" and line["ags"] == ags]
        assert end["crawl_id"] == row.id


def test_without_a_setting_lines_are_for_people(crawling: Crawls) -> None:
    two_districts(crawling)
    row = crawling.crawl("03001")["03001"]
    assert f"INFO crawler.closing [crawl {row.id}, 03001]: 03001 complete" in crawling.log
