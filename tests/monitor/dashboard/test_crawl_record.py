"""The end record of a crawl, whatever of it there is."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from monitor.dashboard.crawl_record import read
from tests.monitor.dashboard.test_evidence import json_values

PARTS = st.sampled_from(["hosts", "failures", "robots", "rejected", "notes"])


def test_the_record_says_what_was_asked_of_each_host() -> None:
    (host,) = read({"hosts": {"www.k.de": {"requests": 9, "answered": 8, "failed": 1}}}).hosts

    assert (host.host, host.requests, host.answered, host.failed, host.robots_blocked) == (
        "www.k.de",
        9,
        8,
        1,
        0,
    )


def test_failures_come_most_frequent_first() -> None:
    record = read({"failures": {"timeout": {"count": 2, "examples": ["https://k.de"]}, "tls": {"count": 5}}})

    assert [group.failure for group in record.failures] == ["tls", "timeout"]


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
    read(record).by_reason()
