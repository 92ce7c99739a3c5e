"""What a crawl says about pages that need their scripts."""

from __future__ import annotations

from crawler.rendering.record import EVIDENCE, ScriptRecord


def test_a_crawl_without_such_pages_says_nothing() -> None:
    assert ScriptRecord().sentences() == []


def test_pages_that_stay_empty_are_told_with_number_reason_and_what_to_do() -> None:
    record = ScriptRecord()
    for number in range(3):
        record.page(f"http://www.kreis.test/{number}", "list", "no_extra")
    record.page("http://www.kreis.test/4", "data", "data")
    first, second = record.sentences()
    assert first == "4 Seiten füllen ihre Inhalte erst mit JavaScript; 1 davon wurde gelesen."
    assert second.startswith("3 Seiten sind ohne Browser nicht lesbar")
    assert "pip install 'konzeptmonitor[js]'" in second


def test_every_way_to_stay_empty_has_its_sentence() -> None:
    for why in ("no_extra", "no_browser", "switched_off", "pages_spent", "requests_spent", "empty", "failed"):
        record = ScriptRecord()
        record.page("http://www.kreis.test/", "list", why)
        assert len(record.sentences()) == 2, why


def test_requests_that_were_not_made_are_counted_by_reason() -> None:
    record = ScriptRecord()
    record.page("http://www.kreis.test/", "list", "empty")
    record.refuse("http://fremd.test/a.js", "outside")
    record.refuse("http://fremd.test/a.js", "outside")
    record.refuse("http://www.kreis.test/api", "robots")
    assert record.sentences()[-1] == (
        "3 Anfragen von Skripten wurden nicht gestellt (fremder Host: 2, robots.txt: 1)."
    )
    assert record.as_json()["refused"] == {
        "counts": {"outside": 2, "robots": 1},
        "examples": ["http://fremd.test/a.js", "http://www.kreis.test/api"],
    }


def test_the_row_keeps_fewer_examples_than_the_evidence() -> None:
    record = ScriptRecord()
    for number in range(30):
        record.page(f"http://www.kreis.test/{number}", "list", "empty")
    assert len(record.as_json()["examples"]) == 20
    assert len(record.as_json(examples=EVIDENCE)["examples"]) == 30
