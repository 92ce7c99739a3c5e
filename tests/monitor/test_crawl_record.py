"""The end record of a crawl, whatever of it there is."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from monitor.crawl_record import read
from monitor.crawl_record_text import citation, left_sentence, record_lines
from tests.monitor.dashboard.test_evidence import json_values

PARTS = st.sampled_from(
    [
        "crawl",
        "hosts",
        "failures",
        "robots",
        "rejected",
        "unread",
        "traps",
        "papers",
        "pages",
        "left",
        "notes",
    ]
)


def test_the_record_says_what_was_asked_of_each_host() -> None:
    (host,) = read({"hosts": [{"host": "www.k.de", "requests": 9, "answered": 8, "failed": 1}]}).hosts

    assert (host.host, host.requests, host.answered, host.failed, host.robots_blocked) == (
        "www.k.de",
        9,
        8,
        1,
        0,
    )


def test_rejected_candidates_are_grouped_by_reason_nearest_miss_first() -> None:
    rejected = [
        {"url": "u1", "title": "Aktionsplan Inklusion", "score": 0.1, "reason": "Inklusion"},
        {"url": "u2", "title": "Klimaschutz", "score": 0.1, "reason": "„integriert“"},
        {"url": "u3", "title": "Inklusionsplan", "score": 0.3, "reason": "Inklusion"},
    ]

    first, second = read({"rejected": rejected}).by_reason()

    assert (first.reason, [one.title for one in first.candidates]) == (
        "Inklusion",
        ["Inklusionsplan", "Aktionsplan Inklusion"],
    )
    assert second.reason == "„integriert“"


def test_a_crawl_without_record_shows_nothing() -> None:
    assert read(None) == read({})
    assert read({}).hosts == ()


@given(st.dictionaries(PARTS, json_values))
def test_no_stored_shape_breaks_a_page(record: dict[str, Any]) -> None:
    seen = read(record)
    seen.by_reason()
    assert record_lines(seen, pages=True)


SEARCHED = read(
    {
        "crawl": {
            "crawl_id": 12,
            "ags": "03001",
            "name": "Landkreis Auental",
            "ended_at": "2026-11-24T16:40:00Z",
            "outcome": "complete",
            "detail": "Alle erreichbaren Adressen wurden gelesen.",
            "requests": 85,
            "answered": 84,
            "pages": 60,
            "documents": 1,
        },
        "hosts": [{"host": "www.k.de"}, {"host": "ris.k.de"}],
        "rejected": [
            {
                "url": "https://www.k.de/i.pdf",
                "title": "Aktionsplan Inklusion",
                "score": 0.04,
                "reason": "Inklusion.",
            }
        ],
        "robots": [
            {
                "origin": "https://www.k.de",
                "rule": "Disallow: /intern/",
                "urls": ["https://www.k.de/intern/a"],
            }
        ],
        "papers": [
            {"paper_id": 3, "title": "Bericht", "role": "report", "url": "u", "channels": ["link", "sitemap"]}
        ],
    }
)


def test_the_first_sentence_can_be_cited() -> None:
    said = citation(SEARCHED).replace("\u00a0", " ")

    assert said.startswith("Am 24.11.2026 durchsucht. Alle erreichbaren Adressen wurden gelesen.")
    assert "Hosts: www.k.de, ris.k.de." in said
    assert "85 Abrufe, davon 84 beantwortet; 60 Seiten und 1 Datei gelesen" in said
    assert said.endswith("1 Papier bekannt, 1 Kandidat geprüft und verworfen.")


def test_the_text_names_rule_candidate_and_channels() -> None:
    text = "\n".join(record_lines(SEARCHED))

    assert "„Disallow: /intern/“" in text
    assert "0,04  Aktionsplan Inklusion (https://www.k.de/i.pdf)" in text
    assert "gesehen über: Verweis auf einer Seite, Sitemap" in text


def test_fetches_are_listed_only_when_asked_for() -> None:
    record = read({"pages": [{"url": "https://k.de/a", "status": 200, "at": "2026-11-24T16:40:00Z"}]})

    assert "https://k.de/a" not in "\n".join(record_lines(record))
    assert "200  https://k.de/a" in "\n".join(record_lines(record, pages=True))


def test_what_was_left_is_told_with_the_chance_of_the_best() -> None:
    budget = read({"left": {"queued": 12, "best": 0.034}}).left
    rule = read({"left": {"hopeless": 3, "worth_asking": 0.006}}).left

    assert "12\u00a0Adressen blieben ungefragt" in left_sentence(budget)
    assert "3,4\u00a0%" in left_sentence(budget)
    assert "weniger als 0,6\u00a0%" in left_sentence(rule)
    assert left_sentence(read({}).left) == "Keine bekannte Adresse blieb ungefragt."
