"""The bench of changes must be fair: repeatable, of the promised size, and true about itself."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.changes.measure.judge import Told, judge
from benchmarks.changes.site.model import Truth
from benchmarks.changes.site.world import World
from crawler.extract.read import read
from storage.text import fold

WANTED = {
    "page_text": 5, "pdf_replaced": 5, "new_pdf_linktext": 3, "new_pdf_href_only": 2, "page_gone_404": 1, "page_soft404": 1,
    "pdf_regenerated": 5, "page_moved_301": 1, "pdf_moved_301": 1, "link_moved_same_doc": 1, "transient_503": 2, "unlisted_pdf": 1,
}  # fmt: skip


@pytest.fixture(scope="module")
def worlds() -> tuple[World, World]:
    """The same seed before and after the last round."""
    before, after = World(3), World(3)
    after.advance()
    after.advance()
    return before, after


def _body(world: World, url: str) -> bytes:
    address, _, path = url.removeprefix("http://").partition("/")
    return world.answer(address.partition(":")[0], f"/{path}", "").body


def test_there_are_enough_addresses_and_the_promised_changes(worlds: tuple[World, World]) -> None:
    before, after = worlds
    assert sum(len(host.watched) for host in before.hosts) >= 250
    assert Counter(truth.kind for truth in after.truths) == WANTED
    assert sum(truth.wanted == "alert" for truth in after.truths) == 17
    assert sum(truth.wanted in ("silence", "move") for truth in after.truths) == 10


def test_no_address_is_touched_twice(worlds: tuple[World, World]) -> None:
    touched = Counter(url for truth in worlds[1].truths for url in truth.urls)
    assert [url for url, times in touched.items() if times > 1] == []


def test_a_file_set_anew_says_the_same_in_other_bytes_and_a_replaced_one_does_not(
    worlds: tuple[World, World],
) -> None:
    before, after = worlds
    for truth in after.truths:
        if truth.kind not in ("pdf_regenerated", "pdf_replaced"):
            continue
        (url,) = truth.urls
        old, new = _body(before, url), _body(after, url)
        same = fold(read(old, "application/pdf").text) == fold(read(new, "application/pdf").text)
        assert old != new
        assert same == (truth.kind == "pdf_regenerated"), url


def test_an_alert_counts_once_for_what_it_names_and_a_move_told_twice_is_false() -> None:
    truths = [
        Truth("page_text", "alert", frozenset({"a"})),
        Truth("page_moved_301", "move", frozenset({"b", "c"})),
    ]
    told = [Told("change", frozenset({"a"})), Told("change", frozenset({"a", "x"})), Told("change", frozenset({"x"})),
            Told("move", frozenset({"b", "c"})), Told("move", frozenset({"c"}))]  # fmt: skip
    verdict = judge(told, truths)
    assert (len(verdict.true), len(verdict.false), len(verdict.moves)) == (1, 2, 1)
